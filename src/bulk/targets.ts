/** The targets of a bulk operation: ids, from any of their sources. */

import { runWithin, waitRoughly } from "../call/index.js";
import { type AnyClient, internals, type RequestOptions } from "../client/index.js";
import { type BulkTarget, type InvocationFilter, readId, writeCondition } from "../invocations/index.js";
import type { Client } from "../operations.js";
import { type Sql, sql, streamRows } from "../sql/index.js";
import { isInterrupted } from "../waiting/index.js";

const MOST_READS = 5;
/** In milliseconds, and longer after each read. */
const PAUSE = 1_000;

/**
 * The targets of a bulk operation:
 *
 * - An array, or any other iterable or async iterable, of ids or rows. The next target is read when there is room for
 *   another call, so only the ids must fit in memory.
 * - A filter. One query reads all matching ids before the first call, so that the calls do not change the selection:
 *   each match is processed once. Without a `status`, it leaves out completed invocations for which there is nothing to
 *   do, as for a kill. An empty filter is rejected, since it would select every invocation, and so is a field
 *   that is undefined, since it would select more than was meant.
 */
export type BulkTargets = ListedTargets | InvocationFilter;

/** An iterable of targets. */
export type ListedTargets = (Iterable<BulkTarget> | AsyncIterable<BulkTarget>) & object;

/**
 * Ids that are known from the start, without duplicates, or targets that are still to be read. `areFound` is whether
 * the server named them.
 */
export type OpenTargets =
  | { readonly known: readonly string[]; readonly areFound: boolean }
  | {
      readonly known: undefined;
      readonly areFound: false;
      readonly coming: Iterable<BulkTarget> | AsyncIterable<BulkTarget>;
    };

/** @throws TypeError if an item of an array is no target. */
export function openListed(caller: string, targets: ListedTargets): OpenTargets {
  if (!Array.isArray(targets)) return { known: undefined, areFound: false, coming: targets };
  return { known: [...new Set(Array.from(targets, (target) => readId(caller, target)))], areFound: false };
}

/**
 * @param caller - The bulk function, for error messages.
 * @param needless - What finds targets that need no call. A filter that does not have its fields leaves them out.
 * @throws TypeError, before anything is sent, if the targets are wrong, or a filter would select more than was meant.
 */
export async function openTargets(
  caller: string,
  client: AnyClient,
  targets: BulkTargets,
  needless: readonly InvocationFilter[],
  request: RequestOptions,
): Promise<OpenTargets> {
  if (isListed(caller, targets)) return openListed(caller, targets);
  const selected = writeCondition(caller, targets);
  const leftOut = needless.filter((each) => !Object.keys(each).some((name) => Object.hasOwn(targets, name)));
  const condition = sql.join([selected, ...leftOut.map((each) => sql`NOT (${writeCondition(caller, each)})`)], " AND ");
  const fields = Object.entries(targets);
  if (fields.length === 0) {
    throw new TypeError(`${caller}: the filter is empty: pass { sql: sql\`TRUE\` } to select every invocation`);
  }
  const [unset] = fields.find(([, value]) => value === undefined) ?? [];
  if (unset) {
    throw new TypeError(
      `${caller}: the filter's ${unset} is undefined, so it would not restrict the selection: omit it if that is intended`,
    );
  }
  // The client's type depends on the OpenAPI document. A query is the same in all of them.
  return { known: await readMatches(client as Client, condition, request), areFound: true };
}

/** Reads the ids again if they are truncated: a cluster that loses a node ends its queries. */
async function readMatches(client: Client, condition: Sql, request: RequestOptions): Promise<readonly string[]> {
  const { signal, maxRetries = client[internals].maxRetries } = request;
  const query = sql`SELECT id FROM sys_invocation WHERE ${condition}`;
  for (let reads = 1; ; reads++) {
    const ids = new Set<string>();
    try {
      for await (const { id } of streamRows<{ readonly id: string }>(client, query, request)) ids.add(id);
      return [...ids];
    } catch (error) {
      // What failed before the first row has been retried already.
      const isRepeatable = ids.size > 0 && isInterrupted(error) && maxRetries > 0 && reads < MOST_READS;
      if (signal?.aborted || !isRepeatable) throw error;
      await waitRoughly(reads * PAUSE, signal);
    }
  }
}

/**
 * Yields the ids one by one, without duplicates.
 *
 * @throws The signal's reason if it aborts, even while the next target is awaited.
 */
export async function* readIds(
  caller: string,
  targets: OpenTargets,
  signal: AbortSignal | undefined,
): AsyncGenerator<string, void> {
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
      const id = readId(caller, next.value);
      if (seen.has(id)) continue;
      seen.add(id);
      yield id;
    }
  } finally {
    // Not awaited: a generator that is still producing the next target returns only after that.
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
    // The caller needs the reason for the stop, not this error.
  }
}

/** @throws TypeError if the targets are neither listed nor a filter. */
export function isListed(caller: string, targets: BulkTargets): targets is ListedTargets {
  const refuse = (kind: string) =>
    new TypeError(`${caller}: the targets must be an iterable of ids or of rows with an id, or a filter, not ${kind}`);
  if (typeof targets !== "object" || targets === null) throw refuse(targets === null ? "null" : typeof targets);
  // Iterating over these yields characters, numbers, or pairs of a key and a value.
  const kind = Object.prototype.toString.call(targets).slice(8, -1);
  if (ArrayBuffer.isView(targets) || kind === "String" || kind === "Map") throw refuse(kind);
  return Symbol.asyncIterator in targets || Symbol.iterator in targets;
}
