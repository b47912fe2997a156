import { execFileSync } from "node:child_process";
import { mkdirSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { bumpSchema } from "../../../scripts/release/bump-schema.js";
import { addToChangelog } from "../../../scripts/release/changelog.js";
import { chooseVersions } from "../../../scripts/release/choose-versions.js";
import { runInCopy, runProgram, takeFromCopy } from "../../../scripts/release/run-in-copy.js";
import { put, useFolder } from "../../kit/use-folder.js";
import { commitAll } from "../../pipeline/bump-root.js";

const folder = useFolder("bump-steps-test");

afterEach(() => {
  for (const name of readdirSync(folder)) rmSync(join(folder, name), { recursive: true });
});

describe("the versions", () => {
  beforeEach(() => {
    put(folder, "schemas/effects.json", { versions: ["1.7.9", "1.7.10", "1.7.12"] });
  });

  const choose = (version: string | undefined, published: unknown, code = 0) =>
    chooseVersions(folder, { version }, async () => {
      const stdout = JSON.stringify(published);
      return { code, stdout, output: `npm notice a new npm\n${stdout}` };
    });

  it.each([
    [
      "every release that is missing, oldest first",
      ["1.8.1", "1.7.9", "1.8.0", "1.7.11", "1.7.12"],
      ["1.7.11", "1.8.0", "1.8.1"],
    ],
    ["none that is older than all, and no candidate", ["1.6.2", "1.9.0-rc.1", "1.7.12"], []],
    ["the only release", "1.8.0", ["1.8.0"]],
  ])("are %s, if none is given", async (_, published, want) =>
    expect(await choose(undefined, published)).toEqual(want),
  );

  it.each(["1.7.11", "1.8.0", "1.8.0-rc.1"])("are the given one: %s", async (version) =>
    expect(await choose(version, [])).toEqual([version]),
  );

  it("are not the output of an npm that failed", async () => {
    await expect(choose(undefined, { error: {} }, 1)).rejects.toThrow(/^npm view failed with exit code 1:\n.*error/s);
  });

  it.each([
    ["v1.7.13", '"v1.7.13" is not an exact version'],
    ["1.7", '"1.7" is not an exact version'],
    ["1.7.12", "the client has 1.7.12 already: to undo a bump, use git"],
  ])("are not %s", async (given, message) => {
    await expect(choose(given, [])).rejects.toThrow(message);
  });

  it("include a version whose schema was pulled, but not used", async () => {
    put(folder, "schemas/openapi/1.8.0.json", {});
    expect(await choose(undefined, ["1.7.12", "1.8.0"])).toEqual(["1.8.0"]);
  });
});

it("a bump starts only from committed files, and accepts no candidate", async () => {
  put(folder, "schemas/openapi/1.7.12.json", {});
  put(folder, "schemas/effects.json", { versions: ["1.7.12"] });
  const bump = (version: string) => bumpSchema(folder, { version }, () => {});
  commitAll(folder);
  await expect(bump("1.8.0-rc.1")).rejects.toThrow("1.8.0-rc.1 is a candidate, whose names are not final: try it with");
  writeFileSync(join(folder, "schemas/openapi/1.7.12.json"), "changed");
  await expect(bump("1.8.0")).rejects.toThrow(/^commit or stash these changes, .*M schemas\/openapi\/1\.7\.12\.json/s);
});

describe("the changelog", () => {
  const entries = { Added: ["a thing"], Changed: [], Deprecated: [], Removed: ["another"], Fixed: [] };

  it("gets lines after the existing ones, under headings in their order, above the releases", () => {
    const before =
      "# Changelog\n\n## [Unreleased]\n\nSoon.\n\n### Added\n\n- old\n  line\n\n### Fixed\n\n- bug\n\n## [0.1.0]\n\n- first\n";
    expect(addToChangelog(before, "1.8.0", entries)).toBe(
      "# Changelog\n\n## [Unreleased]\n\nSoon.\n\n### Added\n\n- old\n  line\n- Restate 1.8.0: a thing\n\n" +
        "### Removed\n\n- Restate 1.8.0: another\n\n### Fixed\n\n- bug\n\n## [0.1.0]\n\n- first\n",
    );
  });

  it("has one list under a repeated heading", () => {
    const before = "## [Unreleased]\n\n### Added\n\n- a\n\n### Fixed\n\n- b\n\n### Added\n\n- c\n";
    expect(addToChangelog(before, "1.8.0", { ...entries, Removed: [] })).toBe(
      "## [Unreleased]\n\n### Added\n\n- a\n- c\n- Restate 1.8.0: a thing\n\n### Fixed\n\n- b\n",
    );
  });

  it.each([
    ["# Changelog\n", 'has no line "## [Unreleased]"'],
    ["## [Unreleased]\n\n### News\n", '"### News" is none of Added, Changed'],
  ])("is refused if it is not a changelog: %s", (text, message) => {
    expect(() => addToChangelog(text, "1.8.0", entries)).toThrow(message);
  });
});

describe("a copy of the committed files", () => {
  const git = (...args: string[]) => execFileSync("git", args, { cwd: folder, encoding: "utf8" });

  beforeEach(() => {
    for (const [name, text] of Object.entries({ "kept/deep/a": "a", file: "before", ".gitignore": "copies" })) {
      put(folder, name, text);
    }
    commitAll(folder);
    // The folder of the copies, to check that they are removed.
    mkdirSync(join(folder, "copies"));
  });

  it("returns the wanted files: changed, new and removed ones", async () => {
    writeFileSync(join(folder, "mine"), "not committed");
    writeFileSync(join(folder, "pulled"), "after");
    await runInCopy(folder, async (copy) => {
      rmSync(join(copy, "kept"), { recursive: true });
      for (const name of ["file", "new", "other", "pulled"]) writeFileSync(join(copy, name), "after");
      takeFromCopy(folder, copy, ["kept", "file", "new", "pulled"]);
    });
    expect(git("status", "--porcelain").trimEnd().split("\n")).toEqual([
      " M file",
      " D kept/deep/a",
      "?? mine",
      "?? new",
      "?? pulled",
    ]);
    expect(git("worktree", "list").trimEnd().split("\n")).toHaveLength(1);
  });

  it("returns none of them if one was changed meanwhile", async () => {
    const run = runInCopy(folder, async (copy) => {
      for (const name of ["file", "new"]) writeFileSync(join(copy, name), "after");
      writeFileSync(join(folder, "file"), "mine");
      takeFromCopy(folder, copy, ["file", "new"]);
    });
    await expect(run).rejects.toThrow("patch does not apply");
    expect(git("status", "--porcelain")).toBe(" M file\n");
  });
});

it("the output of a program keeps characters that two chunks share", async () => {
  const { stdout, output } = await runProgram(folder, "node", ["-e", 'process.stdout.write(`x${"é".repeat(1e5)}`)']);
  expect([stdout, output].map((text) => text === `x${"é".repeat(1e5)}`)).toEqual([true, true]);
});
