/**
 * Finds what the text of a template leaves open. A value inside a string, a quoted name or a comment could end it with its own
 * quotes or line breaks, and what follows would be SQL. The tokens are PostgreSQL's: the server reads SQL as that, whatever its
 * settings name (seen on 1.6.2 and 1.7.12).
 */

import { findEndOfComment } from "./find-end-of-comment.js";

/**
 * Checks the text between two values, before the first one, or after the last one.
 *
 * @param isLast - Whether no value follows: only then may it end in a line comment.
 * @returns Whether it ends in a line comment.
 * @throws TypeError if it leaves something open, or if servers differ in what they take for open.
 */
export function assertClosed(text: string, isLast: boolean): boolean {
  const marks = /['"$]|--|\/\*/g;
  let before = 0;
  for (let mark = marks.exec(text); mark; mark = marks.exec(text)) {
    const { index } = mark;
    const kind = mark[0] as keyof typeof OPEN;
    if (kind.length === 2 && index > before && OPERATOR.test(text.charAt(index - 1))) throw fail(GLUED, text, index);
    const end = findEnd(kind, text, index);
    if (end === undefined && kind === "--" && isLast) return true;
    if (end === undefined) throw fail(OPEN[kind], text, index);
    if (
      ESCAPE_STRING.test(text.slice(Math.max(0, index - 2), index + 1)) &&
      ESCAPED_QUOTE.test(text.slice(index, end))
    ) {
      throw fail(ESCAPED, text, index);
    }
    before = end;
    marks.lastIndex = end;
  }
  return false;
}

const OPEN = {
  "'": "this string is not closed here; a value brings its own quotes",
  '"': "this name is not closed here; a name is made by sql.identifier",
  $: "a $ outside of quotes can begin a string; quote it with ' or \"",
  "--": "no value can stand in this comment",
  "/*": "this comment is not closed here, and no value can stand in it",
} as const;

/** A comment after one of these may be none: the server takes `%--` for an operator, and 1.6.2 took `<--` for one. */
const OPERATOR = /[-+*/<>=~!@#%^&|`?]/;
const GLUED = "put a space between an operator and a comment";

/** With the prefix E, a backslash escapes a quote, which would close the string otherwise. After a letter it is no prefix. */
const ESCAPE_STRING = /(?:^|[^a-z])e'$/i;
const ESCAPED_QUOTE = /(?<!\\)(?:\\\\)*\\'/;
const ESCAPED = "write a quote in an E'...' string as ''";

function findEnd(kind: keyof typeof OPEN, text: string, start: number): number | undefined {
  if (kind === "$") return undefined;
  if (kind === "/*") return findEndOfComment(text, start);
  if (kind === "--") {
    const lineEnd = /[\n\r]/g;
    lineEnd.lastIndex = start;
    return lineEnd.exec(text)?.index;
  }
  let close = text.indexOf(kind, start + 1);
  while (close >= 0 && text.charAt(close + 1) === kind) close = text.indexOf(kind, close + 2);
  return close < 0 ? undefined : close + 1;
}

function fail(problem: string, text: string, index: number): TypeError {
  return new TypeError(`sql: ${problem}: ${JSON.stringify(text.slice(Math.max(0, index - 20), index + 20))}`);
}
