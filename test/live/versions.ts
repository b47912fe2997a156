import { readFileSync } from "node:fs";
import semver from "semver";
import { isJsonObject } from "../../scripts/json.js";

/**
 * The servers that the suite runs against, oldest first: the last of the 1.6 line and those that are devDependencies.
 * 1.6 is none of these, but installed before the tests: npm has its binaries for Linux only, and `npm ci` then refuses a
 * lock file that cannot name the others.
 */
export const versions: readonly string[] = semver.sort(["1.6.2", ...readDevDependencies()]);

/** Whether a version is that one or a later one, for what older servers do not have. */
export function isSince(version: string, first: string): boolean {
  return semver.gte(version, first);
}

function readDevDependencies(): string[] {
  const manifest: unknown = JSON.parse(readFileSync(new URL("../../package.json", import.meta.url), "utf8"));
  const dependencies = isJsonObject(manifest) ? manifest.devDependencies : undefined;
  const aliases = Object.values(isJsonObject(dependencies) ? dependencies : {});
  const found = aliases.map((range) => /^npm:@restatedev\/restate-server@(.+)$/.exec(String(range))?.[1]);
  return found.filter((version) => version !== undefined);
}
