import type { Dirent } from "node:fs";
import { mkdir, mkdtemp, opendir, readdir, readFile, realpath, rename, rm, rmdir, writeFile } from "node:fs/promises";
import { basename, dirname, join, resolve } from "node:path";
import { compareText } from "./json.js";

/** The contents of files, by path relative to their folder. */
export type Files = ReadonlyMap<string, string>;

/** Matches the start of each generated file. */
const GENERATED = /^(\/\/|\{\s*"x-generated": ")\s*Generated from /;

/**
 * Replaces a folder with these files. If a step fails, the folder is unchanged; an old folder that cannot be put back is kept beside it.
 *
 * @throws Error if the folder has a file that the generator did not write, which would be lost.
 */
export async function writeFolder(folder: string, files: Files): Promise<void> {
  const place = await resolveFolder(folder);
  await assertGenerated(place);
  await mkdir(dirname(place), { recursive: true });
  // The work folder is beside the target, because a rename across disks is not atomic.
  const work = await mkdtemp(`${place}.`);
  const [fresh, old] = [join(work, "new"), join(work, "old")];
  try {
    await writeFiles(fresh, files);
    const existed = await rename(place, old).then(() => true, ifMissing(false));
    await rename(fresh, place).catch(async (cause: unknown) => {
      if (existed) await rename(old, place);
      throw cause;
    });
    await rm(old, { recursive: true, force: true });
  } finally {
    await rm(fresh, { recursive: true, force: true });
    // If the old folder could not be put back, it is still in the work folder, and rmdir fails.
    await rmdir(work).catch(() => {});
  }
}

/** Lists the differences between a folder and these files, one line each; empty if there are none. */
export async function compareFolder(folder: string, files: Files): Promise<readonly string[]> {
  const present = await listFiles(folder);
  const names = [...new Set([...files.keys(), ...present])].sort(compareText);
  const found = await Promise.all(
    names.map((name) => readFile(join(folder, name), "utf8").catch(ifMissing(undefined))),
  );
  return names.flatMap((name, index) => {
    const [wanted, own] = [files.get(name), found[index]];
    if (wanted === own) return [];
    if (own === undefined) return [`${name} is missing`];
    if (wanted === undefined) return [`${name} is not generated any more`];
    return [`${name} differs`];
  });
}

/** Resolves the real path of a folder, which may not exist yet: the target of a link is replaced, not the link. */
export async function resolveFolder(folder: string): Promise<string> {
  const path = resolve(folder);
  const found = await realpath(path).catch(ifMissing(undefined));
  return found ?? join(await resolveFolder(dirname(path)), basename(path));
}

export async function writeFiles(folder: string, files: Files): Promise<void> {
  for (const [name, text] of files) {
    await mkdir(dirname(join(folder, name)), { recursive: true });
    await writeFile(join(folder, name), text);
  }
}

async function assertGenerated(folder: string): Promise<void> {
  for await (const entry of await opendir(folder, { recursive: true }).catch(ifMissing([]))) {
    const path = join(entry.parentPath, entry.name);
    if (isIgnored(entry) || GENERATED.test(await readFile(path, "utf8"))) continue;
    throw new Error(
      `${path} was not written by the generator, which replaces the whole folder: choose an empty one, or move the file`,
    );
  }
}

async function listFiles(folder: string): Promise<readonly string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(ifMissing([]));
  const files = entries.filter((entry) => !isIgnored(entry));
  return files.map(({ parentPath, name }) => join(parentPath, name).slice(folder.length + 1));
}

/** Finder of macOS writes `.DS_Store` into folders that it shows. */
function isIgnored(entry: Dirent): boolean {
  return entry.isDirectory() || entry.name === ".DS_Store";
}

/** Creates a handler for errors of node:fs that returns a value instead if the file is missing. */
function ifMissing<T>(instead: T): (error: NodeJS.ErrnoException) => T {
  return (error) => {
    if (error.code === "ENOENT") return instead;
    throw error;
  };
}
