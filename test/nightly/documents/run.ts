/**
 * Generates clients from documents of other APIs: npm run test:documents -- [--all | --folder DIR] [--every N] [--only NAME]
 * [--compile] [--drive]. Prints a table, everything that was left out or wrong, and a summary.
 */

import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { findAll, findFamous, findInFolder, type NamedDocument } from "./find-documents.js";
import { type Measured, measureDocument } from "./measure-document.js";

const { values } = parseArgs({
  options: {
    all: { type: "boolean", default: false },
    folder: { type: "string" },
    every: { type: "string", default: "1" },
    only: { type: "string" },
    compile: { type: "boolean", default: false },
    drive: { type: "boolean", default: false },
  },
});

const cache = fileURLToPath(new URL("../../../node_modules/.cache", import.meta.url));
mkdirSync(cache, { recursive: true });
const folder = mkdtempSync(join(cache, "documents-"));
try {
  const measured: Measured[] = [];
  console.log("| document | functions | CPU seconds | left out | compile errors | wrong of calls |");
  console.log("| --- | --: | --: | --: | --: | --: |");
  for (const document of chooseDocuments()) {
    const row = await measureDocument(document, folder, values);
    measured.push(row);
    console.log(printRow(row));
    for (const line of listDetails(row)) console.log(`    ${line}`);
  }
  if (!printSummary(measured)) process.exitCode = 1;
} finally {
  rmSync(folder, { recursive: true, force: true });
}

function chooseDocuments(): readonly NamedDocument[] {
  const { all, folder: own, only, every } = values;
  const found = own !== undefined ? findInFolder(own) : all ? findAll() : findFamous();
  return found.filter(({ name }, index) => index % Number(every) === 0 && (only === undefined || name.includes(only)));
}

function printRow({ name, refused, functions, seconds, leftOut, errors, driven }: Measured): string {
  const wrong = driven ? `${driven.wrong.length} of ${driven.calls}` : "";
  const cells = [
    name,
    refused === undefined ? functions : "refused",
    seconds.toFixed(1),
    leftOut.length,
    errors?.length ?? "",
    wrong,
  ];
  return `| ${cells.join(" | ")} |`;
}

function listDetails({ refused, leftOut, errors = [], driven }: Measured): readonly string[] {
  return [
    ...(refused === undefined ? [] : [`refused: ${refused}`]),
    ...leftOut.map((line) => `left out: ${line}`),
    ...errors.slice(0, 10).map((line) => `does not compile: ${line}`),
    ...(driven?.wrong ?? []).slice(0, 20).map((line) => `wrong: ${line}`),
  ];
}

/** Returns whether all is well. */
function printSummary(measured: readonly Measured[]): boolean {
  const sum = (count: (row: Measured) => number) => measured.reduce((total, row) => total + count(row), 0);
  const refused = sum((row) => Number(row.refused !== undefined));
  const errors = sum(({ errors: found = [] }) => found.length);
  const wrong = sum(({ driven }) => driven?.wrong.length ?? 0);
  console.log(
    [
      `${measured.length - refused} of ${measured.length} documents, ${sum(({ functions }) => functions)} functions, `,
      `${sum(({ leftOut }) => leftOut.length)} parts left out in ${sum(({ leftOut }) => Number(leftOut.length > 0))} documents, `,
      `${errors} compile errors, ${wrong} wrong of ${sum(({ driven }) => driven?.calls ?? 0)} calls`,
    ].join(""),
  );
  return refused + errors + wrong === 0;
}
