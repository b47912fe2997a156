import type { InvocationStatus } from "../../generated/tables.js";
import { assertRule, type Rule } from "../client/index.js";
import { type Sql, sql } from "../sql/index.js";
import type { InvocationFailure } from "./failure.js";

/** Invocations of one handler that failed with the same error, or with similar ones. The failure itself is the newest of them. */
export interface FailureGroup extends InvocationFailure {
  readonly service: string;
  readonly handler: string;
  /** Whether the messages in the group may differ in case, and in words with digits: numbers of orders, but also `404` and `503`. */
  readonly similar: boolean;
  /** The number of different messages; 1 unless `similar`. */
  readonly variants: number;
  /** The number of invocations. */
  readonly count: number;
  /** The statuses that these invocations have now, in alphabetical order. */
  readonly statuses: readonly InvocationStatus[];
  /** When the first of them failed, as an ISO string in UTC. */
  readonly firstAt: string;
  /** The ids of the invocations that failed last, newest first. To select all of them, see {@link InvocationFilter.failure}. */
  readonly examples: readonly string[];
}

/** Writes SQL for the pattern of a message, which is the same if messages differ only in case, and in words with digits. */
export function writePattern(message: Sql): Sql {
  return sql`regexp_replace(lower(${message}), ${String.raw`[\w-]*\d[\w-]*`}, '#', 'g')`;
}

/** The fields by which a group is found, with their types. */
const FIELD_TYPES = {
  service: ["string"],
  handler: ["string"],
  message: ["string"],
  similar: ["boolean"],
  code: ["number", "undefined"],
  restateCode: ["string", "undefined"],
};
const GROUP: Rule = {
  wanted: "a part of the message, or a group of summarizeFailures, or several",
  isRight: (value) => Object.entries(FIELD_TYPES).every(([name, types]) => types.includes(typeof Object(value)[name])),
};

/**
 * Writes a condition on the rows of `writeFailures`: a failure is in one of the groups. The depth of the SQL does not grow with
 * their number, since a chain of some 2,000 `OR` overflows the server's stack, and the server aborts (seen on 1.6.2 and 1.7.12).
 *
 * @param name - The name of the groups in an error message.
 * @throws TypeError if a group lacks a field, since the condition would then select more.
 */
export function writeFailureCondition(groups: readonly FailureGroup[], name: string): Sql {
  for (const group of groups) assertRule(group, GROUP, name);
  // Only the message, which comes last, may have spaces.
  const writeNames = ({ service, handler, code, restateCode }: FailureGroup) =>
    `${service} ${handler} ${code ?? "-"} ${restateCode ?? "-"}`;
  const exact = groups.filter((group) => !group.similar).map((group) => `${writeNames(group)} ${group.message}`);
  const similar = groups.filter((group) => group.similar).map((group) => sql`${[writeNames(group), group.message]}`);
  const fields = sql`concat(service, ' ', handler, ' ', coalesce(CAST(code AS VARCHAR), '-'), ' ', coalesce(restate_code, '-'), ' ')`;
  const exactMatch = sql`concat(${fields}, failure) IN ${exact}`;
  if (similar.length === 0) return exactMatch;
  return sql`(${exactMatch} OR concat(${fields}, ${writePattern(sql`failure`)}) IN (
    SELECT concat(column1, ' ', ${writePattern(sql`column2`)}) FROM (VALUES ${sql.join(similar, ", ")})))`;
}
