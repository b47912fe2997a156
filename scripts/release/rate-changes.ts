import semver from "semver";
import { BREAKING } from "./describe-changes.js";

export type Level = "major" | "minor" | "patch";

/**
 * Rates a section of the changelog. A breaking change is major, and so is anything removed; something added, changed or
 * deprecated is minor; a fix is a patch.
 */
export function rateChanges(lines: readonly string[]): Level {
  if (lines.some((line) => line === "### Removed" || line.includes(BREAKING))) return "major";
  return lines.some((line) => /^### (Added|Changed|Deprecated)$/.test(line)) ? "minor" : "patch";
}

export const ZERO_RULE =
  "before 1.0.0, a breaking change raises the minor version and any other change the patch version, so that `^0.1.0` never breaks";

/** Returns which number of the package's version to raise. Before 1.0.0, {@link ZERO_RULE} applies. */
export function toPackageLevel(level: Level, packageVersion: string): Level {
  if (semver.major(packageVersion) > 0) return level;
  return level === "major" ? "minor" : "patch";
}
