/** What a bulk operation is done to: ids, however they are given. */

import { runWithin } from "../call/index.js";
import type { ClientInternals, internals, RequestOptions } from "../client/index.js";
import { type InvocationFilter, writeCondition } from "../invocations/index.js";
import type { Client } from "../operations.js";
import { sql, streamRows } from "../sql/index.js";

/** An id, or what has one: a row of a query. */
export type BulkTarget = string | { readonly id: string };

/**
 * Which invocations:
 *
 * - an array, or anything else that gives one after the other. It is asked for the next one when there is room for another
 *   call, so it may be longer than the memory, but for the ids;
 * - a filter. All of the ids are asked for, with one query, before anything is done, so that what is done moves nothing into
 *   the filter or out of it: each invocation that met the filter at the beginning is done once, and no other. An empty filter
 *   is refused, since it would be every invocation there is.
 */
export type BulkTargets = ((Iterable<BulkTarget> | AsyncIterable<BulkTarget>) & object) | InvocationFilter;

/** Ids that are known from the beginning, each once, or those that come one after the other. */
export type OpenTargets =
  | { readonly known: readonly string[] }
  | { readonly known: undefined; readonly coming: Iterable<BulkTarget> | AsyncIterable<BulkTarget> };

/** @throws TypeError, before anything is sent, if they are none, or a filter that is empty or has something unknown in it. */
export async function openTargets(
  client: { readonly [internals]: ClientInternals },
  targets: BulkTargets,
  request: RequestOptions,
): Promise<OpenTargets> {
  if (Array.isArray(targets)) return { known: [...new Set(Array.from(targets, readId))] };
  if (isIterable(targets)) return { known: undefined, coming: targets };
  const condition = writeCondition(targets);
  if (Object.values(targets).every((value) => value === undefined)) {
    throw new TypeError("the filter is empty: say { sql: sql`TRUE` } if every invocation is meant");
  }
  const ids = new Set<string>();
  const query = sql`SELECT id FROM sys_invocation WHERE ${condition}`;
  // Typed by whichever document the function was generated from; a query is the same in all of them.
  for await (const { id } of streamRows<{ readonly id: string }>(client as Client, query, request)) ids.add(id);
  return { known: [...ids] };
}

/**
 * Yields the ids one after the other, each once.
 *
 * @throws the signal's reason if it is aborted, also while the next one is awaited.
 */
export async function* readIds(targets: OpenTargets, signal: AbortSignal | undefined): AsyncGenerator<string, void> {
  if (targets.known) return yield* giveAll(targets.known, signal);
  const seen = new Set<string>();
  const { coming } = targets;
  const iterator = Symbol.asyncIterator in coming ? coming[Symbol.asyncIterator]() : coming[Symbol.iterator]();
  let isOpen = true;
  try {
    for (;;) {
      const next = await runWithin(0, signal, async () => iterator.next()).catch((error: unknown) => {
        isOpen = Boolean(signal?.aborted);
        throw error;
      });
      isOpen = !next.done;
      if (next.done) return;
      const id = readId(next.value);
      if (seen.has(id)) continue;
      seen.add(id);
      yield id;
    }
  } finally {
    // Not awaited: one that still works on the next target ends only after it.
    if (isOpen) void close(iterator);
  }
}

async function* giveAll(ids: readonly string[], signal: AbortSignal | undefined): AsyncGenerator<string, void> {
  for (const id of ids) {
    signal?.throwIfAborted();
    yield id;
  }
}

async function close(iterator: Iterator<unknown> | AsyncIterator<unknown>): Promise<void> {
  try {
    await iterator.return?.();
  } catch {
    // Why the run has stopped is what the caller wants to know.
  }
}

function isIterable(targets: BulkTargets): targets is Iterable<BulkTarget> | AsyncIterable<BulkTarget> {
  if (typeof targets !== "object" || targets === null) throw refuseTargets(targets === null ? "null" : typeof targets);
  // Iterating over these yields characters, numbers, or pairs of a key and a value.
  const kind = Object.prototype.toString.call(targets).slice(8, -1);
  if (ArrayBuffer.isView(targets) || kind === "String" || kind === "Map") throw refuseTargets(kind);
  return Symbol.asyncIterator in targets || Symbol.iterator in targets;
}

function refuseTargets(kind: string): TypeError {
  return new TypeError(`the targets must be ids or rows with an id, one after the other, or a filter, not ${kind}`);
}

function readId(target: BulkTarget): string {
  const id = typeof target === "string" ? target : target?.id;
  if (typeof id === "string") return id;
  throw new TypeError(`a target must be an id or have one, not ${target === null ? "null" : typeof target}`);
}
