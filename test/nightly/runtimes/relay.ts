/**
 * A server before the real one that records how each call ends, and that fails on demand. It also serves the browser's
 * page, since the Admin API has no CORS, so that both have one origin.
 */

import { randomUUID } from "node:crypto";
import { once } from "node:events";
import { readFileSync } from "node:fs";
import { Agent, createServer, type IncomingMessage, request, type ServerResponse } from "node:http";
import { join } from "node:path";

export interface Relay {
  readonly url: string;
  countOpen(): number;
  close(): Promise<void>;
}

export interface RelayTargets {
  readonly adminUrl: string;
  readonly ingressUrl: string;
  /** An address where nobody listens, and to which the page may connect. */
  readonly refusedUrl: string;
  /** The path of the page's script. */
  readonly folder: string;
}

interface Call {
  readonly headers: IncomingMessage["headers"];
  readonly outgoing: ServerResponse;
  end: "complete" | "left by the caller" | "broken off" | null;
}

type Answer = (incoming: IncomingMessage, outgoing: ServerResponse, rest: string) => void;

export async function startRelay({ adminUrl, ingressUrl, refusedUrl, folder }: RelayTargets): Promise<Relay> {
  const calls = new Map<string, Call>();
  const agent = new Agent({ keepAlive: true });
  const readId = ({ headers }: IncomingMessage) => String(headers["x-call"] ?? randomUUID());

  const toAdmin: Answer = (incoming, outgoing, rest) => {
    const call: Call = { headers: incoming.headers, outgoing, end: null };
    calls.set(readId(incoming), call);
    outgoing.on("close", () => {
      call.end ??= outgoing.writableFinished ? "complete" : "left by the caller";
    });
    pass(incoming, outgoing, `${adminUrl}/${rest}`, agent, () => {
      call.end ??= "broken off";
    });
  };

  const answers: Readonly<Record<string, Answer>> = {
    admin: toAdmin,
    ingress: (incoming, outgoing, rest) => pass(incoming, outgoing, `${ingressUrl}/${rest}`, agent),
    "once-unavailable": (incoming, outgoing, rest) => {
      const id = readId(incoming);
      if (calls.has(id)) return toAdmin(incoming, outgoing, rest);
      calls.set(id, { headers: incoming.headers, outgoing, end: "complete" });
      outgoing.writeHead(503, { "retry-after": "0" }).end();
    },
    moved: (_, outgoing, rest) => outgoing.writeHead(307, { location: `/admin/${rest}` }).end(),
    cut: (_, outgoing) => {
      outgoing.writeHead(200, { "content-type": "application/json", "content-length": 1_000 });
      // Waits until the beginning has had the time to arrive.
      outgoing.write('{"deployments":[', () => setTimeout(() => outgoing.destroy(), 50));
    },
    break: (_, outgoing, id) => {
      const call = calls.get(id);
      call?.outgoing.destroy();
      outgoing.writeHead(call?.end === null ? 204 : 404).end();
    },
    calls: (_, outgoing, id) => {
      const { headers, end } = calls.get(id) ?? {};
      outgoing.writeHead(headers ? 200 : 404, { "content-type": "application/json" });
      outgoing.end(JSON.stringify({ headers, end }));
    },
    "page.html": (_, outgoing) => {
      const policy = `default-src 'none'; script-src 'self'; img-src data:; connect-src 'self' ${refusedUrl}`;
      outgoing.writeHead(200, { "content-type": "text/html", "content-security-policy": policy });
      outgoing.end('<!doctype html><title>Page</title><link rel="icon" href="data:,"><script src="page.js"></script>');
    },
    "page.js": (_, outgoing) => {
      outgoing.writeHead(200, { "content-type": "text/javascript" }).end(readFileSync(join(folder, "page.js")));
    },
  };

  const server = createServer((incoming, outgoing) => {
    const [, name = "", rest = ""] = /^\/([^/]*)\/?(.*)$/.exec(incoming.url ?? "") ?? [];
    const answer = Object.hasOwn(answers, name) ? answers[name] : undefined;
    if (answer) answer(incoming, outgoing, rest);
    else outgoing.writeHead(404).end();
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  if (typeof address !== "object" || address === null) throw new Error("The relay is not listening on a port");
  return {
    url: `http://127.0.0.1:${address.port}`,
    countOpen: () => [...calls.values()].filter(({ end }) => end === null).length,
    async close() {
      agent.destroy();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

/** Passes every byte on, and each end as it comes: if one side leaves, the other side is left, too. */
function pass(
  incoming: IncomingMessage,
  outgoing: ServerResponse,
  url: string,
  agent: Agent,
  onBreak: () => void = () => {},
): void {
  const { method = "GET", headers } = incoming;
  const onward = request(url, { method, headers, agent });
  const breakOff = () => {
    if (!outgoing.destroyed) onBreak();
    outgoing.destroy();
  };
  onward.on("error", breakOff);
  onward.on("response", (answer) => {
    outgoing.writeHead(answer.statusCode ?? 500, answer.headers);
    answer.on("error", breakOff);
    answer.pipe(outgoing);
  });
  outgoing.on("close", () => onward.destroy());
  incoming.pipe(onward);
}
