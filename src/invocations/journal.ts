import { SYS_JOURNAL_COLUMNS } from "../../generated/columns.js";
import type { SysJournal, SysJournalEvents } from "../../generated/tables.js";
import { assertArguments, type RequestOptions } from "../client/index.js";
import type { Client } from "../operations.js";
import { queryRows, readRows, type SqlRow, sql } from "../sql/index.js";
import { type InvocationFailure, readFailure, writeEventFailure } from "./failure.js";

type JournalColumn = Exclude<(typeof SYS_JOURNAL_COLUMNS)[number], "partition_key" | "id" | "raw">;

/** All columns but the id, the partition key, and `raw`, which is large, and is in `entry_json` as well. */
const JOURNAL_COLUMNS: readonly JournalColumn[] = /* @__PURE__ */ SYS_JOURNAL_COLUMNS.filter(
  (name): name is JournalColumn => !["partition_key", "id", "raw"].includes(name),
);

/**
 * A row of the SQL table `sys_journal`, with columns that all supported versions have. Times are ISO strings in UTC. A
 * column without a value is `null`.
 */
export interface JournalEntry extends Pick<SysJournal, JournalColumn> {}

type EventRow = Pick<SysJournalEvents, "after_journal_entry_index" | "appended_at" | "event_type" | "event_json">;

/** A row of the SQL table `sys_journal_events`, with the failure that it reports. */
export interface JournalEvent extends EventRow {
  /** Undefined if the event reports none: a user paused the invocation, or the event is of an unknown kind. */
  readonly failure: InvocationFailure | undefined;
}

/**
 * Reads the journal of an invocation: the steps it has made, in order.
 *
 * @param invocationId - `inv_...`
 * @param options - Request options. {@link RowsOptions} says what all queries have in common.
 * @returns Its rows of `sys_journal`. Empty if the invocation does not exist, or its journal was purged
 * (`journal_retention`).
 * @throws An {@link AdminResponseError} with status 500 if the id is malformed.
 * @example
 * ```ts
 * for (const { index, entry_type, name } of await getJournal(client, invocationId)) console.log(index, entry_type, name);
 * ```
 */
export async function getJournal(
  client: Client,
  invocationId: string,
  options: RequestOptions = {},
): Promise<JournalEntry[]> {
  const checked = assertArguments("getJournal", { invocationId }, options);
  const list = sql.join(JOURNAL_COLUMNS.map(sql.identifier), ", ");
  const query = sql`SELECT ${list} FROM sys_journal WHERE id = ${invocationId} ORDER BY index`;
  return queryRows<JournalEntry>(client, query, { ...checked, columns: JOURNAL_COLUMNS });
}

/**
 * Reads the failed attempts and the pauses of an invocation, oldest first.
 *
 * A failed attempt is a `TransientError`. A pause is a `Paused`, with the failure that caused it, if any. The server
 * does not repeat the event if the next attempt fails in the same way.
 *
 * @param invocationId - `inv_...`
 * @param options - Request options. {@link RowsOptions} says what all queries have in common.
 * @returns Its rows of `sys_journal_events`. Empty if there are none, the invocation does not exist, or its journal was
 * purged.
 * @throws An {@link AdminResponseError} with status 500 if the id is malformed.
 * @example
 * ```ts
 * for (const { appended_at, event_type, failure } of await getJournalEvents(client, invocationId)) {
 *   console.log(appended_at, event_type, failure?.message ?? "by hand");
 * }
 * ```
 */
export async function getJournalEvents(
  client: Client,
  invocationId: string,
  options: RequestOptions = {},
): Promise<JournalEvent[]> {
  const checked = assertArguments("getJournalEvents", { invocationId }, options);
  const query = sql`SELECT after_journal_entry_index, appended_at, event_type, event_json, appended_at AS failed_at,
    ${writeEventFailure()} FROM sys_journal_events WHERE id = ${invocationId} ORDER BY appended_at, after_journal_entry_index`;
  return readRows(client, query, checked, (row) => {
    const { after_journal_entry_index, appended_at, event_type, event_json } = row as EventRow & SqlRow;
    return { after_journal_entry_index, appended_at, event_type, event_json, failure: readFailure(row) };
  });
}
