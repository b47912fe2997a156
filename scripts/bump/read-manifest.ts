import { readFileSync } from "node:fs";
import { join } from "node:path";
import { isJsonObject, readObject } from "../io/index.js";

export interface Manifest {
  readonly name: string;
  readonly version: string;
  /** The names of the devDependencies. */
  readonly devDependencies: readonly string[];
}

/** Reads package.json. */
export function readManifest(root: string): Manifest {
  const manifest: unknown = JSON.parse(readFileSync(join(root, "package.json"), "utf8"));
  if (!isJsonObject(manifest) || typeof manifest.name !== "string" || typeof manifest.version !== "string") {
    throw new Error("package.json has no name or no version");
  }
  const devDependencies = Object.keys(readObject(manifest.devDependencies));
  return { name: manifest.name, version: manifest.version, devDependencies };
}
