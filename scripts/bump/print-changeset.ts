import type { Entries } from "./describe-changes.js";
import type { Level } from "./rate-change.js";

/** `.changeset/restate-1-7-13.md`: named by the version, so that a bump that is run again writes the same file. */
export function nameChangeset(version: string): string {
  return `.changeset/restate-${version.replace(/[^0-9A-Za-z]+/g, "-")}.md`;
}

/** A changeset (https://github.com/changesets/changesets): which number of the package's version the next release raises. */
export function printChangeset(packageName: string, level: Level, version: string, entries: Entries): string {
  const lines = Object.entries(entries).flatMap(([heading, texts]) =>
    texts.map((text: string) => `- ${heading}: ${text}`),
  );
  return ["---", `${JSON.stringify(packageName)}: ${level}`, "---", "", `Restate ${version}`, "", ...lines, ""].join(
    "\n",
  );
}
