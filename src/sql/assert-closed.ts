/**
 * Finds strings, quoted names and comments that a template leaves open. A value inside one of them could close it with
 * its own quotes or line breaks, and the rest of the value would run as SQL. The server tokenizes SQL as PostgreSQL
 * does, even if its settings name another dialect (seen on 1.6.2 and 1.7.12).
 */

import { findEndOfComment } from "./find-end-of-comment.js";

/**
 * Checks one part of a template: the SQL before the first value, between two values, or after the last one.
 *
 * @param isLast - Whether no value follows. Only the last part may end in a line comment.
 * @returns Whether the part ends in a line comment.
 * @throws TypeError if the part leaves something open, or if server versions disagree on that.
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
  "'": "this string is not closed; values are quoted already, so remove the quotes around them; for LIKE, write ${`%${x}%`}",
  '"': "this quoted name is not closed; use sql.identifier to quote a name",
  $: "a $ outside quotes can open a string; quote it",
  "--": "a value cannot appear in this comment",
  "/*": "this comment is not closed; a value cannot appear in it",
} as const;

/** After one of these, `--` or `/*` can be part of an operator: `%--` is one on all versions, `<--` on 1.6.2. */
const OPERATOR = /[-+*/<>=~!@#%^&|`?]/;
const GLUED = "put a space between the operator and the comment";

/** In a string with the prefix E, a backslash escapes the quote after it. An E after another letter is not a prefix. */
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
