import { existsSync } from "node:fs";
import { readdir } from "node:fs/promises";
import { basename, join } from "node:path";
import semver from "semver";
import { compareText } from "../io/index.js";

export async function findNewestSchema(folder: string): Promise<string> {
  const names = (await findSchemas(folder)).map((file) => basename(file, ".json"));
  const newest = semver.sort(names.filter((name) => semver.valid(name) !== null)).at(-1);
  if (newest === undefined) throw new Error(`${folder} has no schema: get one with \`npm run schema:pull -- VERSION\``);
  return join(folder, `${newest}.json`);
}

export function findSchemas(folder: string): Promise<readonly string[]> {
  return findFiles(folder, /\.json$/);
}

export function findOverlays(folder: string): Promise<readonly string[]> {
  return findFiles(folder, /\.(ya?ml|json)$/);
}

async function findFiles(folder: string, pattern: RegExp): Promise<readonly string[]> {
  const names = (await readdir(folder)).filter((name) => pattern.test(name));
  return names.sort(compareText).map((name) => join(folder, name));
}

/** Finds the overlays of the project's own client: names, the corrections, then the examples. */
export async function findOwnOverlays(schemas: string): Promise<readonly string[]> {
  const corrections = await findOverlays(join(schemas, "overlays"));
  return [join(schemas, "names.yaml"), ...corrections, join(schemas, "examples.yaml")].filter((path) =>
    existsSync(path),
  );
}
