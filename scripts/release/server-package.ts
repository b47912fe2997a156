import { join } from "node:path";
import semver from "semver";
import { listVersions } from "../read/index.js";
import { isExactVersion, SERVER_ALIAS, SERVER_PACKAGE } from "../server/index.js";
import { runProgram } from "./run-in-copy.js";

/**
 * Chooses the version to bump to: the given one, or the newest release on npm.
 *
 * @returns undefined if none was given and the project has that of npm.
 */
export async function chooseVersion(
  root: string,
  given: string | undefined,
  askNpm: () => Promise<string> = askNpmForNewest,
): Promise<string | undefined> {
  const version = given ?? (await askNpm());
  if (!isExactVersion(version)) throw new Error(`"${version}" is not an exact version such as 1.7.13`);
  if (!(await listVersions(join(root, "schemas/openapi"))).includes(version)) return version;
  if (given === undefined) return undefined;
  throw new Error(`schemas/openapi has ${version} already: to undo a bump, use git`);
}

async function askNpmForNewest(): Promise<string> {
  const { output } = await runProgram(process.cwd(), "npm", ["view", SERVER_PACKAGE, "version"]);
  return output.trim();
}

/**
 * Makes tests and demo run on this server version, a devDependency under an alias for its minor version. Changes only
 * package.json and the lock file; the tests install what is missing.
 */
export async function updateServer(root: string, version: string): Promise<void> {
  const flags = ["--save-dev", "--save-exact", "--package-lock-only", "--ignore-scripts", "--no-audit", "--no-fund"];
  const name = `${SERVER_ALIAS}${semver.major(version)}.${semver.minor(version)}@npm:${SERVER_PACKAGE}@${version}`;
  const { code, output } = await runProgram(root, "npm", ["install", ...flags, name]);
  if (code !== 0) throw new Error(`npm install ended with ${code}:\n${output}`);
}
