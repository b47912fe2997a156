import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { stopPrograms } from "./run-program.js";

/** Runs a function in a copy of what is committed in a project, with its packages, and removes the copy. */
export async function tryInCopy<T>(root: string, run: (copy: string) => Promise<T>): Promise<T> {
  const git = (...args: string[]) => execFileSync("git", args, { cwd: root, stdio: "ignore" });
  const folder = mkdtempSync(join(tmpdir(), "schema-bump-copy-"));
  const copy = join(folder, "project");
  const remove = (): void => {
    rmSync(folder, { recursive: true, force: true });
    git("worktree", "prune");
  };
  const end = (): void => {
    stopPrograms();
    remove();
    process.exit(1);
  };
  process.once("SIGINT", end).once("SIGTERM", end);
  try {
    git("worktree", "add", "--detach", copy);
    symlinkSync(join(root, "node_modules"), join(copy, "node_modules"));
    return await run(copy);
  } finally {
    process.off("SIGINT", end).off("SIGTERM", end);
    remove();
  }
}
