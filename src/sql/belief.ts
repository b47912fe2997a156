/**
 * Decides when rows are believed. For a moment, a server that is starting returns no rows, or too few: it answers queries
 * before it has read its log again (seen on 1.6.2 and 1.7.12). No table or endpoint shows when it is done; only time does.
 */

import { runWithin, wait } from "../call/index.js";
import { calledFunction, type InnerOptions, readInternals } from "../client/index.js";
import { AdminTimeoutError, isInterrupted, isTemporaryError } from "../errors/index.js";
import { type Client, QUERY_REQUEST, query } from "../operations.js";

/**
 * In milliseconds. After a kill, the wrong rows were seen for 5 to 50 ms, or seconds on a loaded machine, and errors before and after
 * them. The complete rows never came less than 10 ms later.
 */
const BELIEVED_AFTER = 1_000;

/** Reads every partition, and few rows. */
export const PARTITIONS_QUERY = "SELECT count(*) AS number FROM sys_promise";

/**
 * Reads rows until they can be believed: the client has not seen the server go away, or else queries have answered for a
 * second since, and it was not lost during the read, not even by an earlier attempt of it. Reads that wait share the wait.
 *
 * @param request - The checked options of the read. Its `timeout` covers each attempt, and all waits together.
 * @param read - Reads the rows once, with all its attempts.
 * @param discard - Closes rows that are not believed.
 * @throws AdminTimeoutError if the waits take longer than the timeout, and what the read throws.
 */
export async function readBelieved<Rows>(
  client: Client,
  request: InnerOptions,
  read: () => Promise<Rows>,
  discard: (rows: Rows) => void = () => {},
): Promise<Rows> {
  const name = request[calledFunction] ?? QUERY_REQUEST.operation;
  const { outages, timeout: usual } = readInternals(client, name);
  const { timeout = usual, signal } = request;
  let left = timeout;
  for (;;) {
    if (outages.over < outages.seen) {
      const start = performance.now();
      await runWithin(left, signal, () => waitUntilOver(client, request)).catch((reason: unknown) => {
        if (signal?.aborted) throw reason;
        const detail = "the server went away; its rows are trusted only once it has answered queries for a second";
        throw new AdminTimeoutError({
          ...QUERY_REQUEST,
          calledFunction: name,
          attempts: 0,
          timeout,
          maybeSent: false,
          detail,
        });
      });
      // A timeout of 0 is none.
      if (timeout > 0) left = Math.max(1, left - (performance.now() - start));
    }
    const { over } = outages;
    const rows = await read();
    if (over === outages.seen) return rows;
    discard(rows);
  }
}

/** Makes the next read wait, as if the client had seen the server go away: a new client does not know when it started. */
export function doubtRows(client: Client, name: string): void {
  readInternals(client, name).outages.seen += 1;
}

/** Waits until queries have answered for a second, or one fails: then a read reports a better error. It never rejects. */
function waitUntilOver(client: Client, { headers, [calledFunction]: name }: InnerOptions): Promise<void> {
  const { outages } = readInternals(client, String(name));
  const request: InnerOptions = { headers, maxRetries: 0, ...(name && { [calledFunction]: name }) };
  const ask = async () => {
    for (let since: number | undefined; ; ) {
      const error = await query(client, { query: PARTITIONS_QUERY }, request).catch((reason: unknown) => reason);
      // Any other error, such as a 429, is an answer, and about this query alone: the read itself decides.
      if (isInterrupted(error) || isTemporaryError(error)) return;
      since ??= performance.now();
      if (performance.now() - since >= BELIEVED_AFTER) {
        outages.over = outages.seen;
        return;
      }
      await wait(BELIEVED_AFTER / 10, undefined);
    }
  };
  outages.end ??= ask().finally(() => {
    outages.end = undefined;
  });
  return outages.end;
}
