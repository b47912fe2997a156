import { readdirSync } from "node:fs";
import { basename, join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { findNewestSchema } from "../../../scripts/read/find-schemas.js";
import { put, root, useProjectFolder } from "../../kit/use-folder.js";
import { compile } from "./compile.js";
import { reverseKeys } from "./reverse-keys.js";
import { generateOrThrow, readFolder, readSchema } from "./run-generator.js";

const folder = useProjectFolder("own-documents-test");
const read = (out: string) => readFolder(join(folder, out));

describe("Restate's own document", async () => {
  const newest = await findNewestSchema(join(root, "schemas/openapi"));
  const versions = readdirSync(join(root, "schemas/openapi")).map((file) => basename(file, ".json"));
  const last = basename(newest, ".json");

  beforeAll(async () => {
    for (const version of versions) {
      await generateOrThrow(join(root, `schemas/openapi/${version}.json`), join(folder, version));
    }
  });

  it("of every version compiles under strict with its corrections", async () => {
    expect(versions).toContain("1.6.2");
    const different = new Map<string, string>();
    for (const version of versions) {
      const { "openapi.json": _, ...files } = await read(version);
      different.set(JSON.stringify(files).replaceAll(version, ""), version);
    }
    const entries = [...different.values()].flatMap((version) =>
      // The bulk functions are in no index.
      ["index.ts", "bulk.ts"].map((file) => join(folder, version, file)),
    );
    expect(entries.length).toBeGreaterThan(2);
    expect(compile(...entries)).toEqual([]);
  });

  it("names its version only in the document and in the response of the fake server", async () => {
    const schema = readSchema(newest);
    const info = { ...Object(schema.info), version: "99.0.0-rc.1" };
    const again = put(folder, "again.json", { ...schema, info });
    const tables = newest.replace("/openapi/", "/tables/");
    await generateOrThrow(again, join(folder, "again"), "--tables", tables);
    const [before, after] = [await read(last), await read("again")];
    expect(Object.keys(after)).toEqual(Object.keys(before));
    expect(Object.keys(after).filter((name) => after[name] !== before[name])).toEqual(["openapi.json", "samples.ts"]);
  });

  it("gives the same bytes in any order of its keys", async () => {
    const reversed = put(folder, "own-reversed.json", reverseKeys(readSchema(newest)));
    await generateOrThrow(reversed, join(folder, "own-reversed"));
    expect(await read("own-reversed")).toEqual(await read(last));
  });
});
