import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { benchFolder, rootFolder } from "./places.js";
import { printFigures, printReport } from "./report.js";
import { readResults } from "./results.js";

const START = "<!-- Written by bench, from its results. -->";
const END = "<!-- The end of what bench writes. -->";

/**
 * Writes RESULTS.md from results.json, and the table of the README if the results are those for publication.
 *
 * @param isCheck - Whether to write nothing, and throw if a file would change.
 */
export function writeFigures(folder: string, isCheck: boolean): void {
  const results = readResults(join(folder, "results.json"));
  const files = [{ file: join(folder, "RESULTS.md"), text: printReport(results) }];
  if (folder === benchFolder) {
    const file = join(rootFolder, "README.md");
    files.push({ file, text: replaceFigures(readFileSync(file, "utf8"), printFigures(results)) });
  }
  for (const { file, text } of files) {
    if (!isCheck) writeFileSync(file, text);
    else if (readFileSync(file, "utf8") !== text)
      throw new Error(
        `${file} does not have the figures of results.json: run \`npm run bench -- --only ""\` in bench/`,
      );
  }
}

function replaceFigures(readme: string, figures: string): string {
  const [before, rest] = readme.split(`${START}\n`);
  const after = rest?.split(`${END}\n`)[1];
  if (before === undefined || after === undefined) throw new Error(`README.md lacks "${START}" or "${END}"`);
  return `${before}${START}\n\n${figures}\n\n${END}\n${after}`;
}
