/** Moves the unreleased section of CHANGELOG.md to the version in package.json, for `npm run release:version`. */

import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { UNRELEASED } from "./add-to-changelog.js";

export function closeChangelog(changelog: string, version: string, date: string): string {
  const heading = `## [${version}] - ${date}`;
  const lines = changelog.split("\n");
  if (lines.some((line) => line.startsWith(`## [${version}]`))) throw new Error(`CHANGELOG.md has ${version} already`);
  if (!lines.includes(UNRELEASED)) throw new Error(`CHANGELOG.md has no line "${UNRELEASED}"`);
  return lines.flatMap((line) => (line === UNRELEASED ? [UNRELEASED, "", heading] : [line])).join("\n");
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const root = fileURLToPath(new URL("../..", import.meta.url));
  const file = join(root, "CHANGELOG.md");
  const today = new Date().toISOString().slice(0, 10);
  const { version }: { readonly version: string } = JSON.parse(readFileSync(join(root, "package.json"), "utf8"));
  writeFileSync(file, closeChangelog(readFileSync(file, "utf8"), version, today));
}
