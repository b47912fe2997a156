import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import fs from "node:fs/promises";
import { syncBuiltinESMExports } from "node:module";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { compareFolder, resolveFolder, writeFolder } from "../../../scripts/io/write-folder.js";
import { useFolder } from "../../kit/use-folder.js";

const parent = join(realpathSync(useFolder("write-folder-test")), "parent");
const folder = join(parent, "out");
const mark = { "openapi.json": '{\n  "x-generated": "Generated from Things by ..." }' };
/** The line by which the generator knows its files. */
const header = "// Generated from Things by `npm run generate`. Do not edit.\n\n";
beforeEach(() => {
  rmSync(parent, { recursive: true, force: true });
  mkdirSync(parent);
});

function files(entries: Readonly<Record<string, string>>): ReadonlyMap<string, string> {
  const sources = Object.entries(entries).map(([name, text]) => [name, header + text] as const);
  return new Map([...Object.entries(mark), ...sources]);
}

function read(name: string): string {
  return readFileSync(join(parent, name), "utf8").replace(header, "");
}

function list(): readonly string[] {
  return readdirSync(parent, { recursive: true }).map(String).sort();
}

async function expectRefused(message: string, given = folder): Promise<void> {
  const before = list();
  await expect(writeFolder(given, files({ "a.ts": "new" }))).rejects.toThrow(message);
  expect(list()).toEqual(before);
}

describe("writeFolder", () => {
  it("creates the folder, with its parents and subfolders", async () => {
    await writeFolder(join(folder, "deep"), files({ "a.ts": "a", "b/c.ts": "c" }));
    const inside = ["a.ts", "b", "b/c.ts", "openapi.json"].map((name) => `out/deep/${name}`);
    expect(list()).toEqual(["out", "out/deep", ...inside]);
    expect(read("out/deep/b/c.ts")).toBe("c");
  });

  it("replaces its earlier files, and leaves none of them", async () => {
    await writeFolder(folder, files({ "a.ts": "a", "old/deep/b.ts": "b" }));
    writeFileSync(join(folder, ".DS_Store"), "of Finder");
    expect(await compareFolder(folder, files({ "a.ts": "a", "old/deep/b.ts": "b" }))).toEqual([]);
    const left = ["a.ts differs", "old/deep/b.ts is not generated any more"];
    expect((await compareFolder(folder, files({ "a.ts": "new" }))).map((line) => line.replace(/:.*/, ""))).toEqual(
      left,
    );
    await writeFolder(folder, files({ "a.ts": "new" }));
    expect(list()).toEqual(["out", "out/a.ts", "out/openapi.json"]);
    expect(read("out/a.ts")).toBe("new");
  });

  it("fills an empty folder, and the folder that a link leads to", async () => {
    mkdirSync(join(parent, "target"));
    symlinkSync("target", folder);
    await writeFolder(folder, files({ "a.ts": "a" }));
    expect(realpathSync(folder)).toBe(join(parent, "target"));
    expect(read("target/a.ts")).toBe("a");
    expect(await resolveFolder(join(folder, "deep/er"))).toBe(join(parent, "target/deep/er"));
  });

  it.each([
    ["a project", "package.json", "{}"],
    ["another tool's document", "openapi.json", '{ "openapi": "3.1.0" }'],
    ["a note", "b/notes.md", "Ask about this."],
  ])("refuses a folder with %s", async (_, name, text) => {
    await writeFolder(folder, files({ "a.ts": "a", "b/c.ts": "c" }));
    const path = join(folder, name);
    writeFileSync(path, text);
    await expectRefused(`${path} was not written by the generator`);
    expect(readFileSync(path, "utf8")).toBe(text);
  });

  it("refuses the current folder, and a file", async () => {
    await expectRefused("was not written by the generator", process.cwd());
    writeFileSync(folder, "a file");
    await expectRefused("ENOTDIR");
  });
});

describe("a failure leaves the folder as it was", () => {
  beforeEach(() => writeFolder(folder, files({ "a.ts": "a" })));
  afterEach(() => {
    vi.restoreAllMocks();
    syncBuiltinESMExports();
  });

  /** Renames as many times as it should, and then fails once. */
  function failToRename(successes: number, error: Error): void {
    const { rename } = fs;
    const spy = vi.spyOn(fs, "rename");
    for (let count = 0; count < successes; count++) spy.mockImplementationOnce(rename);
    spy.mockRejectedValueOnce(error);
    syncBuiltinESMExports();
  }

  it("when a file cannot be written", async () => {
    const wrong = files({ "a.ts": "new", [`${"x".repeat(300)}.ts`]: "too long a name" });
    await expect(writeFolder(folder, wrong)).rejects.toThrow("ENAMETOOLONG");
    expect(read("out/a.ts")).toBe("a");
    expect(list()).toEqual(["out", "out/a.ts", "out/openapi.json"]);
  });

  it.each([
    ["the new one cannot take its place", 1],
    ["the old one cannot be moved", 0],
  ])("when %s", async (_, successes) => {
    failToRename(successes, new Error("the disk is gone"));
    await expectRefused("the disk is gone");
    expect(read("out/a.ts")).toBe("a");
  });
});

it("a missing folder lacks every file, and is not created", async () => {
  expect(await compareFolder(join(parent, "none"), new Map([["a.ts", ""]]))).toEqual(["a.ts is missing"]);
  expect(existsSync(join(parent, "none"))).toBe(false);
});
