import { execFileSync } from "node:child_process";
import { fileURLToPath } from "node:url";

/** Installs the packages of a test that are too large to be dependencies of the project, into the test's own folder. */
export function installFolder(name: string): string {
  const folder = fileURLToPath(new URL(name, import.meta.url));
  const quiet = ["--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"];
  execFileSync("npm", ["install", "--prefix", folder, ...quiet], { stdio: "inherit" });
  return folder;
}
