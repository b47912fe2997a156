/** Takes a copy of the project to releases of Restate that do not exist, with nothing edited by hand. */

import { execFile, execFileSync } from "node:child_process";
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, expect, it } from "vitest";
import { findRestateBinary } from "../../../scripts/server/restate-binary.js";
import { commitAll } from "../../pipeline/bump-root.js";
import { dropNewer, makeSchema, newest, project, readChanges, serveSchema } from "../../pipeline/make-release.js";
import { startRegistry } from "./start-registry.js";

const release = "1.8.0";
/** The files that a purely additive release touches, besides generated/, the server for the tests, and the picture of the sizes. */
const additive = [
  " M CHANGELOG.md",
  " M bench/RESULTS.md",
  " M schemas/effects.json",
  " M sizes.json",
  `?? schemas/openapi/${release}.json`,
  `?? schemas/tables/${release}.json`,
];

let folder: string;
/** A clone below another project, by a path through a symbolic link. Each bump starts there, with its temporary folder. */
let copy: string;
let temporary: string;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "rehearsal-"));
  makeOtherProject(join(folder, "other"));
  symlinkSync("other", join(folder, "link"));
  copy = join(folder, "link/project");
  temporary = join(folder, "link/tmp");
  run("git", "clone", "--quiet", project, copy);
  // The copy has its own cache, including servers, so that nothing made up gets into the project.
  linkEntries("node_modules", [".cache"]);
  linkEntries("node_modules/.cache/restate-server");
  if (dropNewer(copy)) run("npm", "--prefix", copy, "run", "generate");
  commitAll(copy);
});

afterEach(() => {
  run("git", "-C", copy, "reset", "--quiet", "--hard");
  run("git", "-C", copy, "clean", "--quiet", "--force", "-d");
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Makes a project whose settings and type declarations break any tool of the clone that reads them by mistake. */
function makeOtherProject(root: string): void {
  const files = {
    "package.json": JSON.stringify({ name: "other", type: "commonjs", scripts: { "schema:bump": "exit 3" } }),
    // This file is valid, since esbuild reads the file of each folder above.
    "tsconfig.json": JSON.stringify({ compilerOptions: { strict: true, lib: ["es5"], types: ["other"] } }),
    "biome.json": JSON.stringify({ root: true, formatter: { lineWidth: 40 } }),
    "vitest.config.js": "throw new Error('the settings of another project');",
    "node_modules/@types/other/index.d.ts": "declare const wrong: number = '';",
    "tmp/.gitignore": "",
  };
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(join(root, name, ".."), { recursive: true });
    writeFileSync(join(root, name), text);
  }
  run("git", "init", "--quiet", root);
}

function linkEntries(path: string, except: readonly string[] = []): void {
  mkdirSync(join(copy, path), { recursive: true });
  if (!existsSync(join(project, path))) return;
  for (const name of readdirSync(join(project, path)).filter((entry) => !except.includes(entry))) {
    symlinkSync(join(project, path, name), join(copy, path, name));
  }
}

function run(command: string, ...args: readonly string[]): string {
  return execFileSync(command, args, { cwd: project, encoding: "utf8", maxBuffer: 1e8 });
}

/** Runs `npm run schema:bump` in the copy, as a maintainer does. Returns the text and the files of a pull request. */
async function bump(args: readonly string[], env: NodeJS.ProcessEnv = {}) {
  const started = Date.now();
  const { code, summary, log } = await new Promise<{ code: unknown; summary: string; log: string }>((resolve) => {
    const options = { cwd: folder, env: { ...process.env, TMPDIR: temporary, ...env }, maxBuffer: 1e8 };
    const command = ["--prefix", copy, "run", "--silent", "schema:bump", "--", ...args];
    execFile("npm", command, options, (error, summary, log) => resolve({ code: error?.code ?? 0, summary, log }));
  });
  const seconds = Math.round((Date.now() - started) / 1000);
  console.log(`${expect.getState().currentTestName}: exit ${code}, ${seconds} s\n${summary}\n${log}`);
  const changed = run("git", "-C", copy, "status", "--porcelain", "--untracked-files=all").trimEnd().split("\n");
  return { code, summary, touched: changed.filter((line) => !/^.{3}(generated\/|bench\/headline-)/.test(line)) };
}

it("a release with additions, new requirements, new results, moved parts and fixes", async () => {
  // src/ reads fields that all alternatives of a registration have, so the compiler then names its lines.
  const { "another alternative of a body, which requires more": _, ...union } = readChanges("union");
  const changes = { ...readChanges("minor"), ...union, ...readChanges("fixes") };
  const server = await serveSchema(makeSchema(release, Object.values(changes)));
  const args = ["--skip-tests", "--server", server.url];
  const tried = await bump([...args, "--dry-run"]);
  const { code, summary, touched } = await bump([release, ...args]);
  await server.close();
  expect(code).toBe(0);
  expect(tried).toEqual({ code, summary, touched: [""] });
  expect(summary).toContain("a **minor** change for users");
  expect(summary).not.toContain("Breaking");
  const [, byHand = ""] = summary.split("### To do by hand\n\n");
  // A person only has to adapt our calls to the new requirements.
  expect(
    byHand
      .trim()
      .split("\n")
      .filter((line) => !/^- Send what this version requires: src\/\S+:\d+: /.test(line)),
  ).toEqual([]);
  expect(summary).toContain("### Corrections that no longer change anything");
  expect(touched).toEqual(additive);
});

it("an additive release, from a server that npm does not have, with all tests", async () => {
  const server = await serveSchema(makeSchema(release, Object.values(readChanges("minor"))));
  const { code, summary, touched } = await bump(["--server", server.url]);
  await server.close();
  expect(code).toBe(0);
  expect(summary).toContain("a **minor** change for users");
  expect(summary).not.toContain("To do by hand");
  expect(touched.filter((line) => !additive.includes(line))).toEqual([]);
});

it("Restate 1.8, the newest on npm, on whose server the tests run", async () => {
  const binary = await findRestateBinary(newest);
  const registry = await startRegistry(folder, release, {
    "restate-server": `#!/bin/sh\nexec "${process.execPath}" "$(dirname "$0")/serve-1.8.mjs" "${binary}" "$@"\n`,
    "serve-1.8.mjs": readFileSync(new URL("serve-1.8.mjs", import.meta.url), "utf8"),
    "openapi.json": makeSchema(release, Object.values(readChanges("restate-1.8"))).document,
  });
  const { code, summary, touched } = await bump([], registry.env);
  registry.close();
  expect(code).toBe(0);
  expect(summary).toContain("a **major** change for users");
  expect(summary).not.toContain("To do by hand");
  const more = [" M docs/conformance.md", " M package-lock.json", " M package.json"];
  expect(touched.filter((line) => !additive.includes(line) && !more.includes(line))).toEqual([]);
});
