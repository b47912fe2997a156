import { emitClientFiles } from "../emit/client-files.js";
import { readModel } from "../emit/read-model.js";
import { markNewSchemas } from "../history/mark-new-schemas.js";
import { traceHistory, type VersionFeatures } from "../history/trace-history.js";
import type { JsonObject } from "../io/json.js";
import { createStepper, type Report } from "../io/report-step.js";
import type { Table } from "../tables/table.js";
import { printTypes } from "../types/print-types.js";

export interface PrintRequest {
  /** Corrected. */
  readonly document: JsonObject;
  /** What it and the documents of earlier versions have, oldest first, if there are such. */
  readonly versions: readonly VersionFeatures[] | undefined;
  /** The SQL tables of the server; none for another API. */
  readonly tables: readonly Table[];
  /** What the files import the hand-written runtime as. */
  readonly runtime: string;
}

export type PrintClient = (request: PrintRequest, report: Report) => Promise<ReadonlyMap<string, string>>;

/** The second half of the pipeline: a corrected document in, the client's files out. */
export const printClient: PrintClient = async ({ document, versions, tables, runtime }, report) => {
  const step = createStepper(report);
  const history = versions && traceHistory(versions);
  const model = await step("model", () => readModel(document, history));
  report(`  ${model.operations.length} operations, ${model.types.size} schemas`);
  const types = await step("types", () => {
    const marked = history ? markNewSchemas(document, history) : document;
    return printTypes(marked, model.types);
  });
  return step("emit", () => emitClientFiles(document, model, types, tables, runtime));
};
