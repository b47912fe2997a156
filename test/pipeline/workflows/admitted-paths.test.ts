import { execFileSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { WRITTEN } from "../../../scripts/release/bump-schema.js";
import { runInCopy } from "../../../scripts/release/run-in-copy.js";
import { project } from "../make-release.js";
import { findJob } from "./read-workflows.js";

const listPaths = (file: string) => (findJob(file, "open").with?.paths ?? "").split("\n").filter((line) => line !== "");

describe("the paths that a pull request may change", () => {
  it("of a release are those that `release:version` writes", { timeout: 60_000 }, async () => {
    const changed = await runInCopy(project, async (copy) => {
      const run = (command: string, ...args: string[]) => execFileSync(command, args, { cwd: copy, encoding: "utf8" });
      // After a release, the project's own changelog has nothing to release.
      writeFileSync(join(copy, "CHANGELOG.md"), "# Changelog\n\n## [Unreleased]\n\n### Added\n\n- something\n");
      run("node", "--import", "tsx", "scripts/release/changelog.ts");
      return run("git", "diff", "--name-only", "HEAD").trim().split("\n");
    });
    expect(changed).toContain("CHANGELOG.md");
    const written = new Set([...changed, "package.json", "package-lock.json"]);
    expect([...written].sort()).toEqual([...listPaths("release.yml")].sort());
  });

  it("of a bump are those that it takes from its copy", () => {
    const paths = listPaths("schema-bump.yml").map((path) => path.replace(/\/\*.*$/, ""));
    expect(paths.sort()).toEqual([...WRITTEN].sort());
  });
});

it("only a person publishes, and only from main", () => {
  const job = findJob("release.yml", "publish");
  expect(job).toMatchObject({ environment: "npm", if: expect.stringContaining("refs/heads/main") });
});
