import { compareValues } from "./compare-values.js";

/** The operators that compare two values, by the order of the two. */
export const COMPARISONS: Readonly<Record<string, (order: number) => boolean>> = {
  "=": (order) => order === 0,
  "<>": (order) => order !== 0,
  "!=": (order) => order !== 0,
  "<": (order) => order < 0,
  "<=": (order) => order <= 0,
  ">": (order) => order > 0,
  ">=": (order) => order >= 0,
};

/** Whether a value is among others; null if a null leaves that unknown. */
export function isAmong(value: unknown, others: readonly unknown[]): boolean | null {
  const orders = others.map((other) => compareValues(value, other));
  if (orders.includes(0)) return true;
  return orders.includes(null) ? null : false;
}

/** Whether a string matches a pattern, in which `%` stands for any string and `_` for any character. */
export function isLike(text: unknown, pattern: unknown, ignoresCase: boolean): boolean | null {
  if (text === null || pattern === null) return null;
  const source = String(pattern)
    .replace(/[\\^$.*+?()[\]{}|]/g, "\\$&")
    .replaceAll("%", ".*")
    .replaceAll("_", ".");
  return new RegExp(`^${source}$`, ignoresCase ? "is" : "s").test(String(text));
}
