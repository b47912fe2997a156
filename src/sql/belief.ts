/**
 * Decides when rows are believed. For a moment, a server that is starting returns no rows, or too few: it answers queries
 * before it has read its log again (seen on 1.6.2 and 1.7.12). No table or endpoint shows when it is done; only time does.
 */

import { runWithin, wait } from "../call/index.js";
import { type BeforeAttempt, calledFunction, type InnerOptions, readInternals } from "../client/index.js";
import { AdminConnectionError, AdminTimeoutError, AWAY, isOfKind } from "../errors/index.js";
import { type Client, QUERY_REQUEST, query } from "../operations.js";

/**
 * In milliseconds. After a kill, the wrong rows were seen for 5 to 50 ms, or seconds on a loaded machine, and errors before and after
 * them. The complete rows never came less than 10 ms later.
 */
const BELIEVED_AFTER = 1_000;

/** Between two looks, in milliseconds. */
const PAUSE = 100;

/** Reads every partition, but only so many rows of a table that usually has few. */
export const PARTITIONS_QUERY = "SELECT count(*) AS number FROM (SELECT service_name FROM sys_promise LIMIT 10000)";

/**
 * Reads rows that can be believed: since the client last saw the server go away on the way of queries, they have answered for a
 * second. Each attempt of a read waits for that, and all reads share the wait. If another call sees the server go away while it
 * reads, or it could only find out by reading that a server is back, it waits and reads once more.
 *
 * @param request - The checked options of the read. Its `timeout` covers each attempt, and all waits together.
 * @param read - Reads the rows, with all its attempts. Each of them begins with a call of `beforeAttempt`.
 * @param discard - Closes rows that are not believed.
 * @throws AdminTimeoutError if the waits take longer than the timeout, AdminConnectionError if the second result cannot be
 * believed either, and what the read throws.
 */
export async function readBelieved<Rows>(
  client: Client,
  request: InnerOptions,
  read: (beforeAttempt: BeforeAttempt) => Promise<Rows>,
  discard: (rows: Rows) => void = () => {},
): Promise<Rows> {
  const name = request[calledFunction] ?? QUERY_REQUEST.operation;
  const { outages, nodes, timeout: usual } = readInternals(client, name);
  const { timeout = usual, signal } = request;
  const context = { ...QUERY_REQUEST, calledFunction: name };
  let left = timeout;
  let looks = 0;
  const waitUntilOver = async (within: AbortSignal) => {
    while (outages.over < outages.seen) {
      if (await lookForAnswers(client, request)) continue;
      // A read that is the first to meet the failure reports a better error.
      if (looks === 0) return;
      await wait(PAUSE, within);
    }
  };
  /** How often the server had gone away when the last attempt began; undefined if its rows are in doubt from the start. */
  let seen: number | undefined;
  const beforeAttempt: BeforeAttempt = async (attempts, cause) => {
    // With several nodes, the call itself has to meet one that its query has ended: then it does not go on to end the others.
    if (outages.over < outages.seen && (nodes.urls.length === 1 || looks > 0 || attempts === 0)) {
      const start = performance.now();
      await runWithin(left, signal, waitUntilOver, () => {
        const detail = "the server went away; its rows are trusted only once it has answered queries for a second";
        return new AdminTimeoutError({ ...context, attempts, cause, timeout, applied: "no", detail });
      });
      // A timeout of 0 is none.
      if (timeout > 0) left = Math.max(1, left - (performance.now() - start));
    }
    seen = outages.over < outages.seen ? undefined : outages.seen;
  };
  for (; looks < 2; looks++) {
    const rows = await read(beforeAttempt);
    if (seen === outages.seen) return rows;
    discard(rows);
  }
  const problem = "the server went away each time that the rows were read";
  throw new AdminConnectionError({ ...context, attempts: 2, problem });
}

/** Makes the next read wait, as if the client had seen the server go away: a new client does not know when it started. */
export function doubtRows(client: Client, name: string): void {
  readInternals(client, name).outages.seen += 1;
}

/**
 * Looks until queries have answered for a second, or one fails.
 *
 * @returns Whether the first one was answered.
 */
function lookForAnswers(client: Client, { headers, [calledFunction]: name }: InnerOptions): Promise<boolean> {
  const { outages } = readInternals(client, String(name));
  const request: InnerOptions = { headers, maxRetries: 0, ...(name && { [calledFunction]: name }) };
  const look = async () => {
    for (let [since, seen]: [since: number | undefined, seen: number] = [undefined, outages.seen]; ; ) {
      const start = performance.now();
      const error = await query(client, { query: PARTITIONS_QUERY }, request).catch((reason: unknown) => reason);
      // Any other error, such as a 429, is an answer, and about this query alone: the read itself decides.
      if (isOfKind(error, ...AWAY, "unreadable")) return since !== undefined;
      const now = performance.now();
      // Another call may have seen it go away meanwhile.
      if (since === undefined || seen !== outages.seen) [since, seen] = [now, outages.seen];
      if (now - since >= BELIEVED_AFTER) {
        outages.over = outages.seen;
        return true;
      }
      // The slower the server answers, the further apart the looks are.
      await wait(PAUSE + now - start, undefined);
    }
  };
  outages.looking ??= look().finally(() => {
    outages.looking = undefined;
  });
  return outages.looking;
}
