/**
 * The source of invocations: an SQL subquery for the rows of `sys_invocation`, corrected by the virtual queues of a server that has them.
 *
 * With virtual queues, an invocation that waits long for its next attempt is `ready` in the table, without its retries and
 * its failure. Its entry in the queues and its events have them (seen on 1.7.12). An invocation without an entry there keeps
 * the values of the table.
 *
 * A query for invocations is written in three steps:
 *
 * 1. `writeCondition` writes a filter as a condition on the columns of the source. A condition on failures has a subquery of failure.ts.
 * 2. A function such as `listInvocations` writes the query with this condition, as if the source were `sys_invocation`.
 * 3. `readSource` writes the source before the query, as a common table expression that hides the table.
 */

import { type ClientInternals, internals, REMEMBERED_FOR } from "../client/index.js";
import { AdminResponseError } from "../errors/index.js";
import type { Client } from "../operations.js";
import { listNames, type Sql, sql } from "../sql/index.js";
import { writeEvents } from "./failure.js";
import { columns, SOURCE_COLUMNS, type SourceColumn } from "./source-columns.js";

/** When the server of a client refused to read the queues, on the clock of `performance.now`. */
const refusals = new WeakMap<ClientInternals, number>();

/**
 * Runs a query on the source of invocations. The query calls the source `sys_invocation`, so that a condition of the user means the same
 * rows. The source's columns of the last failure are as in the table: null while an invocation waits in a queue.
 *
 * A server without queues refuses the first query, and then gets queries of the table alone for a minute. If the server does not find a
 * column in the source, another query takes the column from the table, which may be newer than this package.
 *
 * @param read - Sends a query.
 */
export async function readSource<Result>(
  client: Client,
  query: Sql,
  read: (query: Sql) => Promise<Result>,
): Promise<Result> {
  const memory = client?.[internals];
  const newer: string[] = [];
  // Each repetition needs another name from the query, so the loop ends, whatever the server responds.
  const isNew = (name: string): boolean =>
    listNames(query.text).has(name.toLowerCase()) && ![...SOURCE_COLUMNS, ...newer].includes(name);
  for (;;) {
    const hasQueues = performance.now() - (refusals.get(memory) ?? Number.NEGATIVE_INFINITY) >= REMEMBERED_FOR;
    const written = writeSource(query, hasQueues, newer);
    try {
      return await read(written);
    } catch (error) {
      const message = error instanceof AdminResponseError ? error.message : "";
      const [, missed] = LACKS_COLUMN.exec(message) ?? [];
      if (hasQueues && LACKS_QUEUES.test(message)) refusals.set(memory, performance.now());
      else if (missed && written !== query && isNew(missed)) newer.push(missed);
      else throw error;
    }
  }
}

/** Seen on 1.6.2. Servers have had the table since 1.7.2, even without virtual queues. */
const LACKS_QUEUES = /table '[\w.]*sys_vqueue_entry_status' not found/;
/** Seen on 1.6.2 and 1.7.12. */
const LACKS_COLUMN = /No field named "?(?:sys_invocation"?\."?)?(\w+)/;

/** The name of the source with the failures of waiting invocations. The events are read only for a condition that needs them. */
const WITH_FAILURES = "invocation_with_failure";

/** Writes a condition of the user, which may name any column of the source. */
export function writeUserCondition(condition: Sql): Sql {
  if (![...listNames(condition.text)].some((word) => word.startsWith("last_failure"))) return sql`(${condition})`;
  return sql`id IN (SELECT id FROM ${sql.identifier(WITH_FAILURES)} AS sys_invocation WHERE (${condition}))`;
}

