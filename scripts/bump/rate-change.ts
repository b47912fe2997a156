import semver from "semver";
import type { VersionChanges } from "../history/index.js";
import type { TableChanges } from "../tables/index.js";
import type { Failure } from "./compile-consumers.js";

export type Level = "major" | "minor" | "patch";

/**
 * Rates a change of the API for code that uses the client. Major: code written for the previous version no longer
 * compiles, or reads a removed table or column. Minor: something is new, or changed without affecting code. Patch:
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
  "before 1.0.0, a breaking change raises the minor version and any other change the patch version, so that `^0.1.0` never breaks";

/** Returns which number of the package's version to raise. Before 1.0.0, {@link ZERO_RULE} applies. */
export function toPackageLevel(level: Level, packageVersion: string): Level {
  if (semver.major(packageVersion) > 0) return level;
  return level === "major" ? "minor" : "patch";
}
