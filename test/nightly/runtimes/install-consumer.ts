import { execFileSync } from "node:child_process";
import { cpSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

const root = fileURLToPath(new URL("../../..", import.meta.url));

export async function installConsumer(folder: string): Promise<void> {
  execFileSync("npm", ["pack", "--silent", "--pack-destination", folder], { cwd: root, stdio: ["ignore", 2, 2] });
  const [tarball] = readdirSync(folder).filter((name) => name.endsWith(".tgz"));
  if (tarball === undefined) throw new Error("npm pack has made no tarball");
  writeFileSync(join(folder, "package.json"), '{ "private": true }\n');
  const quiet = ["--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"];
  execFileSync("npm", ["install", ...quiet, `./${tarball}`], { cwd: folder, stdio: ["ignore", 2, 2] });
  cpSync(fileURLToPath(new URL("consumer", import.meta.url)), folder, { recursive: true });
  // Browsers and workers get one file with everything that the scenarios import.
  const options = { absWorkingDir: folder, bundle: true, target: "es2022", logLevel: "error" } as const;
  await build({ ...options, entryPoints: ["page.mjs"], outfile: "page.js", format: "iife", platform: "browser" });
  await build({
    ...options,
    entryPoints: ["worker.mjs"],
    outfile: "worker.js",
    format: "esm",
    platform: "neutral",
    conditions: ["workerd", "worker"],
  });
}

/** Installs the runtimes, which are too large to be dependencies of the project, into this folder. */
export function installRuntimes(): string {
  const folder = fileURLToPath(new URL(".", import.meta.url));
  const quiet = ["--ignore-scripts", "--no-package-lock", "--no-audit", "--no-fund", "--loglevel=error"];
  execFileSync("npm", ["install", "--prefix", folder, ...quiet], { stdio: "inherit" });
  return folder;
}
