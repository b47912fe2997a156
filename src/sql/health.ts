/**
 * Decides when rows are believed: a server that is starting returns no rows, or too few, before it has read its log again (seen on 1.6.2
 * and 1.7.12), and nothing but time shows when it has.
 *
 * 1. All calls of a client share a doubt: a connection was refused, or the server responded to a query that it is changing.
 * 2. Rows are read again if a doubt came up since their attempt began.
 * 3. An attempt waits until queries have answered for a second if there is a doubt, if an attempt of the same read before it failed as it
 *    would if the server had gone away, and always if the emptiness of the rows may permit a deletion.
 * 4. Those that wait take turns to look, each in its own name: a failure begins the second anew, but a proxy's 502, 503 or 504 only does
 *    not count, so that the wait ends with the first answer that comes a second after another one.
 * 5. All waits of a read take no longer than its timeout.
 */

import { runWithin, wait } from "../call/index.js";
import {
  type BeforeAttempt,
  beforeAttempt,
  calledFunction,
  type InnerOptions,
  isConfirmed,
  noteAnswer,
  readInternals,
} from "../client/index.js";
import { AdminResponseError, AdminTimeoutError, AWAY, isOfKind } from "../errors/index.js";
import { type Client, QUERY_REQUEST, query } from "../operations.js";

/** Between two looks, in milliseconds, besides as long as an answer took. A server could not restart within the longest. */
const PAUSE = 100;
const LONGEST_PAUSE = 600;
/** How often each that waits sees what the others found. */
const TURN = 20;
/** Of a look, in milliseconds. A server that is starting may accept a connection and never answer. */
const LOOK_TIMEOUT = 5_000;

/** Reads every partition, but only so many rows of a table that usually has few. */
export const PARTITIONS_QUERY = "SELECT count(*) AS number FROM (SELECT service_name FROM sys_promise LIMIT 10000)";

/** Of an option of a read: whether its emptiness may permit a deletion. A client cannot know when its server started. */
export const permitsDeletion: unique symbol = Symbol("permitsDeletion");
export interface ReadOptions extends InnerOptions {
  readonly [permitsDeletion]?: boolean;
}

/**
 * Reads rows that can be believed.
 *
 * @param read - Reads the rows, with all its attempts. Each of them begins with a call of `beforeAttempt`.
 * @param discard - Closes rows that are not believed.
 */
export async function readBelieved<Rows>(
  client: Client,
  request: ReadOptions,
  read: (beforeAttempt: BeforeAttempt) => Promise<Rows>,
  discard: (rows: Rows) => void = () => {},
): Promise<Rows> {
  const name = request[calledFunction] ?? QUERY_REQUEST.operation;
  const { health, timeout: usual } = readInternals(client, name);
  const { timeout = usual, [permitsDeletion]: isDecisive } = request;
  let left = timeout;
  for (let mayTry = true; ; mayTry = false) {
    /** The doubts when the last attempt began; undefined if its rows are in doubt from the start. */
    let doubts: number | undefined;
    const rows = await read(async (attempts, cause) => {
      const isCareful = isDecisive || isUnanswered(cause);
      const isTrusted = () => (isCareful ? isConfirmed(health) : !health.isAway);
      if (!isTrusted()) {
        const start = performance.now();
        const detail = "rows are trusted only once the server has answered queries for a second";
        const context = { ...QUERY_REQUEST, calledFunction: name, attempts, cause, timeout, applied: "no" } as const;
        const toError = () => new AdminTimeoutError({ ...context, detail });
        // While nothing is answered, the read itself reports a better error.
        const isDown = () => mayTry && health.answeredUntil < start;
        const isOver = (problem: unknown) => isTrusted() || (isUnanswered(problem) && isDown());
        await waitForAnswers(client, { ...request, timeout: left }, isOver, toError);
        // A timeout of 0 is none.
        if (timeout > 0) left = Math.max(1, left - (performance.now() - start));
      }
      doubts = isTrusted() ? health.doubts : undefined;
    });
    if (doubts === health.doubts) return rows;
    discard(rows);
  }
}

/**
 * Looks whether queries are answered, or sees what others found, until that is enough.
 *
 * @param request - Its `timeout` covers all looks.
 * @param isOver - Whether it is enough. It gets the error of its own look, null if that was answered, undefined if others looked.
 * @returns What `isOver` got at last.
 */
export async function waitForAnswers(
  client: Client,
  {
    [calledFunction]: name = QUERY_REQUEST.operation,
    headers,
    ...request
  }: InnerOptions & { readonly timeout: number },
  isOver: (problem: unknown) => boolean,
  toError?: () => unknown,
): Promise<unknown> {
  const { health } = readInternals(client, name);
  const own = {
    headers,
    timeout: LOOK_TIMEOUT,
    maxRetries: 0,
    [calledFunction]: name,
    [beforeAttempt]: async () => {},
  };
  const look = async (signal: AbortSignal): Promise<unknown> => {
    const [{ doubts }, sent] = [{ ...health }, performance.now()];
    health.nextLook = Number.POSITIVE_INFINITY;
    const asked = query(client, { query: PARTITIONS_QUERY }, { ...own, signal });
    const problem = await asked.then(() => null).catch((error: unknown) => error);
    const now = performance.now();
    const isAnswered = !signal.aborted && !isUnanswered(problem);
    health.nextLook = now + (isAnswered ? Math.min(PAUSE + now - sent, LONGEST_PAUSE) : TURN);
    if (isAnswered && doubts === health.doubts) noteAnswer(health, sent);
    if (isUnanswered(problem) && !isOfKind(problem, "away")) health.answeredFrom = Number.POSITIVE_INFINITY;
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

/** Any other error, such as a 429, is an answer, and about this query alone: the read itself decides. */
function isUnanswered(problem: unknown): boolean {
  return isOfKind(problem, ...AWAY, "unreadable") || (problem instanceof AdminResponseError && problem.temporary);
}
