import { isDeepStrictEqual } from "node:util";
import { isJsonObject, type Json, type JsonObject, readArray, readObject, sortedEntries } from "../io/index.js";
import { dropAnnotations, findType, isAnnotation } from "../read/index.js";
import type { Feature, Rule } from "./feature.js";

/** Keywords that a shape, its values and the features inside it describe. */
const COVERED: ReadonlySet<string> = new Set([
  ...["$ref", "const", "enum", "format", "in", "name", "nullable", "properties", "schema", "type"],
]);

/** Whether a keyword only writes its default out. */
const isDefault = (keyword: string, value: Json) =>
  value === false && /^(allowEmptyValue|allowReserved|deprecated|readOnly|uniqueItems|writeOnly)$/.test(keyword);

/** Reads the other keywords of an object as rules, except for annotations such as descriptions. */
export function readRules(document: JsonObject, object: JsonObject): readonly Rule[] {
  const { items, additionalProperties, required, ...others } = object;
  const names = readArray(required).filter((name) => readObject(others.properties)[String(name)] === undefined);
  const rules = [
    ...sortedEntries(others).filter(
      ([keyword, value]) => !COVERED.has(keyword) && !isAnnotation(keyword) && !isDefault(keyword, value),
    ),
    // Any other value of these three is a feature, or a rule such as `any field`.
    ...(items === false ? [["items", items] as const] : []),
    ...(additionalProperties === false ? [["additionalProperties", additionalProperties] as const] : []),
    ...(names.length > 0 ? [["required", names] as const] : []),
  ];
  return rules.map(([keyword, value]) => [keyword, dropAnnotations(value, keyword, document)]);
}

/** The keyword of a rule whose value is the whole schema, so that it shows any difference. */
export const WHOLE = "whole schema";

export function readWhole(document: JsonObject, schema: Json | undefined, keyword: string = WHOLE): Rule {
  // An empty schema says as much as none.
  return [keyword, dropAnnotations(schema ?? {}, "schema", document)];
}

/** The start of each keyword for an open schema, such as `any field`. */
export const OPEN = "any ";

export function isOpen({ keyword }: Pick<RuleChange, "keyword">): boolean {
  return keyword.startsWith(OPEN);
}

/** Lists the open contents of an alternative, such as `string` if it has no `enum`, or `field` if it has no `properties`. */
export function listOpen(alternative: JsonObject): readonly string[] {
  const { const: constant, enum: values, properties, items, additionalProperties } = alternative;
  if (constant !== undefined || values !== undefined) return [];
  const type = findType(alternative);
  if (type === undefined) return ["field", "item", "entry", "string", "number", "boolean"];
  if (type === "array") return isJsonObject(items) ? [] : ["item"];
  if (type !== "object") return [type === "integer" ? "number" : type];
  if ((additionalProperties ?? properties === undefined) === true) return ["field", "entry"];
  return isJsonObject(additionalProperties) ? ["field"] : [];
}

/** The values of one keyword in two versions of a feature, from all its definitions; empty in a version without the keyword. */
export interface RuleChange {
  readonly keyword: string;
  readonly from: readonly Json[];
  readonly to: readonly Json[];
}

/** Compares the rules of a feature. If its types differ, rules such as `any field` follow from them, and are left out. */
export function compareRules(from: Feature, to: Feature): readonly RuleChange[] {
  const isSameType = isDeepStrictEqual(from.shape.types, to.shape.types);
  const keywords = [...new Set([...from.rules, ...to.rules].map(([keyword]) => keyword))].sort();
  return keywords.flatMap((keyword) => {
    const [was, is] = [readValues(from, keyword), readValues(to, keyword)];
    const isEqual = isDeepStrictEqual([...was.keys()].sort(), [...is.keys()].sort());
    const isImplied = !isSameType && isOpen({ keyword });
    return isEqual || isImplied ? [] : [{ keyword, from: [...was.values()], to: [...is.values()] }];
  });
}

/** Reads the values of a keyword by their JSON. */
function readValues({ rules }: Feature, keyword: string): ReadonlyMap<string, Json> {
  const own = rules.filter(([name]) => name === keyword);
  return new Map(own.map(([, value]) => [JSON.stringify(value), value]));
}
