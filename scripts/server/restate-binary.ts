import { execFile } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync } from "node:fs";
import { dirname, join } from "node:path";
import { promisify } from "node:util";
import semver from "semver";
import { describeIncomplete, findBinary, type Installed, listPackages } from "../../src/testing/server/find-server.js";
import { isJsonObject, messageOf, PROJECT } from "../io/index.js";

export const SERVER_PACKAGE = "@restatedev/restate-server";

/** The start of the aliases with which several versions of that package can coexist, such as `restate-server-1.7`. */
export const SERVER_ALIAS = "restate-server-";

/** Whether a string names one release, such as `1.7.12` or `1.8.0-rc.1`, and so is safe in a path. */
export function isExactVersion(text: string): boolean {
  return semver.valid(text) === text;
}

/**
 * Finds the binary of a server. A version that the project does not have is installed from npm.
 *
 * @param root - The project's folder.
 */
export async function findRestateBinary(version: string, root: string = PROJECT): Promise<string> {
  if (!isExactVersion(version)) throw new Error(`"${version}" is not an exact Restate version such as 1.7.12`);
  const packages = join(root, "node_modules");
  const cached = join(packages, ".cache/restate-server", version);
  const installed = findInstalled(packages, version);
  if (installed !== undefined) return resolveBinary(installed, version);
  const found = findInstalled(cached, version);
  if (found === undefined || findBinary(found) === undefined) await installServer(version, cached);
  return resolveBinary(findInstalled(cached, version), version);
}

function findInstalled(folder: string, version: string): Installed | undefined {
  return listPackages(folder, SERVER_PACKAGE).find((each) => each.version === version);
}

function resolveBinary(installed: Installed | undefined, version: string): string {
  const binary = installed && findBinary(installed);
  if (binary !== undefined) return binary;
  throw new Error(installed ? describeIncomplete(installed) : `${SERVER_PACKAGE} ${version} is not installed`);
}

async function installServer(version: string, target: string): Promise<void> {
  // A folder that is there has no binary for this machine.
  rmSync(target, { recursive: true, force: true });
  mkdirSync(dirname(target), { recursive: true });
  // npm installs into a folder of its own, which gets its name when it is complete: an interrupted installation is never used.
  const staging = mkdtempSync(`${target}.installing-`);
  try {
    // `npm run --silent` also silences the npm that it starts. The flag restores the reason of a failure.
    const flags = ["--ignore-scripts", "--no-save", "--no-package-lock", "--no-audit", "--no-fund", "--loglevel=error"];
    await promisify(execFile)("npm", ["install", "--prefix", staging, ...flags, `${SERVER_PACKAGE}@${version}`]);
    // npm succeeds even if the platform's package, an optional dependency, is missing.
    resolveBinary(findInstalled(staging, version), version);
    moveUnlessThere(staging, target);
  } catch (cause) {
    throw new Error(`restate-server ${version} could not be installed from npm: ${messageOf(cause)}`, { cause });
  } finally {
    rmSync(staging, { recursive: true, force: true });
  }
}

/** Moves a folder unless another process has installed the same version meanwhile. */
function moveUnlessThere(source: string, target: string): void {
  try {
    renameSync(source, target);
  } catch (error) {
    if (!existsSync(target)) throw error;
  }
}

/** Lists the server versions that are devDependencies under aliases such as `restate-server-1.7`, oldest first. */
export function readServerVersions(root: string = PROJECT): readonly string[] {
  const manifest: unknown = JSON.parse(readFileSync(join(root, "package.json"), "utf8"));
  const dependencies = isJsonObject(manifest) ? manifest.devDependencies : undefined;
  const aliases = Object.values(isJsonObject(dependencies) ? dependencies : {});
  const found = aliases.map((range) => String(range).split(`npm:${SERVER_PACKAGE}@`)[1]);
  return semver.sort(found.filter((version) => version !== undefined));
}
