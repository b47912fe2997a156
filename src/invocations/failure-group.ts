/** Groups of failures, and the SQL condition that selects the invocations of some. */

import type { InvocationStatus } from "../../generated/tables.js";
import { type Sql, sql } from "../sql/index.js";

/** The handler that failed, and the codes of the error. */
interface FailureOrigin {
  readonly service: string;
  readonly handler: string;
  /** The HTTP status code of the error: 500 unless the service sets another, 409 after a kill or a cancellation. */
  readonly code: number | null;
  /** Restate's error code, such as `RT0007`: https://docs.restate.dev/references/errors */
  readonly restateCode: string | null;
}

/** The origin and the message that all failures of a {@link FailureGroup} share. */
export interface SameFailure extends FailureOrigin {
  /** The message, exactly. */
  readonly message: string;
}

/** The origin that all failures of a {@link SimilarFailureGroup} share, and one of their messages. */
export interface SimilarFailure extends FailureOrigin {
  /** The newest message. Others in the group may differ in words with digits. */
  readonly newestMessage: string;
}

/** The invocations of a group. */
interface FailedInvocations {
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

/** Invocations of one handler that failed with the same error. */
export interface FailureGroup extends SameFailure, FailedInvocations {}

/**
 * Invocations of one handler that failed with errors whose messages differ only in words with digits: numbers of orders,
 * but also `404` and `503`.
 */
export interface SimilarFailureGroup extends SimilarFailure, FailedInvocations {
  /** The number of different messages. */
  readonly variants: number;
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
  const isSimilar = "newestMessage" in given;
  const read = (field: string, ...types: readonly string[]) => {
    const value = given[field];
    if (types.includes(value === null ? "null" : typeof value)) return value as string | number | null;
    throw new TypeError(`${name} must be a group of summarizeFailures, or several: its ${field} is ${typeof value}`);
  };
  const compare = (column: Sql, value: string | number | null) =>
    value === null ? sql`${column} IS NULL` : sql`${column} = ${value}`;
  const message = sql`${read(isSimilar ? "newestMessage" : "message", "string")}`;
  return sql`(${sql.join(
    [
      compare(sql`service`, read("service", "string")),
      compare(sql`handler`, read("handler", "string")),
      compare(sql`code`, read("code", "number", "null")),
      compare(sql`restate_code`, read("restateCode", "string", "null")),
      isSimilar ? sql`${writePattern(sql`message`)} = ${writePattern(message)}` : sql`message = ${message}`,
    ],
    " AND ",
  )})`;
}
