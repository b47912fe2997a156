/**
 * Decides when rows are believed. For a moment, a server that is starting returns no rows, or too few: it answers queries
 * before it has read its log again (seen on 1.6.2 and 1.7.12). No table or endpoint shows when it is done; only time does.
 */

import { runWithin, wait } from "../call/index.js";
import {
  BELIEVED_AFTER,
  type BeforeAttempt,
  beforeAttempt,
  calledFunction,
  type InnerOptions,
  isConfirmed,
  noteAnswer,
  readInternals,
} from "../client/index.js";
import { AdminConnectionError, AdminTimeoutError, AWAY, isOfKind } from "../errors/index.js";
import { type Client, QUERY_REQUEST, query } from "../operations.js";

/** Between two looks, in milliseconds. */
const PAUSE = 100;
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
 * Reads rows that can be believed. Each attempt waits while the server is away. One whose emptiness may permit a deletion also
 * waits until queries have answered for a second. If the server goes away while rows are read, or the attempt could only find
 * out by itself that it is back, they are read once more.
 *
 * @param request - The checked options of the read. Its `timeout` covers each attempt, and all waits together.
 * @param read - Reads the rows, with all its attempts. Each of them begins with a call of `beforeAttempt`.
 * @param discard - Closes rows that are not believed.
 * @throws AdminTimeoutError if the waits take longer than the timeout, AdminConnectionError if the second result cannot be
 * believed either, and what the read throws.
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
  const context = { ...QUERY_REQUEST, calledFunction: name };
  const isTrusted = () => !health.isAway && (!isDecisive || isConfirmed(health));
  let left = timeout;
  /** The losses when the last attempt began; undefined if its rows are in doubt from the start. */
  let losses: number | undefined;
  for (const isLast of [false, true]) {
    const rows = await read(async (attempts, cause) => {
      if (!isTrusted()) {
        const start = performance.now();
        const toError = () => {
          const detail = "rows are trusted only once the server has answered queries for a second";
          return new AdminTimeoutError({ ...context, attempts, cause, timeout, applied: "no", detail });
        };
        // A read that is the first to meet a failure reports a better error.
        const isOver = (isAnswered: boolean, looks: number) => (isAnswered ? isTrusted() : looks === 1 && !isLast);
        await waitForAnswers(client, { ...request, timeout: left }, isOver, toError);
        // A timeout of 0 is none.
        if (timeout > 0) left = Math.max(1, left - (performance.now() - start));
      }
      losses = isTrusted() ? health.losses : undefined;
    });
    if (losses === health.losses) {
      if (isDecisive) noteAnswer(health);
      return rows;
    }
    discard(rows);
  }
  const problem = "the server went away each time that the rows were read";
  throw new AdminConnectionError({ ...context, attempts: 2, problem });
}

/**
 * Looks whether queries are answered, at least once. All that wait share the looks, and nobody looks once they have left.
 *
 * @param request - Its `timeout` covers all looks.
 * @param isOver - Called after each look: whether the wait is over.
 * @param toError - Creates the error for a timeout.
 */
export async function waitForAnswers(
  client: Client,
  request: InnerOptions & { readonly timeout: number },
  isOver: (isAnswered: boolean, looks: number) => boolean,
  toError?: () => unknown,
): Promise<void> {
  const { health } = readInternals(client, request[calledFunction] ?? QUERY_REQUEST.operation);
  const keepLooking = async (within: AbortSignal) => {
    for (let looks = 1; ; looks++) {
      const isAnswered = await look(client, request);
      within.throwIfAborted();
      if (isOver(isAnswered, looks)) return;
    }
  };
  health.waiting += 1;
  try {
    await runWithin(request.timeout, request.signal, keepLooking, toError);
  } finally {
    health.waiting -= 1;
    if (health.waiting === 0) health.look?.stop();
  }
}

/** Looks whether a query is answered, which must be awaited in {@link waitForAnswers}. It never rejects. */
function look(client: Client, { headers, [calledFunction]: name }: InnerOptions): Promise<boolean> {
  const { health } = readInternals(client, name ?? QUERY_REQUEST.operation);
  if (health.look) return health.look.isAnswered;
  const controller = new AbortController();
  const { signal } = controller;
  const ask = async (): Promise<boolean> => {
    const start = performance.now();
    // An answer from before nobody waited says nothing about the time between.
    if (start > health.nextLook + BELIEVED_AFTER) health.answeredFrom = undefined;
    if (start < health.nextLook) await wait(health.nextLook - start, signal);
    const sent = performance.now();
    const { losses } = health;
    const options: InnerOptions = {
      ...{ headers, signal, timeout: LOOK_TIMEOUT, maxRetries: 0, [beforeAttempt]: async () => {} },
      ...(name && { [calledFunction]: name }),
    };
    const error = await query(client, { query: PARTITIONS_QUERY }, options).catch((reason: unknown) => reason);
    if (signal.aborted) return false;
    // Any other error, such as a 429, is an answer, and about this query alone: the read itself decides.
    const isAnswered = !isOfKind(error, ...AWAY, "unreadable");
    const now = performance.now();
    // The slower the server answers, the further apart the looks are. One that was not answered costs it nothing.
    health.nextLook = now + PAUSE + (isAnswered ? now - sent : 0);
    health.problem = error instanceof Error ? error : undefined;
    if (!isAnswered) health.answeredFrom = undefined;
    else if (losses === health.losses) noteAnswer(health);
    return isAnswered;
  };
  const isAnswered = ask()
    .catch(() => false)
    .finally(() => {
      if (health.look === own) health.look = undefined;
    });
  const own = {
    isAnswered,
    stop() {
      health.look = undefined;
      controller.abort();
    },
  };
  health.look = own;
  return isAnswered;
}
