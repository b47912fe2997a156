import { execFile } from "node:child_process";
import { existsSync } from "node:fs";
import { basename, join } from "node:path";
import { promisify } from "node:util";
import semver from "semver";
import { findNewestSchema } from "../document/index.js";
import { SERVER_PACKAGE } from "../restate.js";
import { isExactVersion } from "../server/index.js";

/**
 * Chooses the version to bump to: the given one, which must be newer than all schemas, or the newest release on npm.
 *
 * @returns undefined if none was given and npm has no newer one.
 */
export async function chooseVersion(
  schemas: string,
  given: string | undefined,
  askNpm: () => Promise<string> = askNpmForNewest,
): Promise<string | undefined> {
  if (given !== undefined && !isExactVersion(given)) {
    throw new Error(`"${given}" is not an exact version such as 1.7.13`);
  }
  const newest = await findNewestVersion(schemas);
  const version = given ?? (await askNpm());
  if (semver.gt(version, newest)) return version;
  if (given === undefined) return undefined;
  if (existsSync(join(schemas, `${version}.json`))) {
    const order = version === newest ? "is the newest" : `${newest} is newer`;
    throw new Error(`schemas/openapi/${version}.json is there already, and ${order}: to undo a bump, use git`);
  }
  throw new Error(
    `${version} is older than ${newest}, the newest in schemas/openapi: to complete the history, run ` +
      `\`npm run schema:pull -- ${version}\` and \`npm run generate\``,
  );
}

/** Finds the newest version with a schema. */
export async function findNewestVersion(schemas: string): Promise<string> {
  return basename(await findNewestSchema(schemas), ".json");
}

async function askNpmForNewest(): Promise<string> {
  const { stdout } = await promisify(execFile)("npm", ["view", SERVER_PACKAGE, "version"]);
  const version = stdout.trim();
  if (!isExactVersion(version)) throw new Error(`npm view ${SERVER_PACKAGE} version said "${version}"`);
  return version;
}
