/**
 * One operation done to many invocations. Written by hand, since the schema knows only of one at a time; which operations there
 * are for many, and under which name, is generated.
 */

import { type AdminPromise, isIdempotent } from "../call/index.js";
import { type ClientInternals, checkRequestOptions, internals, notify, type RequestOptions } from "../client/index.js";
import type { Client } from "../operations.js";
import { createPause } from "./pause.js";
import { type BulkOperation, type BulkResult, BulkStoppedError, isUnchanged, isUndone } from "./result.js";
import { type BulkTargets, openTargets, readIds } from "./targets.js";

/** The options of each call, and of the whole. */
export interface BulkOptions extends RequestOptions {
  /**
   * Aborts the whole: what is on its way is aborted, nothing further is begun, and a {@link BulkStoppedError} says what was
   * done by then.
   */
  readonly signal?: AbortSignal | undefined;
  /** How many calls may be on their way at once. Default: 20. */
  readonly concurrency?: number | undefined;
  /** Called after each call. What it throws is dropped, and nothing waits for it if it is async. */
  readonly onProgress?: ((progress: BulkProgress) => unknown) | undefined;
  /** Only finds out what it would be done to: that is `notStarted` of the result. Default: false. */
  readonly dryRun?: boolean | undefined;
}

/** How far a bulk operation is. */
export interface BulkProgress {
  /** How many calls have ended, in whatever way. */
  readonly done: number;
  /** How many of them are `failed` or `unknown`. */
  readonly failed: number;
  /** How many there are to do; undefined while they come one after the other. */
  readonly total: number | undefined;
  /** Calls per second, since the beginning. */
  readonly rate: number;
}

type OwnOption = "concurrency" | "onProgress" | "dryRun";
type Lists<Data> = { readonly [List in keyof BulkResult]: BulkResult<Data>[List][number][] };

/**
 * Does an operation to many, and never stops at a failure: what all the functions for many do.
 *
 * @param call - Does it to one.
 * @throws TypeError, before anything is sent, if an argument is wrong; and what a filter's query fails with.
 * @throws {@link BulkStoppedError} if the signal is aborted, or the targets fail, once it has begun.
 */
export async function runBulk<Data, Options extends BulkOptions>(
  client: { readonly [internals]: ClientInternals },
  operation: BulkOperation,
  targets: BulkTargets,
  options: Options,
  call: (id: string, options: Omit<Options, OwnOption>) => AdminPromise<Data>,
): Promise<BulkResult<Data>> {
  assertArguments(client, operation, options);
  const { concurrency = 20, onProgress, dryRun = false, ...each } = options;
  const { signal, headers, timeout, maxRetries } = each;
  signal?.throwIfAborted();
  const open = await openTargets(client, targets, { signal, headers, timeout, maxRetries });
  const total = open.known?.length;
  const ids = readIds(open, signal);
  const result: Lists<Data> = { succeeded: [], unchanged: [], failed: [], unknown: [], notStarted: [] };
  if (dryRun) {
    for await (const id of ids) result.notStarted.push(id);
    return result;
  }

  const idempotent = isIdempotent(operation.retry, { params: { query: each } });
  const tell = tellProgress(onProgress, total, result);
  // Typed by whichever document the function was generated from; what it asks is the same in all of them.
  const pause = createPause(client as Client, { signal, headers });
  let taken = 0;
  let isCut = false;
  const stop = await forEach(ids, concurrency, async (id) => {
    taken++;
    const end = pause.end();
    if (end) await end;
    if (signal?.aborted) return void result.notStarted.push(id);
    const notice = pause.begin();
    try {
      const { status, data } = await call(id, each).withResponse();
      if (operation.already.includes(status)) result.unchanged.push({ id, status });
      else result.succeeded.push({ id, data });
    } catch (error) {
      isCut ||= Boolean(signal?.aborted);
      notice(error);
      if (isUnchanged(operation, error)) result.unchanged.push({ id, status: error.status });
      else if (idempotent || isUndone(id, error)) result.failed.push({ id, error });
      else result.unknown.push({ id, error });
    }
    tell();
  });
  // They are taken in their order, so what was not is the rest.
  for (const id of open.known?.slice(taken) ?? []) result.notStarted.push(id);
  if (!stop && !isCut && result.notStarted.length === 0) return result;
  throw new BulkStoppedError({ operation: operation.name, result, cause: stop ? stop.reason : signal?.reason });
}

/**
 * Calls `work` with each item, at most `concurrency` at once, and asks for the next item as soon as there is room. The cost
 * depends on the items alone, not on `concurrency`.
 *
 * @returns The first failure, of the source or of `work`, once all work has ended.
 */
async function forEach<T>(
  all: AsyncIterable<T>,
  concurrency: number,
  work: (one: T) => Promise<void>,
): Promise<{ readonly reason: unknown } | undefined> {
  let working = 0;
  let proceed = (): void => {};
  const waitUntil = async (isEnough: () => boolean): Promise<void> => {
    while (!isEnough()) await new Promise<void>((resolve) => (proceed = resolve));
  };
  let stop: { readonly reason: unknown } | undefined;
  const end = (): void => {
    working--;
    proceed();
  };
  const fail = (reason: unknown): void => {
    stop ??= { reason };
    end();
  };
  try {
    for await (const one of all) {
      working++;
      work(one).then(end, fail);
      await waitUntil(() => working < concurrency);
    }
  } catch (reason) {
    stop ??= { reason };
  }
  await waitUntil(() => working === 0);
  return stop;
}

function tellProgress(
  onProgress: BulkOptions["onProgress"],
  total: number | undefined,
  { succeeded, unchanged, failed, unknown }: BulkResult,
): () => void {
  const start = performance.now();
  return () => {
    const seconds = (performance.now() - start) / 1_000;
    const failures = failed.length + unknown.length;
    const done = succeeded.length + unchanged.length + failures;
    notify(onProgress, { done, failed: failures, total, rate: done / Math.max(seconds, 0.001) });
  };
}

function assertArguments(
  client: { readonly [internals]: ClientInternals },
  { name, options: own }: BulkOperation,
  options: BulkOptions,
): void {
  if (!client?.[internals]) throw new TypeError(`${name}: the first argument must be a client from createClient`);
  checkRequestOptions(options, { name, options: [...own, "concurrency", "onProgress", "dryRun"] });
  const { concurrency = 1, onProgress, dryRun = false } = options;
  if (!Number.isSafeInteger(concurrency) || concurrency < 1) {
    throw new TypeError(`${name}: concurrency must be a whole number from 1, not ${concurrency}`);
  }
  if (onProgress !== undefined && typeof onProgress !== "function") {
    throw new TypeError(`${name}: onProgress must be a function, not ${typeof onProgress}`);
  }
  if (typeof dryRun !== "boolean") throw new TypeError(`${name}: dryRun must be true or false, not ${typeof dryRun}`);
}
