import { relative, resolve, sep } from "node:path";
import { fileURLToPath } from "node:url";
import { isMainThread } from "node:worker_threads";
import { findNewestSchema, findOwnOverlays, findSchemas } from "../document/find-schemas.js";
import { readDocument } from "../document/read-document.js";
import { messageOf } from "../io/explain.js";
import { createStepper, type Report } from "../io/report-step.js";
import { compareFolder, findPlace, writeFolder } from "../io/write-folder.js";
import { findTables } from "../tables/find-tables.js";
import type { PrintClient } from "./print-client.js";
import { serveThread, startThread } from "./print-in-thread.js";
import { type Arguments, readArguments, USAGE } from "./read-arguments.js";

const root: string = fileURLToPath(new URL("../..", import.meta.url));

/** Generates a client from an OpenAPI document. If a step fails, throws and writes nothing. */
export async function generate(args: Arguments, report: Report, printClient: PrintClient): Promise<void> {
  const step = createStepper(report);
  const schema = args.schema ?? (await findNewestSchema(resolve(root, "schemas/openapi")));
  const overlays = args.overlays ?? (await findOwnOverlays(resolve(root, "schemas")));
  const out = await findPlace(args.out ?? resolve(root, "generated"));

  const read = await step(`read ${relative(process.cwd(), schema)}`, () => readDocument(schema));
  const source = { ...read, readFrom: args.readFrom };
  const { document, applied } = await step("correct", async () => {
    const { correctDocument } = await import("../document/correct-document.js");
    return correctDocument(source, overlays);
  });
  report(`  ${applied.length} corrections`);
  const tables = await step("tables", async () => {
    const { readTables } = await import("../tables/read-tables.js");
    // A document given by the user may describe another API; the default document is the project's own.
    const demands = { ownApi: args.schema === undefined || args.tables !== undefined, ownVersion: true };
    return readTables(source.content, await findTables(resolve(root, "schemas/tables"), args.tables), demands);
  });
  const versions = await step("history", async () => {
    const { readVersions } = await import("../history/read-versions.js");
    return readVersions(source.content, await findSchemas(resolve(root, "schemas/openapi")));
  });

  // Printing and lint are independent, so they run at the same time. The files are written only if lint passes.
  const runtime = importPath(out, resolve(root, "src/runtime.js"));
  const printed = printClient({ document, versions, tables, runtime }, report);
  printed.catch(() => {});
  const lint = await step(`lint (${args.lint})`, async () => {
    const { lintDocument } = await import("../document/lint-document.js");
    return lintDocument({ ...source, content: document }, args.lint);
  });
  if (lint.report) report(lint.report);
  if (lint.errors > 0) throw new Error(`${schema} does not pass lint: ${lint.errors} errors, nothing was written`);
  const files = await printed;
  if (!args.check) return step(`write ${relative(process.cwd(), out)}`, () => writeFolder(out, files));

  const differences = await step(`check ${relative(process.cwd(), out)}`, () => compareFolder(out, files));
  if (differences.length === 0) return;
  const hint = "run `npm run generate` and commit the result";
  throw new Error(`${out} is not what would be generated; ${hint}:\n  ${differences.join("\n  ")}`);
}

/** Returns the path by which files in a folder import another file. */
function importPath(folder: string, file: string): string {
  const path = relative(folder, file).split(sep).join("/");
  return path.startsWith(".") ? path : `./${path}`;
}

/** @public Called by generate.mjs. */
export async function main(given: readonly string[]): Promise<void> {
  try {
    const args = readArguments(given);
    if (args.help) return console.log(USAGE);
    await generate(args, console.log, startThread(__filename));
  } catch (error) {
    // A plain Error has a message for the user. Anything else is a bug in the generator, and its stack helps.
    console.error(error instanceof Error && error.constructor !== Error ? error : messageOf(error));
    process.exit(1);
  }
}

if (!isMainThread) void serveThread(async () => (await import("./print-client.js")).printClient);
