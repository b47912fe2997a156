import { type Sql, sql } from "../sql/index.js";
import type { Invocation } from "./invocation-row.js";

/** The order of a list: by `id`, or by `created_at` with the oldest or the newest first. */
export type InvocationOrder = "id" | "oldest" | "newest";

/** The place of an invocation in each order. Every row of a list is one. */
export type InvocationPlace = Pick<Invocation, "id" | "created_at">;

/** The reverse of each order. */
export const REVERSE = { id: "-id", oldest: "newest", newest: "oldest", "-id": "id" } as const;

/** A part of a list, between two places. */
export interface Range {
  readonly order: keyof typeof REVERSE;
  readonly after?: InvocationPlace | undefined;
  readonly before?: InvocationPlace | undefined;
}

const isById = ({ order }: Range): boolean => order === "id" || order === "-id";
const isDescending = ({ order }: Range): boolean => order === "newest" || order === "-id";

/** Writes the condition that an invocation is in a range. */
export function writeRange(range: Range): Sql {
  const [isAfter, isBefore] = isDescending(range) ? [sql`<`, sql`>`] : [sql`>`, sql`<`];
  const compare = (place: InvocationPlace | undefined, is: Sql) => {
    if (!place) return sql`TRUE`;
    if (isById(range)) return sql`id ${is} ${place.id}`;
    const time = new Date(place.created_at);
    return sql`(created_at ${is} ${time} OR (created_at = ${time} AND id ${is} ${place.id}))`;
  };
  return sql`${compare(range.after, isAfter)} AND ${compare(range.before, isBefore)}`;
}

/** Writes an order. It ends with the id, since many invocations may be created in the same millisecond. */
export function writeOrder(range: Range): Sql {
  const direction = isDescending(range) ? sql`DESC` : sql`ASC`;
  return isById(range) ? sql`id ${direction}` : sql`created_at ${direction}, id ${direction}`;
}

/** Compares places in an order. */
export function comparePlaces(range: Range, one: InvocationPlace, other: InvocationPlace): number {
  const byTime = isById(range) ? 0 : Date.parse(one.created_at) - Date.parse(other.created_at);
  return (isDescending(range) ? -1 : 1) * (byTime || (one.id < other.id ? -1 : 1));
}
