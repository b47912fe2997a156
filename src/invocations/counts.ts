import { assertArguments, assertRule, BOOLEAN, type RequestOptions, wholeNumber } from "../client/index.js";
import type { Client } from "../operations.js";
import { queryRows, readNumber, readRows, Sql, type SqlRow, sql } from "../sql/index.js";
import type { InvocationFailure } from "./failure.js";
import { readFailure, writeFailureColumns, writeFailures, writeNotSucceeded } from "./failure.js";
import { type FailureGroup, writePattern } from "./failure-group.js";
import type { Invocation } from "./invocation.js";
import { type InvocationFilter, writeCondition } from "./invocation-filter.js";
import { readSource } from "./invocation-source.js";
import { readMatches } from "./read-pages.js";
import { columns } from "./source-columns.js";

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
  const counts = await readMatches(client, "countInvocations", filter, write, read);
  return counts.reduce((sum, count) => sum + count, 0);
}

/** The columns of the fields by which invocations can be counted. */
const FIELD_COLUMNS = {
  service: "target_service_name",
  handler: "target_handler_name",
  key: "target_service_key",
  status: "status",
  deployment: "on_deployment",
} as const;

/** A field of a filter by which {@link countInvocationsBy} counts. */
export type InvocationField = keyof typeof FIELD_COLUMNS;

/** How many invocations have certain values. The `key` is null for a service, the `deployment` before the first attempt. */
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
  const isRight = (value: unknown) =>
    Array.isArray(value) && value.length > 0 && value.every((each) => Object.hasOwn(FIELD_COLUMNS, each));
  const wanted = `an array of some of ${Object.keys(FIELD_COLUMNS)}`;
  assertRule(fields, { wanted, isRight }, "countInvocationsBy: the fields");
  const selected = fields.map((field) => sql`${columns[FIELD_COLUMNS[field]]} AS ${sql.identifier(field)}`);
  const positions = new Sql(fields.map((_, index) => index + 1).join(", "));
  const write = (condition: Sql) => sql`SELECT ${sql.join(selected, ", ")}, count(*) AS count FROM sys_invocation
    WHERE ${condition} GROUP BY ${positions} ORDER BY count DESC, ${positions}`;
  const rows = await readMatches(client, "countInvocationsBy", filter, write, (each) =>
    queryRows<InvocationCount<Field>>(client, each, { ...checked, columns: fields }),
  );
  const sums = new Map<string, InvocationCount<Field>>();
  for (const row of rows) {
    const key = JSON.stringify(fields.map((field) => row[field]));
    sums.set(key, { ...row, count: row.count + (sums.get(key)?.count ?? 0) });
  }
  return [...sums.values()].sort((one, other) => other.count - one.count);
}

export interface SummarizeFailuresOptions extends RequestOptions {
  /** The maximum number of examples in each group. Default: 3. */
  readonly examples?: number | undefined;
  /**
   * Whether messages that differ only in case, and in words with digits, such as ids and amounts, are in one group. This also joins
   * `404` and `503`, or two ports. Default: false.
   */
  readonly similar?: boolean | undefined;
}

/**
 * Summarizes why invocations fail: how many of each handler failed with the same error, since when, and which ones.
 *
 * The server does this in one query, however many invocations there are; the filter must fit in a request of 2 MiB. Each invocation
 * counts once, by its last failure, if it completed with a failure, or has not completed and failed at least once, even if it has
 * recovered since. A filter with `stuck: true` counts only invocations that need help. To act on all invocations of a group, pass
 * the group back as the `failure` of a filter.
 *
 * @param filter - The invocations to look at; all by default.
 * @param options - `examples`, `similar`, and request options. {@link RowsOptions} says what all queries have in common.
 * @returns The groups, the largest first.
 * @example
 * ```ts
 * const stuck = { service: "Greeter", stuck: true };
 * for (const group of await summarizeFailures(client, stuck)) {
 *   console.log(group.count, group.handler, group.message, group.examples[0]);
 *   if (group.message.includes("Connection refused")) await resumeInvocations(client, { ...stuck, failure: group });
 * }
 * ```
 */
export async function summarizeFailures(
  client: Client,
  filter: InvocationFilter = {},
  options: SummarizeFailuresOptions = {},
): Promise<FailureGroup[]> {
  const checked = assertArguments("summarizeFailures", {}, options, { examples: wholeNumber(0), similar: BOOLEAN });
  return groupFailures(client, sql`${writeCondition("summarizeFailures", filter)} AND ${writeNotSucceeded()}`, checked);
}

/** @param condition - A condition on the columns of `sys_invocation` and its events. */
export async function groupFailures(
  client: Client,
  condition: Sql,
  { examples = 3, similar = false, ...request }: SummarizeFailuresOptions,
): Promise<FailureGroup[]> {
  const query = sql`
    SELECT service, handler, ${writeFailureColumns((name) => sql`last_value(${sql.identifier(name)} ORDER BY at)`)},
      ${similar} AS similar, count(DISTINCT failure) AS variants,
      count(*) AS count, array_agg(DISTINCT status ORDER BY status) AS statuses,
      min(at) AS "firstAt", max(at) AS failed_at,
      array_slice(array_agg(id ORDER BY at DESC, id), 1, ${examples}) AS examples
    FROM (SELECT *, coalesce(failed_at, modified_at) AS at FROM (${writeFailures(condition)}))
    GROUP BY service, handler, code, restate_code, ${similar ? writePattern(sql`failure`) : sql`failure`}
    ORDER BY count DESC, failed_at DESC, failure`;
  const read = (each: Sql) =>
    queryRows<SqlRow & Omit<FailureGroup, keyof InvocationFailure>>(client, each, { ...request });
  return (await readSource(client, query, read)).flatMap((row) => {
    const { service, handler, variants, count, statuses, firstAt, examples: ids } = row;
    const failure = readFailure(row);
    return failure
      ? [{ ...failure, service, handler, similar, variants, count, statuses, firstAt, examples: ids }]
      : [];
  });
}
