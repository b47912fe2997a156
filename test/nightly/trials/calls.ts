/** Makes the calls of trials: drawn options, drawn iterables of targets, and an end for those that hang. */

import { randomUUID } from "node:crypto";
import { setTimeout as delay } from "node:timers/promises";
import { LIMITS } from "../../kit/limits.js";
import { CALL_HEADER, type Exchange, type FaultyProxy } from "./faulty-proxy.js";
import type { Dice } from "./run-trials.js";

/** How a bulk call is given its targets. */
export const WAYS = ["array", "rows", "set", "generator", "async generator"] as const;
export type Way = (typeof WAYS)[number];

/** Options of any bulk call. */
export interface DrawnOptions {
  readonly concurrency: number | undefined;
  readonly perSecond: number | undefined;
  readonly dryRun: boolean;
  /** Milliseconds until the caller aborts. */
  readonly abortAfter: number | undefined;
  readonly timeout: number;
  readonly maxRetries: number | undefined;
}

export function drawOptions({ isTrue, from, pick }: Dice): DrawnOptions {
  return {
    concurrency: pick(undefined, 1, 2),
    perSecond: isTrue(0.15) ? from(2, 50) : undefined,
    dryRun: isTrue(0.08),
    abortAfter: isTrue(0.15) ? from(0, 1_500) : undefined,
    timeout: pick(300, 1_000, 5_000),
    maxRetries: pick(undefined, 0, 1),
  };
}

/** A call that has ended. Times are of `performance.now`. */
export interface Settled {
  readonly began: number;
  readonly ended: number;
  readonly value?: unknown;
  readonly error?: unknown;
  readonly hangs: boolean;
  /** Its requests. Some may arrive after its end. */
  readonly exchanges: () => readonly Exchange[];
}

/** The reason of every abort. */
export const ENOUGH = "enough";

/** More than the time for which a client waits until a server is back. */
const LONGEST_CALL = LIMITS.poll + 40_000;

/** @param call - Passes these options on to each of its requests. */
export async function settle(
  proxy: FaultyProxy,
  abortAfter: number | undefined,
  call: (request: {
    readonly signal: AbortSignal;
    readonly headers: Readonly<Record<string, string>>;
  }) => Promise<unknown>,
): Promise<Settled> {
  const id = randomUUID();
  const began = performance.now();
  const stop = new AbortController();
  const timer = abortAfter === undefined ? undefined : setTimeout(() => stop.abort(ENOUGH), abortAfter);
  const late = new AbortController();
  const hangs = delay(LONGEST_CALL, undefined, { signal: late.signal }).then(
    () => ({ hangs: true }),
    () => ({ hangs: true }),
  );
  const settled = await Promise.race([
    call({ signal: stop.signal, headers: { [CALL_HEADER]: id } }).then(
      (value) => ({ value, hangs: false }),
      (error: unknown) => ({ error: error ?? new Error("no reason"), hangs: false }),
    ),
    hangs,
  ]);
  clearTimeout(timer);
  late.abort();
  const exchanges = () => proxy.exchanges.filter((each) => each.call === id);
  return { began, ended: performance.now(), exchanges, ...settled };
}

export function giveTargets(
  way: Way,
  ids: readonly string[],
): Iterable<string | { readonly id: string }> | AsyncIterable<string> {
  const generate = function* () {
    yield* ids;
  };
  const generateSlowly = async function* () {
    for (const id of ids) {
      await delay(30);
      yield id;
    }
  };
  if (way === "rows") return ids.map((id) => ({ id }));
  if (way === "set") return new Set(ids);
  if (way === "generator") return generate();
  return way === "async generator" ? generateSlowly() : ids;
}

/** Describes a call and its requests. */
export function describeCall(name: string, { value, error, exchanges, began, ended }: Settled): object {
  const requests = exchanges().map(({ method, path, query, body, at, fault, answer, isDelivered }) => {
    const status = `${answer?.status ?? "-"}${isDelivered ? "" : " not delivered"}`;
    const said = `${body.slice(0, 300)} ${fault ?? ""} ${status} ${answer?.body.slice(0, 300) ?? ""}`;
    return `${Math.round(at - began)}: ${method} ${path}?${query} ${said}`;
  });
  const { result = value } = Object(error);
  const said = JSON.stringify(result)?.slice(0, 3_000);
  return {
    name,
    took: Math.round(ended - began),
    error: error === undefined ? undefined : String(error),
    said,
    requests,
  };
}

/** Counts the outcomes of calls, for the report of all trials. */
export function countEnds(calls: readonly Settled[]): Readonly<Record<string, number>> {
  const counts: Record<string, number> = { calls: calls.length };
  const count = (name: string, some = 1): void => {
    counts[name] = (counts[name] ?? 0) + some;
  };
  for (const { value, error } of calls) {
    const { result = value } = Object(error);
    for (const [list, items] of Object.entries(Object(result))) if (Array.isArray(items)) count(list, items.length);
    if (error !== undefined) count(Object(error).name ?? String(error));
  }
  return counts;
}
