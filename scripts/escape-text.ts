/** The only way for the document's text into emitted source. */

/** Text as the lines of a comment: it cannot end the comment, and an `@` cannot start a tag of its own. */
export function commentLines(text: string): readonly string[] {
  return text
    .replaceAll("*/", "*\\/")
    .replace(/\r\n?|\u2028|\u2029/g, "\n")
    .replace(/^(\s*)@/gm, "$1\\@")
    .trim()
    .split("\n")
    .map((line) => line.trimEnd());
}

/** Text as one line of a comment, for a list item or a tag. */
export function commentLine(text: string): string {
  return commentLines(text).join(" ").replace(/\s+/g, " ").trim();
}

/** A string literal. JSON's are JavaScript's, but for two line ends; no backtick or `${` is live in one. */
export function stringLiteral(text: string): string {
  return JSON.stringify(text).replaceAll("\u2028", "\\u2028").replaceAll("\u2029", "\\u2029");
}

/** A property's name in an object or a type: bare where it can be. `"__proto__": x` would set the prototype instead. */
export function propertyName(text: string): string {
  if (text === "__proto__") return '["__proto__"]';
  return /^[A-Za-z_$][\w$]*$/.test(text) ? text : stringLiteral(text);
}
