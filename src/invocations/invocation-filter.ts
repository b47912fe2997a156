import { INVOCATION_STATUS_VALUES, type InvocationStatus } from "../../generated/tables.js";
import { assertPlainObject, assertRule, BOOLEAN, oneOf, type Rule, STRING } from "../client/index.js";
import { isSql, type Sql, sql } from "../sql/index.js";
import { writeEvents, writeFailures, writeNotSucceeded } from "./failure.js";
import { type FailureGroup, writeFailureCondition } from "./failure-group.js";
import { writeUserCondition } from "./invocation-source.js";
import { columns, type SourceColumn } from "./source-columns.js";

/**
 * Selects invocations. All given fields must match. A missing field matches every invocation, and so does an undefined
 * one, except in bulk operations and `moveInvocations`, which reject it.
 */
export interface InvocationFilter {
  /** The id, or several: `inv_...` */
  readonly id?: string | readonly string[] | undefined;
  /** The name of the service, or several (`target_service_name`). */
  readonly service?: string | readonly string[] | undefined;
  /** The name of the handler, or several (`target_handler_name`). */
  readonly handler?: string | readonly string[] | undefined;
  /** The key of a virtual object or workflow, or several (`target_service_key`). */
  readonly key?: string | readonly string[] | undefined;
  /** The scope that the invocation was sent to, or several. Since Restate 1.7.2; an older server rejects the query. */
  readonly scope?: string | readonly string[] | undefined;
  /** The idempotency key that the invocation was sent with, or several. */
  readonly idempotencyKey?: string | readonly string[] | undefined;
  /** The invocation that called or sent this one. An invocation by the ingress or from Kafka has no invoker. */
  readonly invokedBy?: Invoker | undefined;
  /** The status, or several. Use `sql` for a status that a newer server may have. */
  readonly status?: InvocationStatus | readonly InvocationStatus[] | undefined;
  /**
   * Whether the invocation needs help: it is paused, waits for its next attempt, or repeats the step at which it failed.
   * The last kind is `running` most of the time if attempts follow each other quickly, so a `status` alone misses it, or
   * includes recovered invocations.
   */
  readonly stuck?: boolean | undefined;
  /**
   * Stuck since this time or before, or for at least this long by the server's clock: `{ minutes: 10 }`. The time counts from the
   * first failure at the step that fails, whatever retries, pauses and resumes followed, or else from the pause by a user.
   */
  readonly stuckFor?: Date | Duration | undefined;
  /** Completed at or before this time, or at least this long ago by the server's clock: `{ days: 7 }`. */
  readonly completedFor?: Date | Duration | undefined;
  /**
   * The deployment that the invocation is on, or several. After its first step, an invocation is pinned to a deployment. Before its
   * first step, it is on the deployment of its last attempt; while it waits for another attempt or is paused, on the latest deployment
   * of its service, which will get the attempt. An invocation that was never tried is on no deployment.
   */
  readonly deployment?: string | readonly string[] | undefined;
  /**
   * Created at or before this time, or at least this long ago by the server's clock: `{ minutes: 10 }`. For the time since a
   * failure or the completion, see `stuckFor` and `completedFor`.
   */
  readonly olderThan?: Date | Duration | undefined;
  /** Created after this time, or less than this long ago by the server's clock: `{ minutes: 10 }`. */
  readonly newerThan?: Date | Duration | undefined;
  /**
   * The last failure, whether the invocation has completed, is retried, is paused, or has recovered since:
   *
   * - A non-empty substring of its message. Case-sensitive: servers write `Connection refused`.
   * - A group of {@link summarizeFailures}, or several: every invocation whose last failure is now in one of the groups. Combine it
   *   with the filter of the summary: `{ ...stuck, failure: group }`.
   */
  readonly failure?: string | FailureGroup | readonly FailureGroup[] | undefined;
  /** Another condition on the columns of `sys_invocation`, also of newer servers, such as `` sql`retry_count > 10` ``. */
  readonly sql?: Sql | undefined;
}

