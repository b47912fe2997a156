/** What an invocation has done and met, as the SQL tables `sys_journal` and `sys_journal_events` have it. */

import type { SysInvocation, SysJournalEvents } from "../../generated/index.js";
import { assertArguments, type RequestOptions } from "../client/index.js";
import type { Client } from "../operations.js";
import { queryRows, readRows, readTextOrNull, type Sql, type SqlRow, sql } from "../sql/index.js";
import { type InvocationFailure, readEventFailure, readFailureText, toRelatedCommand } from "./failure.js";
import { JOURNAL_COLUMNS, type JournalEntry } from "./journal-entry.js";

type EventRow = Pick<SysJournalEvents, (typeof EVENT_COLUMNS)[number]>;

/** All but `partition_key`, and `id`, which is known. */
const EVENT_COLUMNS = ["after_journal_entry_index", "appended_at", "event_type", "event_json"] as const;

/** A row of the SQL table `sys_journal_events`, and what it tells of a failure. */
export interface JournalEvent extends EventRow {
  /** Undefined if it tells of none: when somebody paused the invocation, or the event is of a kind that is not known. */
  readonly failure: InvocationFailure | undefined;
}

/**
 * Reads the journal of an invocation: the steps that it has made.
 *
 * @param client - The client to call it with, made by `createClient`.
 * @param invocationId - `inv_...`
 * @param options - The request's options.
 * @returns Its rows of `sys_journal`, in order; none if there is no such invocation, or its journal was purged, as happens
 * after its `journal_retention`.
 * @throws {@link AdminResponseError} with status 500 if the id is malformed.
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
 * Reads what an invocation has met beside the steps of its journal: attempts that failed (`TransientError`), and pauses
 * (`Paused`), which tell why it is paused. An attempt that fails like the one before it makes no further event.
 *
 * @param client - The client to call it with, made by `createClient`.
 * @param invocationId - `inv_...`
 * @param options - The request's options.
 * @returns Its rows of `sys_journal_events`, oldest first; none if nothing has failed, if there is no such invocation, or if
 * its journal was purged.
 * @throws {@link AdminResponseError} with status 500 if the id is malformed.
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
 * Finds out what an invocation failed with last, whatever has become of it: completed, waiting for its next attempt, or
 * paused, of which only its events tell. An invocation that has recovered since is told of too; its `status` is in
 * `getInvocation`.
 *
 * @param client - The client to call it with, made by `createClient`.
 * @param invocationId - `inv_...`
 * @param options - The options of each request, of which there are one or two.
 * @returns The failure; undefined if it never failed, or if there is no such invocation.
 * @throws {@link AdminResponseError} with status 500 if the id is malformed.
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
    return { ...readFailureText(row.completion_failure), at: row.completed_at ?? undefined };
  }
  const events = await getJournalEvents(client, invocationId, options);
  const told = events.reverse().find(({ failure }) => failure !== undefined)?.failure;
  return row.last_failure === null ? told : readLastFailure(row.last_failure, row, told);
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
    completion_failure: readTextOrNull(row, "completion_failure"),
    completed_at: readTextOrNull(row, "completed_at"),
    last_failure: readTextOrNull(row, "last_failure"),
    last_failure_error_code: readTextOrNull(row, "last_failure_error_code"),
    last_failure_related_command_index: typeof index === "number" ? index : null,
    last_failure_related_command_name: readTextOrNull(row, "last_failure_related_command_name"),
    last_failure_related_command_type: readTextOrNull(row, "last_failure_related_command_type"),
  };
}

/** In that text the stack trace follows the message; where the message ends is known from the event of the same failure. */
function readLastFailure(text: string, row: FailureRow, told: InvocationFailure | undefined): InvocationFailure {
  const read = readFailureText(text);
  const failure = {
    ...read,
    restateCode: row.last_failure_error_code ?? undefined,
    relatedCommand: toRelatedCommand(
      row.last_failure_related_command_index ?? undefined,
      row.last_failure_related_command_name ?? undefined,
      row.last_failure_related_command_type ?? undefined,
    ),
  };
  if (told?.code !== read.code || !read.message.startsWith(told?.message ?? read.message)) return failure;
  const { message, at } = told ?? read;
  const stacktrace = read.message.slice(message.length).trim();
  return { ...failure, message, at, stacktrace: stacktrace || undefined };
}

function list(columns: readonly string[]): Sql {
  return sql.join(columns.map(sql.identifier), ", ");
}
