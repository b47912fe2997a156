import { describe, expect, it } from "vitest";
import {
  accessMember,
  printComment,
  readFirstSentence,
  toCommentLine,
  toCommentLines,
  toLiteral,
  toPropertyName,
} from "../../../scripts/io/escape-text.js";

describe("toCommentLines", () => {
  it.each([
    ["a comment's end", "a */ b */", ["a *\\/ b *\\/"]],
    ["every kind of line end", "a\r\nb\rc\u2028d\u2029e", ["a", "b", "c", "d", "e"]],
    ["words that look like a tag", "@param x\n  @throws", ["\\@param x", "  \\@throws"]],
    ["a tag in the middle of a line", "a @b, `c @d`\t@e", ["a \\@b, `c \\@d`\t\\@e"]],
    ["a link", "see {@link x} and {@inheritDoc y}", ["see {\\@link x} and {\\@inheritDoc y}"]],
    ["an address", "mail me@example.com", ["mail me@example.com"]],
    ["spaces at the ends", "\n a  \n\nb \n", ["a", "", "b"]],
  ])("writes %s so that the comment goes on", (_, given, want) => expect(toCommentLines(given)).toEqual(want));
});

it.each([
  [[], ""],
  [[""], ""],
  [["a"], "  /** a */\n"],
  [["a", "", "b"], "  /**\n   * a\n   *\n   * b\n   */\n"],
])("printComment prints the lines %j", (lines, comment) => expect(printComment(lines, "  ")).toBe(comment));

it.each([
  ["name", "options?.name"],
  ["X-Name", 'options?.["X-Name"]'],
  ["__proto__", 'options?.["__proto__"]'],
])("accessMember reads the member %s", (name, access) => expect(accessMember("options", name)).toBe(access));

it("toCommentLine joins the lines of a text", () => expect(toCommentLine(" a\n\n  b */\n")).toBe("a b *\\/"));

describe("toLiteral", () => {
  it.each(['"', "\\", "`${x}`", "\n", "\u2028", "\u2029", "*/"])(
    "writes %j as a literal with the same text",
    (text) => {
      expect(JSON.parse(toLiteral(text))).toBe(text);
      expect(toLiteral(text)).toMatch(/^".*"$/);
    },
  );
});

describe("toPropertyName", () => {
  it.each([
    ["plain_$1", "plain_$1"],
    ["X-Request-Id", '"X-Request-Id"'],
    ["1st", '"1st"'],
    ["", '""'],
    ["__proto__", '["__proto__"]'],
  ])("writes the name %j as %s", (given, want) => expect(toPropertyName(given)).toBe(want));
});

it("the first sentence of a description is one line, and does not end at a version", () => {
  expect(readFirstSentence(" The server 1.7.12 sends\n  null. More.\n")).toBe("The server 1.7.12 sends null.");
  expect(readFirstSentence("No full stop\n \nMore.")).toBe("No full stop");
});
