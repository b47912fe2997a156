import { readFileSync } from "node:fs";
import { join } from "node:path";
import { isJsonObject } from "../io/index.js";

/** Reads the package's name and version from package.json. */
export function readManifest(root: string): { readonly name: string; readonly version: string } {
  const manifest: unknown = JSON.parse(readFileSync(join(root, "package.json"), "utf8"));
  if (!isJsonObject(manifest) || typeof manifest.name !== "string" || typeof manifest.version !== "string") {
    throw new Error("package.json has no name or no version");
  }
  return { name: manifest.name, version: manifest.version };
}
