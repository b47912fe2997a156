import { lstat, mkdir, mkdtemp, realpath, rename, rm, rmdir, stat, writeFile } from "node:fs/promises";
import { basename, dirname, isAbsolute, join, relative, resolve, sep } from "node:path";
import { compareText } from "./json.js";
import { addManifest, assertOwn } from "./manifest.js";
import { ifMissing, readFolder } from "./read-folder.js";

/** The contents of files, by path relative to their folder. */
export type Files = ReadonlyMap<string, string>;

/**
 * Replaces a folder with these files atomically: if anything fails, the folder is unchanged. Refuses a folder that has
 * files from anything but an earlier run.
 */
export async function writeFolder(folder: string, files: Files): Promise<void> {
  const place = await findPlace(folder);
  if (isInside(process.cwd(), place)) throw new Error(`${place} contains the current folder, and cannot be replaced`);
  await assertOwn(place);
  await mkdir(dirname(place), { recursive: true });
  // Next to the folder, because a rename across disks is not atomic.
  const work = await mkdtemp(`${place}.`);
  const [fresh, old] = [join(work, "new"), join(work, "old")];
  try {
    await writeFiles(fresh, addManifest(files));
    await replaceFolder(place, fresh, old);
    await rm(old, { recursive: true, force: true });
  } finally {
    await rm(fresh, { recursive: true, force: true });
    // If the old folder could not be put back, it is still in there, and rmdir fails.
    await rmdir(work).catch(() => {});
  }
}

/** Lists the differences between a folder and these files, one line each; empty if there are none. */
export async function compareFolder(folder: string, files: Files): Promise<readonly string[]> {
  const present = await readFolder(folder);
  const expected = addManifest(files);
  const names = [...new Set([...expected.keys(), ...present.keys()])].sort(compareText);
  return names.flatMap((name) => {
    const [wanted, found] = [expected.get(name), present.get(name)];
    if (wanted === found) return [];
    if (found === undefined) return [`${name} is missing`];
    if (wanted === undefined) return [`${name} is not generated any more`];
    return [`${name} differs from line ${findFirstDifference(wanted, found)} on`];
  });
}

/**
 * Resolves the real path of a folder, which may not exist yet. A link to a folder is kept, and its target is replaced.
 */
export async function findPlace(folder: string): Promise<string> {
  const path = resolve(folder);
  const found = await lstat(path).catch(ifMissing(undefined));
  if (found === undefined) return join(await findPlace(dirname(path)), basename(path));
  const place = await realpath(path).catch(ifMissing(undefined));
  if (place === undefined)
    throw new Error(`${path} is a link that leads to nothing: make the folder, or remove the link`);
  if (!(await stat(place)).isDirectory()) throw new Error(`${path} is not a folder`);
  return place;
}

export async function writeFiles(folder: string, files: Files): Promise<void> {
  for (const [name, text] of files) {
    await mkdir(dirname(join(folder, name)), { recursive: true });
    await writeFile(join(folder, name), text);
  }
}

/** Whether a path is that of a folder, or of something in it. Neither is looked up on the disk. */
function isInside(path: string, folder: string): boolean {
  const way = relative(folder, path);
  return way !== ".." && !way.startsWith(`..${sep}`) && !isAbsolute(way);
}

async function replaceFolder(folder: string, fresh: string, old: string): Promise<void> {
  const existed = await rename(folder, old).then(() => true, ifMissing(false));
  try {
    await rename(fresh, folder);
  } catch (cause) {
    if (existed) await putBack(old, folder, cause);
    throw cause;
  }
}

async function putBack(old: string, folder: string, cause: unknown): Promise<void> {
  await rename(old, folder).catch(() => {
    throw new Error(`${folder} could not be replaced, and what it held is now in ${old}`, { cause });
  });
}

function findFirstDifference(left: string, right: string): number {
  const [leftLines, rightLines] = [left.split("\n"), right.split("\n")];
  const index = leftLines.findIndex((line, at) => line !== rightLines[at]);
  return index === -1 ? leftLines.length + 1 : index + 1;
}
