/** Invocations, from the SQL table `sys_invocation`. */

import { assertArguments, BOOLEAN, oneOf, type RequestOptions, wholeNumber } from "../client/index.js";
import type { Client } from "../operations.js";
import { queryRows, sql } from "../sql/index.js";
import { readFailures } from "./failure-row.js";
import { type InvocationFilter, writeCondition } from "./invocation-filter.js";
import { type InvocationOrder, ORDERS, readPages } from "./invocation-pages.js";
import { INVOCATION_COLUMNS, type Invocation, type InvocationWithFailure } from "./invocation-row.js";
import { splitForLookup } from "./split-for-lookup.js";
import { writeColumns } from "./write-columns.js";

/** Options of {@link listInvocations}. */
export interface ListInvocationsOptions<WithFailure extends boolean = false> extends RequestOptions {
  /** By `id`, or by `created_at` with the `oldest` or the `newest` first. Default: `id`. */
  readonly order?: InvocationOrder | undefined;
  /** The maximum number of invocations to yield. Default: all. */
  readonly limit?: number | undefined;
  /** Rows per query, all of which are held in memory. Default: 10000. */
  readonly pageSize?: number | undefined;
  /**
   * Whether to yield each invocation with its last failure, as `failure`, whatever its status is. This takes another
   * query for each 1,000 invocations. Default: false.
   */
  readonly withFailure?: WithFailure | undefined;
}

/** The type of the rows that {@link listInvocations} yields. */
export type ListedInvocation<WithFailure extends boolean> = WithFailure extends true
  ? InvocationWithFailure
  : Invocation;

/**
 * Lists invocations page by page, however many there are.
 *
 * Each page is one query that continues after the last row of the page before. An invocation is never yielded twice.
 * Whether it reflects changes made meanwhile depends on their place in the order. No query is sent after you leave the
 * loop.
 *
 * Each query makes the server scan all of its invocations (seen on 1.6.2 and 1.7.12), so larger pages are faster.
 *
 * @param client - The client, from `createClient`.
 * @param filter - The invocations to list; all by default. Ages count from when you ask for the first invocation.
 * @param options - `order`, `limit`, `pageSize`, `withFailure`, and request options. The `timeout` covers each query.
 * @returns The invocations, as rows of `sys_invocation`.
 * @throws An {@link AdminResponseError} if the server rejects the query, for instance because of the filter's `sql`.
 * @throws An {@link AdminConnectionError} if a page has no response, even after retries.
 * @throws A TypeError if a field of the filter or an option is unknown or has a wrong value.
 *
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
    order: oneOf(Object.keys(ORDERS)),
    limit: wholeNumber(0),
    pageSize: wholeNumber(1),
    withFailure: BOOLEAN,
  });
  const { order = "id", limit = Number.MAX_SAFE_INTEGER, pageSize = 10_000, withFailure = false, ...request } = checked;
  const pages = readPages(client, writeCondition("listInvocations", filter), { order, limit, pageSize }, request);
  for await (const page of pages) {
    for await (const row of withFailure ? addFailures(client, page, request) : page) {
      request.signal?.throwIfAborted();
      yield row as ListedInvocation<WithFailure>;
    }
  }
}

async function* addFailures(
  client: Client,
  page: readonly Invocation[],
  request: RequestOptions,
): AsyncGenerator<InvocationWithFailure, void, undefined> {
  for (const rows of splitForLookup(page)) {
    const failures = await readFailures(client, rows, request);
    for (const [index, row] of rows.entries()) yield { ...row, failure: failures[index] };
  }
}

/**
 * Counts invocations with one query on `sys_invocation`.
 *
 * @param client - The client, from `createClient`.
 * @param filter - The invocations to count; all by default.
 * @param options - Request options.
 * @throws The errors of {@link listInvocations}.
 *
 * @example
 * ```ts
 * const paused = await countInvocations(client, { status: "paused" });
 * ```
 */
export async function countInvocations(
  client: Client,
  filter: InvocationFilter = {},
  options: RequestOptions = {},
): Promise<number> {
  const checked = assertArguments("countInvocations", {}, options);
  const query = sql`SELECT count(*) AS number FROM sys_invocation WHERE ${writeCondition("countInvocations", filter)}`;
  const [row] = await queryRows<{ readonly number: number }>(client, query, checked);
  return row?.number ?? 0;
}

/**
 * Looks up an invocation by its id, which is fast however many invocations there are.
 *
 * @param client - The client, from `createClient`.
 * @param invocationId - `inv_...`
 * @param options - Request options.
 * @returns Its row of `sys_invocation`. Undefined if it never existed or was purged, which happens to a completed
 * invocation after its `completion_retention`; or for a moment while the server is starting (seen on 1.7.12).
 * @throws An {@link AdminResponseError} with status 500 if the id is malformed.
 */
export async function getInvocation(
  client: Client,
  invocationId: string,
  options: RequestOptions = {},
): Promise<Invocation | undefined> {
  const checked = assertArguments("getInvocation", { invocationId }, options);
  const query = sql`SELECT ${writeColumns(INVOCATION_COLUMNS)} FROM sys_invocation WHERE id = ${invocationId}`;
  const [row] = await queryRows<Invocation>(client, query, { ...checked, columns: INVOCATION_COLUMNS });
  return row;
}
