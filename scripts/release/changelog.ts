/** CHANGELOG.md (https://keepachangelog.com). As a program, closes its unreleased section: the first step of `npm run release:version`. */

import { execFileSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import semver from "semver";
import { isProgram, PROJECT } from "../io/index.js";

const UNRELEASED = "## [Unreleased]";
const HEADINGS = ["Added", "Changed", "Deprecated", "Removed", "Fixed", "Security"] as const;

export type Heading = (typeof HEADINGS)[number];
export type Sections = Readonly<Partial<Record<Heading, readonly string[]>>>;
export type Level = "major" | "minor" | "patch";

/** Begins the line of a change that breaks code. */
export const BREAKING = "**Breaking:**";

function splitChangelog(changelog: string): readonly [start: string, unreleased: string, releases: string] {
  const sections = changelog.split(/^(?=## )/m);
  const index = sections.findIndex((section) => section.startsWith(UNRELEASED));
  if (index === -1) throw new Error(`CHANGELOG.md has no line "${UNRELEASED}": put one above the newest release`);
  return [sections.slice(0, index).join(""), sections[index] ?? "", sections.slice(index + 1).join("")];
}

export function addToChangelog(changelog: string, version: string, entries: Sections): string {
  const [start, unreleased, releases] = splitChangelog(changelog);
  const [intro = "", ...given] = unreleased.split(/^### /m).map((text) => text.trim());
  const unknown = given.find((text) => !HEADINGS.some((heading) => text.startsWith(heading)));
  if (unknown !== undefined) throw new Error(`CHANGELOG.md: "### ${unknown}" is none of ${HEADINGS.join(", ")}`);
  const listLines = (heading: Heading) => (entries[heading] ?? []).map((line) => `- Restate ${version}: ${line}`);
  const sections = HEADINGS.flatMap((heading) => {
    const existing = given.filter((text) => text.startsWith(heading)).map((text) => text.slice(heading.length).trim());
    const lines = [...existing, ...listLines(heading)];
    return lines.length === 0 ? [] : `### ${heading}\n\n${lines.join("\n")}`;
  });
  return `${start}${[intro, ...sections].join("\n\n")}\n${releases && `\n${releases}`}`;
}

/**
 * Rates the text of a section. A breaking change is major, and so is anything removed; something added, changed or deprecated is minor; a
 * fix is a patch.
 */
export function rateChanges(section: string): Level {
  if (/^### Removed/m.test(section) || section.includes(BREAKING)) return "major";
  return /^### (Added|Changed|Deprecated)/m.test(section) ? "minor" : "patch";
}

/**
 * Returns the level by which a change raises the package's version. Before 1.0.0, a breaking change raises the minor version and any other change the
 * patch version, so that `^0.1.0` never breaks.
 */
export function toPackageLevel(level: Level, packageVersion: string): Level {
  if (semver.major(packageVersion) > 0) return level;
  return level === "major" ? "minor" : "patch";
}

/** @param packageVersion - The first release has this version, and each later one the version after it. */
export function closeChangelog(
  changelog: string,
  packageVersion: string,
  date: string,
): { readonly changelog: string; readonly version: string } {
  const [start, unreleased, releases] = splitChangelog(changelog);
  if (!/^- /m.test(unreleased)) throw new Error("CHANGELOG.md has no unreleased changes");
  const raised = semver.inc(packageVersion, toPackageLevel(rateChanges(unreleased), packageVersion));
  const version = releases === "" ? packageVersion : `${raised}`;
  const closed = unreleased.replace(UNRELEASED, `${UNRELEASED}\n\n## [${version}] - ${date}`);
  return { changelog: `${start}${closed}${releases}`, version };
}

if (isProgram(import.meta.url)) {
  const file = join(PROJECT, "CHANGELOG.md");
  const today = new Date().toISOString().slice(0, 10);
  const manifest: { readonly version: string } = JSON.parse(readFileSync(join(PROJECT, "package.json"), "utf8"));
  const { changelog, version } = closeChangelog(readFileSync(file, "utf8"), manifest.version, today);
  // Also writes package-lock.json.
  execFileSync("npm", ["version", version, "--no-git-tag-version", "--allow-same-version"], { cwd: PROJECT });
  writeFileSync(file, changelog);
  console.log(version);
}
