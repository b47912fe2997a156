import { describe, expect, it } from "vitest";
import {
  commentLine,
  commentLines,
  firstSentence,
  jsonLiteral,
  propertyName,
} from "../../../scripts/io/escape-text.js";

describe("commentLines", () => {
  it.each([
    ["a comment's end", "a */ b */", ["a *\\/ b *\\/"]],
    ["every kind of line end", "a\r\nb\rc\u2028d\u2029e", ["a", "b", "c", "d", "e"]],
    ["words that look like a tag", "@param x\n  @throws", ["\\@param x", "  \\@throws"]],
    ["a tag in the middle of a line", "a @b, `c @d`\t@e", ["a \\@b, `c \\@d`\t\\@e"]],
    ["a link", "see {@link x} and {@inheritDoc y}", ["see {\\@link x} and {\\@inheritDoc y}"]],
    ["an address", "mail me@example.com", ["mail me@example.com"]],
    ["spaces at the ends", "\n a  \n\nb \n", ["a", "", "b"]],
  ])("writes %s so that the comment goes on", (_, given, want) => expect(commentLines(given)).toEqual(want));
});

it("commentLine joins the lines of a text", () => expect(commentLine("a\n\n  b */")).toBe("a b *\\/"));

describe("jsonLiteral", () => {
  it.each(['"', "\\", "`${x}`", "\n", "\u2028", "\u2029", "*/"])(
    "writes %j as a literal with the same text",
    (text) => {
      expect(JSON.parse(jsonLiteral(text))).toBe(text);
      expect(jsonLiteral(text)).toMatch(/^".*"$/);
    },
  );
});

describe("propertyName", () => {
  it.each([
    ["plain_$1", "plain_$1"],
    ["X-Request-Id", '"X-Request-Id"'],
    ["1st", '"1st"'],
    ["", '""'],
    ["__proto__", '["__proto__"]'],
  ])("writes the name %j as %s", (given, want) => expect(propertyName(given)).toBe(want));
});

it("the first sentence of a description is one line, and does not end at a version", () => {
  expect(firstSentence(" The server 1.7.12 sends\n  null. More.\n")).toBe("The server 1.7.12 sends null.");
  expect(firstSentence("No full stop\n\nMore.")).toBe("No full stop");
});
