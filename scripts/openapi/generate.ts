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
export interface Prepared<O extends Operation = Operation> {
  readonly document: JsonObject;
  /** The same as openapi-typescript needs it, by `prepareDocument`. */
  readonly simple: JsonObject;
  readonly operations: readonly O[];
}

/** The steps that differ between the client of one API and that of another. */
export interface Api<P extends Prepared<O>, O extends Operation> {
  readonly profile: Profile;
  correct(source: Source): Promise<CorrectedDocument>;
  prepare(document: JsonObject, step: Step): Promise<P>;
  emit(prepared: P, model: Model<O>, types: PrintedTypes): Promise<ReadonlyMap<string, string>>;
}

/** The files of a client, and what they were corrected by. */
export interface Generated {
  /** The files' contents, by path relative to their folder. */
  readonly files: ReadonlyMap<string, string>;
  /** How many corrections were applied. */
  readonly corrections: number;
}

/** Generates a client from a document, and writes nothing: the one pipeline, for every API and every command. */
export async function generateClient<P extends Prepared<O>, O extends Operation>(
  source: Source,
  api: Api<P, O>,
  report: Report,
): Promise<P & Generated> {
  const step = createStepper(report);
  const { document: corrected, applied } = await step("correct", () => api.correct(source));
  report(`  ${applied.length} corrections`);
  await step(`lint (${source.lint})`, () => assertLint({ ...source, content: corrected }, report));
  const prepared = await api.prepare(corrected, step);
  const model = readModel(prepared.document, prepared.operations, api.profile);
  report(`  ${model.operations.length} operations, ${model.types.size} schemas`);
  for (const note of model.notes) report(`  ${note}`);
  const types = await step("types", () => printTypes(prepared.simple, model));
  const emitted = await step("emit", () => api.emit(prepared, model, types));
  const files = await step("format", () => formatFiles(emitted));
  return { ...prepared, files, corrections: applied.length };
}

async function assertLint(source: Source, report: Report): Promise<void> {
  const found = await lintDocument(source, source.lint);
  if (found.errors > 0)
    throw new Error(`the corrected document does not pass lint: correct it with an overlay\n${found.report}`);
  if (found.report) report(found.report);
}
