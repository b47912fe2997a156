/** The steps and failures of an invocation, from the SQL tables `sys_journal` and `sys_journal_events`. */

import type { SysInvocation, SysJournalEvents } from "../../generated/index.js";
import { assertArguments, type RequestOptions } from "../client/index.js";
import type { Client } from "../operations.js";
import { queryRows, readRows, readStringOrNull, type Sql, type SqlRow, sql } from "../sql/index.js";
import { type InvocationFailure, parseFailure, readEventFailure, toRelatedCommand } from "./failure.js";
import { JOURNAL_COLUMNS, type JournalEntry } from "./journal-entry.js";

type EventRow = Pick<SysJournalEvents, (typeof EVENT_COLUMNS)[number]>;

/** All columns except `partition_key`, and `id`, which the caller knows. */
const EVENT_COLUMNS = ["after_journal_entry_index", "appended_at", "event_type", "event_json"] as const;

/** A row of the SQL table `sys_journal_events`, with the failure that it reports. */
export interface JournalEvent extends EventRow {
  /** Undefined if the event reports none: a user paused the invocation, or the event is of an unknown kind. */
  readonly failure: InvocationFailure | undefined;
}

/**
 * Reads the journal of an invocation: the steps it has made, in order.
 *
 * @param client - The client, from `createClient`.
 * @param invocationId - `inv_...`
 * @param options - Request options.
 * @returns Its rows of `sys_journal`. Empty if the invocation does not exist, or its journal was purged
 * (`journal_retention`).
 * @throws An {@link AdminResponseError} with status 500 if the id is malformed.
 */
export async function getJournal(
  client: Client,
  invocationId: string,
  options: RequestOptions = {},
): Promise<JournalEntry[]> {
  assertArguments("getJournal", { invocationId }, options);
  const query = sql`SELECT ${list(JOURNAL_COLUMNS)} FROM sys_journal WHERE id = ${invocationId} ORDER BY index`;
  return queryRows<JournalEntry>(client, query, { ...options, columns: JOURNAL_COLUMNS });
}

/**
 * Reads the failed attempts and the pauses of an invocation, oldest first.
 *
 * A failed attempt is a `TransientError`. A pause is a `Paused`, with the failure that caused it, if any. The server
 * does not repeat the event if the next attempt fails in the same way.
 *
 * @param client - The client, from `createClient`.
 * @param invocationId - `inv_...`
 * @param options - Request options.
 * @returns Its rows of `sys_journal_events`. Empty if there are none, the invocation does not exist, or its journal was
 * purged.
 * @throws An {@link AdminResponseError} with status 500 if the id is malformed.
 *
 * @example
 * ```ts
 * for (const { appended_at, event_type, failure } of await getJournalEvents(client, id)) {
 *   console.log(appended_at, event_type, failure?.message ?? "by hand");
 * }
 * ```
 */
export async function getJournalEvents(
  client: Client,
  invocationId: string,
  options: RequestOptions = {},
): Promise<JournalEvent[]> {
  assertArguments("getJournalEvents", { invocationId }, options);
  const query = sql`SELECT ${list(EVENT_COLUMNS)} FROM sys_journal_events WHERE id = ${invocationId}
    ORDER BY appended_at, after_journal_entry_index`;
  const rows = await queryRows<EventRow>(client, query, { ...options, columns: EVENT_COLUMNS });
  return rows.map((row) => ({ ...row, failure: readEventFailure(row.event_json, row.appended_at) }));
}

/**
 * Finds the last failure of an invocation, whether it has completed, is retried, is paused, or has recovered since.
 *
 * Use {@link getInvocation} for its current status.
 *
 * @param client - The client, from `createClient`.
 * @param invocationId - `inv_...`
 * @param options - Request options, for each of up to two requests.
 * @returns The failure. Undefined if the invocation never failed, or does not exist.
 * @throws An {@link AdminResponseError} with status 500 if the id is malformed.
 *
 * @example
 * ```ts
 * const failure = await getLastFailure(client, id);
 * console.log(failure?.message, failure?.relatedCommand?.name);
 * ```
 */
export async function getLastFailure(
  client: Client,
  invocationId: string,
  options: RequestOptions = {},
): Promise<InvocationFailure | undefined> {
  assertArguments("getLastFailure", { invocationId }, options);
  const columns = FAILURE_COLUMNS;
  const query = sql`SELECT ${list(columns)} FROM sys_invocation WHERE id = ${invocationId}`;
  const [row] = await readRows(client, query, { ...options, columns }, readFailureRow);
  if (!row) return undefined;
  if (row.completion_failure !== null) {
    return { ...parseFailure(row.completion_failure), at: row.completed_at ?? undefined };
  }
  const events = await getJournalEvents(client, invocationId, options);
  const reported = events.reverse().find(({ failure }) => failure !== undefined)?.failure;
  return row.last_failure === null ? reported : readLastFailure(row.last_failure, row, reported);
}

type FailureRow = Pick<SysInvocation, (typeof FAILURE_COLUMNS)[number]>;

const FAILURE_COLUMNS = [
  "completion_failure",
  "completed_at",
  "last_failure",
  "last_failure_error_code",
  "last_failure_related_command_index",
  "last_failure_related_command_name",
  "last_failure_related_command_type",
] as const;

function readFailureRow(row: SqlRow): FailureRow {
  const index = row.last_failure_related_command_index;
  return {
    completion_failure: readStringOrNull(row, "completion_failure"),
    completed_at: readStringOrNull(row, "completed_at"),
    last_failure: readStringOrNull(row, "last_failure"),
    last_failure_error_code: readStringOrNull(row, "last_failure_error_code"),
    last_failure_related_command_index: typeof index === "number" ? index : null,
    last_failure_related_command_name: readStringOrNull(row, "last_failure_related_command_name"),
    last_failure_related_command_type: readStringOrNull(row, "last_failure_related_command_type"),
  };
}

/** In `last_failure` the stack trace follows the message. The event of that failure has the message alone. */
function readLastFailure(text: string, row: FailureRow, reported: InvocationFailure | undefined): InvocationFailure {
  const read = parseFailure(text);
  const failure = {
    ...read,
    restateCode: row.last_failure_error_code ?? undefined,
    relatedCommand: toRelatedCommand(
      row.last_failure_related_command_index ?? undefined,
      row.last_failure_related_command_name ?? undefined,
      row.last_failure_related_command_type ?? undefined,
    ),
  };
  if (reported?.code !== read.code || !read.message.startsWith(reported?.message ?? read.message)) return failure;
  const { message, at } = reported ?? read;
  const stacktrace = read.message.slice(message.length).trim();
  return { ...failure, message, at, stacktrace: stacktrace || undefined };
}

function list(columns: readonly string[]): Sql {
  return sql.join(columns.map(sql.identifier), ", ");
}
