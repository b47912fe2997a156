import semver from "semver";
import type { VersionChanges } from "../history/trace-history.js";
import type { TableChanges } from "../tables/compare-tables.js";
import type { Failure } from "./compile-consumers.js";

export type Level = "major" | "minor" | "patch";

/**
 * Rates a change of the API for code that uses the client. Major: code written for the version before no longer compiles, or
 * reads a table or column that is gone. Minor: something is new, or changed in a way that code need not know about. Patch:
 * everything else.
 */
export function rateChange(
  failures: readonly Failure[],
  changes: VersionChanges | undefined,
  { added, removed, changed }: TableChanges,
): Level {
  if (failures.length + removed.length > 0) return "major";
  return changes === undefined && added.length + changed.length === 0 ? "patch" : "minor";
}

export const ZERO_RULE =
  "while the package is 0.x, what breaks raises the second number, and all else the third, so that `^0.1.0` never breaks";

/** The number of the package's version that is raised: by the rule above, or as it is once the package is 1.0.0. */
export function toPackageLevel(level: Level, packageVersion: string): Level {
  if (semver.major(packageVersion) > 0) return level;
  return level === "major" ? "minor" : "patch";
}
