/** Invocations, as the SQL table `sys_invocation` has them. */

import { assertArguments, type RequestOptions } from "../client/index.js";
import type { Client } from "../operations.js";
import { queryRows, type Sql, sql } from "../sql/index.js";
import { type InvocationFilter, writeCondition } from "./invocation-filter.js";
import { INVOCATION_COLUMNS, type Invocation } from "./invocation-row.js";

export interface ListInvocationsOptions extends RequestOptions {
  /** `id`, or by `created_at`: `oldest` or `newest` first. Default: `id`. */
  readonly order?: "id" | "oldest" | "newest" | undefined;
  /** How many to give at most. Default: all. */
  readonly limit?: number | undefined;
  /** How many rows to ask the server for at once, which is what is held in memory. Default: 10000. */
  readonly pageSize?: number | undefined;
}

/**
 * Lists invocations, page after page, so that there may be any number of them: one query for each page, which begins where
 * the page before it ended. What changes meanwhile is seen or not, depending on where it is in the order, but none is given
 * twice. Leaving the loop asks for nothing further.
 *
 * Each query makes the server look through all of its invocations (seen on 1.6.2 and 1.7.12), so larger pages are faster.
 *
 * @param client - The client to call it with, made by `createClient`.
 * @param filter - Which ones; all, if it is empty. Ages are counted from when the first one is asked for.
 * @param options - The order and the size of pages, and the options of each request. The `timeout` is for each page.
 * @returns The invocations, rows of `sys_invocation`.
 * @throws {@link AdminResponseError} if the server does not take the query: an `sql` condition that is none.
 * @throws {@link AdminConnectionError} if there is no answer; the page was asked for again before.
 * @throws TypeError if the filter or an option is unknown or has a wrong value.
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

/** The ids of invocations are unique; many may be created in the same millisecond. */
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
 * Counts invocations, with one query on `sys_invocation`.
 *
 * @param client - The client to call it with, made by `createClient`.
 * @param filter - Which ones; all, if it is empty.
 * @param options - The request's options.
 * @throws as {@link listInvocations} does.
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
 * Looks an invocation up by its id, which is quick however many there are.
 *
 * @param client - The client to call it with, made by `createClient`.
 * @param invocationId - `inv_...`
 * @param options - The request's options.
 * @returns Its row of `sys_invocation`, or undefined if there is none: it never was, or was purged, as happens to a completed
 * one after its `completion_retention`.
 * @throws {@link AdminResponseError} with status 500 if the id is malformed.
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
