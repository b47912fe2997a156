import { ts } from "ts-morph";
import { SINCE_TAG } from "../history/mark-new-schemas.js";

/** Lines by which openapi-typescript repeats what the type says. */
const REPEATED = /^(Format: u?int\d+|@enum \{.*\}|@constant)$/;

/**
 * Makes the comments that openapi-typescript writes ones that an editor shows well: the description first and as plain text,
 * without the heading that names the field once more, and nothing that the type says.
 */
export function tidyComments(nodes: readonly ts.Node[]): void {
  for (const node of nodes) {
    const comments = ts.getSyntheticLeadingComments(node);
    if (comments) {
      const tidy = comments.map((comment) => ({ ...comment, text: tidyComment(comment.text) }));
      ts.setSyntheticLeadingComments(
        node,
        tidy.filter(({ text }) => text !== ""),
      );
    }
    ts.forEachChild(node, (child) => tidyComments([child]));
  }
}

/** @param text - What stands between the slashes and the stars that begin and end a comment. */
export function tidyComment(text: string): string {
  const parts = splitParts(text).filter((part) => !REPEATED.test(part));
  const tags = parts.filter((part) => /^@(?!description )/.test(part));
  const words = parts
    .filter((part) => !tags.includes(part))
    .map((part) => dropHeading(part.replace(/^@description /, "")));
  // The format explains the description, and the mark of a version begins a tag.
  const format = words.filter((part) => part.startsWith("Format: "));
  const [description = "", ...marks] = words
    .filter((part) => !format.includes(part))
    .join("\n\n")
    .split(SINCE_TAG);
  const all = [description.trim(), ...format, [...marks.map((mark) => SINCE_TAG + mark.trimEnd()), ...tags].join("\n")];
  const lines = all
    .filter((part) => part !== "")
    .join("\n\n")
    .split("\n");
  if (lines.length === 1) return lines[0] === "" ? "" : `* ${lines[0]} `;
  return `*\n${lines.map((line) => ` * ${line}`.trimEnd()).join("\n")}\n `;
}

/** The title, the format, and each tag with the lines that belong to it, which openapi-typescript indents by four spaces. */
function splitParts(text: string): readonly string[] {
  const lines = text.split("\n").map((line) => line.replace(/^ ?\* ?/, "").trimEnd());
  const parts = lines
    .join("\n")
    .trim()
    .split(/\n(?! {4}|\n|$)/);
  return parts.map((part) => part.replace(/\n {4}/g, "\n").trim());
}

/** The heading that a description begins with repeats the field's name; one that is all of it stays, as text. */
function dropHeading(text: string): string {
  return text.replace(/^# (.*\n+)?/, "");
}
