import { type JsonObject, readArray, readObject, sortedEntries } from "../io/index.js";
import { dropWords, isWord } from "../read/index.js";
import type { Rule } from "./key.js";

/** The keywords that a shape, its values and the features inside cover. */
const TOLD: ReadonlySet<string> = new Set([
  ...["$ref", "const", "enum", "format", "in", "name", "nullable", "properties", "schema", "type"],
]);

/** Lists the remaining keywords of an object as rules, except for words such as descriptions. */
export function readRules(document: JsonObject, object: JsonObject): readonly Rule[] {
  const { items, additionalProperties, required, ...others } = object;
  const { properties } = others;
  const names = readArray(required).filter((name) => readObject(properties)[String(name)] === undefined);
  const rules = [
    ...sortedEntries(others).filter(([keyword]) => !TOLD.has(keyword) && !isWord(keyword)),
    // Any other value of these three is a feature, or an openness.
    ...(items === false ? [["items", items] as const] : []),
    ...(additionalProperties === false ? [["additionalProperties", additionalProperties] as const] : []),
    ...(names.length > 0 ? [["required", names] as const] : []),
  ];
  return rules.map(([keyword, value]) => [keyword, dropWords(value, keyword, document)]);
}
