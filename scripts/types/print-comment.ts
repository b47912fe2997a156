import ts from "typescript";
import { printComment } from "../io/index.js";

/** Lines in which openapi-typescript repeats the type. */
const REPEATED = /^(Format: u?int\d+|@enum \{.*\}|@constant)$/;

/**
 * Prints openapi-typescript's comment on a type so that an editor shows it well: the description comes first and as plain
 * text, without a heading that repeats the field's name, and without lines that repeat the type.
 */
export function printNodeComment(node: ts.Node): string {
  const comments = ts.getSyntheticLeadingComments(node) ?? [];
  return comments.map(({ text }) => tidyComment(text)).join("");
}

/** @param text - The content of a block comment, without its delimiters. */
export function tidyComment(text: string): string {
  const parts = splitParts(text).filter((part) => !REPEATED.test(part));
  const isTag = (part: string) => /^@(?!description )/.test(part);
  const isFormat = (part: string) => part.startsWith("Format: ");
  const words = parts.filter((part) => !isTag(part)).map((part) => dropHeading(part.replace(/^@description /, "")));
  const whole = words.filter((part) => !isFormat(part)).join("\n\n");
  // `@since` begins a tag, so the format, which is a part of the description, precedes it.
  const [description = "", ...versions] = `\n${whole}`.split(/\n(?=@since )/).map((part) => part.trim());
  const tags = [...versions, ...parts.filter(isTag)].join("\n");
  const paragraphs = [description, ...words.filter(isFormat), tags].filter((part) => part !== "");
  return printComment(paragraphs.join("\n\n").split("\n"));
}

/** Splits a comment into title, format and tags. openapi-typescript indents a tag's further lines by four spaces. */
function splitParts(text: string): readonly string[] {
  const lines = text.split("\n").map((line) => line.replace(/^ ?\* ?/, "").trimEnd());
  const parts = lines
    .join("\n")
    .trim()
    .split(/\n(?! {4}|\n|$)/);
  return parts.map((part) => part.replace(/\n {4}/g, "\n").trim());
}

/** Drops the heading at the start of a description, which repeats the field's name. Alone, it stays as plain text. */
function dropHeading(text: string): string {
  return text.replace(/^# (.*\n+)?/, "");
}
