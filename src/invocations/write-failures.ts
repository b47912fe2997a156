import { type Sql, sql } from "../sql/index.js";
import { type FailureColumn, writeEach, writeEvents } from "./failure.js";

/**
 * Writes a source of rows: those of `sys_invocation`, with the columns of {@link writeEvents}.
 *
 * @param isWanted - A condition on the ids of the events. The server looks up ids, where a join makes it read all events.
 */
export function writeEventSource(isWanted?: Sql): Sql {
  return sql`sys_invocation LEFT JOIN ${writeEvents(isWanted)} ON event_of = id`;
}

/** Writes the condition that an invocation has not ended in spite of its failure. */
export function hasNotSucceeded(): Sql {
  return sql`(status <> 'completed' OR completion_failure IS NOT NULL)`;
}

/**
 * Writes a query for the invocations that failed, with their last failures. While an invocation is retried or paused, the
 * message is that of its last event, because `last_failure` goes on with the stack trace, and is null while the
 * invocation is paused (seen on 1.6.2 and 1.7.12).
 *
 * @param condition - A condition on the columns of `sys_invocation`.
 * @param isWanted - As for {@link writeEventSource}.
 */
export function writeFailures(condition: Sql, isWanted?: Sql): Sql {
  // `[409] killed` or `[500 Internal] the message`
  const prefix = String.raw`^\[([0-9]{1,10})([^\]0-9][^\]]*)?\] ?`;
  const text = sql`coalesce(completion_failure, last_failure)`;
  const inRow: Readonly<Record<FailureColumn, Sql>> = {
    failure: sql`regexp_replace(${text}, ${prefix}, '')`,
    code: sql`CAST((regexp_match(${text}, ${prefix}))[1] AS BIGINT)`,
    restate_code: sql`last_failure_error_code`,
    stacktrace: sql`NULL`,
    command_index: sql`last_failure_related_command_index`,
    command_name: sql`last_failure_related_command_name`,
    command_type: sql`last_failure_related_command_type`,
  };
  const columns = writeEach(
    (name) => sql`CASE WHEN completion_failure IS NOT NULL THEN ${inRow[name]}
      ELSE coalesce(${sql.identifier(name)}, ${inRow[name]}) END`,
  );
  return sql`SELECT * FROM (
    SELECT id, status, target_service_name AS service, target_handler_name AS handler, modified_at, ${columns},
      CASE WHEN completion_failure IS NOT NULL THEN completed_at ELSE failed_at END AS failed_at
    FROM ${writeEventSource(isWanted)} WHERE ${condition}) WHERE failure IS NOT NULL`;
}
