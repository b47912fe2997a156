import { existsSync } from "node:fs";
import { join } from "node:path";
import semver from "semver";
import { SERVER_PACKAGE } from "../restate.js";
import { isExactVersion } from "../server/index.js";
import { runProgram } from "./run-program.js";
import { findNewestRelease, nameSchemas } from "./schema-files.js";

/**
 * Chooses the version to bump to: the given one, which must be newer than all releases, or the newest release on npm.
 *
 * @returns undefined if none was given and npm has no newer one.
 */
export async function chooseVersion(
  root: string,
  given: string | undefined,
  askNpm: () => Promise<string> = askNpmForNewest,
): Promise<string | undefined> {
  if (given !== undefined && !isExactVersion(given)) {
    throw new Error(`"${given}" is not an exact version such as 1.7.13`);
  }
  const newest = findNewestRelease(root);
  const version = given ?? (await askNpm());
  const [schema] = nameSchemas(version);
  const isNew = semver.gt(version, newest) && !existsSync(join(root, schema));
  if (isNew) return version;
  if (given === undefined) return undefined;
  if (existsSync(join(root, schema))) throw new Error(`${schema} is there already: to undo a bump, use git`);
  throw new Error(
    `${version} is older than ${newest}, the newest in schemas/openapi: to complete the history, run ` +
      `\`npm run schema:pull -- ${version}\` and \`npm run generate\``,
  );
}

async function askNpmForNewest(): Promise<string> {
  const { output } = await runProgram(process.cwd(), "npm", ["view", SERVER_PACKAGE, "version"]);
  const version = output.trim();
  if (!isExactVersion(version)) throw new Error(`npm view ${SERVER_PACKAGE} version said "${version}"`);
  return version;
}
