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
/** The file by which the generator knows its folders. */
const mark = { "openapi.json": '{\n  "x-generated": "..." }' };
beforeEach(() => {
  rmSync(parent, { recursive: true, force: true });
  mkdirSync(parent);
});

function files(entries: Readonly<Record<string, string>>): ReadonlyMap<string, string> {
  return new Map(Object.entries({ ...mark, ...entries }));
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
    expect(readFileSync(join(folder, "deep/b/c.ts"), "utf8")).toBe("c");
  });

  it("replaces its earlier files, and leaves none of them", async () => {
    await writeFolder(folder, files({ "a.ts": "a", "old/deep/b.ts": "b" }));
    await writeFolder(folder, files({ "a.ts": "new" }));
    expect(list()).toEqual(["out", "out/a.ts", "out/openapi.json"]);
    expect(readFileSync(join(folder, "a.ts"), "utf8")).toBe("new");
  });

  it("fills an empty folder, and the folder that a link leads to", async () => {
    mkdirSync(join(parent, "target"));
    symlinkSync("target", folder);
    await writeFolder(folder, files({ "a.ts": "a" }));
    expect(realpathSync(folder)).toBe(join(parent, "target"));
    expect(readFileSync(join(parent, "target/a.ts"), "utf8")).toBe("a");
    expect(await resolveFolder(join(folder, "deep/er"))).toBe(join(parent, "target/deep/er"));
  });

  it.each([
    ["a project", "package.json", "{}"],
    ["another tool's document", "openapi.json", '{ "openapi": "3.1.0" }'],
  ])("refuses a folder with %s", async (_, name, text) => {
    mkdirSync(folder);
    writeFileSync(join(folder, name), text);
    await expectRefused(`${folder} was not written by the generator`);
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
    expect(readFileSync(join(folder, "a.ts"), "utf8")).toBe("a");
    expect(list()).toEqual(["out", "out/a.ts", "out/openapi.json"]);
  });

  it.each([
    ["the new one cannot take its place", 1],
    ["the old one cannot be moved", 0],
  ])("when %s", async (_, successes) => {
    failToRename(successes, new Error("the disk is gone"));
    await expectRefused("the disk is gone");
    expect(readFileSync(join(folder, "a.ts"), "utf8")).toBe("a");
  });
});

it("a missing folder lacks every file, and is not created", async () => {
  expect(await compareFolder(join(parent, "none"), new Map([["a.ts", ""]]))).toEqual(["a.ts is missing"]);
  expect(existsSync(join(parent, "none"))).toBe(false);
});
