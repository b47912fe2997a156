import { type Sql, sql } from "../sql/index.js";
import { writeEventField, writeLast } from "./failure-row.js";

/**
 * Writes a query for the invocations that failed, with their last failures. While an invocation is retried or paused, the
 * message is that of its last event, because `last_failure` goes on with the stack trace, and is null while the
 * invocation is paused (seen on 1.6.2 and 1.7.12).
 */
export function writeFailures(condition: Sql): Sql {
  // `[409] killed` or `[500 Internal] the message`
  const prefix = String.raw`^\[([0-9]{1,10})([^\]0-9][^\]]*)?\] ?`;
  const text = sql`json_get_str`;
  const [failure, isCompleted] = [sql`coalesce(completion_failure, last_failure)`, sql`completion_failure IS NOT NULL`];
  const code = sql`CAST((regexp_match(${failure}, ${prefix}))[1] AS BIGINT)`;
  const message = sql`regexp_replace(${failure}, ${prefix}, '')`;
  return sql`
    SELECT id, status, target_service_name AS service, target_handler_name AS handler,
      CASE WHEN ${isCompleted} THEN ${code} ELSE coalesce(event_code, ${code}) END AS code,
      CASE WHEN ${isCompleted} THEN NULL ELSE coalesce(event_restate_code, last_failure_error_code) END AS restate_code,
      CASE WHEN ${isCompleted} THEN ${message} ELSE coalesce(event_message, ${message}) END AS message,
      CASE WHEN ${isCompleted} THEN completed_at ELSE coalesce(event_at, modified_at) END AS failed_at
    FROM sys_invocation LEFT JOIN (
      SELECT id AS event_of, ${writeLast(writeEventField(text, "error_message"))} AS event_message,
        ${writeLast(writeEventField(sql`json_get_int`, "error_code"))} AS event_code,
        ${writeLast(writeEventField(text, "restate_doc_error_code"))} AS event_restate_code,
        ${writeLast(sql`appended_at`)} AS event_at
      FROM sys_journal_events WHERE ${writeEventField(text, "error_message")} IS NOT NULL GROUP BY id
    ) ON event_of = id
    WHERE ${condition} AND (${isCompleted}
      OR (status <> 'completed' AND (event_message IS NOT NULL OR last_failure IS NOT NULL)))`;
}
