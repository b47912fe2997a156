import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { onTestFinished } from "vitest";
import { type BumpArguments, bumpSchema } from "../../scripts/release/bump-schema.js";
import { CHECKS, TESTS } from "../../scripts/release/run-checks.js";
import { type Change, makeProject, makeSchema, serveSchema } from "./make-release.js";

export const CHANGELOG = "# Changelog\n\n## [Unreleased]\n";
const SCRIPTS = [...CHECKS, ...TESTS];

export interface StartedBump {
  /** A copy of what a bump reads and writes, which is removed after the test. */
  readonly root: string;
  run(version: string, changes: readonly Change[], args?: Partial<BumpArguments>): Promise<string | undefined>;
  /** Lists what changed since the start, as `git status` does. */
  listChanges(): readonly string[];
  /** Replaces a script of package.json by one that prints a text and fails. */
  failScript(name: string, text: string): void;
}

export async function startBump(): Promise<StartedBump> {
  const root = await createRoot();
  onTestFinished(() => rmSync(root, { recursive: true, force: true }));
  return {
    root,
    async run(version, changes, args = {}) {
      const { url, close } = await serveSchema(makeSchema(version, changes));
      return bumpSchema(root, { version, server: url, ...args }, () => {}).finally(close);
    },
    listChanges: () =>
      git(root, "status", "--porcelain", "--untracked-files=all")
        .split("\n")
        .filter((line) => line !== ""),
    failScript: (name, text) =>
      writeFileSync(nameScript(root, name), `console.log(${JSON.stringify(text)}); process.exit(1);`),
  };
}

async function createRoot(): Promise<string> {
  const root = mkdtempSync(join(tmpdir(), "schema-bump-test-"));
  await makeProject(root);
  mkdirSync(join(root, ".given"));
  const scripts = Object.fromEntries(SCRIPTS.map((name) => [name, `node ${nameScript(root, name)}`]));
  for (const name of SCRIPTS) writeFileSync(nameScript(root, name), "");
  const manifest = { name: "restate-admin-client", version: "0.1.0", type: "module", scripts };
  writeFileSync(join(root, "package.json"), JSON.stringify(manifest));
  writeFileSync(join(root, "CHANGELOG.md"), CHANGELOG);
  writeFileSync(join(root, ".gitignore"), "node_modules\n.given\n");
  commitAll(root);
  return root;
}

/** Names the program of a script of package.json. The bump's copy, which has no ignored files, runs the same. */
function nameScript(root: string, name: string): string {
  return join(root, `.given/${name.replace(":", "-")}.cjs`);
}

/** Makes a folder a repository in which everything is committed. */
export function commitAll(root: string): void {
  git(root, "init", "--quiet");
  git(root, "add", "--all");
  git(root, "-c", "user.name=t", "-c", "user.email=t@t", "commit", "--quiet", "--allow-empty", "--message", "all");
}

function git(root: string, ...args: readonly string[]): string {
  return execFileSync("git", args, { cwd: root, encoding: "utf8" });
}
