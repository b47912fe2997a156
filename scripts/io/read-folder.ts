import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";

/** Something in a folder, at any depth. */
export interface Entry {
  /** Below the folder, with slashes. */
  readonly name: string;
  /** `other` is a link, or anything else that is neither. */
  readonly kind: "file" | "folder" | "other";
}

/** Lists what is in a folder, the entries of a folder after itself; nothing if it is not there. Links are not followed. */
export async function* listEntries(folder: string, below = ""): AsyncGenerator<Entry> {
  const entries = await readdir(join(folder, below), { withFileTypes: true }).catch(ifMissing([]));
  for (const entry of entries) {
    const name = `${below}${entry.name}`;
    yield { name, kind: entry.isFile() ? "file" : entry.isDirectory() ? "folder" : "other" };
    if (entry.isDirectory()) yield* listEntries(folder, `${name}/`);
  }
}

/** Every file in a folder, with its text; what is no file has none. */
export async function readFolder(folder: string): Promise<ReadonlyMap<string, string>> {
  const files = new Map<string, string>();
  for await (const { name, kind } of listEntries(folder)) {
    if (kind !== "folder") files.set(name, kind === "file" ? await readFile(join(folder, name), "utf8") : "");
  }
  return files;
}

/** Handles a failure of node:fs by a value to use instead, if nothing is there. */
export function ifMissing<T>(instead: T): (error: NodeJS.ErrnoException) => T {
  return (error) => {
    if (error.code === "ENOENT") return instead;
    throw error;
  };
}
