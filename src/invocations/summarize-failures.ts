import type { InvocationStatus } from "../../generated/tables.js";
import { assertArguments, BOOLEAN, type RequestOptions, wholeNumber } from "../client/index.js";
import type { Client } from "../operations.js";
import { queryRows, type Sql, sql } from "../sql/index.js";
import { writeEventField, writeLast } from "./failure-row.js";
import { type InvocationFilter, writeCondition } from "./invocation-filter.js";

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
  /** The maximum number of examples in each group. With as many as `count`, they are all of the group. Default: 3. */
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
    FROM (${writeFailures(writeCondition(filter))})
    GROUP BY service, handler, code, restate_code, ${exact ? sql`message` : writePattern()}
    ORDER BY count DESC, "lastAt" DESC, message`;
  return queryRows<FailureGroup>(client, query, { ...request, columns: ["code", "restateCode"] });
}

/** Writes a query for the invocations that failed, with their failures. */
function writeFailures(condition: Sql): Sql {
  // `[409] killed` or `[500 Internal] the message`
  const prefix = String.raw`^\[([0-9]{1,10})([^\]0-9][^\]]*)?\] ?`;
  const text = sql`json_get_str`;
  return sql`
    SELECT id, status, target_service_name AS service, target_handler_name AS handler,
      CASE WHEN completion_failure IS NULL THEN event_code
        ELSE CAST((regexp_match(completion_failure, ${prefix}))[1] AS BIGINT) END AS code,
      CASE WHEN completion_failure IS NULL THEN event_restate_code END AS restate_code,
      CASE WHEN completion_failure IS NULL THEN event_message
        ELSE regexp_replace(completion_failure, ${prefix}, '') END AS message,
      CASE WHEN completion_failure IS NULL THEN event_at ELSE completed_at END AS failed_at
    FROM sys_invocation LEFT JOIN (
      SELECT id AS event_of, ${writeLast(writeEventField(text, "error_message"))} AS event_message,
        ${writeLast(writeEventField(sql`json_get_int`, "error_code"))} AS event_code,
        ${writeLast(writeEventField(text, "restate_doc_error_code"))} AS event_restate_code,
        ${writeLast(sql`appended_at`)} AS event_at
      FROM sys_journal_events WHERE ${writeEventField(text, "error_message")} IS NOT NULL GROUP BY id
    ) ON event_of = id
    WHERE ${condition} AND (completion_failure IS NOT NULL OR (status <> 'completed' AND event_message IS NOT NULL))`;
}

/** Writes SQL for what messages have in common that differ only in words with digits. */
function writePattern(): Sql {
  return sql`regexp_replace(message, ${String.raw`[\w-]*\d[\w-]*`}, '#', 'g')`;
}
