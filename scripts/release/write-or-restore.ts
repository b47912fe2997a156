import { execFileSync } from "node:child_process";
import { stopPrograms } from "./run-program.js";

const ENDINGS = ["SIGINT", "SIGTERM", "SIGHUP"] as const;

/**
 * Runs a function that writes, and restores everything with git if it fails or if a signal ends the process.
 *
 * @param paths - The files and folders that it may write, in which nothing may be uncommitted.
 */
export async function writeOrRestore<T>(root: string, paths: readonly string[], write: () => Promise<T>): Promise<T> {
  const git = (...args: string[]) => execFileSync("git", args, { cwd: root, encoding: "utf8" });
  const changed = git("status", "--porcelain", "--", ...paths).trimEnd();
  if (changed !== "") throw new Error(`commit or stash these first, since a bump restores files with git:\n${changed}`);
  const tracked = paths.filter((path) => git("ls-files", "--", path) !== "");
  const restore = (): void => {
    git("checkout", "--quiet", "HEAD", "--", ...tracked);
    git("clean", "--force", "-d", "--quiet", "--", ...paths);
  };
  const end = (): void => {
    stopPrograms();
    restore();
    process.exit(1);
  };
  for (const signal of ENDINGS) process.once(signal, end);
  try {
    return await write();
  } catch (error) {
    restore();
    throw error;
  } finally {
    for (const signal of ENDINGS) process.off(signal, end);
  }
}
