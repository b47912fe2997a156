/** Groups of failures, and the SQL condition that selects the invocations of some. */

import type { InvocationStatus } from "../../generated/tables.js";
import { assertRule, type Rule } from "../client/index.js";
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

/** The fields by which a group is found, with their types. That of null is `object`. */
const FIELD_TYPES = {
  ...{ service: ["string"], handler: ["string"], message: ["string"], similar: ["boolean"] },
  ...{ code: ["number", "object"], restateCode: ["string", "object"] },
};
const GROUP: Rule = [
  "a part of the message, or a group of summarizeFailures, or several",
  (value) => Object.entries(FIELD_TYPES).every(([name, types]) => types.includes(typeof Object(value)[name])),
];

/**
 * Writes a condition on the rows of `writeFailures`: that a failure is in one of the groups. Its depth does not grow with them,
 * since a chain of some 2,000 `OR` overflows the server's stack, and it aborts (seen on 1.6.2 and 1.7.12).
 *
 * @param name - What the groups are called in an error message.
 * @throws TypeError if one lacks a field, since the condition would then select more.
 */
export function writeFailureCondition(groups: readonly FailureGroup[], name: string): Sql {
  for (const group of groups) assertRule(group, GROUP, name);
  // Only a message has spaces.
  const writeNames = ({ service, handler, code, restateCode }: FailureGroup) =>
    `${service} ${handler} ${code ?? "-"} ${restateCode ?? "-"}`;
  const exact = groups.filter((group) => !group.similar).map((group) => `${writeNames(group)} ${group.message}`);
  const similar = groups.filter((group) => group.similar).map((group) => sql`${[writeNames(group), group.message]}`);
  const fields = sql`concat(service, ' ', handler, ' ', coalesce(CAST(code AS VARCHAR), '-'), ' ', coalesce(restate_code, '-'), ' ')`;
  const isExact = sql`concat(${fields}, failure) IN ${exact}`;
  if (similar.length === 0) return isExact;
  return sql`(${isExact} OR concat(${fields}, ${writePattern(sql`failure`)}) IN (
    SELECT concat(column1, ' ', ${writePattern(sql`column2`)}) FROM (VALUES ${sql.join(similar, ", ")})))`;
}
