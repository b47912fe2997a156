/** Rows of `sys_invocation`, page by page. */

import type { RequestOptions } from "../client/index.js";
import type { Client } from "../operations.js";
import { readRows, readString, type Sql, type SqlRow, sql } from "../sql/index.js";
import { assertFailureRow } from "./failure-row.js";
import { INVOCATION_COLUMNS, type Invocation } from "./invocation-row.js";
import { writeColumns } from "./write-columns.js";

/** The order of a list: by `id`, or by `created_at` with the oldest or the newest first. */
export type InvocationOrder = "id" | "oldest" | "newest";

/** The place of an invocation in each order. Every row of a list is one. */
export type InvocationPlace = Pick<Invocation, "id" | "created_at">;

export interface PageOptions {
  readonly order: InvocationOrder;
  readonly limit: number;
  readonly pageSize: number;
  readonly after: InvocationPlace | undefined;
  readonly withFailure: boolean;
}

/** Reads the pages one after the other, each by one query that continues after the last row of the page before. */
export async function* readPages(
  client: Client,
  condition: Sql,
  { order, limit, pageSize, after: first, withFailure }: PageOptions,
  request: RequestOptions,
): AsyncGenerator<readonly Invocation[], void, undefined> {
  const columns = writeColumns(INVOCATION_COLUMNS);
  let after: Sql = first ? writeAfter(order, first) : sql`TRUE`;
  for (let left = limit; left > 0; ) {
    const size = Math.min(left, pageSize);
    const rows = await readRows(
      client,
      sql`SELECT ${columns} FROM sys_invocation WHERE ${condition} AND ${after} ORDER BY ${ORDERS[order]()} LIMIT ${size}`,
      { ...request, columns: INVOCATION_COLUMNS },
      (row) => readInvocation(row, withFailure),
    );
    yield rows;
    const last = rows.at(-1);
    if (!last || rows.length < size) return;
    after = writeAfter(order, last);
    left -= rows.length;
  }
}

/** Checks the columns that later queries depend on, and those that tell of a failure if it is read. */
export function readInvocation(row: SqlRow, withFailure: boolean): Invocation {
  if (withFailure) assertFailureRow(row);
  readString(row, "id");
  readString(row, "created_at");
  return row as Invocation & SqlRow;
}

/** Each ends with the id, which is unique, since many invocations may be created in the same millisecond. */
export const ORDERS: Readonly<Record<InvocationOrder, () => Sql>> = {
  id: () => sql`id`,
  oldest: () => sql`created_at, id`,
  newest: () => sql`created_at DESC, id`,
};

function writeAfter(order: InvocationOrder, { id, created_at }: InvocationPlace): Sql {
  if (order === "id") return sql`id > ${id}`;
  const time = new Date(created_at);
  const isAfter = order === "oldest" ? sql`>` : sql`<`;
  return sql`(created_at ${isAfter} ${time} OR (created_at = ${time} AND id > ${id}))`;
}
