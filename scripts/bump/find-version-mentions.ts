import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

const FOLDERS = ["", "docs", "docs/guides", "examples", "schemas"];
/** Pages that commands write. */
const WRITTEN = ["CHANGELOG.md", "docs/conformance.md"];

/**
 * Finds the hand-written pages that name a version, as `README.md:8`. Leaves out behavior that was seen on that version,
 * which stays true.
 */
export function findVersionMentions(root: string, version: string): readonly string[] {
  const name = new RegExp(`(?<![\\d.])${version.replaceAll(".", "\\.")}(?![\\d-]|\\.\\d)`);
  return listPages(root).flatMap((page) => {
    const lines = hideSeen(readFileSync(join(root, page), "utf8")).split("\n");
    return lines.flatMap((line, index) => (name.test(line) ? [`${page}:${index + 1}`] : []));
  });
}

function listPages(root: string): readonly string[] {
  const pages = FOLDERS.filter((folder) => existsSync(join(root, folder))).flatMap((folder) =>
    readdirSync(join(root, folder))
      .filter((name) => name.endsWith(".md"))
      .sort()
      .map((name) => join(folder, name)),
  );
  return pages.filter((page) => !WRITTEN.includes(page));
}

/** Removes the versions after "seen on", and keeps the lines. */
function hideSeen(text: string): string {
  return text.replace(/\bseen on\s(?:[\d.]+|,|and|\s)+/gi, (seen) => seen.replace(/[^\n]/g, ""));
}
