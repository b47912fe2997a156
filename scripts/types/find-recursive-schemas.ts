import { readPointer } from "../document/resolve-reference.js";
import { isJsonObject, type Json, type JsonObject, readArray, readString } from "../io/json.js";
import { findCircles, type Graph } from "./find-circles.js";

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
  const names = Object.keys(schemas);
  const needs = new Map(names.map((name) => [name, listNeeds(schemas[name], false)]));
  const endless = findCircles(drawGraph(needs, ({ asItems }) => !asItems));
  const culprit = names.find((name) => endless.has(name));
  if (culprit !== undefined) {
    throw new Error(`the schema "${culprit}" is nothing but itself: give it another definition with an overlay`);
  }
  const recursive = findCircles(drawGraph(needs, () => true));
  return names.filter((name) => recursive.has(name));
}

function drawGraph(needs: ReadonlyMap<string, readonly Need[]>, follow: (need: Need) => boolean): Graph {
  return new Map([...needs].map(([name, all]) => [name, all.filter(follow).map((need) => need.name)]));
}

function listNeeds(schema: Json | undefined, asItems: boolean): readonly Need[] {
  if (!isJsonObject(schema)) return [];
  const reference = readString(schema.$ref);
  if (reference !== undefined) return [{ name: readPointer(reference)[2] ?? "", asItems }];
  const parts = [...readArray(schema.allOf), ...readArray(schema.anyOf), ...readArray(schema.oneOf)];
  const items = [schema.items, ...readArray(schema.items), ...readArray(schema.prefixItems)];
  return [...parts.flatMap((part) => listNeeds(part, asItems)), ...items.flatMap((item) => listNeeds(item, true))];
}
