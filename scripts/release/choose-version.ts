import semver from "semver";
import { isExactVersion, SERVER_PACKAGE } from "../server/index.js";
import { runProgram } from "./run-program.js";
import { findNewestRelease } from "./schema-files.js";

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
  const newest = await findNewestRelease(root);
  const version = given ?? (await askNpm());
  if (semver.gt(version, newest)) return version;
  if (given === undefined) return undefined;
  throw new Error(
    `${version} is not newer than ${newest}, the newest in schemas/openapi: to undo a bump, use git; to complete the ` +
      `history, run \`npm run schema:pull -- ${version}\` and \`npm run generate\``,
  );
}

async function askNpmForNewest(): Promise<string> {
  const { output } = await runProgram(process.cwd(), "npm", ["view", SERVER_PACKAGE, "version"]);
  const version = output.trim();
  if (!isExactVersion(version)) throw new Error(`npm view ${SERVER_PACKAGE} version said "${version}"`);
  return version;
}
