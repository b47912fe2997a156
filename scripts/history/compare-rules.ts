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
  // Each alternative says what stands around all of them, too.
  const isAsMany = countAlternatives(from) === countAlternatives(to);
  return keywords.flatMap((keyword) => {
    const all = [read(was, keyword), read(is, keyword)] as const;
    const [before, after] = [listUnique(all[0]), listUnique(all[1])];
    if (!isSame(before, after)) return [{ keyword, from: before, to: after }];
    return isAsMany && !isSame(...all) ? [{ keyword, from: all[0], to: all[1] }] : [];
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

/** Lists the rules, with what is left open of a type that the other version has, too. */
function listRules({ rules, open, shape }: Feature, other: Feature): Feature["rules"] {
  const isCommon = (content: string) =>
    [shape, other.shape].every(({ types }) => types.some((type) => TYPES[content]?.test(type)));
  return [...rules, ...[...new Set(open)].filter(isCommon).map((content) => [`any ${content}`, true] as const)];
}
