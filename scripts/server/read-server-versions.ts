import { readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import semver from "semver";
import { isJsonObject } from "../io/index.js";
import { SERVER_PACKAGE } from "./restate-binary.js";

const project = fileURLToPath(new URL("../..", import.meta.url));

/** Lists the server versions that are devDependencies under aliases such as `restate-server-1.7`, oldest first. */
export function readServerVersions(root: string = project): readonly string[] {
  const manifest: unknown = JSON.parse(readFileSync(join(root, "package.json"), "utf8"));
  const dependencies = isJsonObject(manifest) ? manifest.devDependencies : undefined;
  const aliases = Object.values(isJsonObject(dependencies) ? dependencies : {});
  const found = aliases.map((range) => String(range).split(`npm:${SERVER_PACKAGE}@`)[1]);
  return semver.sort(found.filter((version) => version !== undefined));
}
