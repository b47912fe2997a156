import semver from "semver";
import type { VersionChanges } from "../history/trace-history.js";
import type { TableChanges } from "../tables/compare-tables.js";
import type { Failure } from "./compile-consumers.js";

export type Level = "major" | "minor" | "patch";

/**
 * What a change of the API is for code that uses the client: major if code written for an earlier one does not compile any
 * more, or reads a column that there is no longer, minor if there is something new or something was changed that code need not
 * know of, else patch.
 */
export function rateChange(
  failures: readonly Failure[],
  changes: VersionChanges | undefined,
  { added, removed, changed }: TableChanges,
): Level {
  if (failures.length + removed.length + changed.length > 0) return "major";
  return changes === undefined && added.length === 0 ? "patch" : "minor";
}

export const ZERO_RULE =
  "while the package is 0.x, what breaks raises the second number, and all else the third, so that `^0.1.0` never breaks";

/** The number of the package's version that is raised: by the rule above, or as it is once the package is 1.0.0. */
export function toPackageLevel(level: Level, packageVersion: string): Level {
  if (semver.major(packageVersion) > 0) return level;
  return level === "major" ? "minor" : "patch";
}
