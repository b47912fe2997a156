import type { Entries } from "./describe-changes.js";
import type { Level } from "./rate-change.js";

/** Names the changeset by version, so that a repeated bump writes the same file: `.changeset/restate-1-7-13.md`. */
export function nameChangeset(version: string): string {
  return `.changeset/restate-${version.replace(/[^0-9A-Za-z]+/g, "-")}.md`;
}

/**
 * Prints a changeset (https://github.com/changesets/changesets), which sets how the next release raises the version.
 */
export function printChangeset(packageName: string, level: Level, version: string, entries: Entries): string {
  const lines = Object.entries(entries).flatMap(([heading, texts]) =>
    texts.map((text: string) => `- ${heading}: ${text}`),
  );
  return ["---", `${JSON.stringify(packageName)}: ${level}`, "---", "", `Restate ${version}`, "", ...lines, ""].join(
    "\n",
  );
}
