import { execFileSync, spawn } from "node:child_process";
import { once } from "node:events";

export interface Bump {
  readonly code: number | null;
  readonly seconds: number;
  /** What a pull request would say. */
  readonly summary: string;
  /** What was written to standard error. */
  readonly log: string;
  /** The lines that the changelog got. */
  readonly changelog: readonly string[];
  /** The files that were changed, added or removed, without those in generated/. */
  readonly touched: readonly string[];
}

/** Runs `npm run schema:bump` in a copy of the project, as a maintainer does. */
export async function runBump(copy: string, args: readonly string[], env: NodeJS.ProcessEnv): Promise<Bump> {
  const started = Date.now();
  const child = spawn("npm", ["run", "--silent", "schema:bump", "--", ...args], {
    cwd: copy,
    env: { ...process.env, ...env },
    stdio: ["ignore", "pipe", "pipe"],
  });
  let [summary, log] = ["", ""];
  child.stdout.on("data", (chunk) => {
    summary += chunk;
  });
  child.stderr.on("data", (chunk) => {
    log += chunk;
  });
  const [code] = await once(child, "close");
  const changed = git(copy, "status", "--porcelain", "--untracked-files=all").split("\n");
  return {
    ...{ code, summary, log, seconds: Math.round((Date.now() - started) / 1000) },
    changelog: git(copy, "diff", "--unified=0", "CHANGELOG.md")
      .split("\n")
      .filter((line) => line.startsWith("+- "))
      .map((line) => line.slice(3)),
    touched: changed.filter((line) => line !== "" && !line.slice(3).startsWith("generated/")),
  };
}

/** Makes everything as it was committed. */
export function reset(copy: string): void {
  git(copy, "reset", "--quiet", "--hard");
  git(copy, "clean", "--quiet", "--force", "-d");
}

function git(copy: string, ...args: readonly string[]): string {
  return execFileSync("git", args, { cwd: copy, encoding: "utf8", maxBuffer: 1e8 });
}
