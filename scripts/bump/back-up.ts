import { cpSync, existsSync, mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";

interface BackUp {
  /** Restores everything. Synchronous, for use in a signal handler. */
  restore(): void;
  drop(): void;
}

/** Copies files and folders. Paths that do not exist are removed again by `restore`. */
function backUp(root: string, paths: readonly string[]): BackUp {
  const copy = mkdtempSync(join(tmpdir(), "bump-back-up-"));
  const present = paths.filter((path) => existsSync(join(root, path)));
  for (const path of present) copyTo(join(root, path), join(copy, path));
  return {
    restore() {
      for (const path of paths) rmSync(join(root, path), { recursive: true, force: true });
      for (const path of present) copyTo(join(copy, path), join(root, path));
    },
    drop() {
      rmSync(copy, { recursive: true, force: true });
    },
  };
}

function copyTo(source: string, target: string): void {
  mkdirSync(dirname(target), { recursive: true });
  cpSync(source, target, { recursive: true, preserveTimestamps: true });
}

const ENDINGS = ["SIGINT", "SIGTERM", "SIGHUP"] as const;

/**
 * Runs a function that writes, and restores everything if it fails or if a signal ends the process.
 *
 * @param isKept - Whether what was written stays. In a dry run it does not.
 */
export async function writeOrRestore<T>(
  root: string,
  paths: readonly string[],
  write: () => Promise<T>,
  isKept = true,
): Promise<T> {
  const saved = backUp(root, paths);
  const end = (): void => {
    saved.restore();
    saved.drop();
    process.exit(1);
  };
  for (const signal of ENDINGS) process.once(signal, end);
  try {
    const result = await write();
    if (!isKept) saved.restore();
    return result;
  } catch (error) {
    saved.restore();
    throw error;
  } finally {
    for (const signal of ENDINGS) process.off(signal, end);
    saved.drop();
  }
}
