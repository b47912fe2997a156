import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join, relative, sep } from "node:path";
import { EMITTED_NAMES, emitClientFiles, readFunctionFiles, VARIABLES } from "./emit/index.js";
import { type Arguments, readArguments, USAGE } from "./generate-arguments.js";
import { assertDefectsGone, markDocument, traceHistory } from "./history/index.js";
import {
  compareFolder,
  createStepper,
  formatFiles,
  type JsonObject,
  lastOf,
  messageOf,
  PROJECT,
  type Report,
  resolveFolder,
  showPath,
  writeFolder,
} from "./io/index.js";
import { type LintLevel, lint } from "./lint.js";
import { type Model, readModel } from "./model/index.js";
import { readRuntimeNames, readTakenNames } from "./profile/index.js";
import {
  type CorrectedRelease,
  correctReleases,
  EFFECTS,
  findNewestSchema,
  findOwnOverlays,
  findSchemas,
  printEffects,
  readDocument,
  readReleases,
  type SourceDocument,
} from "./read/index.js";
import { readTables, type Table, type TableSource } from "./tables/index.js";
import { printTypes } from "./types/index.js";

export interface BuildOptions extends TableSource {
  /** The corrections to apply; the default is the project's own. */
  readonly overlays?: readonly string[] | undefined;
  readonly lint?: LintLevel | undefined;
  /** The folder that the files are for, if it is not the project's own `generated`. */
  readonly out?: string | undefined;
}

export interface GeneratedClient {
  readonly corrected: JsonObject;
  /** The corrected document, with everything that only earlier versions have. */
  readonly united: JsonObject;
  readonly model: Model;
  readonly tables: readonly Table[];
  /** The files' contents, by path relative to their folder. */
  readonly files: ReadonlyMap<string, string>;
  /** The corrected documents of all versions, oldest first, and the effects of the corrections. */
  readonly releases: readonly CorrectedRelease[];
}

/**
 * Builds the client from an OpenAPI document, and writes nothing.
 *
 * @param project - The project's folder, with its `schemas` and `src`.
 */
export async function buildClient(
  project: string,
  source: SourceDocument,
  options: BuildOptions = {},
  report: Report = () => {},
): Promise<GeneratedClient> {
  const step = createStepper(report);
  const schemas = join(project, "schemas");
  const overlays = options.overlays ?? (await findOwnOverlays(schemas));
  const level = options.lint ?? "error";

  const read = await step("read", async () => readReleases(source, await findSchemas(join(schemas, "openapi"))));
  const releases = await step("correct", () => correctReleases(read, overlays));
  assertDefectsGone(releases);
  const newest = lastOf(releases);
  report(`  ${newest.applied.length} corrections`);

  // Redocly runs beside the other steps. If both fail, its error names the cause.
  const [linted, built] = await Promise.allSettled([
    step(`lint (${level})`, () => lint({ ...source, content: newest.document }, level, report, newest.effects)),
    printClient(project, releases, options, report),
  ]);
  if (linted.status === "rejected") throw linted.reason;
  if (built.status === "rejected") throw built.reason;
  return built.value;
}

/**
 * Prints the client for the newest document.
 *
 * @param releases - Oldest first.
 */
async function printClient(
  project: string,
  releases: readonly CorrectedRelease[],
  { out = join(project, "generated"), ...tableSource }: BuildOptions,
  report: Report,
): Promise<GeneratedClient> {
  const step = createStepper(report);
  const { document: corrected } = lastOf(releases);
  const history = await step("history", () => traceHistory(releases.map(({ document }) => document)));
  const { document: united } = history;
  const marked = markDocument(history);
  const src = join(project, "src");
  const taken = readTakenNames(src, EMITTED_NAMES, VARIABLES);
  const model = await step("model", () => readModel(marked, taken, history.findHistory));
  report(`  ${model.operations.length} operations, ${model.types.size} schemas`);

  const types = await step("types", () => printTypes(marked, model.types));
  const tables = await step("tables", () => readTables(corrected, join(project, "schemas/tables"), tableSource));
  const runtime = { from: importPath(out, join(src, "runtime.js")), ...readRuntimeNames(src) };
  // Only a client in a folder beside src/ can import the hand-written functions.
  const functionFiles = runtime.from === "../src/runtime.js" ? readFunctionFiles(src) : [];
  const parts = { document: united, types, tables, functionFiles, taken };
  const emitted = await step("emit", () => emitClientFiles(model, parts, runtime));
  const files = await step("format", () => formatFiles(emitted));
  return { corrected, united, model, tables, files, releases };
}

/**
 * Generates the client into a folder, or compares the folder. If a step before writing fails, throws and writes nothing.
 *
 * @param project - The project whose schemas and corrections are the defaults.
 */
export async function generate(args: Arguments, report: Report, project: string = PROJECT): Promise<void> {
  const step = createStepper(report);
  const schema = args.schema ?? (await findNewestSchema(join(project, "schemas/openapi")));
  const out = await resolveFolder(args.out ?? join(project, "generated"));
  const needsTables = args.schema === undefined || args.tables !== undefined;
  const client = await buildClient(project, await readDocument(schema), { ...args, out, needsTables }, report);
  const shown = showPath(out);
  // Effects are recorded only for the project's own schemas and corrections.
  const hasEffects = args.schema === undefined && args.overlays === undefined && args.out === undefined;
  if (!args.check) {
    await step(`write ${shown}`, () => writeFolder(out, client.files));
    if (hasEffects) writeEffects(project, client);
    return;
  }
  const file = join(project, "schemas", EFFECTS);
  const isOld = hasEffects && (!existsSync(file) || readFileSync(file, "utf8") !== printEffects(client.releases));
  const compared = await step(`check ${shown}`, () => compareFolder(out, client.files));
  const differences = [...compared.map((line) => join(shown, line)), ...(isOld ? [showPath(file)] : [])];
  if (differences.length === 0) return;
  const hint = "run `npm run generate` and commit the result";
  throw new Error(`These files are out of date; ${hint}:\n  ${differences.join("\n  ")}`);
}

export function writeEffects(project: string, { releases }: GeneratedClient): void {
  writeFileSync(join(project, "schemas", EFFECTS), printEffects(releases));
}

function importPath(folder: string, file: string): string {
  return `./${relative(folder, file).split(sep).join("/")}`.replace(/^\.\/(?=\.)/, "");
}

/** @public Called by generate.mjs. */
export async function main(given: readonly string[]): Promise<void> {
  try {
    const args = readArguments(given);
    if (args.help) return console.log(USAGE);
    await generate(args, console.log);
  } catch (error) {
    // A plain Error has a message for the user. Anything else is a bug in the generator, and its stack helps.
    console.error(error instanceof Error && error.constructor !== Error ? error : messageOf(error));
    process.exit(1);
  }
}
