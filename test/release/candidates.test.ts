import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { beforeEach, describe, expect, it } from "vitest";
import { project, takeFingerprint } from "./bump-root.js";
import { type StartedBump, startBump } from "./start-bump.js";

describe("a bump to a release whose candidates are there", () => {
  let bump: StartedBump;
  const exists = (path: string) => existsSync(join(bump.root, path));
  const read = (path: string) => readFileSync(join(bump.root, path), "utf8");

  beforeEach(async () => {
    bump = startBump("1.7.6");
    const folder = join(bump.root, "given");
    mkdirSync(folder);
    const rename = (kind: string) => {
      const text = readFileSync(join(project, `schemas/${kind}/1.7.8.json`), "utf8");
      const file = join(folder, `${kind}.json`);
      writeFileSync(file, text.replace('"version":"1.7.8"', '"version":"1.7.8-rc.1"'));
      return file;
    };
    await bump.run("1.7.8-rc.1", { from: rename("openapi"), tables: rename("tables") });
  });

  it("takes their place", async () => {
    const left = ["schemas/openapi/1.7.8-rc.1.json", "schemas/tables/1.7.8-rc.1.json"];
    expect(left.filter(exists)).toEqual(left);
    expect(read("generated/operations/vqueue.ts")).toContain("@since Restate 1.7.8-rc.1");

    const summary = await bump.run("1.7.8");
    expect(left.filter(exists)).toEqual([]);
    expect(read("generated/operations/vqueue.ts")).toContain("@since Restate 1.7.8\n");
    expect(read("generated/schema-history.ts")).not.toContain("1.7.8-rc.1");
    expect(read("CHANGELOG.md")).toContain("- Restate 1.7.8: `pauseVqueue()`");
    expect(read("CHANGELOG.md")).not.toContain("1.7.8-rc.1");
    expect(summary).toContain("It replaces 1.7.8-rc.1: ");
  });

  it("leaves them if it fails, and in a dry run", async () => {
    const before = takeFingerprint(bump.root);
    expect(await bump.run("1.7.8", { dryRun: true })).toContain("`pauseVqueue()`");
    expect(takeFingerprint(bump.root)).toBe(before);

    bump.writeTests(["test/live/health.test.ts"]);
    const tested = takeFingerprint(bump.root);
    await expect(bump.run("1.7.8", { skipTests: false })).rejects.toThrow("1 tests failed");
    expect(takeFingerprint(bump.root)).toBe(tested);
  });
});
