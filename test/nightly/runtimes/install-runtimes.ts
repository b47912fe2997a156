/** Installs the runtimes, where they are not installed yet. One that cannot be had is an error. */

import { execFileSync, spawnSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { isJsonObject } from "../../../scripts/io/json.js";

const folder = fileURLToPath(new URL(".", import.meta.url));

/** The folder of an installed runtime. */
export function findRuntime(name: string): string {
  return join(folder, "node_modules", name);
}

export function installRuntimes(): void {
  const lock = readJson(join(folder, "package-lock.json"));
  const wanted = Object.entries(isJsonObject(lock) && isJsonObject(lock.packages) ? lock.packages : {});
  const isInstalled = wanted.every(
    ([path, entry]) => path === "" || readVersion(join(folder, path)) === versionOf(entry),
  );
  if (isInstalled) return;
  console.log("installing the runtimes, about 870 MB, into test/nightly/runtimes/node_modules");
  execFileSync("npm", ["ci", "--prefix", folder, "--ignore-scripts", "--no-audit", "--no-fund"], { stdio: "inherit" });
}

/** The program of a Chromium of this machine; Debian's is installed, where it may be. */
export function findChromium(): string {
  const found = lookForChromium();
  if (found !== undefined) return found;
  const how = "apt-get install --no-install-recommends chromium";
  if (process.getuid?.() !== 0 || !existsSync("/usr/bin/apt-get")) {
    throw new Error(`There is no Chromium in PATH, and only root can install it on Debian: ${how}`);
  }
  console.log(how);
  execFileSync("apt-get", ["update", "--quiet"], { stdio: "inherit" });
  const options = ["--yes", "--quiet", "--no-install-recommends"];
  execFileSync("apt-get", ["install", ...options, "chromium"], { stdio: "inherit" });
  const installed = lookForChromium();
  if (installed === undefined) throw new Error(`${how} has brought no chromium into PATH`);
  return installed;
}

function lookForChromium(): string | undefined {
  const names = ["chromium", "chromium-browser", "google-chrome"];
  const lookups = names.map((name) => spawnSync("sh", ["-c", 'command -v "$1"', "sh", name], { encoding: "utf8" }));
  return lookups.find(({ status }) => status === 0)?.stdout.trim();
}

/** The version of an installed package; undefined if it is not there. That of an older Node is `v20.19.0`. */
export function readVersion(directory: string): string | undefined {
  const file = join(directory, "package.json");
  return existsSync(file) ? versionOf(readJson(file)) : undefined;
}

function versionOf(json: unknown): string | undefined {
  return isJsonObject(json) && typeof json.version === "string" ? json.version.replace(/^v/, "") : undefined;
}

function readJson(file: string): unknown {
  return JSON.parse(readFileSync(file, "utf8"));
}
