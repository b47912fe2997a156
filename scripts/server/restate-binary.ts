/** Finds the restate-server binary of a version, and installs it from npm if it is not a devDependency. */

import { execFile } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import semver from "semver";
import { isJsonObject, messageOf } from "../io/index.js";

/** The npm package with the server. */
export const SERVER_PACKAGE = "@restatedev/restate-server";

/** The start of the aliases by which several versions of that package can coexist, such as `restate-server-1.7`. */
export const SERVER_ALIAS = "restate-server-";

const nodeModules = fileURLToPath(new URL("../../node_modules", import.meta.url));
const cacheDirectory = join(nodeModules, ".cache", "restate-server");

/** Whether a string names one release, such as `1.7.12` or `1.8.0-rc.1`, and so is safe in a path. */
export function isExactVersion(text: string): boolean {
  return semver.valid(text) === text;
}

export async function findRestateBinary(version: string): Promise<string> {
  if (!isExactVersion(version)) throw new Error(`"${version}" is not an exact Restate version such as 1.7.12`);
  const installed = findDevDependency(version);
  if (installed !== undefined) return resolveBinary(installed, version);
  const cached = join(cacheDirectory, version);
  if (!existsSync(cached)) await installServer(version, cached);
  return resolveBinary(join(cached, "node_modules", SERVER_PACKAGE), version);
}

/** Finds a devDependency. They have aliases such as `restate-server-1.7`, so that several versions can coexist. */
function findDevDependency(version: string): string | undefined {
  return readdirSync(nodeModules)
    .filter((name) => name.startsWith(SERVER_ALIAS))
    .map((name) => join(nodeModules, name))
    .find((directory) => readPackageVersion(join(directory, "package.json")) === version);
}

/** Finds the binary itself. The package's launcher is a second process, which cannot pass SIGKILL on to the server. */
function resolveBinary(packageDirectory: string, version: string): string {
  const platformPackage = `${SERVER_PACKAGE}-${process.platform}-${process.arch}`;
  const require = createRequire(join(packageDirectory, "package.json"));
  const lookup = require.resolve.paths(platformPackage) ?? [];
  // The nearest one wins, as in Node's lookup, but it may belong to another alias and be hoisted.
  const nearest = lookup
    .map((directory) => join(directory, platformPackage))
    .find((directory) => existsSync(directory));
  if (nearest === undefined || readPackageVersion(join(nearest, "package.json")) !== version) {
    throw new Error(`restate-server ${version} is in ${packageDirectory} without ${platformPackage}@${version}`);
  }
  return join(nearest, "bin", "restate-server");
}

function readPackageVersion(file: string): unknown {
  if (!existsSync(file)) return undefined;
  const manifest: unknown = JSON.parse(readFileSync(file, "utf8"));
  return isJsonObject(manifest) ? manifest.version : undefined;
}

async function installServer(version: string, target: string): Promise<void> {
  mkdirSync(cacheDirectory, { recursive: true });
  // Installed next to the target and renamed when complete, so that an interrupted install is never used.
  const staging = mkdtempSync(`${target}.installing-`);
  try {
    const flags = ["--ignore-scripts", "--no-save", "--no-package-lock", "--no-audit", "--no-fund"];
    await promisify(execFile)("npm", ["install", "--prefix", staging, ...flags, `${SERVER_PACKAGE}@${version}`]);
    // npm succeeds even if the platform's package, an optional dependency, is missing.
    resolveBinary(join(staging, "node_modules", SERVER_PACKAGE), version);
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
