import { parseYaml } from "@redocly/openapi-core";
import { describe, expect, it } from "vitest";
import { unfoldAliases } from "../../../scripts/read/unfold-aliases.js";

function unfold(text: string): unknown {
  return unfoldAliases(parseYaml(text, { maxDepth: 1000 }), text.length);
}

/** Lines of which each stands for nine times the one before. */
function writeBomb(lines: number, end = "[1, 1, 1, 1, 1, 1, 1, 1, 1]"): string {
  const line = (index: number) =>
    `l${index}: &l${index} [${Array(9)
      .fill(`*l${index - 1}`)
      .join(", ")}]`;
  return [`l0: &l0 ${end}`, ...Array.from({ length: lines }, (_, index) => line(index + 1))].join("\n");
}

describe("unfoldAliases", () => {
  it("makes each alias a copy of its own", () => {
    const unfolded = unfold("a: &a { b: [1, null] }\nc: *a\nd: { <<: *a, e: x }") as Record<string, unknown>;
    expect(unfolded).toEqual({ a: { b: [1, null] }, c: { b: [1, null] }, d: { b: [1, null], e: "x" } });
    expect(unfolded.c).not.toBe(unfolded.a);
  });

  it("unfolds as many aliases as anybody uses", () => {
    expect(JSON.stringify(unfold(writeBomb(3))).length).toBeGreaterThan(10_000);
  });

  it.each([
    ["lists", writeBomb(9)],
    ["a long string", writeBomb(5, "x".repeat(1000))],
    ["a long name", writeBomb(4, `{ ${"x".repeat(1000)}: 1 }`)],
    [
      "names",
      writeBomb(9).replace(
        /\[(.*)\]/g,
        (_, list: string) =>
          `{ ${list
            .split(", ")
            .map((item, i) => `k${i}: ${item}`)
            .join(", ")} }`,
      ),
    ],
  ])("refuses few lines that unfold to millions of characters, of %s", (_, text) => {
    expect(() => unfold(text)).toThrow(/^its aliases unfold \d+ characters to more than \d+: use fewer$/);
  });

  it("takes any document without aliases, however long", () => {
    const value = Object.fromEntries(
      Array.from({ length: 30_000 }, (_, index) => [`name ${index}`, [null, index, {}]]),
    );
    expect(unfoldAliases(value, JSON.stringify(value).length)).toEqual(value);
  });

  it("names an alias of what it is in", () => {
    expect(() => unfold("a: &a { b: [1, *a] }")).toThrow("an alias in it stands for something that contains the alias");
  });
});
