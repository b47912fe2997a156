import type { InvocationStatus } from "../../generated/tables.js";
import { assertArguments, BOOLEAN, type RequestOptions, wholeNumber } from "../client/index.js";
import type { Client } from "../operations.js";
import { queryRows, type Sql, sql } from "../sql/index.js";
import { type InvocationFilter, writeCondition } from "./invocation-filter.js";
import { writeFailures } from "./write-failures.js";

/** Invocations of one handler that failed with the same error. */
export interface FailureGroup {
  readonly service: string;
  readonly handler: string;
  /** The HTTP status code of the error: 500 unless the service sets another, 409 after a kill or a cancellation. */
  readonly code: number | null;
  /** Restate's error code, such as `RT0007`: https://docs.restate.dev/references/errors */
  readonly restateCode: string | null;
  /** The newest message. Others may differ in words with digits, unless `exact` is set. */
  readonly message: string;
  /** The number of invocations. */
  readonly count: number;
  /** The statuses that these invocations have now, in alphabetical order. */
  readonly statuses: readonly InvocationStatus[];
  /**
   * When the first and the last of them failed, as ISO strings in UTC. Of an invocation that keeps failing with the same
   * error, the server keeps the first time only.
   */
  readonly firstAt: string;
  readonly lastAt: string;
  /** Ids of those that failed last, by the same times, newest first. */
  readonly examples: readonly string[];
}

export interface SummarizeFailuresOptions extends RequestOptions {
  /** The maximum number of examples in each group. If it is at least `count`, they are the whole group. Default: 3. */
  readonly examples?: number | undefined;
  /**
   * Whether messages that differ only in words with digits, such as ids, ports and amounts, are in separate groups.
   * Default: false.
   */
  readonly exact?: boolean | undefined;
}

/**
 * Summarizes why invocations fail: how many of each handler failed with the same error, since when, and which ones.
 * The server does this in one query, however many invocations there are.
 *
 * It counts each invocation once, by its last failure: those that completed with a failure, and those that have not
 * completed and failed at least once. Restrict the filter to `status: ["paused", "backing-off"]`, for instance, to see
 * only what is stuck.
 *
 * @param client - The client, from `createClient`.
 * @param filter - The invocations to look at; all by default.
 * @param options - `examples`, `exact`, and request options.
 * @returns The groups, the largest first.
 * @throws The errors of {@link listInvocations}.
 *
 * @example
 * ```ts
 * for (const { service, message, count, examples } of await summarizeFailures(client)) {
 *   console.log(count, service, message, examples[0]);
 * }
 * ```
 */
export async function summarizeFailures(
  client: Client,
  filter: InvocationFilter = {},
  options: SummarizeFailuresOptions = {},
): Promise<FailureGroup[]> {
  assertArguments("summarizeFailures", {}, options, { examples: wholeNumber(0), exact: BOOLEAN });
  const { examples = 3, exact = false, ...request } = options;
  const query = sql`
    SELECT service, handler, code, restate_code AS "restateCode", last_value(message ORDER BY failed_at) AS message,
      count(*) AS count, array_agg(DISTINCT status ORDER BY status) AS statuses,
      min(failed_at) AS "firstAt", max(failed_at) AS "lastAt",
      array_slice(array_agg(id ORDER BY failed_at DESC, id), 1, ${examples}) AS examples
    FROM (${writeFailures(writeCondition("summarizeFailures", filter))})
    GROUP BY service, handler, code, restate_code, ${exact ? sql`message` : writePattern()}
    ORDER BY count DESC, "lastAt" DESC, message`;
  return queryRows<FailureGroup>(client, query, { ...request, columns: ["code", "restateCode"] });
}

/** Writes SQL for what messages have in common that differ only in words with digits. */
function writePattern(): Sql {
  return sql`regexp_replace(message, ${String.raw`[\w-]*\d[\w-]*`}, '#', 'g')`;
}
