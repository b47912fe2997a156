/** Last failures of invocations, from their rows of `sys_invocation` and the events of their journals. */

import type { SysInvocation } from "../../generated/tables.js";
import type { RequestOptions } from "../client/index.js";
import type { Client } from "../operations.js";
import { readRows, readString, readStringOrNull, type Sql, type SqlRow, sql } from "../sql/index.js";
import { type InvocationFailure, parseFailure, readEventFailure, toRelatedCommand } from "./failure.js";

export type FailureRow = Pick<
  SysInvocation,
  "id" | "last_failure_related_command_index" | (typeof TEXT_COLUMNS)[number]
>;

const TEXT_COLUMNS = [
  "completion_failure",
  "completed_at",
  "last_failure",
  "last_failure_error_code",
  "last_failure_related_command_name",
  "last_failure_related_command_type",
] as const;

/** @throws SyntaxError if a column that tells of a failure is not a string or null. */
export function assertFailureRow(row: SqlRow): void {
  for (const name of TEXT_COLUMNS) readStringOrNull(row, name);
}

/** Finds the last failure of each row, by at most one query. Undefined for an invocation that never failed. */
export async function readFailures(
  client: Client,
  rows: readonly FailureRow[],
  request: RequestOptions,
): Promise<readonly (InvocationFailure | undefined)[]> {
  const open = rows.filter(({ completion_failure }) => completion_failure === null).map(({ id }) => id);
  const reported = open.length === 0 ? new Map() : await readLastEvents(client, open, request);
  return rows.map((row) => toFailure(row, reported.get(row.id)));
}

/**
 * Writes SQL that reads a field of the failure in an event: in the event of a failed attempt, or of a pause that a
 * failure caused.
 *
 * @param read - `json_get_str` or `json_get_int`, which 1.6.2 and 1.7.12 have.
 */
export function writeEventField(read: Sql, field: string): Sql {
  return sql`coalesce(${read}(event_json, ${field}), ${read}(event_json, 'last_failure', ${field}))`;
}

/** Writes SQL that takes a value from the last event of a group. */
export function writeLast(value: Sql): Sql {
  return sql`last_value(${value} ORDER BY appended_at, after_journal_entry_index)`;
}

/** Reads the last event of each invocation that reports a failure: a pause by a user comes after it, for instance. */
async function readLastEvents(
  client: Client,
  ids: readonly string[],
  request: RequestOptions,
): Promise<ReadonlyMap<string, InvocationFailure | undefined>> {
  // The server looks these ids up. A join with the rows would make it read the events of all invocations.
  const query = sql`SELECT id, ${writeLast(sql`event_json`)} AS json, ${writeLast(sql`appended_at`)} AS at
    FROM sys_journal_events WHERE id IN ${ids} AND ${writeEventField(sql`json_get_str`, "error_message")} IS NOT NULL
    GROUP BY id`;
  const entries = await readRows(client, query, request, (row) => {
    const failure = readEventFailure(readString(row, "json"), readString(row, "at"));
    return [readString(row, "id"), failure] as const;
  });
  return new Map(entries);
}

function toFailure(row: FailureRow, reported: InvocationFailure | undefined): InvocationFailure | undefined {
  if (row.completion_failure !== null) {
    return { ...parseFailure(row.completion_failure), at: row.completed_at ?? undefined };
  }
  if (row.last_failure === null) return reported;
  const read = parseFailure(row.last_failure);
  const index = row.last_failure_related_command_index;
  // The event says where the message ends and the stack trace begins. It may be of an earlier failure.
  if (reported && reported.code === read.code && read.message.startsWith(reported.message)) return reported;
  return {
    ...read,
    restateCode: row.last_failure_error_code ?? undefined,
    relatedCommand: toRelatedCommand(
      typeof index === "number" ? index : undefined,
      row.last_failure_related_command_name ?? undefined,
      row.last_failure_related_command_type ?? undefined,
    ),
  };
}
