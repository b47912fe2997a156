import { type Json, type JsonObject, readObject } from "../io/index.js";
import { listReferences, readPointer } from "../read/index.js";

/** Finds all that stands in the schemas of a document that contain themselves, such as a tree. */
export function findRecursive(document: JsonObject): ReadonlySet<Json> {
  const schemas = readObject(readObject(document.components).schemas);
  const parts = new Map(Object.entries(schemas).map(([name, schema]) => [name, listSchemas(schema)]));
  const found = new Set<Json>();
  for (const [name, schema] of Object.entries(schemas)) {
    const reached = new Set(parts.get(name));
    // The set grows while it is walked.
    for (const each of reached) for (const part of parts.get(each) ?? []) reached.add(part);
    if (reached.has(name)) addAll(found, schema ?? null);
  }
  return found;
}

/** Lists the schemas that a schema refers to, or to a part of. */
function listSchemas(schema: Json | undefined): readonly string[] {
  return listReferences(schema).map((reference) => readPointer(reference)[2] ?? "");
}

function addAll(found: Set<Json>, value: Json): void {
  if (typeof value !== "object" || value === null) return;
  found.add(value);
  for (const inside of Object.values(value)) addAll(found, inside ?? null);
}
