/** Which invocations are meant: a filter as plain data, and the SQL condition that it stands for. */

import type { InvocationStatus } from "../../generated/tables.js";
import { assertPlainObject } from "../client/index.js";
import { isSql, type Sql, sql } from "../sql/index.js";

/** What an invocation must be to be meant: all of it at once. What is left out, or undefined, does not matter. */
export interface InvocationFilter {
  /** `target_service_name`, one or several. */
  readonly service?: string | readonly string[] | undefined;
  /** `target_handler_name`, one or several. */
  readonly handler?: string | readonly string[] | undefined;
  /** `target_service_key`, one or several: of a virtual object or a workflow. */
  readonly key?: string | readonly string[] | undefined;
  /** One or several. */
  readonly status?: InvocationStatus | readonly InvocationStatus[] | undefined;
  /** `pinned_deployment_id`, one or several. An invocation is pinned once its first attempt has made a step. */
  readonly deployment?: string | readonly string[] | undefined;
  /** Created before that time, or at least that many milliseconds ago, by the clock of the caller. */
  readonly olderThan?: Date | number | undefined;
  /** Created after that time, or less than that many milliseconds ago, by the clock of the caller. */
  readonly newerThan?: Date | number | undefined;
  /**
   * A text that is in what it failed with last, as it is written there: in `last_failure` while it is retried, in the last
   * `Paused` event of `sys_journal_events` while it is paused (its `last_failure` is null then, seen on 1.6.2 and 1.7.12), in
   * `completion_failure` once it is completed.
   */
  readonly lastFailure?: string | undefined;
  /** A further condition on the columns of `sys_invocation`: `` sql`retry_count > 10` ``. */
  readonly sql?: Sql | undefined;
}

type Write<Value> = (value: Value, name: string, now: number) => Sql;
type Writers = { readonly [Name in keyof InvocationFilter]-?: Write<NonNullable<InvocationFilter[Name]>> };

const WRITERS: Writers = {
  service: /* @__PURE__ */ oneOf("target_service_name"),
  handler: /* @__PURE__ */ oneOf("target_handler_name"),
  key: /* @__PURE__ */ oneOf("target_service_key"),
  status: /* @__PURE__ */ oneOf("status"),
  deployment: /* @__PURE__ */ oneOf("pinned_deployment_id"),
  olderThan: (value, name, now) => sql`created_at <= ${toTime(value, name, now)}`,
  newerThan: (value, name, now) => sql`created_at > ${toTime(value, name, now)}`,
  lastFailure: (value, name) => writeFailure(toText(value, name)),
  sql: (value, name) => sql`(${toSql(value, name)})`,
};

/**
 * Writes the condition that a filter stands for; `TRUE` if it has none.
 *
 * @param now - Milliseconds since 1970, for ages.
 * @throws TypeError that names what is unknown or has a wrong value. A misspelt name that were passed over would mean every
 * invocation there is.
 */
export function writeCondition(filter: InvocationFilter, now: number = Date.now()): Sql {
  assertPlainObject(filter, "the filter", '{ status: "paused" }');
  const fields = Object.getOwnPropertyNames(filter).map((name) => [name, Reflect.get(filter, name)] as const);
  const conditions = fields
    .filter(([, value]) => value !== undefined)
    .map(([name, value]) => writeOne(name, value, now));
  return conditions.length === 0 ? sql`TRUE` : sql.join(conditions, " AND ");
}

function writeOne(name: string, value: unknown, now: number): Sql {
  if (!Object.hasOwn(WRITERS, name)) {
    throw new TypeError(`unknown filter "${name}"; there are ${Object.keys(WRITERS).join(", ")}`);
  }
  const write: Write<never> = WRITERS[name as keyof Writers];
  return write(value as never, name, now);
}

function oneOf(column: string): Write<string | readonly string[]> {
  return (value, name) => {
    if (typeof value === "string") return sql`${sql.identifier(column)} = ${value}`;
    if (!Array.isArray(value))
      throw new TypeError(`${name} must be a text or an array of texts, not ${describe(value)}`);
    return sql`${sql.identifier(column)} IN ${Array.from(value, (item: unknown) => toText(item, name))}`;
  };
}

function writeFailure(text: string): Sql {
  // As it is in the midst of a JSON text. What comes before the message are the names of fields.
  const json = JSON.stringify(text).slice(1, -1);
  const lastPaused = sql`SELECT id FROM sys_journal_events WHERE event_type = 'Paused' GROUP BY id
    HAVING strpos(split_part(last_value(event_json ORDER BY appended_at), '"error_message":"', 2), ${json}) > 0`;
  return sql`(strpos(last_failure, ${text}) > 0 OR strpos(completion_failure, ${text}) > 0
    OR (status = 'paused' AND id IN (${lastPaused})))`;
}

function toText(value: unknown, name: string): string {
  if (typeof value === "string") return value;
  throw new TypeError(`${name} must be a text, not ${describe(value)}`);
}

function toTime(value: unknown, name: string, now: number): Date {
  const time =
    value instanceof Date ? new Date(value) : new Date(now - (typeof value === "number" ? value : Number.NaN));
  if (!Number.isNaN(time.getTime())) return time;
  throw new TypeError(`${name} must be a Date or milliseconds, not ${describe(value)}`);
}

function toSql(value: unknown, name: string): Sql {
  if (isSql(value)) return value;
  throw new TypeError(`${name} must be made with the sql tag, not ${describe(value)}`);
}

function describe(value: unknown): string {
  if (value instanceof Date) return "an invalid Date";
  return typeof value === "number" || value === null ? String(value) : typeof value;
}
