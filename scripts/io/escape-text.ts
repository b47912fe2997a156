/** Escapes the document's text for comments and strings of emitted source. */

/**
 * Returns text as the lines of a comment. The text cannot end the comment, and no `@` in it starts a tag: TypeScript
 * sees a tag at every `@` after a space, even in the middle of a line or in code, and a link at `{@link`.
 */
export function toCommentLines(text: string): readonly string[] {
  return text
    .replaceAll("*/", "*\\/")
    .replace(/\r\n?|\u2028|\u2029/g, "\n")
    .replace(/(?<=^|[\s{*])@/g, "\\@")
    .trim()
    .split("\n")
    .map((line) => line.trimEnd());
}

/** Returns text as one line of a comment, for a list item or a tag. */
export function toCommentLine(text: string): string {
  return toCommentLines(text).join(" ").replace(/\s+/g, " ").trim();
}

/** Prints a comment in front of a declaration; empty if no line has text. */
export function printComment(lines: readonly string[], indent: string = ""): string {
  if (lines.length > 1)
    return `${indent}/**\n${lines.map((line) => `${indent} * ${line}`.trimEnd()).join("\n")}\n${indent} */\n`;
  return lines.join("") === "" ? "" : `${indent}/** ${lines[0]} */\n`;
}

/** Returns the first sentence of a description, on one line. */
export function readFirstSentence(text: string): string {
  const [first = ""] = text.trim().split(/(?<=\.)\s|\n\s*\n/);
  return first.replace(/\s+/g, " ");
}

/**
 * Returns a string or other plain data as a literal. JSON's escapes work in JavaScript too, and the double quotes make backticks and `${`
 * harmless. Also escapes characters that end a line for an editor but not for JSON.
 */
export function toLiteral(data: unknown): string {
  return JSON.stringify(data).replaceAll("\u2028", "\\u2028").replaceAll("\u2029", "\\u2029");
}

/** Returns a property's name for an object or a type, unquoted if possible. `"__proto__": x` would set the prototype. */
export function toPropertyName(text: string): string {
  if (text === "__proto__") return '["__proto__"]';
  return /^[A-Za-z_$][\w$]*$/.test(text) ? text : toLiteral(text);
}

/** Returns the access to a property of a value that may be undefined: `options?.name`. */
export function accessMember(object: string, name: string): string {
  return toPropertyName(name) === name ? `${object}?.${name}` : `${object}?.[${toLiteral(name)}]`;
}
