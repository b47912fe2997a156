import type { ServerResponse } from "node:http";
import { type LoopbackServer, type SeenRequest, startLoopbackServer } from "../../loopback-server.js";

/**
 * Starts a server that gives each request on to another one, so that a test can do something before: wait, or be faster
 * than the program that it tests.
 */
export async function forwardRequests(
  to: string,
  before: (request: SeenRequest) => Promise<unknown>,
): Promise<LoopbackServer> {
  const proxy = await startLoopbackServer();
  proxy.answer = async (response, request) => {
    await before(request);
    await forward(to, request, response);
  };
  return proxy;
}

async function forward(to: string, request: SeenRequest, response: ServerResponse): Promise<void> {
  const { method, url, headers, body } = request;
  const { accept = "*/*", "content-type": type } = headers;
  const answer = await fetch(to + url, {
    method,
    headers: { accept, ...(type !== undefined && { "content-type": type }) },
    ...(body !== "" && { body }),
  });
  response.writeHead(answer.status, { "content-type": answer.headers.get("content-type") ?? "text/plain" });
  response.end(await answer.text());
}
