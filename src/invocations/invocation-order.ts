import { type Sql, sql } from "../sql/index.js";
import type { Invocation } from "./invocation-row.js";

/** The order of a list: by `id`, or by `created_at` with the oldest or the newest first. */
export type InvocationOrder = "id" | "oldest" | "newest";

/** The place of an invocation in each order. Every row of a list is one. */
export type InvocationPlace = Pick<Invocation, "id" | "created_at">;

/** Each ends with the id, which is unique, since many invocations may be created in the same millisecond. */
export const ORDERS: Readonly<Record<InvocationOrder, () => Sql>> = {
  id: () => sql`id`,
  oldest: () => sql`created_at, id`,
  newest: () => sql`created_at DESC, id`,
};

/** Writes the condition that an invocation comes after another, if there is one. */
export function writeAfter(order: InvocationOrder, last: InvocationPlace | undefined): Sql {
  if (!last) return sql`TRUE`;
  const { id, created_at } = last;
  if (order === "id") return sql`id > ${id}`;
  const time = new Date(created_at);
  const isAfter = order === "oldest" ? sql`>` : sql`<`;
  return sql`(created_at ${isAfter} ${time} OR (created_at = ${time} AND id > ${id}))`;
}
