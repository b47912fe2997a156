import { isDeepStrictEqual } from "node:util";
import type { Json } from "../io/index.js";
import type { Feature } from "./key.js";

/** What two versions say of a feature by one keyword, each in all alternatives; nothing if that is empty. */
export interface RuleChange {
  /** A keyword of OpenAPI, or `any string`, `any field` and so on for what an enum or an object leaves open. */
  readonly keyword: string;
  readonly from: readonly Json[];
  readonly to: readonly Json[];
}

/** The JSON types of which a feature can leave something open. */
const TYPES: Readonly<Record<string, RegExp>> = {
  ...{ field: /^object/, entry: /^object/, item: /^array/ },
  ...{ string: /^string/, number: /^(number|integer)/, boolean: /^boolean/ },
};

/** Compares what is beside the shape of a feature. */
export function compareRules(from: Feature, to: Feature): readonly RuleChange[] {
  const [was, is] = [listRules(from, to), listRules(to, from)];
  const keywords = [...new Set([...was, ...is].map(([keyword]) => keyword))].sort();
  const read = (rules: Feature["rules"], keyword: string) =>
    rules.filter(([own]) => own === keyword).map(([, value]) => value);
  const byText = (values: readonly Json[]) => values.map((value) => JSON.stringify(value)).sort();
  return keywords.flatMap((keyword) => {
    const [before, after] = [read(was, keyword), read(is, keyword)];
    return isDeepStrictEqual(byText(before), byText(after)) ? [] : [{ keyword, from: before, to: after }];
  });
}

/** Lists the rules, with what is left open of a type that the other version has, too. */
function listRules({ rules, open, shape }: Feature, other: Feature): Feature["rules"] {
  const isCommon = (content: string) =>
    [shape, other.shape].every(({ types }) => types.some((type) => TYPES[content]?.test(type)));
  return [...rules, ...[...new Set(open)].filter(isCommon).map((content) => [`any ${content}`, true] as const)];
}
