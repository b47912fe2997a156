import { relative } from "node:path";

/** Runs a function, and adds the place to the message of an error. */
export function explain<T>(place: string, run: () => T): T {
  try {
    return run();
  } catch (cause) {
    throw new Error(`${place}: ${messageOf(cause)}`, { cause });
  }
}

export function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

/** Names a file in a message: by its path from the current folder. */
export function showPath(path: string): string {
  return relative(process.cwd(), path);
}
