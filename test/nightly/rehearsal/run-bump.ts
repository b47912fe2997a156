import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { runProgram } from "./run-program.js";

export interface Bump {
  /** What a pull request would say. */
  readonly summary: string;
  /** The lines that it added. */
  readonly changelog: readonly string[];
  /** The files that were changed, added or removed. */
  readonly touched: readonly string[];
  readonly seconds: number;
}

/** Runs `npm run schema:bump` in a copy of the project, as a maintainer does. */
export async function runBump(
  copy: string,
  args: readonly string[],
  env: Readonly<Record<string, string>>,
): Promise<Bump> {
  const before = readFiles(copy);
  const started = Date.now();
  const summary = await runProgram(copy, "npm", ["run", "--silent", "schema:bump", "--", ...args], env);
  const seconds = Math.round((Date.now() - started) / 1000);
  const after = readFiles(copy);
  const readChangelog = (files: ReadonlyMap<string, string>) => (files.get("CHANGELOG.md") ?? "").split("\n");
  const old = new Set(readChangelog(before));
  return {
    summary,
    changelog: readChangelog(after).filter((line) => line.startsWith("- ") && !old.has(line)),
    touched: [...new Set([...before.keys(), ...after.keys()])].filter((file) => before.get(file) !== after.get(file)),
    seconds,
  };
}

/** Every file and what is in it, without what is installed or built. */
function readFiles(copy: string): ReadonlyMap<string, string> {
  const files = readdirSync(copy, { withFileTypes: true })
    .filter(({ name }) => !["node_modules", "dist", "coverage"].includes(name))
    .flatMap((entry) => (entry.isDirectory() ? listInside(join(copy, entry.name)) : [join(copy, entry.name)]));
  return new Map(files.map((file) => [file.slice(copy.length + 1), readFileSync(file, "utf8")]));
}

function listInside(folder: string): readonly string[] {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true });
  return entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
}
