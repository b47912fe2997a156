import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { printPicture, themes } from "./picture.js";
import { printReport } from "./report.js";
import { readResults } from "./results.js";

/**
 * Writes RESULTS.md and the pictures from results.json.
 *
 * @param isCheck - Whether to write nothing, and throw if a file would change.
 */
export function writeReport(folder: string, isCheck: boolean): void {
  const results = readResults(join(folder, "results.json"));
  const files = new Map([
    ["RESULTS.md", printReport(results)],
    ...themes.map((theme) => [`headline-${theme}.svg`, printPicture(results, theme)] as const),
  ]);
  for (const [name, text] of files) {
    const file = join(folder, name);
    if (!isCheck) writeFileSync(file, text);
    else if (readFileSync(file, "utf8") !== text)
      throw new Error(`${file} does not have the figures of results.json: run \`npm run bench -- --print\` in bench/`);
  }
}
