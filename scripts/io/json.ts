/** JSON as it comes out of a parser, and the small readers that narrow it. */
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

/** Entries in the order of their names, so that nothing written depends on the order of what was read. */
export function sortedEntries(object: JsonObject): readonly (readonly [string, Json])[] {
  return Object.entries(object)
    .flatMap(([key, value]) => (value === undefined ? [] : [[key, value] as const]))
    .sort(([left], [right]) => compareText(left, right));
}

/** The same value with the keys of every object in it sorted. */
export function sortKeys(value: Json): Json {
  if (Array.isArray(value)) return value.map(sortKeys);
  return isJsonObject(value) ? mapEntries(value, sortKeys) : value;
}

/** The same object with other values, sorted by name; what becomes undefined is left out. */
export function mapEntries(object: JsonObject, change: (value: Json, name: string) => Json | undefined): JsonObject {
  const entries = sortedEntries(object).map(([name, value]) => [name, change(value, name)] as const);
  return Object.fromEntries(entries.filter(([, value]) => value !== undefined));
}

/** By code unit: the same on every machine, whatever its locale. */
export function compareText(left: string, right: string): number {
  if (left === right) return 0;
  return left < right ? -1 : 1;
}
