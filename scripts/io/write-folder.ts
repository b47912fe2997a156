import { mkdir, readdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import { dirname, join, relative, resolve, sep } from "node:path";
import { compareText } from "./json.js";

type Files = ReadonlyMap<string, string>;

/** Every generated file begins with one of these; a folder that holds any other file is not the generator's to replace. */
const MARKS = ["// Generated from ", '{\n  "x-generated": "Generated from '];

/** Replaces a folder by these files, all at once: whatever fails, the folder is as it was. */
export async function writeFolder(folder: string, files: Files): Promise<void> {
  await assertOwn(folder);
  const [fresh, old] = [`${resolve(folder)}.new-${process.pid}`, `${resolve(folder)}.old-${process.pid}`];
  try {
    await mkdir(fresh, { recursive: true });
    for (const [name, text] of files) {
      await mkdir(dirname(join(fresh, name)), { recursive: true });
      await writeFile(join(fresh, name), text);
    }
    const existed = await moveIfPresent(folder, old);
    try {
      await rename(fresh, folder);
    } catch (error) {
      if (existed) await rename(old, folder);
      throw error;
    }
  } finally {
    await rm(fresh, { recursive: true, force: true });
    await rm(old, { recursive: true, force: true });
  }
}

/** What differs between a folder and these files, a line each; nothing if they are the same. */
export async function compareFolder(folder: string, files: Files): Promise<readonly string[]> {
  const present = await readFolder(folder);
  const names = [...new Set([...files.keys(), ...present.keys()])].sort(compareText);
  return names.flatMap((name) => {
    const [wanted, found] = [files.get(name), present.get(name)];
    if (wanted === found) return [];
    if (found === undefined) return [`${name} is missing`];
    if (wanted === undefined) return [`${name} is not generated any more`];
    return [`${name} differs from line ${findFirstDifference(wanted, found)} on`];
  });
}

/** Stops at the first file of somebody else: the folder may be one with a whole project in it. */
async function assertOwn(folder: string): Promise<void> {
  for await (const path of listFiles(folder)) {
    const text = await readFile(path, "utf8");
    if (MARKS.some((mark) => text.startsWith(mark))) continue;
    throw new Error(`${path} was not written by the generator: choose an empty folder, or remove the file`);
  }
}

async function readFolder(folder: string): Promise<Files> {
  const files = new Map<string, string>();
  for await (const path of listFiles(folder)) {
    files.set(relative(folder, path).split(sep).join("/"), await readFile(path, "utf8"));
  }
  return files;
}

/** Every file below a folder, those in it first; none of a folder that is not there. */
async function* listFiles(folder: string): AsyncGenerator<string> {
  const entries = await readdir(folder, { withFileTypes: true }).catch((error: NodeJS.ErrnoException) => {
    if (error.code === "ENOENT") return [];
    throw error;
  });
  for (const entry of entries.filter((each) => !each.isDirectory())) yield join(folder, entry.name);
  for (const entry of entries.filter((each) => each.isDirectory())) yield* listFiles(join(folder, entry.name));
}

async function moveIfPresent(from: string, to: string): Promise<boolean> {
  try {
    await rename(from, to);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return false;
    throw error;
  }
}

function findFirstDifference(left: string, right: string): number {
  const [leftLines, rightLines] = [left.split("\n"), right.split("\n")];
  const index = leftLines.findIndex((line, at) => line !== rightLines[at]);
  return index === -1 ? leftLines.length + 1 : index + 1;
}
