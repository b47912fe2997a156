import { isJsonObject } from "../../../scripts/io/json.js";

/** The same object with its keys in the opposite order, all the way down; the order of arrays has a meaning and stays. */
export function reverseKeys(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(reverseKeys);
  if (!isJsonObject(value)) return value;
  const entries = Object.entries(value).map(([key, item]) => [key, reverseKeys(item)] as const);
  return Object.fromEntries(entries.reverse());
}
