import { execFileSync } from "node:child_process";
import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import { findScript } from "./read-workflows.js";

const run = findScript("release.yml", "plan", "Check for unreleased changes, and for the version on npm");

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "plan-release-test-"));
});
afterEach(() => rmSync(folder, { recursive: true }));

/** Runs the step as GitHub does, with an `npm` that finds one version. */
function plan(version: string, changelog: string, published: string): string {
  writeFileSync(join(folder, "package.json"), JSON.stringify({ name: "a", version }));
  writeFileSync(join(folder, "CHANGELOG.md"), changelog);
  writeFileSync(join(folder, "npm"), `#!/bin/sh\n[ "$*" = "view a@${published} version" ]\n`);
  chmodSync(join(folder, "npm"), 0o755);
  const output = join(folder, "output");
  const env = { ...process.env, PATH: `${folder}${delimiter}${process.env.PATH}`, GITHUB_OUTPUT: output };
  execFileSync("bash", ["-eo", "pipefail", "-c", run], { cwd: folder, env });
  return readFileSync(output, "utf8").split("\n")[0] ?? "";
}

const unreleased = "## [Unreleased]\n\n### Fixed\n\n- a\n";
const released = "\n## [0.1.0] - 2026-01-01\n\n### Added\n\n- b\n";

it.each([
  ["a version, for the first release", "0.1.0", unreleased, "none", "next=version"],
  ["a publication, of a version with a section", "0.1.0", `## [Unreleased]\n${released}`, "none", "next=publish"],
  ["a publication, although more was merged since", "0.1.0", `${unreleased}${released}`, "none", "next=publish"],
  ["a version, for what was merged since", "0.1.0", `${unreleased}${released}`, "0.1.0", "next=version"],
  ["nothing, if all is published", "0.1.0", `## [Unreleased]\n${released}`, "0.1.0", "next="],
])("plans %s", (_, version, changelog, published, wanted) => {
  expect(plan(version, changelog, published)).toBe(wanted);
});
