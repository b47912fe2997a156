import { join } from "node:path";
import { listVersions } from "../read/index.js";
import { isExactVersion, SERVER_PACKAGE } from "../server/index.js";
import { runProgram } from "./run-program.js";

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
  if (given !== undefined && !isExactVersion(given)) {
    throw new Error(`"${given}" is not an exact version such as 1.7.13`);
  }
  const version = given ?? (await askNpm());
  const known = await listVersions(join(root, "schemas/openapi"));
  if (!known.includes(version)) return version;
  if (given === undefined) return undefined;
  throw new Error(`schemas/openapi has ${version} already: to undo a bump, use git`);
}

async function askNpmForNewest(): Promise<string> {
  const { output } = await runProgram(process.cwd(), "npm", ["view", SERVER_PACKAGE, "version"]);
  const version = output.trim();
  if (!isExactVersion(version)) throw new Error(`npm view ${SERVER_PACKAGE} version said "${version}"`);
  return version;
}
