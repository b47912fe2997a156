import { isJsonObject, type Json, type JsonObject, mapEntries, readObject, sortedEntries } from "../io/index.js";
import { writePointer } from "../read/index.js";

/**
 * Replaces each inline body schema by a reference to the component schema with exactly the same content. A
 * server may repeat its error schema inline a hundred times, and each would become an unnamed type of its own.
 *
 * @param document - Its keys are sorted.
 */
export function reuseSchemas(document: JsonObject): JsonObject {
  const { schemas } = readObject(document.components);
  const names = new Map<string, string>();
  for (const [name, schema] of sortedEntries(readObject(schemas))) {
    const text = JSON.stringify(schema);
    if (readObject(schema).properties !== undefined && !names.has(text)) names.set(text, name);
  }
  const visit = (value: Json, key: string): Json => {
    if (Array.isArray(value)) return value.map((item: Json) => visit(item, ""));
    if (!isJsonObject(value)) return value;
    if (key === "content") return mapEntries(value, (media) => reuse(media, names));
    return mapEntries(value, visit);
  };
  return { ...document, ...mapEntries({ paths: document.paths }, visit) };
}

function reuse(media: Json, names: ReadonlyMap<string, string>): Json {
  const { schema } = readObject(media);
  const name = schema === undefined ? undefined : names.get(JSON.stringify(schema));
  if (name === undefined || !isJsonObject(media)) return media;
  return { ...media, schema: { $ref: writePointer(["components", "schemas", name]) } };
}
