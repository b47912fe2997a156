import { spawn } from "node:child_process";
import { once } from "node:events";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

export interface Bump {
  /** What a pull request would say. */
  readonly summary: string;
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
  const before = takeFingerprint(copy);
  const started = Date.now();
  const summary = await runProgram(copy, "npm", ["run", "--silent", "schema:bump", "--", ...args], env);
  const after = takeFingerprint(copy);
  const files = [...new Set([...before.keys(), ...after.keys()])];
  return {
    summary,
    touched: files.filter((file) => before.get(file) !== after.get(file)).sort(),
    seconds: Math.round((Date.now() - started) / 1000),
  };
}

/** Returns what a program wrote to its standard output. */
export async function runProgram(
  cwd: string,
  command: string,
  args: readonly string[],
  env: Readonly<Record<string, string>> = {},
): Promise<string> {
  const child = spawn(command, args, { cwd, env: { ...process.env, ...env }, stdio: ["ignore", "pipe", "inherit"] });
  let output = "";
  child.stdout.on("data", (chunk) => {
    output += chunk;
  });
  const [code] = await once(child, "close");
  if (code !== 0) throw new Error(`${[command, ...args].join(" ")} ended with ${code}\n${output}`);
  return output;
}

/** What every file holds, without what is installed or built. */
function takeFingerprint(copy: string): ReadonlyMap<string, string> {
  const files = readdirSync(copy, { withFileTypes: true })
    .filter(({ name }) => !["node_modules", "dist", "coverage"].includes(name))
    .flatMap((entry) => (entry.isDirectory() ? listInside(join(copy, entry.name)) : [join(copy, entry.name)]));
  return new Map(files.map((file) => [file.slice(copy.length + 1), readFileSync(file, "latin1")]));
}

function listInside(folder: string): readonly string[] {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true });
  return entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
}
