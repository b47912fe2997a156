import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join, relative, sep } from "node:path";
import { emitClientFiles } from "./emit/index.js";
import { type Arguments, readArguments, USAGE } from "./generate-arguments.js";
import {
  compareFolder,
  createStepper,
  findPlace,
  formatFiles,
  messageOf,
  PROJECT,
  type Report,
  showPath,
  writeFolder,
} from "./io/index.js";
import { type LintLevel, lint } from "./lint.js";
import {
  EFFECTS,
  findNewestSchema,
  findOwnOverlays,
  printEffects,
  readDocument,
  type SourceDocument,
} from "./read/index.js";
import {
  type CorrectedRelease,
  correctReleases,
  last,
  readOwnModel,
  readOwnReleases,
  readOwnTables,
  type ServerApi,
  type TableSource,
} from "./read-server-api.js";
import { prepareDocument, printTypes } from "./types/index.js";

/** How to generate a client from a document. */
export interface ClientSource extends TableSource {
  /** The corrections to apply; the default is the project's own. */
  readonly overlays?: readonly string[] | undefined;
  /** The default is `error`. */
  readonly lint?: LintLevel | undefined;
  /** The folder that the files are for, if it is not the project's own `generated`. */
  readonly out?: string | undefined;
}

export interface GeneratedClient extends ServerApi {
  /** The files' contents, by path relative to their folder. */
  readonly files: ReadonlyMap<string, string>;
  /** What each correction changes in each version: the text of {@link EFFECTS}. */
  readonly effects: string;
  /** How many corrections were applied. */
  readonly corrections: number;
}

/**
 * Builds the client from an OpenAPI document, and writes nothing.
 *
 * @param project - The project's folder, with its `schemas` and `src`.
 */
export async function buildClient(
  project: string,
  source: SourceDocument,
  how: ClientSource = {},
  report: Report = () => {},
): Promise<GeneratedClient> {
  const step = createStepper(report);
  const overlays = how.overlays ?? (await findOwnOverlays(join(project, "schemas")));
  const level = how.lint ?? "error";

  const releases = await step("releases", () => readOwnReleases(project, source));
  const corrections = await step("correct", () => correctReleases(releases, overlays));
  const { document: corrected, applied } = last(corrections);
  report(`  ${applied.length} corrections`);

  // Redocly runs beside the other steps. Where both fail, its error names the cause.
  const [linted, built] = await Promise.allSettled([
    step(`lint (${level})`, () => lint({ ...source, content: corrected }, level, report)),
    printClient(project, corrections, how, report),
  ]);
  if (linted.status === "rejected") throw linted.reason;
  if (built.status === "rejected") throw built.reason;
  return { ...built.value, effects: printEffects(corrections), corrections: applied.length };
}

/** Turns corrected documents into the files of the client for the last one. */
async function printClient(
  project: string,
  releases: readonly CorrectedRelease[],
  { out = join(project, "generated"), ...tableSource }: ClientSource,
  report: Report,
): Promise<Omit<GeneratedClient, "corrections" | "effects">> {
  const step = createStepper(report);
  const { document: corrected } = last(releases);
  const tables = await step("tables", () => readOwnTables(project, corrected, tableSource));
  const { document, marked, remarks, model } = await step("history", () => readOwnModel(releases));
  report(`  ${model.operations.length} operations, ${model.types.size} schemas`);
  for (const note of model.notes) report(`  ${note}`);

  const types = await step("types", () => printTypes(prepareDocument(marked, remarks), model));
  const runtime = importPath(out, join(project, "src/runtime.js"));
  const emitted = await step("emit", () => emitClientFiles({ document, tables }, model, types, runtime));
  const files = await step("format", () => formatFiles(emitted));
  return { corrected, document, model, tables, files };
}

/** Generates the client into a folder, or compares that. If a step fails, throws and writes nothing. */
export async function generate(args: Arguments, report: Report): Promise<void> {
  const step = createStepper(report);
  const schema = args.schema ?? (await findNewestSchema(join(PROJECT, "schemas/openapi")));
  const out = await findPlace(args.out ?? join(PROJECT, "generated"));
  const read = await step(`read ${showPath(schema)}`, () => readDocument(schema));
  // A document given by the user may be of a server without tables; the default document is the project's own.
  const needsTables = args.schema === undefined || args.tables !== undefined;
  const { files, effects } = await buildClient(PROJECT, read, { ...args, out, needsTables }, report);
  const place = showPath(out);
  // Effects are those of the project's own schemas and corrections.
  const file = args.schema === undefined && args.overlays === undefined ? join(PROJECT, "schemas", EFFECTS) : undefined;
  if (!args.check) {
    if (file !== undefined) writeFileSync(file, effects);
    return step(`write ${place}`, () => writeFolder(out, files));
  }
  const isOld = file !== undefined && (!existsSync(file) || readFileSync(file, "utf8") !== effects);
  const compared = await step(`check ${place}`, () => compareFolder(out, files));
  const differences = [...compared, ...(isOld ? [showPath(file)] : [])];
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
    await generate(args, console.log);
  } catch (error) {
    // A plain Error has a message for the user. Anything else is a bug in the generator, and its stack helps.
    console.error(error instanceof Error && error.constructor !== Error ? error : messageOf(error));
    process.exit(1);
  }
}
