import { compareValues } from "./compare-values.js";
import { readText } from "./read-value.js";

/** The operators that compare two values, by the order of the two. */
export const COMPARISONS: Readonly<Record<string, (order: number) => boolean>> = {
  "=": (order) => order === 0,
  "<>": (order) => order !== 0,
  "!=": (order) => order !== 0,
  "<": (order) => order < 0,
  "<=": (order) => order <= 0,
  ">": (order) => order > 0,
  ">=": (order) => order >= 0,
};

/** Whether a value is among others; null if a null leaves that unknown. */
export type Search = (value: unknown) => boolean | null;

/** Creates a search among values. */
export function createSearch(values: readonly unknown[]): Search {
  const strings = new Set(values);
  const areStrings = values.every((value) => typeof value === "string");
  return (value) => {
    if (areStrings && typeof value === "string") return strings.has(value);
    const orders = values.map((each) => compareValues(value, each));
    if (orders.includes(0)) return true;
    return orders.includes(null) ? null : false;
  };
}

const WILDCARDS: ReadonlyMap<string, string> = new Map([
  ["%", ".*"],
  ["_", "."],
]);

/** Whether a string matches a pattern: `%` stands for any string, `_` for any character, and `\%` for `%`. */
export function isLike(text: unknown, pattern: unknown, ignoresCase: boolean): boolean | null {
  if (text === null || pattern === null) return null;
  // A backslash at the end stands for itself.
  const source = readText(pattern).replace(/\\?./gsu, (part) => {
    const character = part.length > 1 ? part.replace("\\", "") : part;
    return WILDCARDS.get(part) ?? character.replace(/[\\^$.*+?()[\]{}|]/, "\\$&");
  });
  return new RegExp(`^${source}$`, ignoresCase ? "isu" : "su").test(readText(text));
}
