import fc from "fast-check";
import { INVOCATION_STATUS_VALUES } from "../../generated/tables.js";
import { type InvocationFilter, sql } from "../../src/index.js";
import { DEPLOYMENTS, HANDLERS, type InventedRow, KEYS, LATEST, SERVICES, timeOf } from "./invented-rows.js";

/** A field of a filter, with a plain evaluation of what it selects. */
interface DrawnField {
  readonly filter: InvocationFilter;
  readonly selects: (row: InventedRow) => boolean;
}

/** The status in the source of invocations. With virtual queues, the table gives `ready` for an invocation that backs off. */
export const statusOf = ({ status, queue }: InventedRow): string =>
  status === "ready" && queue?.stage === "inbox" ? "backing-off" : status;

const isWhereItFailed = ({ queue, modified }: InventedRow): boolean =>
  queue !== null && (queue.stage === "inbox" || (queue.retries > 0 && modified <= queue.attempt));

const isStuck = (row: InventedRow): boolean =>
  ["paused", "backing-off"].includes(statusOf(row)) || row.lastFailure !== null || isWhereItFailed(row);

/** The deployment of the invocation: the latest of its service while it waits for its next attempt, or is paused. */
export const deploymentOf = (row: InventedRow): string | null => {
  const waits = ["paused", "backing-off"].includes(row.status) || row.queue?.stage === "inbox";
  return row.pin ?? row.last ?? (waits ? (LATEST[row.service] ?? null) : null);
};

const byTime = ({ events }: InventedRow) => [...events].sort((one, other) => one.hour - other.hour);

function stuckSince(row: InventedRow): number | undefined {
  const events = byTime(row);
  const failed = events.filter(({ message }) => message !== null);
  const last = failed.at(-1);
  if (last?.entry !== Math.max(...events.map(({ entry }) => entry))) return events.at(-1)?.hour;
  return failed.find(({ entry }) => entry === last.entry)?.hour;
}

/** The message of the last failure; undefined without a failure, and for an invocation that succeeded in spite of it. */
function failureOf(row: InventedRow): string | undefined {
  if (row.completionFailure !== null) return row.completionFailure.slice("[409 Conflict] ".length);
  if (row.status === "completed") return undefined;
  const event = byTime(row)
    .filter(({ message }) => message !== null)
    .at(-1);
  return event?.message ?? row.lastFailure?.slice("[500] ".length);
}

const retriesOf = ({ retries, queue }: InventedRow): number | null => {
  const queued = queue && (queue.stage === "inbox" || queue.retries > 0) ? queue.retries : null;
  return retries === null && queued === null ? null : (retries ?? 0) + (queued ?? 0);
};

/** Draws one of these values, several, or an empty list. */
function either<Name extends "id" | "service" | "handler" | "key" | "deployment" | "status", Value extends string>(
  name: Name,
  values: readonly Value[],
  read: (row: InventedRow) => string | null,
): fc.Arbitrary<DrawnField> {
  const one = fc.constantFrom(...values);
  return fc.oneof(one, fc.array(one, { maxLength: 3 })).map((value) => {
    const wanted: readonly (string | null)[] = [value].flat();
    return { filter: { [name]: value }, selects: (row) => wanted.includes(read(row)) };
  });
}

/** Draws a time between the hours of the rows, as a Date or as an age. */
function when<Name extends "stuckFor" | "completedFor" | "olderThan" | "newerThan">(
  name: Name,
  selects: (row: InventedRow, hour: number) => boolean,
): fc.Arbitrary<DrawnField> {
  return fc.tuple(fc.integer({ min: 0, max: 6 }), fc.boolean()).map(([hour, isDate]) => {
    const time = timeOf(hour + 0.5);
    const ago = { minutes: (Date.now() - time.getTime()) / 60_000 };
    return { filter: { [name]: isDate ? time : ago }, selects: (row) => selects(row, hour) };
  });
}

const FIELDS: readonly fc.Arbitrary<DrawnField>[] = [
  either("id", ["inv_0", "inv_1", "inv_2", "inv_3", "inv_none"], ({ id }) => id),
  either("service", [...SERVICES, "Nobody"], ({ service }) => service),
  either("handler", HANDLERS, ({ handler }) => handler),
  either("key", KEYS, ({ key }) => key),
  either("status", INVOCATION_STATUS_VALUES, statusOf),
  either("status", ["ready", "backing-off", "completed"], statusOf),
  either("deployment", DEPLOYMENTS, deploymentOf),
  fc.boolean().map((stuck) => ({ filter: { stuck }, selects: (row) => isStuck(row) === stuck })),
  when("stuckFor", (row, hour) => isStuck(row) && (stuckSince(row) ?? 24) <= hour),
  when("completedFor", ({ completed }, hour) => completed !== null && completed <= hour),
  when("olderThan", ({ created }, hour) => created <= hour),
  when("newerThan", ({ created }, hour) => created > hour),
  fc
    .constantFrom("late", "Late", "%", "\\_", " ")
    .map((part) => ({ filter: { failure: part }, selects: (row) => failureOf(row)?.includes(part) ?? false })),
  fc.nat({ max: 4 }).map((most) => ({
    filter: { sql: sql`retry_count > ${most}` },
    selects: (row) => (retriesOf(row) ?? -1) > most,
  })),
  fc.nat({ max: 6 }).map((most) => ({
    filter: { sql: sql`newer_column > ${most} AND status <> 'ready'` },
    selects: (row) => row.created > most && statusOf(row) !== "ready",
  })),
  // The caller's SQL must not reach beyond its own condition.
  fc.constantFrom(...SERVICES).map((service) => ({
    filter: { sql: sql`target_service_name = ${service} OR target_service_key IS NULL` },
    selects: (row) => row.service === service || row.key === null,
  })),
];

/** Draws some fields with different names. */
export const anyFilter: fc.Arbitrary<DrawnField> = fc
  .uniqueArray(fc.oneof(...FIELDS), { minLength: 1, maxLength: 2, selector: ({ filter }) => Object.keys(filter)[0] })
  .map((fields) => ({
    filter: Object.assign({}, ...fields.map(({ filter }) => filter)),
    selects: (row) => fields.every((field) => field.selects(row)),
  }));
