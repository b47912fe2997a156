import { relative, resolve, sep } from "node:path";
import { performance } from "node:perf_hooks";
import { fileURLToPath } from "node:url";
import { correctDocument } from "./correct-document.js";
import { emitClientFiles } from "./emit/client-files.js";
import { readModel } from "./emit/model.js";
import { findNewestSchema, findOverlays } from "./find-schemas.js";
import { lintDocument } from "./lint-document.js";
import { printSchema } from "./print-schema.js";
import { type Arguments, readArguments, USAGE } from "./read-arguments.js";
import { readDocument } from "./read-document.js";
import { compareFolder, writeFolder } from "./write-folder.js";

const root: string = fileURLToPath(new URL("..", import.meta.url));

/** The pipeline: an OpenAPI document in, a client out. Throws, with nothing written, if any step fails. */
export async function generate(args: Arguments, report: (line: string) => void): Promise<void> {
  const step = createStepper(report);
  const schema = args.schema ?? (await findNewestSchema(resolve(root, "schemas/openapi")));
  const overlays = args.overlays ?? (await findOverlays(resolve(root, "schemas/overlays")));
  const out = resolve(args.out ?? resolve(root, "generated"));

  const source = await step(`read ${relative(process.cwd(), schema)}`, () => readDocument(schema));
  const { document, applied } = await step("correct", () => correctDocument(source, overlays));
  report(`  ${applied.length} corrections`);
  const lint = await step(`lint (${args.lint})`, () => lintDocument({ path: schema, content: document }, args.lint));
  if (lint.report) report(lint.report);
  if (lint.errors > 0) throw new Error(`${schema} does not pass lint: ${lint.errors} errors, nothing was written`);

  const model = await step("model", () => readModel(document));
  report(`  ${model.operations.length} operations, ${model.types.size} schemas`);
  const types = await step("types", () => printSchema(document));
  const files = await step("emit", () =>
    emitClientFiles(model, types, importPath(out, resolve(root, "src/runtime.js"))),
  );
  if (!args.check) return step(`write ${relative(process.cwd(), out)}`, () => writeFolder(out, files));

  const differences = await step(`check ${relative(process.cwd(), out)}`, () => compareFolder(out, files));
  if (differences.length === 0) return;
  const hint = "run `npm run generate` and commit the result";
  throw new Error(`${out} is not what would be generated; ${hint}:\n  ${differences.join("\n  ")}`);
}

/** How a file in one folder imports another file. */
function importPath(folder: string, file: string): string {
  const path = relative(folder, file).split(sep).join("/");
  return path.startsWith(".") ? path : `./${path}`;
}

function createStepper(report: (line: string) => void): <T>(name: string, run: () => T | Promise<T>) => Promise<T> {
  return async (name, run) => {
    const start = performance.now();
    const result = await run();
    report(`${name.padEnd(60)} ${String(Math.round(performance.now() - start)).padStart(5)} ms`);
    return result;
  };
}

async function main(): Promise<void> {
  try {
    const args = readArguments(process.argv.slice(2));
    if (args.help) return console.log(USAGE);
    await generate(args, console.log);
  } catch (error) {
    // A message is what the user can act on; a stack is for errors that are ours.
    console.error(error instanceof Error && error.constructor !== Error ? error : messageOf(error));
    process.exitCode = 1;
  }
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await main();
