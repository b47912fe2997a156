import { isGiven, print } from "./query-serializer.js";

/**
 * Writes an array or an object as the value of a header (OpenAPI 3.1, style `simple`). Anything else is unchanged:
 * openapi-fetch sends it, and an array of strings as a list.
 *
 * @param how - `exploded` for `a=1,b=2`, `plain` for `a,1,b,2`, or `json`.
 * @returns One or several strings, typed like the value, as the schema has it.
 */
export function writeHeader<T>(value: T, how: "exploded" | "plain" | "json"): T;
export function writeHeader(value: unknown, how: string): unknown {
  if (!isGiven(value)) return value;
  if (how === "json") return JSON.stringify(value);
  if (typeof value !== "object") return value;
  const fields = Object.entries(value ?? {}).filter(([, field]) => isGiven(field));
  if (Array.isArray(value)) return fields.map(([, item]) => print(item));
  return fields.map(([name, field]) => [name, print(field)].join(how === "exploded" ? "=" : ",")).join(",");
}
