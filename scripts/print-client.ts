import { emitClientFiles } from "./emit/client-files.js";
import { readModel } from "./emit/model.js";
import type { JsonObject } from "./json.js";
import { printSchema } from "./print-schema.js";
import { createStepper, type Report } from "./report-step.js";

export interface PrintRequest {
  /** Corrected. */
  readonly document: JsonObject;
  /** What the files import the hand-written runtime as. */
  readonly runtime: string;
}

export type PrintClient = (request: PrintRequest, report: Report) => Promise<ReadonlyMap<string, string>>;

/** The second half of the pipeline: a corrected document in, the client's files out. */
export const printClient: PrintClient = async ({ document, runtime }, report) => {
  const step = createStepper(report);
  const model = await step("model", () => readModel(document));
  report(`  ${model.operations.length} operations, ${model.types.size} schemas`);
  const types = await step("types", () => printSchema(document));
  return step("emit", () => emitClientFiles(model, types, runtime));
};
