/** The only way for the document's text into emitted source. */

/**
 * Text as the lines of a comment: it cannot end the comment, and no `@` in it starts a tag. TypeScript sees a tag at
 * every `@` after a space, in the middle of a line and in code too, and a link in `{@link`.
 */
export function commentLines(text: string): readonly string[] {
  return text
    .replaceAll("*/", "*\\/")
    .replace(/\r\n?|\u2028|\u2029/g, "\n")
    .replace(/(?<=^|[\s{*])@/g, "\\@")
    .trim()
    .split("\n")
    .map((line) => line.trimEnd());
}

/** Text as one line of a comment, for a list item or a tag. */
export function commentLine(text: string): string {
  return commentLines(text).join(" ").replace(/\s+/g, " ").trim();
}

/** A string literal. JSON's are JavaScript's: quotes, backslashes and newlines are escaped, and no backtick or `${` is live. */
export function stringLiteral(text: string): string {
  return jsonLiteral(text);
}

/** Plain data as a literal. What ends a line for an editor, but not for JSON, is escaped too. */
export function jsonLiteral(data: unknown): string {
  return JSON.stringify(data).replaceAll("\u2028", "\\u2028").replaceAll("\u2029", "\\u2029");
}

/** A property's name in an object or a type: bare where it can be. `"__proto__": x` would set the prototype instead. */
export function propertyName(text: string): string {
  if (text === "__proto__") return '["__proto__"]';
  return /^[A-Za-z_$][\w$]*$/.test(text) ? text : stringLiteral(text);
}
