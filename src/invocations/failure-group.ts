/** Groups of failures, and the SQL condition that selects the invocations of some. */

import type { InvocationStatus } from "../../generated/tables.js";
import { type Sql, sql } from "../sql/index.js";
import type { InvocationFailure } from "./failure.js";

/** The newest failure of invocations of one handler that failed with the same error, or with similar ones. */
export interface FailureGroup extends InvocationFailure {
  readonly service: string;
  readonly handler: string;
  /**
   * Whether the messages in the group may differ in case, and in words with digits: numbers of orders, but also `404` and `503`.
   * Then `variants` is the number of different messages.
   */
  readonly similar: boolean;
  readonly variants: number;
  /** The number of invocations. */
  readonly count: number;
  /** The statuses that these invocations have now, in alphabetical order. */
  readonly statuses: readonly InvocationStatus[];
  /** When the first of them failed, as an ISO string in UTC. */
  readonly firstAt: string;
  /** Ids of those that failed last, by the same times, newest first. For all of them, see {@link InvocationFilter.failure}. */
  readonly examples: readonly string[];
}

/** Writes SQL for what messages have in common that differ only in case, and in words with digits. */
export function writePattern(message: Sql): Sql {
  return sql`regexp_replace(lower(${message}), ${String.raw`[\w-]*\d[\w-]*`}, '#', 'g')`;
}

/**
 * Writes a condition on the rows of `writeFailures`: that a failure is in one of the groups. Its depth does not grow with them,
 * since a chain of some 2,000 `OR` overflows the server's stack, and it aborts (seen on 1.6.2 and 1.7.12).
 *
 * @param name - What the groups are called in an error message.
 * @throws TypeError if one lacks a field, since the condition would then select more.
 */
export function writeFailureCondition(groups: readonly unknown[], name: string): Sql {
  const parts = groups.map((group) => readGroup(Object(group), name));
  const exact = parts.filter(({ similar }) => !similar).map(({ fields, message }) => `${fields} ${message}`);
  const similar = parts.filter((part) => part.similar).map(({ fields, message }) => sql`${[fields, message]}`);
  // Only a message has spaces.
  const fields = sql`concat(service, ' ', handler, ' ', coalesce(CAST(code AS VARCHAR), '-'), ' ', coalesce(restate_code, '-'), ' ')`;
  const isExact = sql`concat(${fields}, failure) IN ${exact}`;
  if (similar.length === 0) return isExact;
  return sql`(${isExact} OR concat(${fields}, ${writePattern(sql`failure`)}) IN (
    SELECT concat(column1, ' ', ${writePattern(sql`column2`)}) FROM (VALUES ${sql.join(similar, ", ")})))`;
}

function readGroup(given: Readonly<Record<string, unknown>>, name: string) {
  const read = (field: string, ...types: readonly string[]) => {
    const value = given[field];
    if (types.includes(typeof value)) return value;
    throw new TypeError(
      `${name} must be a part of the message, or a group of summarizeFailures, or several: its ${field} is ${typeof value}`,
    );
  };
  const message = String(read("message", "string"));
  const names = [read("service", "string"), read("handler", "string")];
  const codes = [read("code", "number", "undefined") ?? "-", read("restateCode", "string", "undefined") ?? "-"];
  return { fields: [...names, ...codes].join(" "), message, similar: read("similar", "boolean") === true };
}
