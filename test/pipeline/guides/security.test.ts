import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { root } from "../../kit/use-folder.js";

/** A line of the table in SECURITY.md: `| promise | against | [file](path) "name of the test" |`. */
const LINE = /^\| (?<promise>\S.*?) *\| (?<against>\w+) *\| \[[^\]]+\]\((?<path>[^)]+)\) "(?<name>.+)" *\|$/;

const lines = readFileSync(join(root, "SECURITY.md"), "utf8")
  .split("\n")
  .filter((line) => line.startsWith("|"))
  // Leaves out the names of the columns and the line below them.
  .slice(2);
const promises = lines.map((line) => {
  const { promise, against, path, name } = LINE.exec(line)?.groups ?? {};
  return { line, promise, against, path, name };
});

describe("what SECURITY.md guarantees", () => {
  it("is a row with a guarantee, an attacker, and a test", () => {
    expect(promises.filter(({ name }) => name === undefined).map(({ line }) => line)).toEqual([]);
  });

  it("covers each of the four attackers", () => {
    expect(new Set(promises.map(({ against }) => against))).toEqual(new Set(["server", "caller", "document", "row"]));
  });

  it.each(promises)("is verified by an existing test: $promise", ({ path = "", name = "" }) => {
    expect(path).toMatch(/^test\/.+\.test\.ts$/);
    expect(existsSync(join(root, path)), path).toBe(true);
    const titles = [`"${name}"`, `'${name}'`, `\`${name}\``];
    const source = readFileSync(join(root, path), "utf8");
    expect(
      titles.some((title) => source.includes(title)),
      `${path} has no test called "${name}"`,
    ).toBe(true);
  });
});
