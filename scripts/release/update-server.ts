import semver from "semver";
import { SERVER_ALIAS, SERVER_PACKAGE } from "../server/index.js";
import { runProgram } from "./run-program.js";

/**
 * Makes tests and demo run on this server version, a devDependency under an alias for its minor version. Changes only
 * package.json and the lock file; the tests install what is missing.
 */
export async function updateServer(root: string, version: string): Promise<void> {
  const flags = ["--save-dev", "--save-exact", "--package-lock-only", "--ignore-scripts", "--no-audit", "--no-fund"];
  const alias = `${SERVER_ALIAS}${semver.major(version)}.${semver.minor(version)}`;
  const { code, output } = await runProgram(root, "npm", [
    "install",
    ...flags,
    `${alias}@npm:${SERVER_PACKAGE}@${version}`,
  ]);
  if (code !== 0) throw new Error(`npm install ended with ${code}:\n${output}`);
}
