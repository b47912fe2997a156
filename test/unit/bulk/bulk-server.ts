import type { ServerResponse } from "node:http";
import { afterEach, beforeEach } from "vitest";
import { type BulkResult, BulkStoppedError, type Client, createClient } from "../../../src/index.js";
import { catchError } from "../../kit/catch-error.js";
import { answerJson, type LoopbackServer, type SeenRequest, startLoopbackServer } from "../../kit/loopback-server.js";

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

/** An answer to a call: a status, the message of a 409, or a function. */
export type Answer = number | string | ((response: ServerResponse) => unknown);

/** Answers each invocation by its id, or else with 200. */
export function answerEach(answers: Readonly<Record<string, Answer>>): void {
  server.answer = (response, request) => {
    const answer = answers[idOf(request)] ?? 200;
    if (typeof answer === "function") answer(response);
    else if (typeof answer === "string") answerJson(response, 409, { message: answer });
    else if (answer < 300) response.writeHead(answer).end();
    else answerJson(response, answer, { message: "no", restate_code: null });
  };
}

export type Lists = Partial<Record<keyof BulkResult, readonly string[]>>;

/** The lists of a result that are not empty: the sorted ids, and for what is unchanged the status and the reason. */
export function listIds({ unchanged, hasUnread: _, ...others }: BulkResult): Lists {
  const reasons = unchanged.map(({ id, status = "", reason }) => `${id} ${status} ${reason}`.replace("  ", " ")).sort();
  const lists = Object.entries(others).map(([list, entries]) => [list, ids(entries)] as const);
  return Object.fromEntries([...lists, ["unchanged", reasons] as const].filter(([, { length }]) => length > 0));
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

/** The path of the endpoint for many ids. */
export const PATH = "/internal/invocations_batch_operations";

export const refusal = (id: string): string => `Invocation '${id}' was already completed`;

export const readIds = ({ body }: SeenRequest): string[] => JSON.parse(body).invocation_ids;
/** The ids of a call or a batch; none for a query. */
export const idsOf = (url: string, body: string): readonly string[] => {
  const [, id] = /^\/invocations\/([^/]+)\//.exec(url) ?? [];
  if (id !== undefined) return [id];
  return url.startsWith("/internal/") ? JSON.parse(body).invocation_ids : [];
};
export const sizes = (): number[] => batches.requests.map((request) => readIds(request).length);

/** Answers a batch as the server does: each id succeeds, unless it has a message here. */
function answerBatches(words: Readonly<Record<string, string>> = {}): void {
  batches.answer = (response, request) => {
    const all = readIds(request);
    const failed = all.filter((id) => words[id] !== undefined);
    answerJson(response, 200, {
      succeeded: all.filter((id) => !failed.includes(id)),
      failed: failed.map((id) => ({ invocation_id: id, error: words[id] })),
    });
  };
}

/** Answers the first batch by this function, and the others as the server does. */
export function answerFirst(answer: (response: ServerResponse) => unknown): void {
  answerBatches();
  const { answer: others } = batches;
  batches.answer = (response, request) => (batches.requests.length > 1 ? others(response, request) : answer(response));
}

/** Starts a server with the endpoint for many ids before each test of a file. */
export function useBatchServer(): void {
  useBulkServer();
  beforeEach(() => answerBatches());
}
