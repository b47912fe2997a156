import { readFileSync } from "node:fs";
import { join } from "node:path";
import semver from "semver";
import type { Api, BuiltClient } from "../generate/index.js";
import { compareTables } from "../tables/index.js";
import { compilePrograms } from "./compile-program.js";
import { describeChanges, type Entries } from "./describe-changes.js";
import { isSameCode, PUBLISHED, printPublished } from "./published.js";

export type Level = "major" | "minor" | "patch";

export interface Verdict {
  /** Major: code for what was published no longer compiles, or reads a removed table or column. Minor: other changes. */
  readonly level: Level;
  readonly entries: Entries;
  /** The program for the new client, to be published with it. */
  readonly published: string;
  /** Compile errors of the new client and of that program. */
  listFaults(): readonly string[];
}

/**
 * Compiles the program that was published last against a new client, and describes what changed.
 *
 * @param before - What the documents of the version before say.
 */
export function judgeChange(root: string, before: Api, after: BuiltClient): Verdict {
  const old = readFileSync(join(root, PUBLISHED), "utf8");
  const { listFailures, listExports, listFaults } = compilePrograms(root, after.files, new Map([[PUBLISHED, old]]));
  const failures = listFailures(PUBLISHED);
  const published = printPublished(after, listExports());
  const tableChanges = compareTables(before.tables, after.tables);
  const entries = describeChanges({ before: before.document, after: after.document, tableChanges, failures });
  const isSame = Object.values(entries).every((lines) => lines.length === 0) && isSameCode(old, after);
  const isBreaking = failures.length + tableChanges.removed.length > 0;
  return {
    level: isBreaking ? "major" : isSame ? "patch" : "minor",
    entries,
    published,
    listFaults() {
      const next = compilePrograms(root, after.files, new Map([[PUBLISHED, published]])).listFailures(PUBLISHED);
      return [...listFaults(), ...next.map(({ message }) => `${PUBLISHED}: ${message}`)];
    },
  };
}

export const ZERO_RULE =
  "before 1.0.0, a breaking change raises the minor version and any other change the patch version, so that `^0.1.0` never breaks";

/** Returns which number of the package's version to raise. Before 1.0.0, {@link ZERO_RULE} applies. */
export function toPackageLevel(level: Level, packageVersion: string): Level {
  if (semver.major(packageVersion) > 0) return level;
  return level === "major" ? "minor" : "patch";
}
