import fc from "fast-check";
import { SYS_INVOCATION_COLUMNS } from "../../generated/columns.js";
import { INVOCATION_STATUS_VALUES, type InvocationStatus } from "../../generated/tables.js";
import { type Sql, type SqlValue, sql } from "../../src/index.js";

/** An event of an invocation: a failed attempt, or a pause by a user, which has no message. */
interface Event {
  readonly hour: number;
  readonly entry: number;
  readonly message: string | null;
  readonly restateCode?: string;
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
  /** The number of entries in its journal. */
  readonly size?: number;
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
const timeOrNull = (hours: number | null) => (hours === null ? null : timeOf(hours));

/** A column of a table: its type, and its value in each row. */
type Column<Row> = readonly [type: Sql, read: (row: Row) => SqlValue];

const text = sql`VARCHAR`;
const time = sql`TIMESTAMP`;
const integer = sql`BIGINT`;

const INVOCATION: Readonly<Record<string, Column<InventedRow>>> = {
  id: [text, ({ id }) => id],
  target_service_name: [text, ({ service }) => service],
  target_handler_name: [text, ({ handler }) => handler],
  target_service_key: [text, ({ key }) => key],
  status: [text, ({ status }) => status],
  created_at: [time, ({ created }) => timeOf(created)],
  modified_at: [time, ({ modified }) => timeOf(modified)],
  completed_at: [time, ({ completed }) => timeOrNull(completed)],
  pinned_deployment_id: [text, ({ pin }) => pin],
  last_attempt_deployment_id: [text, ({ last }) => last],
  retry_count: [integer, ({ retries }) => retries],
  journal_size: [integer, ({ size = 0 }) => size],
  last_failure: [text, ({ lastFailure }) => lastFailure],
  completion_failure: [text, ({ completionFailure }) => completionFailure],
  last_failure_related_command_index: [integer, () => null],
  ...Object.fromEntries(
    ["next_retry_at", "last_start_at", "scheduled_at", "running_at"].map((name) => [name, [time, () => null]]),
  ),
  // No version of the client knows it.
  newer_column: [integer, ({ created }) => created],
};

const EVENT: Readonly<Record<string, Column<Event & { readonly id: string }>>> = {
  id: [text, ({ id }) => id],
  appended_at: [time, ({ hour }) => timeOf(hour)],
  after_journal_entry_index: [integer, ({ entry }) => entry],
  event_json: [text, (event) => JSON.stringify(describeEvent(event))],
};

function describeEvent({ hour, message: error_message, restateCode }: Event): object {
  if (error_message === null) return {};
  const failure = { error_code: 500, error_message, restate_doc_error_code: restateCode ?? null };
  // The event of a pause contains the failure that caused it.
  return hour % 2 === 0 ? failure : { last_failure: failure };
}

const ENTRY: Readonly<Record<string, Column<NonNullable<InventedRow["queue"]> & { readonly id: string }>>> = {
  entry_id: [text, ({ id }) => id],
  stage: [text, ({ stage }) => stage],
  status: [text, () => "backing-off"],
  retry_attempts: [integer, ({ retries }) => retries],
  retry_count_since_last_stored_command: [integer, ({ retries }) => retries],
  deployment: [text, () => "dp_3"],
  next_at: [time, () => timeOf(9)],
  latest_attempt_at: [time, ({ attempt }) => timeOf(attempt)],
};

/** Writes a table that names each type once: the server takes long to plan a cast of each value. */
function writeTable<Row>(columns: Readonly<Record<string, Column<Row>>>, rows: readonly Row[]): Sql {
  const names = Object.keys(columns).map((name) => sql.identifier(name));
  const casts = Object.values(columns).map(
    ([type], index) => sql`CAST(${names[index] ?? null} AS ${type}) AS ${names[index] ?? null}`,
  );
  const values = rows.map((row) => Object.values(columns).map(([, read]) => read(row)));
  const written = (values.length > 0 ? values : [names.map(() => null)]).map((each) => sql`${each}`);
  return sql`SELECT ${sql.join(casts, ", ")} FROM (VALUES ${sql.join(written, ", ")}) AS written(${sql.join(names, ", ")})
    WHERE ${rows.length > 0}`;
}

/** Replaces the rows of the server by invented rows. The source of invocations may hide one of the tables. */
export function replaceTables(query: string, rows: readonly InventedRow[]): string {
  const events = rows.flatMap(({ id, events: own }) => own.map((event) => ({ id, ...event })));
  const entries = rows.flatMap(({ id, queue }) => (queue ? [{ id, ...queue }] : []));
  const services = SERVICES.map((name) => sql`SELECT ${name} AS name, ${LATEST[name] ?? ""} AS deployment_id`);
  const others = SYS_INVOCATION_COLUMNS.filter((name) => !(name in INVOCATION));
  const empty = others.map((name) => sql`CAST(NULL AS VARCHAR) AS ${sql.identifier(name)}`);
  const tables = sql`
    sys_journal_events AS (${writeTable(EVENT, events)}),
    sys_vqueue_entry_status AS (${writeTable(ENTRY, entries)}),
    sys_service AS (${sql.join(services, " UNION ALL ")}),
    own_invocation AS (SELECT *, ${sql.join(empty, ", ")} FROM (${writeTable(INVOCATION, rows)}))`;
  const isHidden = query.includes('"sys_invocation" AS (');
  const own = query.trim().replaceAll("RIGHT JOIN sys_invocation", "RIGHT JOIN own_invocation");
  const all = isHidden ? `${tables}` : `${tables}, sys_invocation AS (SELECT * FROM own_invocation)`;
  return `WITH ${all}${own.startsWith("WITH ") ? `, ${own.slice(5)}` : ` ${own}`}`;
}
