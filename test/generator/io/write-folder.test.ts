import {
  existsSync,
  lstatSync,
  mkdirSync,
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
import { listEntries } from "../../../scripts/io/read-folder.js";
import { compareFolder, findPlace, writeFolder } from "../../../scripts/io/write-folder.js";
import { useFolder } from "../../kit/use-folder.js";

const parent = join(realpathSync(useFolder("write-folder-test")), "parent");
const folder = join(parent, "out");
beforeEach(() => {
  rmSync(parent, { recursive: true, force: true });
  mkdirSync(parent);
});

function files(entries: Readonly<Record<string, string>>): ReadonlyMap<string, string> {
  return new Map(Object.entries(entries));
}

function put(name: string, text: string): void {
  mkdirSync(join(parent, name, ".."), { recursive: true });
  writeFileSync(join(parent, name), text);
}

/** Everything there is, with the texts of files. Node 22.23 follows links in a recursive readdir. */
async function look(): Promise<Readonly<Record<string, string>>> {
  const found: Record<string, string> = {};
  for await (const { name, kind } of listEntries(parent)) {
    found[name] =
      kind === "file" ? readFileSync(join(parent, name), "utf8") : kind === "folder" ? "a folder" : "a link";
  }
  return found;
}

async function list(): Promise<readonly string[]> {
  return Object.keys(await look()).sort();
}

async function expectRefused(message: string, given = folder): Promise<void> {
  const before = await look();
  await expect(writeFolder(given, files({ "a.ts": "new" }))).rejects.toThrow(message);
  expect(await look()).toEqual(before);
}

describe("writeFolder", () => {
  it("makes the folder, with the folders above and below", async () => {
    await writeFolder(join(folder, "deep"), files({ "a.ts": "a", "b/c.ts": "c" }));
    expect(await list()).toEqual(
      ["out", "out/deep", "out/deep/a.ts", "out/deep/b", "out/deep/b/c.ts", "out/deep/files.json"].sort(),
    );
    expect(readFileSync(join(folder, "deep/b/c.ts"), "utf8")).toBe("c");
  });

  it("lists in a file of its own what it has written", async () => {
    await writeFolder(folder, files({ "b/c.ts": "c", "a.ts": "a" }));
    expect(JSON.parse(readFileSync(join(folder, "files.json"), "utf8"))).toMatchObject({ files: ["a.ts", "b/c.ts"] });
  });

  it("replaces what it has written before, with nothing left of it", async () => {
    await writeFolder(folder, files({ "a.ts": "a", "old/deep/b.ts": "b" }));
    await writeFolder(folder, files({ "a.ts": "new" }));
    expect(await list()).toEqual(["out", "out/a.ts", "out/files.json"]);
    expect(readFileSync(join(folder, "a.ts"), "utf8")).toBe("new");
  });

  it("fills a folder that is empty", async () => {
    mkdirSync(folder);
    await writeFolder(folder, files({ "a.ts": "a" }));
    expect(await list()).toEqual(["out", "out/a.ts", "out/files.json"]);
  });
});

describe("a folder that holds something else stays as it is:", () => {
  beforeEach(() => writeFolder(folder, files({ "a.ts": "a", "b/c.ts": "c" })));

  const remove = (name: string) => rmSync(join(folder, name), { recursive: true, force: true });
  const link = (name: string, to: string) => symlinkSync(join(parent, to), join(folder, name));

  it.each<[string, string, () => unknown]>([
    ["another file", "notes.txt", () => put("out/notes.txt", "mine")],
    ["a file beside one of its own", "b/d.ts", () => put("out/b/d.ts", "export {};")],
    ["a file that looks like its own", "d.ts", () => put("out/d.ts", "// Generated from the schema. Do not edit.\n")],
    ["an empty folder", "mine", () => mkdirSync(join(folder, "mine"))],
    ["a link", "d", () => link("d", "elsewhere.ts")],
    ["a link in a folder of its own", "b/d.ts", () => link("b/d.ts", "elsewhere.ts")],
    ["a link in the place of a file of its own", "a.ts", () => [remove("a.ts"), link("a.ts", "elsewhere.ts")]],
    ["a link in the place of a folder of its own", "b", () => [remove("b"), link("b", "elsewhere")]],
    ["a file in the place of a folder of its own", "b", () => [remove("b"), put("out/b", "mine")]],
    ["a folder in the place of a file of its own", "a.ts", () => [remove("a.ts"), put("out/a.ts/mine.ts", "mine")]],
  ])("%s", async (_, name, prepare) => {
    put("elsewhere.ts", "mine");
    put("elsewhere/c.ts", "mine");
    prepare();
    await expectRefused(`${join(folder, name)} was not written by the generator`);
  });

  it.each([
    ["is gone", () => undefined],
    ["is no JSON", () => "<<<<<<< HEAD\n"],
    ["is another tool's", () => '{ "files": ["a.ts", "b/c.ts"] }'],
    ["names other files", (text: string) => text.replace("a.ts", "z.ts")],
  ])("files whose list %s", async (_, change) => {
    const text = change(readFileSync(join(folder, "files.json"), "utf8"));
    rmSync(join(folder, "files.json"));
    if (text !== undefined) put("out/files.json", text);
    await expectRefused("was not written by the generator");
  });

  it("the current folder, and one around it", async () => {
    await expectRefused(`${process.cwd()} contains the current folder`, process.cwd());
    await expectRefused("/ contains the current folder", "/");
  });
});

describe("links", () => {
  it("to a folder stay, and the folder that they lead to is replaced", async () => {
    mkdirSync(join(parent, "target"));
    symlinkSync("target", folder);
    await writeFolder(folder, files({ "old.ts": "old" }));
    await writeFolder(folder, files({ "a.ts": "a" }));
    expect(await look()).toMatchObject({ out: "a link", target: "a folder", "target/a.ts": "a" });
    expect(await list()).toEqual(["out", "target", "target/a.ts", "target/files.json"]);
  });

  it("to a folder of somebody else leave it as it is", async () => {
    put("target/notes.txt", "mine");
    symlinkSync("target", folder);
    await expectRefused("notes.txt was not written by the generator");
  });

  it("to nothing, and to a file, are refused", async () => {
    symlinkSync("nowhere", folder);
    await expectRefused(`${folder} is a link that leads to nothing`);
    put("nowhere", "a file");
    await expectRefused(`${folder} is not a folder`);
  });

  it("on the way to the folder are followed", async () => {
    mkdirSync(join(parent, "target"));
    symlinkSync("target", folder);
    expect(await findPlace(join(folder, "deep/er"))).toBe(join(parent, "target/deep/er"));
    expect(lstatSync(folder).isSymbolicLink()).toBe(true);
  });
});

describe("a failure leaves the folder as it was", () => {
  beforeEach(() => writeFolder(folder, files({ "a.ts": "a" })));
  afterEach(() => {
    vi.restoreAllMocks();
    syncBuiltinESMExports();
  });

  /** Renames as many times as it should, and then fails once with each of the errors. */
  function failToRename(successes: number, ...errors: readonly Error[]): void {
    const { rename } = fs;
    const spy = vi.spyOn(fs, "rename");
    for (let count = 0; count < successes; count++) spy.mockImplementationOnce(rename);
    for (const error of errors) spy.mockRejectedValueOnce(error);
    syncBuiltinESMExports();
  }

  it("when a file cannot be written", async () => {
    const before = await look();
    const wrong = files({ "a.ts": "new", [`${"x".repeat(300)}.ts`]: "too long a name" });
    await expect(writeFolder(folder, wrong)).rejects.toThrow("ENAMETOOLONG");
    expect(await look()).toEqual(before);
  });

  it("when the new one cannot take its place", async () => {
    failToRename(1, new Error("the disk is gone"));
    await expectRefused("the disk is gone");
  });

  it("when the old one cannot be moved", async () => {
    failToRename(0, Object.assign(new Error("EACCES: permission denied"), { code: "EACCES" }));
    await expectRefused("EACCES");
  });

  it("or says where it is now, when it cannot be put back either", async () => {
    const gone = new Error("the disk is gone");
    failToRename(1, gone, gone);
    const error: unknown = await writeFolder(folder, files({ "a.ts": "new" })).catch((reason) => reason);
    const message = error instanceof Error ? error.message : "";
    expect(message).toContain(`${folder} could not be replaced, and what it held is now in ${folder}.`);
    expect(readFileSync(join(message.split(" ").at(-1) ?? "", "a.ts"), "utf8")).toBe("a");
  });

  it("and so does a file in the place of the folder", async () => {
    rmSync(folder, { recursive: true });
    put("out", "a file");
    await expectRefused(`${folder} is not a folder`);
  });
});

describe("compareFolder", () => {
  beforeEach(() => writeFolder(folder, files({ "a.ts": "one\ntwo\n", "b/c.ts": "c" })));

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
    put("out/notes.txt", "mine");
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
