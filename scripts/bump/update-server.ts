import { execFile } from "node:child_process";
import { promisify } from "node:util";
import semver from "semver";

/**
 * Makes that server version the one that tests and demo run on: a devDependency under an alias for its minor version. Only
 * package.json and the lock file are changed, so that it can be undone; the tests install what is not there yet.
 */
export async function updateServer(root: string, version: string): Promise<void> {
  const alias = `restate-server-${semver.major(version)}.${semver.minor(version)}`;
  const flags = ["--save-dev", "--save-exact", "--package-lock-only", "--ignore-scripts", "--no-audit", "--no-fund"];
  const server = `${alias}@npm:@restatedev/restate-server@${version}`;
  await promisify(execFile)("npm", ["install", ...flags, server], { cwd: root });
}
