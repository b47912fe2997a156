import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { printReport } from "./report.js";
import { readResults } from "./results.js";

/**
 * Writes RESULTS.md from results.json.
 *
 * @param isCheck - Whether to write nothing, and throw if the file would change.
 */
export function writeReport(folder: string, isCheck: boolean): void {
  const file = join(folder, "RESULTS.md");
  const report = printReport(readResults(join(folder, "results.json")));
  if (!isCheck) writeFileSync(file, report);
  else if (readFileSync(file, "utf8") !== report)
    throw new Error(`${file} does not have the figures of results.json: run \`npm run bench -- --print\` in bench/`);
}
