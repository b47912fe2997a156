import { execFileSync } from "node:child_process";
import { chmodSync, existsSync, readFileSync } from "node:fs";
import { delimiter, join } from "node:path";
import { expect, it } from "vitest";
import { put, useFolder } from "../../kit/use-folder.js";
import { findScript } from "./read-workflows.js";

const name = "Find the newest release without a schema, and check for its branch from an earlier day";
const run = findScript("schema-bump.yml", "look", name);
const folder = useFolder("find-release-test");

/** Runs the step as GitHub does, with an `npm` that has versions and a `gh` that has branches. */
function look(published: unknown, branches: readonly string[], given = ""): string {
  put(folder, "schemas/effects.json", { versions: ["1.7.9", "1.7.10", "1.8.0"] });
  put(folder, "output", "");
  const refs = branches.map((version) => `refs/heads/bump/restate-${version}`);
  for (const [program, lines] of [
    ["npm", [JSON.stringify(published)]],
    ["gh", refs],
  ] as const) {
    chmodSync(put(folder, program, `#!/bin/sh\ncat <<'END'\n${lines.join("\n")}\nEND\n`), 0o755);
  }
  const own = { PATH: `${folder}${delimiter}${process.env.PATH}`, GITHUB_OUTPUT: join(folder, "output"), GIVEN: given };
  execFileSync("bash", ["-eo", "pipefail", "-c", run], { cwd: folder, env: { ...process.env, ...own } });
  return existsSync(own.GITHUB_OUTPUT) ? readFileSync(own.GITHUB_OUTPUT, "utf8").trim() : "";
}

it.each<[string, unknown, readonly string[], string]>([
  ["the newest release without a schema", ["1.7.10", "1.8.0", "1.8.1", "1.10.0"], [], "version=1.10.0"],
  ["a fix of an older branch", ["1.8.0", "1.7.11"], ["1.8.0"], "version=1.7.11"],
  ["nothing if each release has a schema", ["1.7.9", "1.7.10", "1.8.0"], [], ""],
  ["nothing if the branch exists", ["1.8.1"], ["1.8.1"], ""],
  ["a release although a branch begins with its number", ["1.8.1"], ["1.8.10"], "version=1.8.1"],
  ["no candidate, and nothing older than all schemas", ["1.9.0-rc.1", "1.6.2"], [], ""],
  ["the only release that npm has", "1.8.1", [], "version=1.8.1"],
])("the workflow bumps to %s", (_, published, branches, wanted) => {
  expect(look(published, branches)).toBe(wanted);
});

it("the workflow bumps to a given version, and refuses any other text", () => {
  expect(look([], [], "1.7.13")).toBe("version=1.7.13");
  expect(() => look([], [], "$(id)")).toThrow("is no version");
});
