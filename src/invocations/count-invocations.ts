import { assertArguments, type RequestOptions } from "../client/index.js";
import type { Client } from "../operations.js";
import { queryRows, readNumber, readRows, type Sql, sql } from "../sql/index.js";
import type { Invocation } from "./invocation.js";
import { FIELD_COLUMNS, type InvocationFilter } from "./invocation-filter.js";
import { readParts } from "./split-filter.js";

/**
 * Counts invocations, with one query on `sys_invocation`, or one for each 1,000 ids of the filter.
 *
 * @param filter - The invocations to count; all by default.
 * @param options - Request options. {@link RowsOptions} says what all queries have in common.
 * @example
 * ```ts
 * const paused = await countInvocations(client, { service: "Greeter", status: "paused" });
 * ```
 */
export async function countInvocations(
  client: Client,
  filter: InvocationFilter = {},
  options: RequestOptions = {},
): Promise<number> {
  const checked = assertArguments("countInvocations", {}, options);
  const write = (condition: Sql) => sql`SELECT count(*) AS number FROM sys_invocation WHERE ${condition}`;
  const read = (each: Sql) => readRows(client, each, checked, (row) => readNumber(row, "number"));
  const counts = await readParts(client, "countInvocations", filter, write, read);
  return counts.reduce((sum, count) => sum + count, 0);
}

/** A field of a filter by which {@link countInvocationsBy} counts. */
export type InvocationField = keyof typeof FIELD_COLUMNS;

/** How many invocations have certain values. The `key` of a service is null, and the `deployment` before an invocation is tried. */
export type InvocationCount<Field extends InvocationField = InvocationField> = {
  readonly [Each in Field]: Each extends "deployment"
    ? string | null
    : Invocation[(typeof FIELD_COLUMNS)[Each] & keyof Invocation];
} & { readonly count: number };

/**
 * Counts invocations by fields of the filter, such as their service and status, with one query on `sys_invocation`, or one for each
 * 1,000 ids of the filter.
 *
 * @param fields - One or more of `service`, `handler`, `key`, `status` and `deployment`.
 * @param filter - The invocations to count; all by default.
 * @param options - Request options. {@link RowsOptions} says what all queries have in common.
 * @returns A row for each combination of values that occurs, the largest count first. A `key` or `deployment` may be null.
 * @example
 * ```ts
 * for (const { service, status, count } of await countInvocationsBy(client, ["service", "status"])) {
 *   console.log(service, status, count);
 * }
 * ```
 */
export async function countInvocationsBy<Field extends InvocationField>(
  client: Client,
  fields: readonly Field[],
  filter: InvocationFilter = {},
  options: RequestOptions = {},
): Promise<InvocationCount<Field>[]> {
  const checked = assertArguments("countInvocationsBy", {}, options);
  const columns = fields.map((field) => sql`${sql.identifier(FIELD_COLUMNS[field])} AS ${sql.identifier(field)}`);
  const places = sql.join(
    fields.map((_, index) => sql`${index + 1}`),
    ", ",
  );
  const write = (condition: Sql) => sql`SELECT ${sql.join(columns, ", ")}, count(*) AS count FROM sys_invocation
    WHERE ${condition} GROUP BY ${places} ORDER BY count DESC, ${places}`;
  const rows = await readParts(client, "countInvocationsBy", filter, write, (each) =>
    queryRows<InvocationCount<Field>>(client, each, { ...checked, columns: fields }),
  );
  const sums = new Map<string, InvocationCount<Field>>();
  for (const row of rows) {
    const key = JSON.stringify(fields.map((field) => row[field]));
    sums.set(key, { ...row, count: row.count + (sums.get(key)?.count ?? 0) });
  }
  return [...sums.values()].sort((one, other) => other.count - one.count);
}
