import { SYS_INVOCATION_COLUMNS } from "../../generated/columns.js";
import {
  assertArguments,
  BOOLEAN,
  isPlainObject,
  oneOf,
  pickRequest,
  type RequestOptions,
  type Rule,
  wholeNumber,
} from "../client/index.js";
import type { Client } from "../operations.js";
import { readRows, readString, type Sql, type SqlRow, sql } from "../sql/index.js";
import { type InvocationFailure, readFailure, writeEvents, writeFailures } from "./failure.js";
import type { Invocation, InvocationWithFailure } from "./invocation.js";
import type { InvocationFilter } from "./invocation-filter.js";
import { readSource } from "./invocation-source.js";
import {
  hasFailureOnlyInEvents,
  IDS_PER_QUERY,
  type InvocationOrder,
  type InvocationPlace,
  readRange,
  splitForLookup,
  writeInvocations,
} from "./read-pages.js";

const PLACE: Rule = {
  wanted: "an object with the `id` and `created_at` of an invocation",
  isRight: (value) =>
    isPlainObject(value) && typeof value.id === "string" && !Number.isNaN(Date.parse(String(value.created_at))),
};

export interface GetInvocationOptions<WithFailure extends boolean = false> extends RequestOptions {
  /**
   * Whether to add the last failure, as `failure`, whatever the status is now: completed, retried, paused, or recovered since.
   * This takes at least one more query for each 1,000 invocations. Default: false.
   */
  readonly withFailure?: WithFailure | undefined;
}

export interface ListInvocationsOptions<WithFailure extends boolean = false> extends GetInvocationOptions<WithFailure> {
  /** By `id`, or by `created_at` with the `oldest` or the `newest` first. Default: `id`. */
  readonly order?: InvocationOrder | undefined;
  /** The maximum number of invocations to yield. Default: all. */
  readonly limit?: number | undefined;
  /**
   * The invocation after which the list continues, in the same order: the last row of the page before, or its `id` and
   * `created_at`, for instance from the URL of a page. Invocations do not change places, so pages neither overlap nor leave an
   * invocation out. New invocations come last by `oldest`, before the first by `newest`, and anywhere by `id`.
   */
  readonly after?: InvocationPlace | undefined;
  /**
   * The invocation before which the list ends, in the same order. With a `limit`, the list is the page before this
   * invocation, and is held in memory.
   */
  readonly before?: InvocationPlace | undefined;
}

/** The type of the rows that {@link listInvocations} yields. */
export type ListedInvocation<WithFailure extends boolean> = WithFailure extends true
  ? InvocationWithFailure
  : Invocation;

/**
 * Lists invocations, however many there are, as they arrive.
 *
 * If a result breaks off, the list goes on after the last row, so an invocation is never yielded twice. Whether the list
 * reflects changes made meanwhile depends on their place in the order. No query is sent after you leave the loop. To show one page at a
 * time, give a `limit`, and pass the last row as `after` for the next page, or the first as `before` for the previous one.
 *
 * Each query makes the server scan all of its invocations (seen on 1.6.2 and 1.7.12), so a list takes few queries: the first reads
 * 10,000 rows, later ones more. If the filter has ids, each query looks up 1,000 instead. With more ids than that, the rows must
 * fit in memory: the first is yielded once all are read.
 *
 * @param filter - The invocations to list; all by default. Ages count from the start of each query.
 * @param options - `order`, `limit`, `after`, `before`, `withFailure`, and request options. {@link RowsOptions} says what
 * all queries have in common.
 * @returns The invocations, as rows of `sys_invocation`.
 * @example
 * ```ts
 * const paused = { service: "Greeter", status: "paused" } as const;
 * for await (const { id, failure } of listInvocations(client, paused, { withFailure: true })) {
 *   console.log(id, failure?.message);
 * }
 * ```
 */
export async function* listInvocations<WithFailure extends boolean = false>(
  client: Client,
  filter: InvocationFilter = {},
  options: ListInvocationsOptions<WithFailure> = {},
): AsyncGenerator<ListedInvocation<WithFailure>, void, undefined> {
  const checked = assertArguments("listInvocations", {}, options, {
    order: oneOf(["id", "oldest", "newest"]),
    limit: wholeNumber(0),
    after: PLACE,
    before: PLACE,
    withFailure: BOOLEAN,
  });
  const { order = "id", limit, after, before } = checked;
  const isBackwards = before !== undefined && limit !== undefined;
  // The last rows before a place are the first rows after it in the reverse order.
  const places = isBackwards ? { after: before, before: after } : { after, before };
  const range = { isById: order === "id", isDescending: (order === "newest") !== isBackwards, limit, ...places };
  const page: ListedInvocation<WithFailure>[] = [];
  for await (const some of addFailures(client, readRange(client, filter, range, pickRequest(checked)), checked)) {
    for (const row of some as readonly ListedInvocation<WithFailure>[]) {
      checked.signal?.throwIfAborted();
      if (isBackwards) page.push(row);
      else yield row;
    }
  }
  yield* page.reverse();
}

