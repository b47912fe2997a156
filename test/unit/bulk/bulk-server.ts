import type { ServerResponse } from "node:http";
import { afterEach, beforeEach } from "vitest";
import { type BulkResult, BulkStoppedError, type Client, createClient } from "../../../src/index.js";
import { answerJson, type LoopbackServer, type SeenRequest, startLoopbackServer } from "../../loopback-server.js";
import { catchError } from "../catch-error.js";

/** The server of one test, and a client of it. Requests for many ids have a record and an answer of their own. */
export let server: LoopbackServer;
export let batches: Pick<LoopbackServer, "requests" | "answer">;
export let client: Client;

/** Starts the server before each test of a file. */
export function useBulkServer(): void {
  beforeEach(async () => {
    const started = await startLoopbackServer();
    const { url, close } = started;
    server = { url, close, requests: [], answer: (response) => response.writeHead(200).end() };
    // An older server, or a proxy, that does not have the endpoint.
    batches = { requests: [], answer: (response) => response.writeHead(404).end() };
    started.answer = (response, request) => {
      const kind = request.url.startsWith("/internal/") ? batches : server;
      kind.requests.push(request);
      kind.answer(response, request);
    };
    client = createClient({ baseUrl: url });
  });
  afterEach(() => server.close());
}

export const names = (count: number): string[] => Array.from({ length: count }, (_, index) => `inv_${index}`);
export const calls = (): string[] => server.requests.map(({ method, url }) => `${method} ${url}`);
export const idOf = ({ url }: SeenRequest): string => /^\/invocations\/([^/]+)\//.exec(url)?.[1] ?? "";
export const ids = (list: readonly { readonly id: string }[]): string[] => list.map(({ id }) => id).sort();
export const empty: BulkResult = { succeeded: [], unchanged: [], failed: [], unknown: [], notStarted: [] };

/** Each invocation is answered by its id: with a status, or by a function. */
export function answerEach(answers: Readonly<Record<string, number | ((response: ServerResponse) => unknown)>>): void {
  server.answer = (response, request) => {
    const answer = answers[idOf(request)] ?? 200;
    if (typeof answer === "function") answer(response);
    else if (answer < 300) response.writeHead(answer).end();
    else answerJson(response, answer, { message: "no", restate_code: null });
  };
}

/** Answers a query with these ids, and everything else with 200. */
export function answerQuery(found: readonly string[]): void {
  server.answer = (response, { url }) => {
    if (url === "/query") answerJson(response, 200, { rows: found.map((id) => ({ id })) });
    else response.writeHead(200).end();
  };
}

export async function catchStop(promise: Promise<unknown>): Promise<BulkStoppedError> {
  const error = await catchError(promise);
  if (error instanceof BulkStoppedError) return error;
  throw error;
}
