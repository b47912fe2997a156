import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";

/** An entry of a folder, at any depth. */
export interface Entry {
  /** The path relative to the folder, with slashes. */
  readonly name: string;
  /** `other` is a symbolic link, or anything else. */
  readonly kind: "file" | "folder" | "other";
}

/** Lists the entries of a folder, each folder before its own entries; none if it is missing. Links are not followed. */
export async function* listEntries(folder: string, below = ""): AsyncGenerator<Entry> {
  const entries = await readdir(join(folder, below), { withFileTypes: true }).catch(ifMissing([]));
  for (const entry of entries) {
    const name = `${below}${entry.name}`;
    yield { name, kind: entry.isFile() ? "file" : entry.isDirectory() ? "folder" : "other" };
    if (entry.isDirectory()) yield* listEntries(folder, `${name}/`);
  }
}

/** Reads every file in a folder. Links and other special entries are listed with an empty text. */
export async function readFolder(folder: string): Promise<ReadonlyMap<string, string>> {
  const files = new Map<string, string>();
  for await (const { name, kind } of listEntries(folder)) {
    if (kind !== "folder") files.set(name, kind === "file" ? await readFile(join(folder, name), "utf8") : "");
  }
  return files;
}

/** Creates a handler for errors of node:fs that returns a value instead if the file is missing. */
export function ifMissing<T>(instead: T): (error: NodeJS.ErrnoException) => T {
  return (error) => {
    if (error.code === "ENOENT") return instead;
    throw error;
  };
}
