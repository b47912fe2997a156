import { type ChildProcess, execFileSync, spawn } from "node:child_process";
import { once } from "node:events";
import fs from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

const ENDINGS = ["SIGINT", "SIGTERM", "SIGHUP"] as const;
const running = new Set<ChildProcess>();

/**
 * Runs a function in a copy of a project's committed files, with its packages, and removes the copy. A signal also ends the programs that
 * the function started.
 */
export async function runInCopy<T>(root: string, run: (copy: string) => Promise<T>): Promise<T> {
  const folder = fs.realpathSync(fs.mkdtempSync(join(tmpdir(), "schema-bump-")));
  const copy = join(folder, "project");
  const remove = (): void => {
    fs.rmSync(folder, { recursive: true, force: true });
    git(root, ["worktree", "prune"]);
  };
  const end = (): void => {
    for (const { pid } of running) {
      try {
        if (pid !== undefined) process.kill(-pid, "SIGKILL");
      } catch {
        // All processes of the group have ended. The copy must be removed nevertheless.
      }
    }
    remove();
    process.exit(1);
  };
  for (const signal of ENDINGS) process.once(signal, end);
  try {
    git(root, ["worktree", "add", "--detach", copy]);
    linkPackages(join(root, "node_modules"), join(copy, "node_modules"));
    return await run(copy);
  } finally {
    for (const signal of ENDINGS) process.off(signal, end);
    remove();
  }
}

/**
 * Links each package, and the servers that were installed on first use. The folder itself belongs to the copy, so that clients
 * generated in its cache import the sources of the copy.
 */
function linkPackages(packages: string, copy: string): void {
  if (!fs.existsSync(packages)) return;
  const names = [...fs.readdirSync(packages).filter((each) => each !== ".cache"), ".cache/restate-server"];
  fs.mkdirSync(join(copy, ".cache"), { recursive: true });
  for (const name of names.filter((each) => fs.existsSync(join(packages, each)))) {
    fs.symlinkSync(join(packages, name), join(copy, name));
  }
}

/**
 * Takes the changed files of a copy into its project, all of them or none. A new file that the project already has with the same content is
 * skipped, since `git apply` would refuse it.
 */
export function takeFromCopy(root: string, copy: string, paths: readonly string[]): void {
  git(copy, ["add", "--all"]);
  const compare = (...args: readonly string[]) => git(copy, ["diff", "--cached", ...args]);
  const isThere = (path: string) =>
    fs.existsSync(join(root, path)) && fs.readFileSync(join(root, path)).equals(fs.readFileSync(join(copy, path)));
  const added = compare("--name-only", "--diff-filter=A", "-z", "HEAD", "--", ...paths).split("\0");
  const known = added.filter((path) => path !== "" && isThere(path)).map((path) => `:(exclude)${path}`);
  const patch = compare("--binary", "HEAD", "--", ...paths, ...known);
  if (patch !== "") git(root, ["apply"], patch);
}

function git(cwd: string, args: readonly string[], input: string = ""): string {
  return execFileSync("git", args, { cwd, input, encoding: "utf8", stdio: "pipe", maxBuffer: 1e8 });
}

export interface Output {
  readonly code: number | null;
  /** Standard output and standard error. */
  readonly output: string;
  readonly stdout: string;
}

/** Runs a program in a process group of its own, because npm does not forward signals to its children. */
export async function runProgram(
  cwd: string,
  command: string,
  args: readonly string[],
  env: NodeJS.ProcessEnv = {},
): Promise<Output> {
  const stdio: ["ignore", "pipe", "pipe"] = ["ignore", "pipe", "pipe"];
  const child = spawn(command, args, { cwd, env: { ...process.env, ...env }, detached: true, stdio });
  running.add(child);
  // Otherwise, a character at the end of a chunk would be cut.
  child.stdout.setEncoding("utf8");
  child.stderr.setEncoding("utf8");
  let [output, stdout] = ["", ""];
  child.stdout.on("data", (chunk) => {
    stdout += chunk;
    output += chunk;
  });
  child.stderr.on("data", (chunk) => {
    output += chunk;
  });
  const [code] = await once(child, "close").finally(() => running.delete(child));
  return { code, output, stdout };
}
