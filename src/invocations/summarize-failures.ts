import { assertArguments, BOOLEAN, type RequestOptions, wholeNumber } from "../client/index.js";
import type { Client } from "../operations.js";
import { queryRows, type Sql, type SqlRow, sql } from "../sql/index.js";
import { hasNotSucceeded, type InvocationFailure, readFailure, writeEach, writeFailures } from "./failure.js";
import { type FailureGroup, writePattern } from "./failure-group.js";
import { type InvocationFilter, writeCondition } from "./invocation-filter.js";
import { readSource } from "./invocation-source.js";

/** Options of {@link summarizeFailures}. */
export interface SummarizeFailuresOptions extends RequestOptions {
  /** The maximum number of examples in each group. Default: 3. */
  readonly examples?: number | undefined;
  /**
   * Whether messages that differ only in case, and in words with digits, such as ids and amounts, are in one group. So are `404`
   * and `503`, or two ports. Default: false.
   */
  readonly similar?: boolean | undefined;
}

/**
 * Summarizes why invocations fail: how many of each handler failed with the same error, since when, and which ones.
 *
 * The server does this in one query, however many invocations there are; the filter must fit in its 2 MiB. It counts each invocation once, by its last
 * failure: those that completed with a failure, and those that have not completed and failed at least once, even if they
 * have recovered since. Restrict the filter to `stuck: true` to see only those that need help. To act on all invocations of
 * a group, pass the group back as the `failure` of a filter.
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
  return groupFailures(client, sql`${writeCondition("summarizeFailures", filter)} AND ${hasNotSucceeded()}`, checked);
}

/** @param condition - A condition on the columns of `sys_invocation` and its events. */
export async function groupFailures(
  client: Client,
  condition: Sql,
  { examples = 3, similar = false, ...request }: SummarizeFailuresOptions,
): Promise<FailureGroup[]> {
  const query = sql`
    SELECT service, handler, ${writeEach((name) => sql`last_value(${sql.identifier(name)} ORDER BY at)`)},
      ${similar} AS similar, count(DISTINCT failure) AS variants,
      count(*) AS count, array_agg(DISTINCT status ORDER BY status) AS statuses,
      min(at) AS "firstAt", max(at) AS failed_at,
      array_slice(array_agg(id ORDER BY at DESC, id), 1, ${examples}) AS examples
    FROM (SELECT *, coalesce(failed_at, modified_at) AS at FROM (${writeFailures(condition)}))
    GROUP BY service, handler, code, restate_code, ${similar ? writePattern(sql`failure`) : sql`failure`}
    ORDER BY count DESC, failed_at DESC, 3`;
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
