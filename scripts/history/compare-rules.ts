import { isDeepStrictEqual } from "node:util";
import type { Json } from "../io/index.js";
import type { Feature } from "./key.js";

/** The values of one keyword in two versions of a feature, over all alternatives; empty in a version without the keyword. */
export interface RuleChange {
  readonly keyword: string;
  readonly from: readonly Json[];
  readonly to: readonly Json[];
}

/** The start of each keyword of an openness, such as `any field`. */
export const OPEN = "any ";

/** Compares the rules of a feature. A change of its types implies its openness, which is then left out. */
export function compareRules(from: Feature, to: Feature): readonly RuleChange[] {
  const isSameType = isDeepStrictEqual(from.shape.types, to.shape.types);
  const keywords = [...new Set([...from.rules, ...to.rules].map(([keyword]) => keyword))].sort();
  return keywords.flatMap((keyword) => {
    const [was, is] = [listValues(from, keyword), listValues(to, keyword)];
    const isTold = isDeepStrictEqual(sort(was), sort(is)) || (!isSameType && keyword.startsWith(OPEN));
    return isTold ? [] : [{ keyword, from: was, to: is }];
  });
}

/** Lists the values of a keyword, each once. */
function listValues({ rules }: Feature, keyword: string): readonly Json[] {
  const own = rules.filter(([name]) => name === keyword);
  return [...new Map(own.map(([, value]) => [JSON.stringify(value), value])).values()];
}

function sort(values: readonly Json[]): readonly string[] {
  return values.map((value) => JSON.stringify(value)).sort();
}