/** The invoker of an invocation. At least one field; all must match. */
export interface Invoker {
  /** The name of its service, or several. */
  readonly service?: string | readonly string[];
  /** The name of its handler, or several. */
  readonly handler?: string | readonly string[];
  /** Its id, or several: `inv_...` */
  readonly id?: string | readonly string[];
}

type Write<Value> = (value: Value, name: string) => Sql;
type Writers<Fields> = { readonly [Name in keyof Fields]-?: Write<NonNullable<Fields[Name]>> };

const INVOKER_WRITERS: Writers<Invoker> = {
  service: /* @__PURE__ */ createWriter("invoked_by_service_name"),
  // `Service/handler` or `Service/key/handler`. Only a key may have a slash.
  handler: (value, name) => writeIsOneOf(sql`split_part(${columns.invoked_by_target}, '/', -1)`, value, name),
  id: /* @__PURE__ */ createWriter("invoked_by_id"),
};

const WRITERS: Writers<InvocationFilter> = {
  id: /* @__PURE__ */ createWriter("id"),
  service: /* @__PURE__ */ createWriter("target_service_name"),
  handler: /* @__PURE__ */ createWriter("target_handler_name"),
  key: /* @__PURE__ */ createWriter("target_service_key"),
  scope: /* @__PURE__ */ createWriter("scope"),
  idempotencyKey: /* @__PURE__ */ createWriter("idempotency_key"),
  invokedBy: (value, name) => {
    assertPlainObject(value, name, '{ service: "Cart" }');
    const fields = listFields(value);
    if (fields.length === 0) throw new TypeError(`${name} must have a service, a handler or an id`);
    return writeAll(name, fields, INVOKER_WRITERS);
  },
  status: /* @__PURE__ */ createWriter("status", /* @__PURE__ */ oneOf(INVOCATION_STATUS_VALUES)),
  stuck: (value, name) => {
    assertRule(value, BOOLEAN, name);
    return sql`${writeStuck()} = ${value}`;
  },
  stuckFor: (value, name) => {
    const condition = sql`${columns.stuck_since} <= ${writeTime(value, name)}`;
    return sql`${writeStuck()} AND id IN (SELECT event_of FROM ${writeEvents()} WHERE ${condition})`;
  },
  completedFor: (value, name) => sql`${columns.completed_at} <= ${writeTime(value, name)}`,
  deployment: /* @__PURE__ */ createWriter("on_deployment"),
  olderThan: (value, name) => sql`${columns.created_at} <= ${writeTime(value, name)}`,
  newerThan: (value, name) => sql`${columns.created_at} > ${writeTime(value, name)}`,
  failure: (value, name) => {
    if (value === "") throw new TypeError(`${name} must not be empty, because every message contains that`);
    if (typeof value === "string") return writeFailedWith(sql`strpos(${columns.failure}, ${value}) > 0`);
    return writeFailedWith(writeFailureCondition(toArray(value), name));
  },
  sql: (value, name) => {
    assertRule(value, { wanted: "SQL from the sql tag", isRight: isSql }, name);
    return writeUserCondition(value);
  },
};

/**
 * Writes a filter as an SQL condition, which is `TRUE` for an empty filter.
 *
 * @param caller - The name of the called function, for the error message.
 * @throws TypeError that names the unknown or wrong field. Ignoring a misspelt field could select every invocation.
 */
export function writeCondition(caller: string, filter: InvocationFilter): Sql {
  assertPlainObject(filter, `${caller}: the filter`, '{ status: "paused" }');
  const fields = listFields(filter).filter(([, value]) => value !== undefined);
  return fields.length === 0 ? sql`TRUE` : writeAll(caller, fields, WRITERS);
}

/** Lists the own fields of a filter, even those that a spread would lose. */
export function listFields(filter: object): readonly (readonly [name: string, value: unknown])[] {
  return Object.getOwnPropertyNames(filter).map((name) => [name, Reflect.get(filter, name)]);
}

