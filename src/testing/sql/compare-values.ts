/** Times in rows are ISO strings, which may lack the milliseconds. Only as times do they have the right order. */
const TIME = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d/;

/** Compares two SQL values; null if either is null. */
export function compareValues(left: unknown, right: unknown): number | null {
  if (left === null || right === null) return null;
  const times = [readTime(left), readTime(right)];
  const [a, b] = (times.includes(undefined) ? [left, right] : times) as [string, string];
  if (a < b) return -1;
  return a > b ? 1 : 0;
}

function readTime(value: unknown): number | undefined {
  if (value instanceof Date) return value.getTime();
  return typeof value === "string" && TIME.test(value) ? Date.parse(value) : undefined;
}

/** Orders two SQL values. Null comes last, as on the server. */
export function orderValues(left: unknown, right: unknown): number {
  return compareValues(left, right) ?? Number(left === null) - Number(right === null);
}

/** Writes the same string for equal values, or lists of them. */
export function writeKey(value: unknown): string {
  return JSON.stringify(value, (_, part) => (typeof part === "bigint" ? String(part) : part));
}
