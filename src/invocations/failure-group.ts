/** Groups of failures, and the SQL condition that selects the invocations of some. */

import type { InvocationStatus } from "../../generated/tables.js";
import { type Sql, sql } from "../sql/index.js";

/** Invocations of one handler that failed with the same error, or with similar ones. */
export interface FailureGroup {
  readonly service: string;
  readonly handler: string;
  /** The HTTP status code of the error: 500 unless the service sets another, 409 after a kill or a cancellation. */
  readonly code: number | null;
  /** Restate's error code, such as `RT0007`: https://docs.restate.dev/references/errors */
  readonly restateCode: string | null;
  /** The message that they share; if they are `similar`, the newest. */
  readonly message: string;
  /**
   * Whether the messages in the group may differ in words with digits: numbers of orders, but also `404` and `503`. Then
   * `variants` is the number of different messages.
   */
  readonly similar: boolean;
  readonly variants: number;
  /** The number of invocations. */
  readonly count: number;
  /** The statuses that these invocations have now, in alphabetical order. */
  readonly statuses: readonly InvocationStatus[];
  /**
   * When the first and the last of them failed, as ISO strings in UTC. Of an invocation that keeps failing with the same
   * error, the server keeps the first time only.
   */
  readonly firstAt: string;
  readonly lastAt: string;
  /** Ids of those that failed last, by the same times, newest first. For all of them, see {@link InvocationFilter.failure}. */
  readonly examples: readonly string[];
}

/** Writes SQL for what messages have in common that differ only in words with digits. */
export function writePattern(message: Sql): Sql {
  return sql`regexp_replace(${message}, ${String.raw`[\w-]*\d[\w-]*`}, '#', 'g')`;
}

/**
 * Writes a condition on the rows of `writeFailures`.
 *
 * @param name - What the failure is called in an error message.
 * @throws TypeError if it lacks a field, since the condition would then select more.
 */
export function writeFailureCondition(failure: unknown, name: string): Sql {
  const given: Readonly<Record<string, unknown>> = Object(failure);
  const read = (field: string, ...types: readonly string[]) => {
    const value = given[field];
    if (types.includes(value === null ? "null" : typeof value)) return value as string | number | boolean | null;
    throw new TypeError(
      `${name} must be a part of the message, or a group of summarizeFailures, or several: its ${field} is ${typeof value}`,
    );
  };
  const compare = (column: Sql, value: string | number | boolean | null) =>
    value === null ? sql`${column} IS NULL` : sql`${column} = ${value}`;
  const message = sql`${read("message", "string")}`;
  return sql`(${sql.join(
    [
      compare(sql`service`, read("service", "string")),
      compare(sql`handler`, read("handler", "string")),
      compare(sql`code`, read("code", "number", "null")),
      compare(sql`restate_code`, read("restateCode", "string", "null")),
      read("similar", "boolean")
        ? sql`${writePattern(sql`failure`)} = ${writePattern(message)}`
        : sql`failure = ${message}`,
    ],
    " AND ",
  )})`;
}
