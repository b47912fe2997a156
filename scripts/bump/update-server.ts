import { execFile } from "node:child_process";
import { promisify } from "node:util";
import semver from "semver";
import { SERVER_ALIAS, SERVER_PACKAGE } from "../restate.js";

/**
 * Makes tests and demo run on this server version, a devDependency under an alias for its minor version. Changes only
 * package.json and the lock file, which can be restored; the tests install what is missing.
 */
export async function updateServer(root: string, version: string): Promise<void> {
  const flags = ["--save-dev", "--save-exact", "--package-lock-only", "--ignore-scripts", "--no-audit", "--no-fund"];
  const server = `${nameServerAlias(version)}@npm:${SERVER_PACKAGE}@${version}`;
  await promisify(execFile)("npm", ["install", ...flags, server], { cwd: root });
}

/** `restate-server-1.7` */
export function nameServerAlias(version: string): string {
  return `${SERVER_ALIAS}${semver.major(version)}.${semver.minor(version)}`;
}