/** @throws TypeError if a field is undefined, since the filter would then select more than was meant. */
export function assertNoneUndefined(caller: string, filter: InvocationFilter): void {
  const [unset] = listFields(filter).find(([, value]) => value === undefined) ?? [];
  if (unset === undefined) return;
  throw new TypeError(
    `${caller}: the filter's ${unset} is undefined, so it would not restrict the selection: omit it to select more`,
  );
}

/** @param writers - The writer of each field, by its name. */
function writeAll(caller: string, fields: ReturnType<typeof listFields>, writers: object): Sql {
  const conditions = fields.map(([name, value]) => {
    if (!Object.hasOwn(writers, name)) {
      throw new TypeError(
        `${caller}: unknown filter field "${name}"; the fields are ${Object.keys(writers).join(", ")}`,
      );
    }
    return (Reflect.get(writers, name) as Write<unknown>)(value, `${caller}: ${name}`);
  });
  return sql.join(conditions, " AND ");
}

/** Creates a writer of the condition that a column has a value, or one of several. */
function createWriter(name: SourceColumn, rule?: Rule): Write<string | readonly string[]> {
  return (value, what) => writeIsOneOf(columns[name], value, what, rule);
}

/** Only the server knows the names, so any string is valid. */
function writeIsOneOf(field: Sql, value: string | readonly string[], what: string, rule: Rule = STRING): Sql {
  for (const each of toArray(value)) assertRule(each, rule, what);
  return Array.isArray(value) ? sql`${field} IN ${value}` : sql`${field} = ${value}`;
}

/** Returns the items of an array, even its holes, or else the value as the only item. */
function toArray<Item>(value: Item | readonly Item[]): readonly Item[] {
  return Array.isArray(value) ? Array.from(value) : [value as Item];
}

function writeStuck(): Sql {
  return sql`(${columns.status} IN ('paused', 'backing-off') OR ${columns.repeats_step})`;
}

/** @param condition - A condition on the rows of `writeFailures`. */
function writeFailedWith(condition: Sql): Sql {
  return sql`id IN (SELECT id FROM (${writeFailures(writeNotSucceeded())}) WHERE ${condition})`;
}

/** A length of time. At least one field; several are added up. */
export interface Duration {
  readonly days?: number | undefined;
  readonly hours?: number | undefined;
  readonly minutes?: number | undefined;
  readonly seconds?: number | undefined;
}

const MILLISECONDS: Readonly<Record<string, number>> = {
  days: 86_400_000,
  hours: 3_600_000,
  minutes: 60_000,
  seconds: 1_000,
};

/**
 * Reads a time: a Date, or a duration before now.
 *
 * @param name - The name of the value in an error message.
 * @param now - In milliseconds since 1970.
 * @throws TypeError if the value is neither. A bare number may be meant as a time or as an age, which select opposite invocations.
 */
export function readTime(value: unknown, name: string, now: number): Date {
  if (typeof value === "number") {
    throw new TypeError(
      `${name} must not be a number, which may be a time or an age: write new Date(${value}) or { seconds: ${value / 1_000} }`,
    );
  }
  const time = new Date(value instanceof Date ? value : now - readDuration(value));
  if (!Number.isNaN(time.getTime())) return time;
  const units = Object.keys(MILLISECONDS).join(", ");
  throw new TypeError(`${name} must be a valid Date, or a duration of ${units} from 0, such as { minutes: 10 }`);
}

/** Writes a time. With `now` 0, {@link readTime} returns a duration as a negative time, which counts back from the server's clock. */
function writeTime(value: unknown, name: string): Sql {
  const time = readTime(value, name, 0);
  return value instanceof Date ? sql`${time}` : sql`now() - INTERVAL ${`${-time.getTime()} milliseconds`}`;
}

/** Returns milliseconds, or NaN if the value is not a duration. */
export function readDuration(value: unknown): number {
  const fields = Object.entries(Object(value)).filter(([, amount]) => amount !== undefined);
  const times = fields.map(([unit, amount]) =>
    typeof amount === "number" && amount >= 0 ? amount * (MILLISECONDS[unit] ?? Number.NaN) : Number.NaN,
  );
  return times.length === 0 ? Number.NaN : times.reduce((sum, time) => sum + time);
}
