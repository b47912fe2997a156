/**
 * Writes an object as the value of a header (OpenAPI 3.1, style `simple`). Anything else is unchanged: openapi-fetch
 * sends it, an array as a list.
 *
 * @param how - `exploded` for `a=1,b=2`, `plain` for `a,1,b,2`, or `json`.
 * @returns A string, typed like the value, as the schema has it.
 */
export function writeHeader<T>(value: T, how: "exploded" | "plain" | "json"): T;
export function writeHeader(value: unknown, how: string): unknown {
  if (value === undefined || value === null) return value;
  if (how === "json") return JSON.stringify(value);
  if (typeof value !== "object" || Array.isArray(value)) return value;
  const fields = Object.entries(value).filter(([, field]) => field !== undefined && field !== null);
  return fields.map((field) => field.join(how === "exploded" ? "=" : ",")).join(",");
}
