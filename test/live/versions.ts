import semver from "semver";
import { readServerVersions } from "../../scripts/server/read-server-versions.js";

/**
 * The servers that the suite runs against, oldest first: the last of the 1.6 line and those that are devDependencies.
 * 1.6 is none of these, but installed before the tests: npm has its binaries for Linux only, and `npm ci` then refuses a
 * lock file that cannot name the others.
 */
export const versions: readonly string[] = ["1.6.2", ...readServerVersions()];

/** The two ends of that list: what the oldest server lacks, and what the newest has. */
export const oldest: string = versions[0] ?? "";
export const newest: string = versions.at(-1) ?? "";

/** Whether a version is that one or a later one, for what older servers do not have. */
export function isSince(version: string, first: string): boolean {
  return semver.gte(version, first);
}
