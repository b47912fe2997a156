import semver from "semver";
import { BREAKING } from "./describe-changes.js";
import { type Level, toPackageLevel } from "./judge-change.js";

/**
 * Returns the version that the unreleased changes call for. A breaking change is major, and so is anything removed;
 * something added, changed or deprecated is minor; a fix is a patch.
 *
 * @param lines - The unreleased section of the changelog.
 */
export function nextVersion(packageVersion: string, lines: readonly string[]): string {
  const version = semver.inc(packageVersion, toPackageLevel(rateLines(lines), packageVersion));
  if (version === null) throw new Error(`package.json: ${JSON.stringify(packageVersion)} is not a version`);
  return version;
}

function rateLines(lines: readonly string[]): Level {
  if (lines.some((line) => line === "### Removed" || line.includes(BREAKING))) return "major";
  return lines.some((line) => /^### (Added|Changed|Deprecated)$/.test(line)) ? "minor" : "patch";
}
