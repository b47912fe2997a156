import { UnknownSqlError } from "./sql-reader.js";

/** What the server counts as part of a word, inside a class. It knows all of Unicode there, and JavaScript does not. */
const WORD = String.raw`\p{Alphabetic}\p{M}\p{Nd}\p{Pc}\p{Join_Control}`;

const IN_CLASS: ReadonlyMap<string, string> = new Map([
  ["\\d", "\\p{Nd}"],
  ["\\D", "\\P{Nd}"],
  ["\\w", WORD],
]);

const OUTSIDE: ReadonlyMap<string, string> = new Map([
  ...IN_CLASS,
  ["\\w", `[${WORD}]`],
  ["\\W", `[^${WORD}]`],
  ["\\b", `(?:(?<=[${WORD}])(?![${WORD}])|(?<![${WORD}])(?=[${WORD}]))`],
  ["\\-", "-"],
  [".", "[^\\n]"],
]);

/** What JavaScript understands, and the server does not, or understands as something else. */
const FOREIGN = /\(\?<?[=!]|\\[1-9BcKk]|\[\^?\]|&&|--|~~/;

/**
 * Creates the regular expression that means what the server's does.
 *
 * @param allowed - The flags that the function takes.
 * @throws UnknownSqlError for what JavaScript does not know, or knows as something else.
 */
export function createPattern(pattern: string, flags: string, allowed: string): RegExp {
  try {
    const isKnown = !FOREIGN.test(pattern) && [...flags].every((flag) => allowed.includes(flag));
    if (isKnown) return new RegExp(translate(pattern, flags), `${flags}u`);
  } catch {
    // Not in JavaScript's syntax.
  }
  throw new UnknownSqlError(`it does not know this regular expression: ${pattern} ${flags}`.trim());
}

function translate(pattern: string, flags: string): string {
  let isInClass = false;
  return pattern.replace(/\\?./gsu, (part) => {
    if (part === "[" && isInClass) throw new SyntaxError("a class in a class");
    if (part === "[" || part === "]") isInClass = part === "[";
    if (isInClass) return /^\\[Wb]$/.test(part) ? "(" : (IN_CLASS.get(part) ?? part);
    return part === "." && flags.includes("s") ? part : (OUTSIDE.get(part) ?? part);
  });
}
