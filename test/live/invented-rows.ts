import fc from "fast-check";
import { SYS_INVOCATION_COLUMNS } from "../../generated/columns.js";
import { INVOCATION_STATUS_VALUES, type InvocationStatus } from "../../generated/tables.js";
import { type Sql, sql } from "../../src/index.js";

/** An event of an invocation: a failed attempt, or a pause by a user, which has no message. */
interface Event {
  readonly hour: number;
  readonly entry: number;
  readonly message: string | null;
}

/** An invocation that no server has, with its times in hours of a day. */
export interface InventedRow {
  readonly id: string;
  readonly service: string;
  readonly handler: string;
  readonly key: string | null;
  readonly status: InvocationStatus;
  readonly created: number;
  readonly modified: number;
  readonly completed: number | null;
  readonly pin: string | null;
  readonly last: string | null;
  readonly retries: number | null;
  readonly lastFailure: string | null;
  readonly completionFailure: string | null;
  readonly events: readonly Event[];
  /** Its entry in the virtual queues: it waits for its next attempt, or runs. */
  readonly queue: { readonly stage: "inbox" | "running"; readonly retries: number; readonly attempt: number } | null;
}

export const SERVICES = ["Order", "Mail"] as const;
export const HANDLERS = ["run", "Run"] as const;
export const KEYS = ["a", "it's", ""] as const;
export const DEPLOYMENTS = ["dp_1", "dp_2", "dp_9"] as const;
const MESSAGES = ["is late", "is Late", "100% \\_ late", ""] as const;
/** The latest deployment of each service. */
export const LATEST: Readonly<Record<string, string>> = { Order: "dp_9", Mail: "dp_2" };

const hour = fc.integer({ min: 1, max: 6 });
const maybe = <T>(value: fc.Arbitrary<T>): fc.Arbitrary<T | null> => fc.option(value, { freq: 3 });
const message = fc.constantFrom(...MESSAGES);

const anyRow: fc.Arbitrary<Omit<InventedRow, "id">> = fc
  .record({
    service: fc.constantFrom(...SERVICES),
    handler: fc.constantFrom(...HANDLERS),
    key: maybe(fc.constantFrom(...KEYS)),
    // Two of these statuses mean something else in a queue, or to a bulk operation.
    status: fc.constantFrom(...INVOCATION_STATUS_VALUES, "ready", "ready", "completed", "completed"),
    created: hour,
    modified: hour,
    completed: hour,
    pin: maybe(fc.constantFrom(...DEPLOYMENTS)),
    last: maybe(fc.constantFrom(...DEPLOYMENTS)),
    retries: maybe(fc.nat({ max: 3 })),
    failure: maybe(message),
    events: fc.uniqueArray(fc.record({ hour, entry: fc.nat({ max: 3 }), message: maybe(message) }), {
      maxLength: 3,
      selector: (event) => event.hour,
    }),
    queue: maybe(fc.record({ stage: fc.constantFrom("inbox", "running"), retries: fc.nat({ max: 2 }), attempt: hour })),
  })
  .map(({ failure, completed, ...row }) => {
    const isOver = row.status === "completed";
    return {
      ...row,
      completed: isOver ? completed : null,
      lastFailure: !isOver && failure !== null ? `[500] ${failure}` : null,
      completionFailure: isOver && failure !== null ? `[409 Conflict] ${failure}` : null,
    };
  });

export const anyRows: fc.Arbitrary<readonly InventedRow[]> = fc
  .array(anyRow, { minLength: 8, maxLength: 12 })
  .map((rows) => rows.map((row, index) => ({ ...row, id: `inv_${index}` })));

export const timeOf = (hours: number): Date => new Date(Date.UTC(2026, 0, 1, hours));
const time = (hours: number | null) => sql`CAST(${hours === null ? null : timeOf(hours)} AS TIMESTAMP)`;
const text = (value: string | null) => sql`CAST(${value} AS VARCHAR)`;
const integer = (value: number | null) => sql`CAST(${value} AS BIGINT)`;

function writeAll(rows: readonly Sql[], none: Sql): Sql {
  return rows.length > 0 ? sql.join(rows, " UNION ALL ") : sql`SELECT * FROM (${none}) WHERE FALSE`;
}

function writeRow(row: InventedRow): Sql {
  const columns: Readonly<Record<string, Sql>> = {
    id: text(row.id),
    target_service_name: text(row.service),
    target_handler_name: text(row.handler),
    target_service_key: text(row.key),
    status: text(row.status),
    created_at: time(row.created),
    modified_at: time(row.modified),
    completed_at: time(row.completed),
    pinned_deployment_id: text(row.pin),
    last_attempt_deployment_id: text(row.last),
    retry_count: integer(row.retries),
    last_failure: text(row.lastFailure),
    completion_failure: text(row.completionFailure),
    last_failure_related_command_index: integer(null),
    ...Object.fromEntries(["next_retry_at", "last_start_at", "scheduled_at"].map((name) => [name, time(null)])),
  };
  const all = SYS_INVOCATION_COLUMNS.map((name) => sql`${columns[name] ?? text(null)} AS ${sql.identifier(name)}`);
  // No version of the client knows the last one.
  return sql`SELECT ${sql.join(all, ", ")}, ${integer(row.created)} AS newer_column`;
}

function writeEvent(id: string, event: Event): Sql {
  const { message: error_message } = event;
  const json = error_message === null ? {} : { error_code: 500, error_message };
  // The event of a pause contains the failure that caused it.
  const written = event.hour % 2 === 0 || error_message === null ? json : { last_failure: json };
  return sql`SELECT ${text(id)} AS id, ${time(event.hour)} AS appended_at,
    ${integer(event.entry)} AS after_journal_entry_index, ${text(JSON.stringify(written))} AS event_json`;
}

function writeEntry(id: string, { stage, retries, attempt }: NonNullable<InventedRow["queue"]>): Sql {
  return sql`SELECT ${text(id)} AS entry_id, ${stage} AS stage, 'backing-off' AS status, ${integer(retries)} AS retry_attempts,
    ${integer(retries)} AS retry_count_since_last_stored_command, 'dp_3' AS deployment, ${time(9)} AS next_at,
    ${time(attempt)} AS latest_attempt_at`;
}

/** Replaces the rows of the server by invented rows. The source of invocations may hide one of the tables. */
export function replaceTables(query: string, rows: readonly InventedRow[]): string {
  const events = rows.flatMap(({ id, events: all }) => all.map((event) => writeEvent(id, event)));
  const entries = rows.flatMap(({ id, queue }) => (queue ? [writeEntry(id, queue)] : []));
  const services = SERVICES.map((name) => sql`SELECT ${name} AS name, ${LATEST[name] ?? ""} AS deployment_id`);
  const tables = sql`
    sys_journal_events AS (${writeAll(events, writeEvent("", { hour: 1, entry: 0, message: null }))}),
    sys_vqueue_entry_status AS (${writeAll(entries, writeEntry("", { stage: "inbox", retries: 0, attempt: 1 }))}),
    sys_service AS (${sql.join(services, " UNION ALL ")}),
    own_invocation AS (${sql.join(rows.map(writeRow), " UNION ALL ")})`;
  const isHidden = query.includes('"sys_invocation" AS (');
  const own = query.trim().replaceAll("RIGHT JOIN sys_invocation", "RIGHT JOIN own_invocation");
  const all = isHidden ? `${tables}` : `${tables}, sys_invocation AS (SELECT * FROM own_invocation)`;
  return `WITH ${all}${own.startsWith("WITH ") ? `, ${own.slice(5)}` : ` ${own}`}`;
}
