import { runWithin, wait } from "../call/index.js";
import { type AnyClient, assertPlainObject, type RequestOptions } from "../client/index.js";
import {
  assertNoneUndefined,
  type BulkTarget,
  type InvocationFilter,
  readId,
  readMatches,
  writeCondition,
} from "../invocations/index.js";
import type { Client } from "../operations.js";
import { readRows, readString, type Sql, sql } from "../sql/index.js";
import type { BulkOperation } from "./bulk-operation.js";

/**
 * The targets of a bulk operation:
 *
 * - An array or any other iterable of ids or rows, such as a `Set`, the keys of a `Map`, or a generator. All of it is read before the
 *   first call, so each target is in one list even if the run stops early. A wrong target is a TypeError, and so are more than a million
 *   targets of an iterable without a `length` or `size`, which may never end.
 * - An async iterable of ids or rows. The next target is read when there is room for another call, so only the ids must fit in
 *   memory. The next target may never come, so none is read after the run stops: the result then has `hasUnread`.
 * - A filter. One query, or several for a large filter, reads all matching ids before the first call, so that the calls do not
 *   change the selection: each match is processed once. For operations such as a kill or a pause, a filter without a `status` omits
 *   completed invocations. A misspelt service or handler selects nothing: check the `total` of the first progress report.
 */
export type BulkTargets = ListedTargets | BulkFilter;

/**
 * An {@link InvocationFilter} with at least one field, and no undefined field. Any other filter would select more invocations than
 * intended, and is rejected before anything is sent. With `exactOptionalPropertyTypes`, an undefined field does not compile.
 */
type BulkFilter = { readonly [Field in keyof InvocationFilter]: NonNullable<InvocationFilter[Field]> };

export type ListedTargets = (Iterable<BulkTarget> | AsyncIterable<BulkTarget>) & object;

/** The ids of a run, without duplicates. */
export interface OpenTargets {
  /** Undefined if the ids are still to be read. */
  readonly total: number | undefined;
  /**
   * Waits for the next id, and takes it with the other ids that are known by then, at most `size` in all. Returns undefined after the
   * last id. Known ids are taken even after an abort, so that the result lists each. Call it again only after its promise has settled.
   *
   * @throws The error of the targets, after the ids that came before it, or the signal's reason after an abort, even while the
   * next target is awaited.
   */
  readonly take: (size: number) => Promise<readonly string[] | undefined>;
}

/** @throws The errors of an iterable that is not async, and TypeError if an item of it is not a target, or if it seems endless. */
export function openListed(caller: string, targets: ListedTargets, signal: AbortSignal): OpenTargets {
  if (Symbol.asyncIterator in targets) return { total: undefined, take: takeChunks(readIds(caller, targets, signal)) };
  const read = (target: BulkTarget, index: number): string => {
    // A generator that never ends would block the program, and no abort could stop it.
    if (index < 1_000_000 || "size" in targets || "length" in targets) return readId(caller, target);
    throw new TypeError(`${caller}: targets without end: pass an array`);
  };
  return openKnown(Array.from(targets, read));
}

/** Reads the ids that match a filter. A wrong or an empty filter throws a TypeError before anything is sent. */
export async function openFound(
  { name: caller, leaveOut = {} }: BulkOperation,
  client: AnyClient,
  filter: InvocationFilter,
  request: RequestOptions,
): Promise<OpenTargets> {
  assertPlainObject(filter, `${caller}: targets other than an array or another iterable`, '{ status: "paused" }');
  writeCondition(caller, filter);
  const names = Object.keys(leaveOut);
  const isExplicit = names.length === 0 || names.some((name) => Object.hasOwn(filter, name));
  if (Object.keys(filter).length === 0) {
    throw new TypeError(`${caller}: the filter is empty: pass { sql: sql\`TRUE\` } to select every invocation`);
  }
  assertNoneUndefined(caller, filter);
  const write = (condition: Sql) => {
    const wanted = isExplicit ? condition : sql`${condition} AND NOT (${writeCondition(caller, leaveOut)})`;
    return sql`SELECT id FROM sys_invocation WHERE ${wanted}`;
  };
  // The client's type depends on the OpenAPI document. A query is the same in each document.
  const read = (each: Sql) => readRows(client as Client, each, request, (row) => readString(row, "id"));
  return openKnown(await readMatches(client as Client, caller, filter, write, read));
}

function openKnown(all: readonly string[]): OpenTargets {
  const ids = [...new Set(all)];
  let taken = 0;
  return {
    total: ids.length,
    async take(size) {
      const chunk = ids.slice(taken, taken + size);
      taken += chunk.length;
      return chunk.length > 0 ? chunk : undefined;
    },
  };
}

type Ids = AsyncGenerator<string, void>;

function takeChunks(ids: Ids): OpenTargets["take"] {
  // The read in progress: late for the last chunk, an error, or the end. The next chunk begins with it.
  let next: Promise<IteratorResult<string, void>> | undefined;
  return async (size) => {
    const chunk: string[] = [];
    let endOfTurn: Promise<void> | undefined;
    while (chunk.length < size) {
      next ??= ids.next();
      const result = await (endOfTurn ? Promise.race([next.catch(() => {}), endOfTurn]) : next);
      if (!result || result.done) break;
      next = undefined;
      if (chunk.push(result.value) < size) endOfTurn ??= wait(0, undefined);
    }
    return chunk.length > 0 ? chunk : undefined;
  };
}

async function* readIds(caller: string, targets: AsyncIterable<BulkTarget>, signal: AbortSignal): Ids {
  const seen = new Set<string>();
  const iterator = targets[Symbol.asyncIterator]();
  try {
    for (;;) {
      const next = await runWithin(0, signal, async () => iterator.next());
      if (next.done) return;
      const id = readId(caller, next.value);
      if (seen.has(id)) continue;
      seen.add(id);
      yield id;
    }
  } finally {
    // `return` is not awaited, since a generator returns only after it has produced the next target. The caller needs the
    // reason for the stop, not an error of `return`.
    (async () => iterator.return?.())().catch(() => {});
  }
}

/** Whether targets are listed, and not a filter. A string is neither. */
export function isListed(targets: BulkTargets): targets is ListedTargets {
  return typeof targets === "object" && (Symbol.asyncIterator in Object(targets) || Symbol.iterator in Object(targets));
}
