import { existsSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { compareFolder, writeFolder } from "../../../scripts/io/write-folder.js";

let parent: string;
let folder: string;

beforeEach(async () => {
  parent = mkdtempSync(join(tmpdir(), "compare-folder-test-"));
  folder = join(parent, "out");
  await writeFolder(folder, files({ "a.ts": "one\ntwo\n", "b/c.ts": "c" }));
});
afterEach(() => rmSync(parent, { recursive: true }));

function files(entries: Readonly<Record<string, string>>): ReadonlyMap<string, string> {
  return new Map(Object.entries(entries));
}

describe("compareFolder", () => {
  it.each([
    ["the same", { given: { "a.ts": "one\ntwo\n", "b/c.ts": "c" }, want: [] }],
    ["a changed line", { given: { "a.ts": "one\n2\n", "b/c.ts": "c" }, want: ["a.ts differs from line 2 on"] }],
    ["a line more", { given: { "a.ts": "one\ntwo\nthree\n", "b/c.ts": "c" }, want: ["a.ts differs from line 3 on"] }],
    ["a line less", { given: { "a.ts": "one\n", "b/c.ts": "c" }, want: ["a.ts differs from line 2 on"] }],
    [
      "no end of the last line",
      { given: { "a.ts": "one\ntwo", "b/c.ts": "c" }, want: ["a.ts differs from line 3 on"] },
    ],
    [
      "a missing file",
      {
        given: { "a.ts": "one\ntwo\n", "b/c.ts": "c", "b/d.ts": "d" },
        want: ["b/d.ts is missing", "files.json differs from line 5 on"],
      },
    ],
    [
      "a file too many",
      {
        given: { "a.ts": "one\ntwo\n" },
        want: ["b/c.ts is not generated any more", "files.json differs from line 4 on"],
      },
    ],
  ])("names %s", async (_, { given, want }) => {
    expect(await compareFolder(folder, files(given))).toEqual(want);
  });

  it("names what somebody else put there, links too", async () => {
    writeFileSync(join(folder, "notes.txt"), "mine");
    symlinkSync(parent, join(folder, "link"));
    const given = files({ "a.ts": "one\ntwo\n", "b/c.ts": "c" });
    expect(await compareFolder(folder, given)).toEqual([
      "link is not generated any more",
      "notes.txt is not generated any more",
    ]);
  });

  it("misses every file of a folder that is not there, and does not make it", async () => {
    const missing = ["a.ts is missing", "files.json is missing"];
    expect(await compareFolder(join(parent, "none"), files({ "a.ts": "" }))).toEqual(missing);
    expect(existsSync(join(parent, "none"))).toBe(false);
  });
});
