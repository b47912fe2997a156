import { createStepper, formatFiles, type JsonObject, type Report, readObject } from "../io/index.js";
import { emitClientFiles, emitOtherClientFiles, listNames, readModel } from "../openapi/emit/index.js";
import { type Operation, OTHER_API, OWN_API } from "../openapi/model/index.js";
import { printTypes, simplifyDocument } from "../openapi/types/index.js";
import { markNewSchemas, traceHistory, type VersionChanges, type VersionFeatures } from "../restate/history/index.js";
import type { Table } from "../restate/tables/index.js";
import type { Runtime } from "./find-runtime.js";

export interface PrintRequest {
  /** The corrected document. */
  readonly document: JsonObject;
  /** The same, simplified for its types, if it is already. */
  readonly simple?: JsonObject;
  /**
   * The features of this document and of earlier versions, oldest first; undefined if there are no earlier versions.
   */
  readonly versions: readonly VersionFeatures[] | undefined;
  /** The server's SQL tables; empty for another API. */
  readonly tables: readonly Table[];
  /** The hand-written runtime. */
  readonly runtime: Runtime;
}

export interface PrintedClient {
  /** The files' contents, by path relative to their folder. */
  readonly files: ReadonlyMap<string, string>;
  readonly operations: readonly Operation[];
  /** Changes since the previous version; undefined if the API did not change. */
  readonly changes: VersionChanges | undefined;
}

/** Prints the client's files from a corrected document: the second half of the pipeline. */
export async function printClient(request: PrintRequest, report: Report = () => {}): Promise<PrintedClient> {
  const { document, versions, tables, runtime } = request;
  const step = createStepper(report);
  const history = versions && traceHistory(versions);
  const profile = typeof runtime === "string" ? OWN_API : OTHER_API;
  const model = await step("model", () => readModel(document, history, profile));
  report(`  ${model.operations.length} operations, ${model.types.size} schemas`);
  for (const note of model.notes) report(`  ${note}`);
  const types = await step("types", () => {
    const marked = history ? markNewSchemas(document, history) : document;
    const simple = (marked === document && request.simple) || simplifyDocument(marked);
    return printTypes(simple, model.types, listNames(model.operations), profile);
  });
  const files = await step("emit", () =>
    typeof runtime === "string"
      ? emitClientFiles(document, model, types, tables, runtime)
      : new Map([...emitOtherClientFiles(document, model, types), ...runtime]),
  );
  const formatted = await step("format", () => formatFiles(files));
  const { version } = readObject(document.info);
  const { operations } = model;
  return { files: formatted, operations, changes: model.changes.find((each) => each.version === version) };
}
