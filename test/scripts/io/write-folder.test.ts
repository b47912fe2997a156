import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { rename } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { compareFolder, writeFolder } from "../../../scripts/io/write-folder.js";

vi.mock("node:fs/promises", async (importOriginal) => {
  const original = await importOriginal<typeof import("node:fs/promises")>();
  return { ...original, rename: vi.fn(original.rename) };
});

const mark = "// Generated from a test.\n";
let parent: string;
let folder: string;

beforeEach(() => {
  parent = mkdtempSync(join(tmpdir(), "write-folder-test-"));
  folder = join(parent, "out");
});
afterEach(() => rmSync(parent, { recursive: true }));

function files(entries: Readonly<Record<string, string>>): ReadonlyMap<string, string> {
  return new Map(Object.entries(entries).map(([name, text]) => [name, mark + text]));
}

function put(name: string, text: string): void {
  mkdirSync(join(folder, name, ".."), { recursive: true });
  writeFileSync(join(folder, name), text);
}

function list(): readonly string[] {
  return readdirSync(parent, { recursive: true, encoding: "utf8" }).sort();
}

describe("writeFolder", () => {
  it("makes the folder, with the folders above and below", async () => {
    await writeFolder(join(folder, "deep"), files({ "a.ts": "a", "b/c.ts": "c" }));
    expect(list()).toEqual(["out", "out/deep", "out/deep/a.ts", "out/deep/b", "out/deep/b/c.ts"]);
    expect(readFileSync(join(folder, "deep/b/c.ts"), "utf8")).toBe(`${mark}c`);
  });

  it("replaces what it has written before, with nothing left of it", async () => {
    await writeFolder(folder, files({ "a.ts": "a", "old/b.ts": "b" }));
    await writeFolder(folder, files({ "a.ts": "new" }));
    expect(list()).toEqual(["out", "out/a.ts"]);
    expect(readFileSync(join(folder, "a.ts"), "utf8")).toBe(`${mark}new`);
  });

  it("fills a folder that is empty", async () => {
    mkdirSync(folder);
    await writeFolder(folder, files({ "a.ts": "a" }));
    expect(list()).toEqual(["out", "out/a.ts"]);
  });

  it.each([
    ["another file", "notes.txt", "mine"],
    ["one far below", "a/b/c.ts", "export {};"],
    ["an empty one", ".gitkeep", ""],
  ])("leaves a folder with %s of somebody else as it is", async (_, name, text) => {
    put("a.ts", `${mark}a`);
    put(name, text);
    const before = list();
    await expect(writeFolder(folder, files({ "a.ts": "new" }))).rejects.toThrow(
      `${join(folder, name)} was not written by`,
    );
    expect(list()).toEqual(before);
    expect(readFileSync(join(folder, "a.ts"), "utf8")).toBe(`${mark}a`);
    expect(readFileSync(join(folder, name), "utf8")).toBe(text);
  });

  it("leaves the folder as it was when a file cannot be written", async () => {
    await writeFolder(folder, files({ "a.ts": "a" }));
    const wrong = files({ "a.ts": "new", [`${"x".repeat(300)}.ts`]: "too long a name" });
    await expect(writeFolder(folder, wrong)).rejects.toThrow("ENAMETOOLONG");
    expect(list()).toEqual(["out", "out/a.ts"]);
    expect(readFileSync(join(folder, "a.ts"), "utf8")).toBe(`${mark}a`);
  });

  it("puts the old folder back when the new one cannot take its place", async () => {
    await writeFolder(folder, files({ "a.ts": "a" }));
    const { rename: move } = await vi.importActual<typeof import("node:fs/promises")>("node:fs/promises");
    vi.mocked(rename).mockImplementationOnce(move).mockRejectedValueOnce(new Error("the disk is gone"));
    await expect(writeFolder(folder, files({ "a.ts": "new" }))).rejects.toThrow("the disk is gone");
    expect(list()).toEqual(["out", "out/a.ts"]);
    expect(readFileSync(join(folder, "a.ts"), "utf8")).toBe(`${mark}a`);
  });

  it("refuses a file in the place of the folder", async () => {
    writeFileSync(folder, "a file");
    await expect(writeFolder(folder, files({ "a.ts": "a" }))).rejects.toThrow("ENOTDIR");
    expect(readFileSync(folder, "utf8")).toBe("a file");
    expect(list()).toEqual(["out"]);
  });
});

describe("compareFolder", () => {
  beforeEach(() => {
    put("a.ts", `${mark}one\ntwo\n`);
    put("b/c.ts", `${mark}c`);
  });

  it.each([
    ["the same", { given: { "a.ts": "one\ntwo\n", "b/c.ts": "c" }, want: [] }],
    ["a changed line", { given: { "a.ts": "one\n2\n", "b/c.ts": "c" }, want: ["a.ts differs from line 3 on"] }],
    ["a line more", { given: { "a.ts": "one\ntwo\nthree\n", "b/c.ts": "c" }, want: ["a.ts differs from line 4 on"] }],
    ["a line less", { given: { "a.ts": "one\n", "b/c.ts": "c" }, want: ["a.ts differs from line 3 on"] }],
    [
      "no end of the last line",
      { given: { "a.ts": "one\ntwo", "b/c.ts": "c" }, want: ["a.ts differs from line 4 on"] },
    ],
    ["a missing file", { given: { "a.ts": "one\ntwo\n", "b/c.ts": "c", "b/d.ts": "d" }, want: ["b/d.ts is missing"] }],
    ["a file too many", { given: { "a.ts": "one\ntwo\n" }, want: ["b/c.ts is not generated any more"] }],
    [
      "all of it",
      {
        given: { "a.ts": "1", "0.ts": "" },
        want: ["0.ts is missing", "a.ts differs from line 2 on", "b/c.ts is not generated any more"],
      },
    ],
  ])("names %s", async (_, { given, want }) => {
    const before = list();
    expect(await compareFolder(folder, files(given))).toEqual(want);
    expect(list()).toEqual(before);
  });

  it("misses every file of a folder that is not there, and does not make it", async () => {
    expect(await compareFolder(join(parent, "none"), files({ "a.ts": "" }))).toEqual(["a.ts is missing"]);
    expect(existsSync(join(parent, "none"))).toBe(false);
  });
});
