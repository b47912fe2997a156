import { readPosition, readText, refuseValue } from "./read-value.js";
import { createPattern } from "./regular-expression.js";

/** Functions of strings, none of which is null. The server counts code points. */
export const TEXT_FUNCTIONS: Readonly<Record<string, (...values: readonly unknown[]) => unknown>> = {
  length: (text) => countCharacters(readText(text)),
  lower: (text) => readText(text).toLowerCase(),
  regexp_match: (text, pattern, flags = "") =>
    matchGroups(readText(text), createPattern(readText(pattern), readText(flags), "is")),
  regexp_replace: (text, pattern, replacement, flags = "") =>
    replaceMatches(readText(text), createPattern(readText(pattern), readText(flags), "gis"), readText(replacement)),
  split_part: (text, separator, position) =>
    splitText(readText(text), readText(separator))[readPosition(position) - 1] ?? "",
  starts_with: (text, start) => readText(text).startsWith(readText(start)),
  strpos: (text, part) => findPosition(readText(text), readText(part)),
  upper: (text) => readText(text).toUpperCase(),
};

function countCharacters(text: string): number {
  return [...text].length;
}

/** Finds the position of a part, from 1; 0 if it is not there. */
function findPosition(text: string, part: string): number {
  const index = text.indexOf(part);
  return index < 0 ? 0 : countCharacters(text.slice(0, index)) + 1;
}

/** Versions differ in what an empty separator means. */
function splitText(text: string, separator: string): readonly string[] {
  return text.split(separator || refuseValue(separator, "a separator"));
}

/** Returns the groups of a match without those that matched nothing, or all of it if the pattern has none. */
function matchGroups(text: string, pattern: RegExp): readonly string[] | null {
  const [match, ...groups] = pattern.exec(text) ?? [];
  if (match === undefined) return null;
  return groups.length === 0 ? [match] : groups.filter((group) => group !== undefined);
}

/** @param replacement - In which `\1` stands for a group. */
function replaceMatches(text: string, pattern: RegExp, replacement: string): string {
  // Versions differ in what any other backslash means.
  if (/\$|\\(?!\d(?!\d))/.test(replacement)) refuseValue(replacement, "a replacement with \\1 to \\9 only");
  return text.replace(pattern, (...found: readonly unknown[]) => {
    const position = found.findIndex((each) => typeof each === "number");
    // The groups end there.
    const groups = found.slice(0, position);
    return replacement.replace(/\\(\d)/g, (_, group) => String(groups[Number(group)] ?? ""));
  });
}
