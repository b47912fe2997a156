import { isDeepStrictEqual } from "node:util";
import type { Json } from "../io/index.js";
import type { Feature } from "./key.js";

/** What two versions say of a feature by one keyword, each in all alternatives; nothing if that is empty. */
export interface RuleChange {
  readonly keyword: string;
  readonly from: readonly Json[];
  readonly to: readonly Json[];
}

/** How the keyword of an openness begins. */
export const OPEN = "any ";

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
  // Each alternative says what stands around all of them, too.
  const isAsMany = countAlternatives(from) === countAlternatives(to);
  const isOpen = (keyword: string) => keyword.startsWith(OPEN);
  return keywords.flatMap((keyword) => {
    const all = [read(was, keyword), read(is, keyword)] as const;
    const [before, after] = [listUnique(all[0]), listUnique(all[1])];
    if (!isSame(before, after)) return [{ keyword, from: before, to: after }];
    return isAsMany && !isOpen(keyword) && !isSame(...all) ? [{ keyword, from: all[0], to: all[1] }] : [];
  });
}

function countAlternatives({ shape, schemas }: Feature): string {
  return `${shape.alternatives} in ${schemas.length}`;
}

function listUnique(values: readonly Json[]): readonly Json[] {
  return [...new Map(values.map((value) => [JSON.stringify(value), value])).values()];
}

/** Whether two lists have the same values, in any order. */
function isSame(...lists: readonly [readonly Json[], readonly Json[]]): boolean {
  const [left, right] = lists.map((values) => values.map((value) => JSON.stringify(value)).sort());
  return isDeepStrictEqual(left, right);
}

/** Lists the rules. What a type leaves open counts only if both versions have the type. */
function listRules({ rules, shape }: Feature, other: Feature): Feature["rules"] {
  return rules.filter(([keyword]) => {
    const type = keyword.startsWith(OPEN) && TYPES[keyword.slice(OPEN.length)];
    return !type || [shape, other.shape].every(({ types }) => types.some((each) => type.test(each)));
  });
}
