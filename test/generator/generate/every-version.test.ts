import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import { describe, expect, it } from "vitest";
import { findNewestSchema } from "../../../scripts/document/find-schemas.js";
import { compile } from "./compile.js";
import { generate, readFolder, root, useFolder } from "./run-generator.js";

const folder = useFolder("every-version-test");
const versions = readdirSync(join(root, "schemas/openapi")).map((file) => file.replace(/\.json$/, ""));
const newest = await findNewestSchema(join(root, "schemas/openapi"));

describe("the schemas of real servers", () => {
  it("there are some", () => expect(versions).toContain("1.6.2"));

  it("all generate with their corrections, and compile under strict", async () => {
    const outs = versions.map((version) => join(folder, version));
    for (const [index, version] of versions.entries()) {
      const { code, output } = await generate(
        "--schema",
        `schemas/openapi/${version}.json`,
        "--out",
        outs[index] ?? "",
      );
      expect({ version, code, output: code === 0 ? "" : output }).toEqual({ version, code: 0, output: "" });
    }
    expect(compile(...outs.map((out) => join(out, "index.ts")))).toEqual([]);
  }, 180_000);

  it("have the tables of their own version and of those before it", () => {
    const tables = (version: string) => readFolder(join(folder, version))["tables.ts"];
    expect(tables("1.6.2")).toContain("export interface SysIdempotency {");
    expect(tables("1.6.2")).not.toMatch(/SysRules|@since|no such table/);
    expect(tables(basename(newest, ".json"))).toContain("export interface SysRules {");
  });

  it("name the version in one file, so that a release which changes nothing touches no other", async () => {
    const schema = JSON.parse(readFileSync(newest, "utf8"));
    const version = "99.0.0-rc.1";
    const again = join(folder, "again.json");
    writeFileSync(again, JSON.stringify({ ...schema, info: { ...schema.info, version } }));
    const out = join(folder, "again");
    const { code, output } = await generate(
      "--schema",
      again,
      "--tables",
      newest.replace("openapi", "tables"),
      "--out",
      out,
    );
    expect({ code, output: code === 0 ? "" : output }).toEqual({ code: 0, output: "" });

    const [before, after] = [readFolder(join(folder, basename(newest, ".json"))), readFolder(out)];
    expect(Object.keys(after)).toEqual(Object.keys(before));
    expect(Object.keys(after).filter((name) => after[name] !== before[name])).toEqual(["openapi.json"]);
  });
});
