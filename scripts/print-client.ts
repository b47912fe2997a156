import { emitClientFiles } from "./emit/client-files.js";
import { readModel } from "./emit/model.js";
import { markNewSchemas, SINCE_TAG } from "./history/mark-new-schemas.js";
import { readHistory } from "./history/read-history.js";
import type { JsonObject } from "./json.js";
import { printSchema } from "./print-schema.js";
import { createStepper, type Report } from "./report-step.js";
import type { Table } from "./tables/table.js";

export interface PrintRequest {
  /** The document as the server serves it. */
  readonly source: JsonObject;
  /** Where documents of earlier versions may be. */
  readonly earlier: readonly string[];
  /** What the files import the hand-written runtime as. */
  readonly runtime: string;
  /** What else there is to print; the history is read until it is there. */
  readonly corrected: Promise<Corrected>;
}

export interface Corrected {
  /** The document with the corrections. */
  readonly document: JsonObject;
  /** The SQL tables of the server; none for another API. */
  readonly tables: readonly Table[];
}

export type PrintClient = (request: PrintRequest, report: Report) => Promise<ReadonlyMap<string, string>>;

/** The second half of the pipeline: a corrected document in, the client's files out. */
export const printClient: PrintClient = async ({ source, earlier, runtime, corrected }, report) => {
  const step = createStepper(report);
  const history = await step("history", () => readHistory(source, earlier));
  const { document, tables } = await corrected;
  const model = await step("model", () => readModel(document, history));
  report(`  ${model.operations.length} operations, ${model.types.size} schemas`);
  const types = await step("types", () =>
    history ? printSchema(markNewSchemas(document, history)).replaceAll(SINCE_TAG, "@since") : printSchema(document),
  );
  return step("emit", () => emitClientFiles(document, model, types, tables, runtime));
};
