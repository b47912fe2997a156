import { mkdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { saveFile } from "../../../scripts/io/save-file.js";
import { useFolder } from "../../kit/use-folder.js";

const folder = useFolder("save-file-test");

it("saveFile makes the folder of a file, and says whether the content changed", () => {
  const file = join(folder, "sub/a.json");
  const changes = ["one", "one", "two"].map((text) => saveFile(file, Buffer.from(text)));
  expect(changes).toEqual(["new", "unchanged", "changed"]);
  expect(readFileSync(file, "utf8")).toBe("two");
});

it("saveFile names the file if a folder is in its place", () => {
  mkdirSync(join(folder, "b.json"));
  expect(() => saveFile(join(folder, "b.json"), Buffer.from(""))).toThrow("b.json: EISDIR");
});
