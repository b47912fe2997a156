import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { compareText, isJsonObject, readArray } from "./json.js";
import { listEntries } from "./read-folder.js";

/** The file that says what else was written into a folder. What it does not name is somebody else's. */
const MANIFEST = "files.json";
const NOTE = "What `npm run generate` wrote here, and replaces. It refuses a folder that holds anything else.";

export function addManifest(files: ReadonlyMap<string, string>): ReadonlyMap<string, string> {
  const names = [...files.keys()].sort(compareText);
  return new Map([...files, [MANIFEST, `${JSON.stringify({ "x-generated": NOTE, files: names }, null, 2)}\n`]]);
}

/** @throws Error that names the first thing in the folder that the manifest does not: a folder may hold a whole project. */
export async function assertOwn(folder: string): Promise<void> {
  const files = await readManifest(folder);
  const folders = new Set([...files].flatMap(listFolders));
  for await (const { name, kind } of listEntries(folder)) {
    const isOwn = (kind === "file" && files.has(name)) || (kind === "folder" && folders.has(name));
    if (!isOwn) {
      throw new Error(
        `${join(folder, name)} was not written by the generator, which replaces the whole folder: choose an empty one, or move this away`,
      );
    }
  }
}

async function readManifest(folder: string): Promise<ReadonlySet<string>> {
  const text = await readFile(join(folder, MANIFEST), "utf8").catch(() => "");
  const manifest = parseJson(text);
  if (!isJsonObject(manifest) || manifest["x-generated"] !== NOTE) return new Set();
  return new Set([MANIFEST, ...readArray(manifest.files).filter((name) => typeof name === "string")]);
}

/** Undefined if it is not JSON: then it is not a manifest either. */
function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** `a` and `a/b` for `a/b/c.ts`. */
function listFolders(name: string): readonly string[] {
  const names = name.split("/").slice(0, -1);
  return names.map((_, index) => names.slice(0, index + 1).join("/"));
}
