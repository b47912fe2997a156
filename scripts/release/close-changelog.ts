/** Raises the version and gives the unreleased section of CHANGELOG.md its number: the first step of `npm run release:version`. */

import { execFileSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import semver from "semver";
import { splitChangelog } from "./add-to-changelog.js";
import { rateChanges, toPackageLevel } from "./rate-changes.js";

/** @param packageVersion - The first release has this version, and each later one the version after it. */
export function closeChangelog(
  changelog: string,
  packageVersion: string,
  date: string,
): { readonly changelog: string; readonly version: string } {
  const { start, unreleased, releases } = splitChangelog(changelog);
  if (!unreleased.some((line) => line.startsWith("- "))) throw new Error("CHANGELOG.md has no unreleased changes");
  const raised = semver.inc(packageVersion, toPackageLevel(rateChanges(unreleased), packageVersion));
  if (raised === null) throw new Error(`package.json: ${JSON.stringify(packageVersion)} is not a version`);
  const version = releases.length === 0 ? packageVersion : raised;
  const closed = [...start, "", `## [${version}] - ${date}`, ...unreleased, ...releases];
  return { changelog: closed.join("\n"), version };
}

/** Replaces how to install the package until its first release by what works from then on. */
export function publishInstallation(markdown: string): string {
  return markdown.replace(
    /<!-- until the first release -->.*?<!-- from then on: (.*?) -->/gs,
    (_, command) => `\`\`\`sh\n${command}\n\`\`\``,
  );
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const root = fileURLToPath(new URL("../..", import.meta.url));
  const file = join(root, "CHANGELOG.md");
  const today = new Date().toISOString().slice(0, 10);
  const manifest: { readonly version: string } = JSON.parse(readFileSync(join(root, "package.json"), "utf8"));
  const { changelog, version } = closeChangelog(readFileSync(file, "utf8"), manifest.version, today);
  // Also writes package-lock.json.
  execFileSync("npm", ["version", version, "--no-git-tag-version", "--allow-same-version"], { cwd: root });
  writeFileSync(file, changelog);
  for (const each of ["README.md", "docs/guides/getting-started.md"].map((name) => join(root, name))) {
    writeFileSync(each, publishInstallation(readFileSync(each, "utf8")));
  }
  console.log(version);
}
