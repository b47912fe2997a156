/**
 * Decides when rows are trusted, since a starting server returns no rows, or too few, for a moment (seen on 1.6.2 and 1.7.12).
 *
 * 1. All calls of a client share a doubt: a connection was refused, or the response to a query said that the server is changing.
 * 2. Rows are read again if a doubt came up since their attempt began.
 * 3. An attempt waits until queries have been answered for a second: if there is a doubt, if an earlier attempt of its read failed
 * as if the server had gone away, and always if the emptiness of the rows may permit a deletion.
 * 4. Waiting reads take turns to look: to send a test query, with their own options. A failed look restarts the second. A proxy's
 * 502, 503 or 504 does not, so that the wait ends with the first answer that comes a second after another one.
 * 5. All waits of a read take no longer than its timeout.
 */

import { type BeforeAttempt, type CallOptions, runWithin, wait } from "../call/index.js";
import {
  type InnerOptions,
  inner,
  isConfirmed,
  nameCaller,
  noteAnswer,
  pickRequest,
  readInternals,
} from "../client/index.js";
import { AdminResponseError, AdminTimeoutError, AWAY, isOfKind } from "../errors/index.js";
import { type Client, QUERY_REQUEST, query } from "../operations.js";

/** In milliseconds: the pause between two looks, plus the time of the answer; and between two checks of another read's look. */
const PAUSE = 100;
const TURN = 20;
/** In milliseconds. A server that is starting may accept a connection and never answer. */
const LOOK_TIMEOUT = 5_000;

/** Reads every partition, but at most 10,000 rows of a table that usually has few. */
export const PARTITIONS_QUERY = "SELECT count(*) AS number FROM (SELECT service_name FROM sys_promise LIMIT 10000)";

/** Reads rows that can be trusted. Each attempt of `read` begins with a call of `beforeAttempt`; `discard` closes doubtful rows. */
export async function readBelieved<Rows>(
  client: Client,
  request: InnerOptions,
  read: (beforeAttempt: BeforeAttempt) => Promise<Rows>,
  discard: (rows: Rows) => void = () => {},
): Promise<Rows> {
  const { calledFunction = QUERY_REQUEST.operation, permitsDeletion } = request[inner] ?? {};
  const { health, timeout: usual } = readInternals(client, calledFunction);
  const { timeout = usual } = request;
  let [left, isCareful] = [timeout, permitsDeletion];
  for (let mayTry = true; ; mayTry = false) {
    /** The doubts when the last attempt began; undefined if its rows are in doubt from the start. */
    let doubts: number | undefined;
    const rows = await read(async (attempts, cause) => {
      isCareful ||= isUnanswered(cause);
      const isTrusted = () => (isCareful ? isConfirmed(health) : !health.isAway);
      const start = performance.now();
      // While no query is answered, the read itself fails as soon as a look would, and reports a better error.
      const isOver = () => isTrusted() || (mayTry && health.answeredUntil < Math.min(start, health.failedAt));
      if (!isOver()) {
        const detail = "rows are trusted only once the server has answered queries for a second";
        const limited = "all waits of a read";
        const context = { ...QUERY_REQUEST, ...nameCaller(request), attempts, cause, timeout, limited, detail };
        const toError = () => new AdminTimeoutError({ ...context, applied: "no" });
        await waitForAnswers(client, { ...request, timeout: left }, isOver, toError);
        left = timeout && Math.max(1, left - (performance.now() - start));
      }
      doubts = isTrusted() ? health.doubts : undefined;
    });
    if (doubts === health.doubts) return rows;
    discard(rows);
  }
}

/**
 * Looks whether queries are answered, or uses the looks of other calls, until `isOver` returns true. `isOver` gets the error of a
 * look: null if the look was answered, undefined if another call looked. The last one is returned. `timeout` covers all looks.
 */
export async function waitForAnswers(
  client: Client,
  request: InnerOptions & { readonly timeout: number },
  isOver: (problem: unknown) => boolean,
  toError?: () => unknown,
): Promise<unknown> {
  const { health } = readInternals(client, QUERY_REQUEST.operation);
  const passed = { ...request[inner], beforeAttempt: async () => {} };
  const own: CallOptions = { ...pickRequest(request), timeout: LOOK_TIMEOUT, maxRetries: 0, [inner]: passed };
  const look = async (signal: AbortSignal): Promise<unknown> => {
    const [{ doubts }, sent] = [{ ...health }, performance.now()];
    health.nextLook = Number.POSITIVE_INFINITY;
    const asked = query(client, { query: PARTITIONS_QUERY }, { ...own, signal });
    const problem = await asked.then(() => null).catch((error: unknown) => error);
    const now = performance.now();
    const isAnswered = !isUnanswered(problem);
    health.nextLook = now + (isAnswered && !signal.aborted ? Math.min(PAUSE + now - sent, 6 * PAUSE) : TURN);
    signal.throwIfAborted();
    if (isAnswered && doubts === health.doubts) noteAnswer(health, sent);
    if (!isAnswered) health.failedAt = now;
    if (!isAnswered && !isOfKind(problem, "away")) health.answeredFrom = Number.POSITIVE_INFINITY;
    return problem;
  };
  const keepLooking = async (signal: AbortSignal): Promise<unknown> => {
    for (;;) {
      const problem = performance.now() >= health.nextLook ? await look(signal) : undefined;
      if (isOver(problem)) return problem;
      await wait(problem ? PAUSE : Math.min(TURN, Math.max(0, health.nextLook - performance.now())), signal);
    }
  };
  return runWithin(request.timeout, request.signal, keepLooking, toError);
}

/** Whether the server did not answer, or is changing. Any other error, such as a 429, is about this query alone: the read decides. */
function isUnanswered(problem: unknown): boolean {
  return isOfKind(problem, ...AWAY, "unreadable") || (problem instanceof AdminResponseError && problem.temporary);
}
