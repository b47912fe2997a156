/** Invocations, from the SQL table `sys_invocation`. */

import { assertArguments, type RequestOptions } from "../client/index.js";
import type { Client } from "../operations.js";
import { queryRows, type Sql, sql } from "../sql/index.js";
import { type InvocationFilter, writeCondition } from "./invocation-filter.js";
import { INVOCATION_COLUMNS, type Invocation } from "./invocation-row.js";

export interface ListInvocationsOptions extends RequestOptions {
  /** By `id`, or by `created_at` with the `oldest` or the `newest` first. Default: `id`. */
  readonly order?: "id" | "oldest" | "newest" | undefined;
  /** The maximum number of invocations to yield. Default: all. */
  readonly limit?: number | undefined;
  /** Rows per query, all of which are held in memory. Default: 10000. */
  readonly pageSize?: number | undefined;
}

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
 * @param options - `order`, `limit`, `pageSize`, and request options. The `timeout` covers each page.
 * @returns The invocations, as rows of `sys_invocation`.
 * @throws An {@link AdminResponseError} if the server rejects the query, for instance because of the filter's `sql`.
 * @throws An {@link AdminConnectionError} if a page has no response, even after retries.
 * @throws A TypeError if a field of the filter or an option is unknown or has a wrong value.
 *
 * @example
 * ```ts
 * for await (const { id, last_failure } of listInvocations(client, { service: "Greeter", status: "paused" })) {
 *   console.log(id, last_failure);
 * }
 * ```
 */
export async function* listInvocations(
  client: Client,
  filter: InvocationFilter = {},
  options: ListInvocationsOptions = {},
): AsyncGenerator<Invocation, void, undefined> {
  assertArguments("listInvocations", {}, options);
  const { order = "id", limit = Number.MAX_SAFE_INTEGER, pageSize = 10_000, ...request } = options;
  assertCount(limit, "limit", 0);
  assertCount(pageSize, "pageSize", 1);
  if (!Object.hasOwn(ORDERS, order)) {
    throw new TypeError(`order must be one of ${Object.keys(ORDERS).join(", ")}, not ${String(order)}`);
  }
  const { by, after: writeAfter } = ORDERS[order];
  const condition = writeCondition(filter);
  let after: Sql = sql`TRUE`;
  for (let left = limit; left > 0; ) {
    const size = Math.min(left, pageSize);
    const rows = await queryRows<Invocation>(
      client,
      sql`SELECT ${columns()} FROM sys_invocation WHERE ${condition} AND ${after} ORDER BY ${by()} LIMIT ${size}`,
      { ...request, columns: INVOCATION_COLUMNS },
    );
    for (const row of rows) {
      request.signal?.throwIfAborted();
      yield row;
    }
    const last = rows.at(-1);
    if (!last || rows.length < size) return;
    after = writeAfter(last);
    left -= rows.length;
  }
}

interface Order {
  by(): Sql;
  after(last: Invocation): Sql;
}

/** Each order ends with the id, which is unique, since many invocations may be created in the same millisecond. */
const ORDERS: Readonly<Record<NonNullable<ListInvocationsOptions["order"]>, Order>> = {
  id: { by: () => sql`id`, after: ({ id }) => sql`id > ${id}` },
  oldest: {
    by: () => sql`created_at, id`,
    after: ({ id, created_at }) => writeAfterTime(id, new Date(created_at), sql`>`),
  },
  newest: {
    by: () => sql`created_at DESC, id`,
    after: ({ id, created_at }) => writeAfterTime(id, new Date(created_at), sql`<`),
  },
};

function writeAfterTime(id: string, time: Date, isAfter: Sql): Sql {
  return sql`(created_at ${isAfter} ${time} OR (created_at = ${time} AND id > ${id}))`;
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
  const query = sql`SELECT count(*) AS number FROM sys_invocation WHERE ${writeCondition(filter)}`;
  const [row] = await queryRows<{ readonly number: number }>(client, query, options);
  return row?.number ?? 0;
}

/**
 * Looks up an invocation by its id, which is fast however many invocations there are.
 *
 * @param client - The client, from `createClient`.
 * @param invocationId - `inv_...`
 * @param options - Request options.
 * @returns Its row of `sys_invocation`. Undefined if it never existed or was purged, which happens to a completed
 * invocation after its `completion_retention`.
 * @throws An {@link AdminResponseError} with status 500 if the id is malformed.
 */
export async function getInvocation(
  client: Client,
  invocationId: string,
  options: RequestOptions = {},
): Promise<Invocation | undefined> {
  assertArguments("getInvocation", { invocationId }, options);
  const query = sql`SELECT ${columns()} FROM sys_invocation WHERE id = ${invocationId}`;
  const [row] = await queryRows<Invocation>(client, query, { ...options, columns: INVOCATION_COLUMNS });
  return row;
}

function columns(): Sql {
  return sql.join(INVOCATION_COLUMNS.map(sql.identifier), ", ");
}

function assertCount(value: number, name: string, least: number): void {
  if (Number.isSafeInteger(value) && value >= least) return;
  throw new TypeError(`${name} must be a whole number from ${least}, not ${String(value)}`);
}
