import { readPosition, readText, refuseValue } from "./read-value.js";

/** Functions of strings, none of which is null. The server counts code points. */
export const TEXT_FUNCTIONS: Readonly<Record<string, (...values: readonly unknown[]) => unknown>> = {
  length: (text) => countCharacters(readText(text)),
  lower: (text) => readText(text).toLowerCase(),
  regexp_match: (text, pattern) => matchGroups(new RegExp(String(pattern)).exec(String(text))),
  regexp_replace: (text, pattern, replacement, flags = "") =>
    String(text).replace(new RegExp(String(pattern), String(flags)), String(replacement)),
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

function matchGroups(match: RegExpExecArray | null): readonly (string | null)[] | null {
  return match ? match.slice(1).map((group) => group ?? null) : null;
}
