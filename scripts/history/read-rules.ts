import { type JsonObject, readArray, readObject, sortedEntries } from "../io/index.js";
import { dropWords, isWord } from "../read/index.js";
import type { Rule } from "./key.js";

/** What a shape, the parts inside and their values say. */
const TOLD: ReadonlySet<string> = new Set([
  ...["$ref", "const", "enum", "format", "in", "name", "nullable", "properties", "schema", "type"],
]);

/** Lists what an object says besides, without words. */
export function readRules(document: JsonObject, object: JsonObject): readonly Rule[] {
  const { items, additionalProperties, required, ...others } = object;
  const { properties } = others;
  const names = readArray(required).filter((name) => readObject(properties)[String(name)] === undefined);
  const rules = [
    ...sortedEntries(others).filter(([keyword]) => !TOLD.has(keyword) && !isWord(keyword)),
    // Others are an item, an entry, a field that is required, or leave it open.
    ...(items === false ? [["items", items] as const] : []),
    ...(additionalProperties === false ? [["additionalProperties", additionalProperties] as const] : []),
    ...(names.length > 0 ? [["required", names] as const] : []),
  ];
  return rules.map(([keyword, value]) => [keyword, dropWords(value, keyword, document)]);
}
