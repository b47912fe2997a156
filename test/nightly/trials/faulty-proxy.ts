/** A proxy before a server that loses, cuts, delays and replaces what passes. It knows what the server was asked and answered. */

import { createServer, type ServerResponse } from "node:http";
import { setTimeout as delay } from "node:timers/promises";
import { listen } from "../../kit/listen.js";

/** What can happen to a request. After one that ends with `!`, the server has got it all the same. */
type Fault =
  | "lost"
  | "late"
  | "429"
  | "429 without a body"
  | "502"
  | "503"
  | `${"lost" | "late" | "cut" | "502" | "504" | "page"}!`;

const FAULTS: readonly Fault[] = [
  ...(["lost", "late", "429", "429 without a body", "502", "503"] as const),
  ...(["lost!", "late!", "cut!", "502!", "504!", "page!"] as const),
];

/** The faults of one proxy: plain data, drawn from a seed. */
export interface Faults {
  /** How many requests meet a fault, from 0 to 1. */
  readonly share: number;
  readonly kinds: readonly Fault[];
  /** How long what is late takes, in milliseconds. */
  readonly lateness: number;
  /** After how many requests the proxy passes nothing on for a while, and for how many milliseconds. */
  readonly pause: { readonly after: number; readonly took: number } | undefined;
}

export function drawFaults(random: () => number): Faults {
  const kinds = FAULTS.filter(() => random() < 0.4);
  const pause = { after: Math.floor(random() * 12), took: Math.floor(200 + random() * 1_500) };
  return {
    share: random() < 0.15 ? 0 : random() * 0.4,
    kinds: kinds.length > 0 ? kinds : FAULTS,
    lateness: Math.floor(50 + random() * 900),
    pause: random() < 0.25 ? pause : undefined,
  };
}

/** A request, and what became of it. Times are of `performance.now`. */
export interface Exchange {
  readonly method: string;
  /** The path without the query. */
  readonly path: string;
  readonly query: URLSearchParams;
  readonly body: string;
  /** The call that sent it, by its header. */
  readonly call: string | undefined;
  readonly at: number;
  readonly fault: Fault | undefined;
  /** Whether the server got the request. */
  isPassedOn: boolean;
  /** The server's own response. */
  answer?: { readonly status: number; readonly body: string; readonly at: number };
  /** Whether the server's own response went to the client as a whole. */
  isDelivered: boolean;
}

export interface FaultyProxy {
  readonly url: string;
  readonly exchanges: readonly Exchange[];
  /** Resolves when the server has answered all that was passed on, also what comes late. */
  idle(): Promise<void>;
  close(): Promise<void>;
}

/** The header by which the proxy knows which call sent a request, since a request may arrive after its call has ended. */
export const CALL_HEADER = "x-trial-call";

/** Headers of a request and of a response that are passed on. */
const PASSED_ON = ["accept", "content-type", "authorization"];
const PASSED_BACK = ["content-type", "location", "retry-after"];

export async function startFaultyProxy(
  target: string,
  { share, kinds, lateness, pause }: Faults,
  random: () => number,
): Promise<FaultyProxy> {
  const exchanges: Exchange[] = [];
  const passing = new Set<Promise<void>>();
  let resumes = Promise.resolve();

  const respond = (response: ServerResponse, status: number, body = "", headers: Record<string, string> = {}): void => {
    response.writeHead(status, headers).end(body);
  };
  const passOn = async (exchange: Exchange, url: string, headers: Record<string, string>) => {
    exchange.isPassedOn = true;
    const { method, body } = exchange;
    const response = await fetch(target + url, { method, headers, redirect: "manual", ...(body && { body }) });
    exchange.answer = { status: response.status, body: await response.text(), at: performance.now() };
    return response;
  };
  const handle = async (exchange: Exchange, url: string, headers: Record<string, string>, response: ServerResponse) => {
    const { fault } = exchange;
    await resumes;
    if (fault === "lost") return response.socket?.resetAndDestroy();
    if (fault === "late") await delay(lateness);
    if (fault === "429") return respond(response, 429, "", { "retry-after": "1" });
    if (fault === "429 without a body") return respond(response, 429);
    if (fault === "502") return respond(response, 502, "<html>Bad Gateway</html>", { "content-type": "text/html" });
    if (fault === "503") return respond(response, 503, "no healthy upstream", { "content-type": "text/plain" });
    const answer = await passOn(exchange, url, headers);
    const body = exchange.answer?.body ?? "";
    if (fault === "late!") await delay(lateness);
    if (fault === "lost!") return response.socket?.resetAndDestroy();
    if (fault === "502!") return respond(response, 502);
    if (fault === "504!") return respond(response, 504, "<html>Time-out</html>", { "content-type": "text/html" });
    if (fault === "page!") return respond(response, 200, "<html>Log in</html>", { "content-type": "text/html" });
    const passedBack = PASSED_BACK.flatMap((name) => {
      const value = answer.headers.get(name);
      return value === null ? [] : [[name, value] as const];
    });
    response.writeHead(answer.status, { ...Object.fromEntries(passedBack), "content-length": Buffer.byteLength(body) });
    // A response without a body cannot be cut.
    if (fault === "cut!" && body !== "") {
      response.write(body.slice(0, body.length / 2));
      return response.socket?.destroySoon();
    }
    exchange.isDelivered = true;
    return response.end(body);
  };
  const server = createServer(async (request, response) => {
    const parts: Buffer[] = [];
    for await (const part of request) parts.push(part);
    const url = request.url ?? "/";
    const { pathname, searchParams } = new URL(url, target);
    const isFaulty = random() < share;
    const fault = isFaulty ? kinds[Math.floor(random() * kinds.length)] : undefined;
    const exchange: Exchange = {
      ...{ method: request.method ?? "", path: decodeURIComponent(pathname), query: searchParams },
      call: request.headers[CALL_HEADER]?.toString(),
      ...{ body: Buffer.concat(parts).toString(), at: performance.now(), fault, isPassedOn: false, isDelivered: false },
    };
    exchanges.push(exchange);
    if (exchanges.length === pause?.after) resumes = delay(pause.took);
    const headers = PASSED_ON.flatMap((name) => [[name, String(request.headers[name] ?? "")] as const]);
    const passed = Object.fromEntries(headers.filter(([, value]) => value !== ""));
    const done = handle(exchange, url, passed, response)
      .catch(() => response.destroy())
      .then(() => void passing.delete(done));
    passing.add(done);
  });
  return {
    url: await listen(server),
    exchanges,
    async idle() {
      while (passing.size > 0) await Promise.all(passing);
    },
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
