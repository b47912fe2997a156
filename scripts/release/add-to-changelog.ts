import type { Entries } from "./describe-changes.js";

const UNRELEASED = "## [Unreleased]";
const HEADINGS = ["Added", "Changed", "Deprecated", "Removed", "Fixed", "Security"] as const;

/** The lines of a changelog: down to the heading of the unreleased section, that section, and the releases below. */
interface Changelog {
  readonly start: readonly string[];
  readonly unreleased: readonly string[];
  readonly releases: readonly string[];
}

export function splitChangelog(changelog: string): Changelog {
  const lines = changelog.split("\n");
  const start = lines.indexOf(UNRELEASED) + 1;
  if (start === 0) throw new Error(`CHANGELOG.md has no line "${UNRELEASED}": put one above the newest release`);
  const next = lines.findIndex((line, index) => index >= start && line.startsWith("## "));
  const end = next === -1 ? lines.length : next;
  return { start: lines.slice(0, start), unreleased: lines.slice(start, end), releases: lines.slice(end) };
}

/** Adds the entries of a version to the unreleased section of a changelog (https://keepachangelog.com). */
export function addToChangelog(changelog: string, version: string, entries: Entries): string {
  const { start, unreleased, releases } = splitChangelog(changelog);
  const [intro = "", ...parts] = unreleased.join("\n").split(/^### /m);
  const sections = readSections(parts);
  const merged = HEADINGS.flatMap((heading) => {
    const added = heading in entries ? entries[heading as keyof Entries] : [];
    const items = [...(sections.get(heading) ?? []), ...added.map((line) => `- Restate ${version}: ${line}`)];
    return items.length === 0 ? [] : ["", `### ${heading}`, "", ...items];
  });
  return `${[...start, ...(intro.trim() === "" ? [] : [intro.trimEnd()]), ...merged, "", ...releases].join("\n").trimEnd()}\n`;
}

/** Reads the lines below each heading. If it comes twice, they are one list. */
function readSections(parts: readonly string[]): ReadonlyMap<string, readonly string[]> {
  const sections = new Map<string, readonly string[]>();
  for (const part of parts) {
    const [heading = "", ...rest] = part.split("\n");
    const text = rest.join("\n").trim();
    if (!HEADINGS.some((each) => each === heading)) {
      throw new Error(`CHANGELOG.md: "### ${heading}" is none of ${HEADINGS.join(", ")}`);
    }
    sections.set(heading, [...(sections.get(heading) ?? []), ...(text === "" ? [] : text.split("\n"))]);
  }
  return sections;
}
