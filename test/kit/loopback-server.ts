import { once } from "node:events";
import { createServer, type IncomingHttpHeaders, type ServerResponse } from "node:http";
import { listen } from "./listen.js";

export interface SeenRequest {
  readonly method: string;
  /** The URL as the request line had it. */
  readonly url: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

export interface LoopbackServer {
  readonly url: string;
  readonly requests: SeenRequest[];
  /** Answers each request from now on. */
  answer: (response: ServerResponse, request: SeenRequest) => void;
  close(): Promise<void>;
}

/** The open responses of all loopback servers: neither complete nor abandoned by the client. */
export const openResponses: Set<ServerResponse> = new Set();

/** The requests to all loopback servers since the test began, for the message of a failed test. */
export const sinceTestBegan: string[] = [];

/** Starts a real HTTP server on 127.0.0.1 that records its requests. It answers `200 {}` by default, at a port that is free. */
export async function startLoopbackServer(port = 0): Promise<LoopbackServer> {
  const requests: SeenRequest[] = [];
  const server = createServer(async (incoming, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of incoming) chunks.push(chunk as Buffer);
    const { method = "", url = "", headers } = incoming;
    const request = { method, url, headers, body: Buffer.concat(chunks).toString("utf8") };
    requests.push(request);
    sinceTestBegan.push(`${method} ${url} ${request.body}`.trim().slice(0, 300));
    openResponses.add(response);
    response.once("close", () => openResponses.delete(response));
    loopback.answer(response, request);
  });
  // After a time without CPU, the process would close a connection that its client is just using again.
  server.keepAliveTimeout = 0;
  const loopback: LoopbackServer = {
    url: await listen(server, port),
    requests,
    answer: (response) => answerJson(response, 200, {}),
    async close() {
      if (!server.listening) return;
      server.closeAllConnections();
      server.close();
      await once(server, "close");
    },
  };
  return loopback;
}

export function answerJson(response: ServerResponse, status: number, body: unknown): void {
  response.writeHead(status, { "content-type": "application/json" }).end(JSON.stringify(body));
}

export function answerText(response: ServerResponse, status: number, body: string, type = "text/plain"): void {
  response.writeHead(status, { "content-type": type }).end(body);
}
