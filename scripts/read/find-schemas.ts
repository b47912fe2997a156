import { existsSync } from "node:fs";
import { readdir } from "node:fs/promises";
import { basename, join } from "node:path";
import semver from "semver";
import { compareText } from "../io/index.js";

/** Lists the versions in a folder of `<version>.json` files, oldest first. */
export async function listVersions(folder: string): Promise<readonly string[]> {
  const names = (await findSchemas(folder)).map((file) => basename(file, ".json"));
  return semver.sort(names.filter((name) => semver.valid(name) !== null));
}

export async function findNewestSchema(folder: string): Promise<string> {
  const newest = (await listVersions(folder)).at(-1);
  if (newest === undefined)
    throw new Error(`${folder} holds no schema: get one with \`npm run schema:pull -- VERSION\``);
  return join(folder, `${newest}.json`);
}

export async function findSchemas(folder: string): Promise<readonly string[]> {
  const files = (await readdir(folder)).filter((file) => file.endsWith(".json"));
  return files.sort(compareText).map((file) => join(folder, file));
}

export async function findOverlays(folder: string): Promise<readonly string[]> {
  const files = (await readdir(folder)).filter((file) => /\.(ya?ml|json)$/.test(file));
  return files.sort(compareText).map((file) => join(folder, file));
}

/** Finds the overlays of the project's own client: names, the corrections, then the examples. */
export async function findOwnOverlays(schemas: string): Promise<readonly string[]> {
  const corrections = await findOverlays(join(schemas, "overlays"));
  return [join(schemas, "names.yaml"), ...corrections, join(schemas, "examples.yaml")].filter((path) =>
    existsSync(path),
  );
}
