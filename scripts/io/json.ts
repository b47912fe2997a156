/** Parsed JSON. The small readers below narrow it. */
export type Json = null | boolean | number | string | readonly Json[] | JsonObject;

export interface JsonObject {
  readonly [key: string]: Json | undefined;
}

export function isJsonObject(value: unknown): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

export function readObject(value: Json | undefined): JsonObject {
  return isJsonObject(value) ? value : {};
}

export function readArray(value: Json | undefined): readonly Json[] {
  return Array.isArray(value) ? value : [];
}

export function readString(value: Json | undefined): string | undefined {
  return typeof value === "string" ? value : undefined;
}

/** Returns entries sorted by name, so that the output does not depend on the order of the input. */
export function sortedEntries(object: JsonObject): readonly (readonly [string, Json])[] {
  // `sort` compares by code unit, as compareText does.
  const keys = Object.keys(object).sort();
  return keys.flatMap((key) => (object[key] === undefined ? [] : [[key, object[key]] as const]));
}

export function sortKeys(value: Json): Json {
  if (Array.isArray(value)) return value.map(sortKeys);
  return isJsonObject(value) ? mapEntries(value, sortKeys) : value;
}

/** Returns a copy with changed values, sorted by name. Undefined values are left out. */
export function mapEntries(object: JsonObject, change: (value: Json, name: string) => Json | undefined): JsonObject {
  const entries = sortedEntries(object).map(([name, value]) => [name, change(value, name)] as const);
  return Object.fromEntries(entries.filter(([, value]) => value !== undefined));
}

/** Compares by code unit, which does not depend on the machine's locale. */
export function compareText(left: string, right: string): number {
  if (left === right) return 0;
  return left < right ? -1 : 1;
}
