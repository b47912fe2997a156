/**
 * Decides when rows are trusted, since a starting server returns no rows, or too few, for a moment (seen on 1.6.2 and 1.7.12).
 *
 * 1. All calls of a client note its outages: the server could not be reached, or said that the cluster is changing.
 * 2. If an outage was noted during an attempt, the rows of that attempt are not trusted, and the read is repeated.
 * 3. An attempt waits until probes have been answered for a second if there was an outage; if the read is repeated; if an earlier
 * attempt got no usable response or a temporary error; or if the caller may delete something when no rows come back. If a probe fails,
 * the attempt begins nevertheless, unless the read is repeated, and its rows are not trusted.
 * 4. Waiting reads take turns to probe the server: each read sends a test query with its own options. A failed probe restarts the second,
 * unless a proxy responded with 502, 503 or 504, and so does a pause that may hide a restart of the server.
 * 5. All waits of a read together take no longer than its timeout.
 */

import { type BeforeAttempt, type CallOptions, runWithin, type Success, wait } from "../call/index.js";
import {
  beginProbe,
  endProbe,
  type InnerOptions,
  inner,
  internals,
  isConfirmed,
  nameCaller,
  PROBE_PAUSE,
  pickRequest,
  readInternals,
  TURN,
} from "../client/index.js";
import { AdminResponseError, AdminTimeoutError, isOfKind, MAY_BE_AWAY, readKind } from "../errors/index.js";
import { type Client, QUERY_REQUEST, query } from "../operations.js";
import type { RowsOptions } from "./rows-options.js";
import type { Sql } from "./sql.js";
import { assertReads } from "./sql-tokens.js";

/** In milliseconds: the timeout of a request that asks whether the server is there. A starting server may connect, and never respond. */
export const PROBE_TIMEOUT = 5_000;

/** The test query. It reads every partition, but at most 10,000 rows of a table that usually has few. */
export const PROBE_QUERY = "SELECT count(*) AS number FROM (SELECT service_name FROM sys_promise LIMIT 10000)";

/** The state of a read, which each of its attempts replaces. */
interface Read {
  readonly client: Client;
  readonly request: InnerOptions & { readonly timeout: number };
  /** Milliseconds left for waits; 0 if the read has no timeout. */
  readonly timeLeft: number;
  /** Whether earlier rows of this read were not trusted. */
  readonly isRepeated: boolean;
  /** The number of outages when the attempt began; undefined if the server was not trusted then. */
  readonly outages: number | undefined;
}

/** Sends a query until its rows can be trusted. `discard` closes rows that are not trusted. */
export async function readTrusted<Rows>(
  client: Client,
  sql: Sql | string,
  options: RowsOptions & InnerOptions,
  decode: (success: Success) => Promise<Rows>,
  discard?: (rows: Rows) => void,
): Promise<Rows> {
  const text = String(sql);
  const { calledFunction = QUERY_REQUEST.operation } = nameCaller(options);
  assertReads(text, calledFunction);
  const { health, timeout } = readInternals(client, calledFunction);
  const request = { ...pickRequest(options), timeout: options.timeout ?? timeout };
  let read: Read = { client, request, timeLeft: request.timeout, isRepeated: false, outages: undefined };
  const beforeAttempt: BeforeAttempt = async (failures) => {
    read = await awaitTrust(read, failures);
  };
  const callOptions: CallOptions = { ...request, [inner]: { ...request[inner], decode, isQuery: true, beforeAttempt } };
  for (;;) {
    // `beforeAttempt` has set `read` for the attempt that returned the rows.
    const rows = (await query(client, { query: text }, callOptions)) as Rows;
    if (read.outages === health.outages) return rows;
    discard?.(rows);
    read = { ...read, isRepeated: true };
  }
}

/** Waits until an attempt of a read may begin, and returns the state with which the attempt begins. */
async function awaitTrust(read: Read, failures: Parameters<BeforeAttempt>[0]): Promise<Read> {
  const { client, request, isRepeated, timeLeft } = read;
  const { health } = client[internals];
  const start = performance.now();
  const isDoubtful = isRepeated || request[inner]?.permitsDeletion || failures.some(({ error }) => isUnanswered(error));
  const isTrusted = () => (isDoubtful ? isConfirmed(health) : !health.isInOutage);
  // If a probe has failed since the last answer, the attempt begins nevertheless: its own error says more than that of a probe.
  const isOver = () => isTrusted() || (!isRepeated && health.answeredUntil < Math.min(start, health.failedAt));
  if (!isOver()) {
    const detail = "rows are trusted only once the server has answered queries for a second";
    const fields = { attempts: failures.length, cause: failures.at(-1)?.error, timeout: request.timeout, detail };
    const toError = () => new AdminTimeoutError({ ...QUERY_REQUEST, ...nameCaller(request), ...fields, applied: "no" });
    await waitForAnswers(client, { ...request, timeout: timeLeft }, isOver, toError);
  }
  const rest = timeLeft && Math.max(1, timeLeft - (performance.now() - start));
  return { ...read, timeLeft: rest, outages: isTrusted() ? health.outages : undefined };
}

/**
 * Probes the server, or waits for the probes of other calls, until `isOver` returns true.
 *
 * @param request - The options of the probes. The `timeout` covers all of them.
 * @param isOver - Receives the error of a probe: null if the probe succeeded, undefined if another probe decides.
 * @returns The last error that `isOver` received.
 */
export async function waitForAnswers(
  client: Client,
  request: Read["request"],
  isOver: (problem: unknown) => boolean,
  toError?: () => unknown,
): Promise<unknown> {
  const { health } = client[internals];
  const probeUntilOver = async (signal: AbortSignal): Promise<unknown> => {
    for (;;) {
      const problem = performance.now() >= health.nextProbe ? await probe(client, request, signal) : undefined;
      if (isOver(problem)) return problem;
      await wait(problem ? PROBE_PAUSE : Math.min(TURN, Math.max(0, health.nextProbe - performance.now())), signal);
    }
  };
  return runWithin(request.timeout, request.signal, probeUntilOver, toError);
}

/**
 * Sends the test query, and notes the outcome for all calls of the client.
 *
 * @returns The error of the query; null if it succeeded, undefined if the next probe decides.
 */
async function probe(client: Client, request: InnerOptions, signal: AbortSignal): Promise<unknown> {
  const { health } = client[internals];
  const passed = { ...request[inner], isQuery: true };
  const options = { ...pickRequest(request), signal, timeout: PROBE_TIMEOUT, maxRetries: 0, [inner]: passed };
  const begun = beginProbe(health);
  const response = query(client, { query: PROBE_QUERY }, options);
  const problem = await response.then(() => null).catch((error: unknown) => error);
  endProbe(health, begun, signal.aborted ? "aborted" : isUnanswered(problem) ? readKind(problem) : undefined);
  signal.throwIfAborted();
  return health.nextProbe > performance.now() ? problem : undefined;
}

/** Whether the server gave no usable response to a query, or the cluster is changing. Any other error, such as a 429, concerns this query alone. */
function isUnanswered(problem: unknown): boolean {
  return (
    isOfKind(problem, ...MAY_BE_AWAY, "unreadable") || (problem instanceof AdminResponseError && problem.temporary)
  );
}
