import { join, relative } from "node:path";
import { createStepper, type JsonObject, type Report } from "../io/index.js";
import { correctDocument, findOwnOverlays, readDocument } from "../openapi/document/index.js";
import { findTables, readTables, type Table, type TableDemands } from "../restate/tables/index.js";

/** Where an API is read from. */
export interface ApiSource {
  /** The file of the OpenAPI document. */
  readonly schema: string;
  /** The path that messages name, if the file is a temporary one. */
  readonly name?: string | undefined;
  /** The corrections to apply; the default is the project's own. */
  readonly overlays?: readonly string[] | undefined;
  /** Folders that references may lead to, besides the document's own. */
  readonly readFrom?: readonly string[] | undefined;
  /** The tables of the document's version, if they are not in `schemas/tables`. */
  readonly tables?: string | undefined;
  /** The default is that the document is of a server with tables. */
  readonly demands?: TableDemands;
}

/** What the client for one version of the server is generated from. */
export interface Api {
  /** The corrected document. */
  readonly document: JsonObject;
  /** The server's SQL tables; empty for another API. */
  readonly tables: readonly Table[];
}

export interface ReadApi extends Api {
  /** The path of the document that messages name. */
  readonly name: string;
  /** The files of the corrections. */
  readonly overlays: readonly string[];
  /** How many corrections were applied. */
  readonly corrections: number;
}

/** Reads a document, corrects it, and reads the tables up to its version: the first half of the pipeline. */
export async function readApi(root: string, source: ApiSource, report: Report = () => {}): Promise<ReadApi> {
  const { schema, name = schema, readFrom, demands = { ownApi: true } } = source;
  const step = createStepper(report);
  const read = await step(`read ${relative(process.cwd(), name)}`, () => readDocument(schema, name));
  const overlays = source.overlays ?? (await findOwnOverlays(join(root, "schemas")));
  const { document, applied } = await step("correct", () => correctDocument({ ...read, readFrom }, overlays));
  report(`  ${applied.length} corrections`);
  const tables = await step("tables", async () =>
    readTables(read.content, await findTables(join(root, "schemas/tables"), source.tables), demands),
  );
  return { name, overlays, document, tables, corrections: applied.length };
}