/** Puts the source in place of the table, with the columns that the query names, since a server may lack others, and the `newer` ones. */
function writeSource(query: Sql, hasQueues: boolean, newer: readonly string[]): Sql {
  const words = listNames(query.text);
  const named = [...SOURCE_COLUMNS.filter((name) => words.has(name)), ...newer];
  const write = (name: string, corrected: Readonly<Record<string, Sql>>, rows: Sql) => {
    const selected = named.map(
      (column) => sql`${corrected[column] ?? sql.identifier(column)} AS ${sql.identifier(column)}`,
    );
    return sql`${sql.identifier(name)} AS (SELECT ${sql.join(selected, ", ")} FROM ${rows})`;
  };
  const corrections = {
    // The server returns null unless `scheduled_at` is in the query as well (seen on 1.6.2 and 1.7.12).
    scheduled_start_at: sql`CASE WHEN scheduled_at IS NOT NULL THEN scheduled_start_at END`,
    ...(hasQueues ? writeCorrections() : { repeats_step: sql`last_failure IS NOT NULL`, is_queued: sql`FALSE` }),
    left_queue_at: hasQueues ? sql`queue_attempt_at` : sql`CAST(NULL AS TIMESTAMP)`,
    on_deployment: sql`coalesce(pinned_deployment_id, last_attempt_deployment_id,
      CASE WHEN status IN ('paused', 'backing-off') ${hasQueues ? sql`OR queue_waits` : sql``} THEN latest_deployment END)`,
  };
  const failures = hasQueues ? writeQueuedFailures() : {};
  // The table is the right side: the server holds the left side of a join in memory, and streams the right.
  const table = hasQueues ? sql`${writeEntries()} RIGHT JOIN sys_invocation ON queue_id = id` : sql`sys_invocation`;
  const services = sql`(SELECT name AS served, deployment_id AS latest_deployment FROM sys_service)`;
  const from = words.has("on_deployment")
    ? sql`${services} RIGHT JOIN ${hasQueues ? sql`(${table})` : table} ON served = target_service_name`
    : table;
  const retried = sql`id IN (SELECT queue_id FROM ${writeEntries()})`;
  // The server holds the events in memory, and streams the rows.
  const withFailures = hasQueues ? sql`${writeEvents(retried)} RIGHT JOIN (${from}) ON event_of = id` : from;
  const tables = words.has(WITH_FAILURES) ? [write(WITH_FAILURES, { ...corrections, ...failures }, withFailures)] : [];
  // Last, since it hides the table.
  if (named.some((name) => Object.hasOwn(corrections, name))) tables.push(write("sys_invocation", corrections, from));
  return tables.length === 0 ? query : sql`WITH ${sql.join(tables, ", ")} ${query}`;
}

/** Writes a subquery for the queue entries that wait for a retry, or run it. No column of the table has the same name. */
function writeEntries(): Sql {
  return sql`(SELECT entry_id AS queue_id, stage = 'inbox' AS queue_waits, next_at AS queue_next_at, deployment AS queue_deployment,
      retry_attempts AS queue_retries, latest_attempt_at AS queue_attempt_at
    FROM sys_vqueue_entry_status WHERE (stage = 'inbox' AND status = 'backing-off')
      OR (stage = 'running' AND retry_count_since_last_stored_command > 0))`;
}

/** An invocation has made no step since it failed. `modified_at` shows a step at once, a counter only later (seen on 1.7.12). */
const writeRepeatsStep = (): Sql => sql`coalesce(queue_waits OR modified_at <= queue_attempt_at, FALSE)`;

/** Writes the columns that the queues correct, by name. */
function writeCorrections(): Readonly<Partial<Record<SourceColumn, Sql>>> {
  return {
    status: sql`CASE WHEN status = 'ready' AND queue_waits THEN 'backing-off' ELSE status END`,
    // Two milliseconds faster to plan than `coalesce` (seen on 1.7.12).
    retry_count: sql`CASE WHEN retry_count IS NULL THEN queue_retries WHEN queue_retries IS NULL THEN retry_count
      ELSE retry_count + queue_retries END`,
    next_retry_at: sql`coalesce(next_retry_at, CASE WHEN queue_waits THEN queue_next_at END)`,
    last_start_at: sql`coalesce(last_start_at, CASE WHEN queue_waits THEN queue_attempt_at END)`,
    last_attempt_deployment_id: sql`coalesce(last_attempt_deployment_id, CASE WHEN queue_waits THEN queue_deployment END)`,
    is_queued: sql`coalesce(queue_waits, FALSE)`,
    repeats_step: sql`(last_failure IS NOT NULL OR ${writeRepeatsStep()})`,
  };
}

/** Writes the columns of the last failure, by name, from the events of invocations that have made no step since. */
function writeQueuedFailures(): Readonly<Record<string, Sql>> {
  const write = (name: SourceColumn, fromEvents: Sql) => ({
    [name]: sql`coalesce(${columns[name]}, CASE WHEN ${writeRepeatsStep()} THEN ${fromEvents} END)`,
  });
  return {
    ...write("last_failure", sql`concat('[', code, '] ', failure)`),
    ...write("last_failure_error_code", sql`restate_code`),
    ...write("last_failure_related_command_index", sql`command_index`),
    ...write("last_failure_related_command_name", sql`command_name`),
    ...write("last_failure_related_command_type", sql`command_type`),
  };
}
