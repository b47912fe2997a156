import { type Sql, type SqlRow, sql } from "../sql/index.js";
import { columns, FAILURE_FIELDS, type FailureColumn } from "./source-columns.js";

/** Why an invocation failed. A field that the server does not report is undefined. */
export interface InvocationFailure {
  readonly message: string;
  /** The HTTP status code of the error: 500 unless the service sets another, 409 after a kill or a cancellation. */
  readonly code?: number | undefined;
  /** Restate's error code, such as `RT0007`: https://docs.restate.dev/references/errors */
  readonly restateCode?: string | undefined;
  /** When it failed, as an ISO string in UTC. For repeated identical failures, the first time. */
  readonly at?: string | undefined;
  readonly stacktrace?: string | undefined;
  /** The journal command at which it failed. */
  readonly relatedCommand?: RelatedCommand | undefined;
}

interface RelatedCommand {
  /** Its index among the commands of the journal, from 0. */
  readonly index?: number | undefined;
  readonly name?: string | undefined;
  /** Its type, such as `Run` or `Call`. */
  readonly type?: string | undefined;
}

/** Writes each column of a failure from the event of a failed attempt, or of the pause that followed it. */
export function writeEventFailure(): Sql {
  return writeFailureColumns((name) => {
    const read = name === "code" || name === "command_index" ? sql`json_get_int` : sql`json_get_str`;
    return sql`coalesce(${read}(event_json, ${FAILURE_FIELDS[name]}), ${read}(event_json, 'last_failure', ${FAILURE_FIELDS[name]}))`;
  });
}

/**
 * Writes a subquery with one row for each invocation that has events: its id, as `event_of`, the columns of its last failure, and
 * `stuck_since`.
 *
 * @param idCondition - A condition on the ids of the invocations.
 */
export function writeEvents(idCondition: Sql = sql`TRUE`): Sql {
  const order = sql`ORDER BY appended_at, after_journal_entry_index`;
  // The last event may have no failure, such as a pause by a user.
  const writeLast = (column: Sql) => sql`last_value(${column} ${order}) FILTER (WHERE failure IS NOT NULL)`;
  const failedAt = writeLast(sql`after_journal_entry_index`);
  return sql`(SELECT id AS event_of,
      ${failedAt} + 1 AS failed_at_entries, ${writeLast(sql`appended_at`)} AS failed_at,
      CASE WHEN ${failedAt} = max(after_journal_entry_index)
        THEN first_value(appended_at ORDER BY after_journal_entry_index DESC, appended_at) FILTER (WHERE failure IS NOT NULL)
        ELSE last_value(appended_at ${order}) END AS stuck_since,
      ${writeFailureColumns((name) => writeLast(sql.identifier(name)))}
    FROM (SELECT *, ${writeEventFailure()} FROM sys_journal_events WHERE ${idCondition}) GROUP BY id)`;
}

export function writeFailureColumns(write: (name: FailureColumn) => Sql): Sql {
  return sql.join(
    (Object.keys(FAILURE_FIELDS) as FailureColumn[]).map((name) => sql`${write(name)} AS ${sql.identifier(name)}`),
    ", ",
  );
}

/** Reads a failure from its columns. Undefined if there is no message. */
export function readFailure(row: SqlRow): InvocationFailure | undefined {
  const text = (name: FailureColumn | "failed_at") => (typeof row[name] === "string" ? row[name] : undefined);
  const number = (name: FailureColumn) => (typeof row[name] === "number" ? row[name] : undefined);
  const message = text("failure");
  if (message === undefined) return undefined;
  const command = { index: number("command_index"), name: text("command_name"), type: text("command_type") };
  return {
    message,
    code: number("code"),
    restateCode: text("restate_code"),
    at: text("failed_at"),
    stacktrace: text("stacktrace"),
    relatedCommand: Object.values(command).every((field) => field === undefined) ? undefined : command,
  };
}

/** Writes a join of `sys_invocation` with {@link writeEvents}. With a condition on the ids, the server reads only the events of these ids. */
export function joinEvents(idCondition?: Sql): Sql {
  return sql`sys_invocation LEFT JOIN ${writeEvents(idCondition)} ON event_of = id`;
}

/** Writes the condition that an invocation has not completed successfully. */
export function writeNotSucceeded(): Sql {
  return sql`(${columns.status} <> 'completed' OR ${columns.completion_failure} IS NOT NULL)`;
}

/**
 * Writes a query for the invocations that failed, with their last failures. While an invocation is retried or paused, the
 * message is that of its last event, because `last_failure` continues with the stack trace, and is null while the
 * invocation is paused (seen on 1.6.2 and 1.7.12).
 *
 * @param condition - A condition on the columns of `sys_invocation`.
 * @param idCondition - As for {@link joinEvents}.
 */
export function writeFailures(condition: Sql, idCondition?: Sql): Sql {
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
  const written = writeFailureColumns(
    (name) => sql`CASE WHEN completion_failure IS NOT NULL THEN ${inRow[name]}
      ELSE coalesce(${sql.identifier(name)}, ${inRow[name]}) END`,
  );
  return sql`SELECT * FROM (
    SELECT id, status, target_service_name AS service, target_handler_name AS handler, modified_at, ${written},
      CASE WHEN completion_failure IS NOT NULL THEN completed_at ELSE failed_at END AS failed_at
    FROM ${joinEvents(idCondition)} WHERE ${condition}) WHERE failure IS NOT NULL`;
}
