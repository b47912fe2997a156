import { isJsonObject } from "../../../scripts/io/json.js";

/** Returns the object with all keys in the opposite order, at any depth. Arrays keep their order, which has a meaning. */
export function reverseKeys(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(reverseKeys);
  if (!isJsonObject(value)) return value;
  const entries = Object.entries(value).map(([key, item]) => [key, reverseKeys(item)] as const);
  return Object.fromEntries(entries.reverse());
}
