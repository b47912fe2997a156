import { type Problems, readPointer } from "../document/index.js";
import { isJsonObject, type Json, type JsonObject, readArray, readString } from "../io/index.js";

/**
 * Finds component schemas that are defined as themselves, directly or through others: `A = B`, `B = A | string`. A schema
 * may contain itself in a property or as its items.
 */
export function findCircular(schemas: JsonObject, problems: Problems): void {
  const finished = new Set<string>();
  for (const start of Object.keys(schemas)) {
    const open = new Set<string>();
    const waiting: (() => void)[] = [];
    const enter = (name: string) => {
      if (open.has(name)) {
        const message = "it refers only to itself: give it another definition with an overlay";
        problems.add({ path: ["components", "schemas", name], part: `the schema "${name}"`, message });
      }
      if (finished.has(name) || open.has(name)) return;
      open.add(name);
      waiting.push(() => {
        open.delete(name);
        finished.add(name);
      });
      for (const part of listParts(schemas[name]).reverse()) waiting.push(() => enter(part));
    };
    enter(start);
    for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) next();
  }
}

/** Lists the schemas that a schema refers to or combines. */
function listParts(schema: Json | undefined): string[] {
  if (!isJsonObject(schema)) return [];
  const reference = readString(schema.$ref);
  if (reference !== undefined) return [readPointer(reference)[2] ?? ""];
  return [...readArray(schema.allOf), ...readArray(schema.anyOf), ...readArray(schema.oneOf)].flatMap(listParts);
}
