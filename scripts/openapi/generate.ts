import { createStepper, formatFiles, type JsonObject, type Report, type Step } from "../io/index.js";
import { type CorrectedDocument, type LintLevel, lintDocument, type SourceDocument } from "./document/index.js";
import { type Model, type Operation, type Profile, readModel } from "./model/index.js";
import { type PrintedTypes, printTypes } from "./types/index.js";

/** A document to generate a client from, and how to read it. */
export interface Source extends SourceDocument {
  /** The files with the corrections to apply. */
  readonly overlays: readonly string[];
  readonly lint: LintLevel;
}

/** A corrected document, ready for the model and the types. */
export interface Prepared {
  readonly document: JsonObject;
  /** The same as openapi-typescript needs it, by `prepareDocument`. */
  readonly simple: JsonObject;
}

/** The steps that differ between the client of one API and that of another. */
export interface Api<P extends Prepared, O extends Operation> {
  readonly profile: Profile;
  correct(source: Source): Promise<CorrectedDocument>;
  prepare(document: JsonObject, step: Step): Promise<P>;
  readOperations(prepared: P): readonly O[];
  emit(prepared: P, model: Model<O>, types: PrintedTypes): Promise<ReadonlyMap<string, string>>;
}

/** The files of a client, and what they were made of. */
export interface Generated<O extends Operation = Operation> {
  readonly operations: readonly O[];
  /** The files' contents, by path relative to their folder. */
  readonly files: ReadonlyMap<string, string>;
  /** How many corrections were applied. */
  readonly corrections: number;
}

/** Generates a client from a document, and writes nothing: the one pipeline, for every API and every command. */
export async function generateClient<P extends Prepared, O extends Operation>(
  source: Source,
  api: Api<P, O>,
  report: Report,
): Promise<P & Generated<O>> {
  const step = createStepper(report);
  const { document: corrected, applied } = await step("correct", () => api.correct(source));
  report(`  ${applied.length} corrections`);
  await step(`lint (${source.lint})`, () => assertLint({ ...source, content: corrected }, report));
  const prepared = await api.prepare(corrected, step);
  const operations = await step("model", () => api.readOperations(prepared));
  const model = readModel(prepared.document, operations, api.profile);
  report(`  ${operations.length} operations, ${model.types.size} schemas`);
  for (const note of model.notes) report(`  ${note}`);
  const types = await step("types", () => printTypes(prepared.simple, model));
  const emitted = await step("emit", () => api.emit(prepared, model, types));
  const files = await step("format", () => formatFiles(emitted));
  return { ...prepared, operations, files, corrections: applied.length };
}

async function assertLint(source: Source, report: Report): Promise<void> {
  const found = await lintDocument(source, source.lint);
  if (found.errors > 0)
    throw new Error(`the corrected document does not pass lint: correct it with an overlay\n${found.report}`);
  if (found.report) report(found.report);
}
