import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { beforeEach, expect, it } from "vitest";
import { saveBoth } from "../../../scripts/io/save-file.js";
import { useFolder } from "../../kit/use-folder.js";
import { readFolder } from "../generate/run-generator.js";

const folder = join(useFolder("save-file-test"), "files");
beforeEach(() => {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder);
});

function fileOf(name: string, text: string) {
  return { file: join(folder, name), bytes: Buffer.from(text) };
}

async function readAll(): Promise<Record<string, string>> {
  return { ...(await readFolder(folder)) };
}

it("writes two files, makes their folders, and says what became of each", async () => {
  writeFileSync(join(folder, "a.json"), "old");
  const [one, other] = saveBoth(fileOf("a.json", "one"), fileOf("sub/b.json", "other"));
  expect(one).toEqual({ file: join(folder, "a.json"), change: "changed" });
  expect(other).toEqual({ file: join(folder, "sub/b.json"), change: "new" });
  expect(await readAll()).toEqual({ "a.json": "one", "sub/b.json": "other" });
  const again = saveBoth(fileOf("a.json", "one"), fileOf("sub/b.json", "more"));
  expect(again.map(({ change }) => change)).toEqual(["unchanged", "changed"]);
});

it.each([
  ["a folder is in the place of one", () => mkdirSync(join(folder, "sub/b.json"), { recursive: true }), "EISDIR"],
  ["a file is in the place of its folder", () => writeFileSync(join(folder, "sub"), "mine"), "EEXIST"],
])("writes neither if %s, and says where", async (_, prepare, code) => {
  writeFileSync(join(folder, "a.json"), "old");
  prepare();
  const before = await readAll();
  for (const order of [["a.json", "sub/b.json"] as const, ["sub/b.json", "a.json"] as const]) {
    const save = () => saveBoth(fileOf(order[0], "new"), fileOf(order[1], "new"));
    expect(save).toThrow(`sub/b.json: ${code}`);
    expect(await readAll()).toEqual(before);
  }
});