/**
 * Adds the failures that rows lack, and yields the rows in groups. Rows that wait for failures are looked up together: the first at once, so
 * that the caller has some soon, and later ones in larger groups.
 */
async function* addFailures(
  client: Client,
  rows: AsyncIterable<readonly Invocation[]>,
  options: GetInvocationOptions<boolean>,
) {
  let held: readonly Invocation[] = [];
  let least = 1;
  const completeHeld = async function* () {
    for (const group of splitForLookup(held)) yield await addMissingFailures(client, group, options);
  };
  for await (const chunk of rows) {
    held = [...held, ...chunk];
    if (held.length < least && (options.withFailure || held.some(hasFailureOnlyInEvents))) continue;
    yield* completeHeld();
    least = Math.min(2 * Math.max(least, held.length), IDS_PER_QUERY);
    held = [];
  }
  yield* completeHeld();
}

/** Adds `last_failure` to rows whose failure only the events have, and `failure` to each row if `withFailure` is set. */
async function addMissingFailures(client: Client, rows: readonly Invocation[], options: GetInvocationOptions<boolean>) {
  const { withFailure } = options;
  const incomplete = withFailure ? rows : rows.filter(hasFailureOnlyInEvents);
  const condition = sql`id IN ${incomplete.map(({ id }) => id)}`;
  // For invocations that have not completed, the events are enough, in a fraction of the time.
  const query = withFailure
    ? writeFailures(condition, condition)
    : sql`SELECT *, event_of AS id FROM ${writeEvents(condition)}`;
  const read = (each: Sql) =>
    readRows(client, each, pickRequest(options), (row) => [readString(row, "id"), readFailure(row)] as const);
  const failures = new Map(incomplete.length > 0 ? await readSource(client, query, read) : []);
  return rows.map((row) => {
    const failure = failures.get(row.id);
    const whole = hasFailureOnlyInEvents(row) ? { ...row, ...toColumns(failure) } : row;
    return withFailure ? { ...whole, failure } : whole;
  });
}

/** Returns the columns of the last failure as the table has them without virtual queues. */
function toColumns(failure: InvocationFailure | undefined) {
  if (!failure) return { last_failure: null };
  const { message, code, restateCode, stacktrace, relatedCommand } = failure;
  return {
    last_failure: [`[${code}] ${message}`, ...(stacktrace === undefined ? [] : [stacktrace])].join("\n"),
    last_failure_error_code: restateCode ?? null,
    last_failure_related_command_index: relatedCommand?.index ?? null,
    last_failure_related_command_name: relatedCommand?.name ?? null,
    last_failure_related_command_type: relatedCommand?.type ?? null,
  } satisfies Partial<Invocation>;
}

/**
 * Looks up an invocation by its id, which is fast however many invocations there are.
 *
 * @param invocationId - `inv_...`
 * @param options - `withFailure`, and request options. {@link RowsOptions} says what all queries have in common.
 * @returns Its row of `sys_invocation`. Undefined if it never existed or was purged, which happens to a completed
 * invocation after its `completion_retention`.
 * @throws An {@link AdminResponseError} with status 500 if the id is malformed.
 * @example
 * ```ts
 * const invocation = await getInvocation(client, invocationId, { withFailure: true });
 * console.log(invocation?.status, invocation?.failure?.message, invocation?.failure?.relatedCommand?.name);
 * ```
 */
export async function getInvocation<WithFailure extends boolean = false>(
  client: Client,
  invocationId: string,
  options: GetInvocationOptions<WithFailure> = {},
): Promise<ListedInvocation<WithFailure> | undefined> {
  const checked = assertArguments("getInvocation", { invocationId }, options, { withFailure: BOOLEAN });
  const request = { ...pickRequest(checked), columns: SYS_INVOCATION_COLUMNS };
  const read = (query: Sql) =>
    readRows(client, query, request, (row) => {
      // The query for the failure needs the id.
      readString(row, "id");
      return row as SqlRow & Invocation;
    });
  const condition = sql`id = ${invocationId}`;
  // Unless a virtual queue may retry the invocation, the table is right, and takes half the time.
  let rows = await read(sql`SELECT * FROM sys_invocation WHERE ${condition}`);
  if (rows.some((row) => "vqueue_id" in row && (row.status === "ready" || row.status === "running"))) {
    rows = await readSource(client, writeInvocations(condition), read);
  }
  const [row] = await addMissingFailures(client, rows, checked);
  return row as ListedInvocation<WithFailure> | undefined;
}
