import { SqlBytes } from "./sql-bytes.js";

/** Writes a value for a message. */
export function describeValue(value: unknown): string {
  const json = JSON.stringify(value, (_, part) => (typeof part === "bigint" ? String(part) : part));
  return value instanceof SqlBytes ? `the bytes ${json}` : json;
}
