import { readPointer } from "../document/resolve-reference.js";
import { isJsonObject, type Json, type JsonObject, readArray, readString } from "../io/json.js";

/** A schema that is needed to know what another one is. */
interface Need {
  readonly name: string;
  /** As the items of an array, which may be of the same type again. */
  readonly asItems: boolean;
}

/**
 * The component schemas that are arrays of themselves, on whatever way: `Json = string | Json[]`. Those that have
 * themselves in a property are not among them.
 */
export function findRecursiveSchemas(schemas: JsonObject): readonly string[] {
  return Object.keys(schemas).filter((name) => {
    if (reaches(schemas, name, ({ asItems }) => !asItems)) {
      throw new Error(`the schema "${name}" is nothing but itself: give it another definition with an overlay`);
    }
    return reaches(schemas, name, () => true);
  });
}

function reaches(schemas: JsonObject, start: string, follow: (need: Need) => boolean): boolean {
  const seen = new Set<string>();
  const waiting = [start];
  for (let name = waiting.pop(); name !== undefined; name = waiting.pop()) {
    for (const need of listNeeds(schemas[name], false).filter(follow)) {
      if (need.name === start) return true;
      if (!seen.has(need.name)) waiting.push(need.name);
      seen.add(need.name);
    }
  }
  return false;
}

function listNeeds(schema: Json | undefined, asItems: boolean): readonly Need[] {
  if (!isJsonObject(schema)) return [];
  const reference = readString(schema.$ref);
  if (reference !== undefined) return [{ name: readPointer(reference)[2] ?? "", asItems }];
  const parts = [...readArray(schema.allOf), ...readArray(schema.anyOf), ...readArray(schema.oneOf)];
  const items = [schema.items, ...readArray(schema.items), ...readArray(schema.prefixItems)];
  return [...parts.flatMap((part) => listNeeds(part, asItems)), ...items.flatMap((item) => listNeeds(item, true))];
}
