import { join } from "node:path";
import {
  createHistoryFinder,
  type History,
  readVersions,
  traceHistory,
  type UnitedDocument,
  uniteVersions,
} from "./history/index.js";
import type { JsonObject } from "./io/index.js";
import { type AdminOperation, type Model, readAdminOperations, readModel } from "./model/index.js";
import { RESTATE } from "./profile/index.js";
import { correctOwnDocument, findOwnOverlays, findSchemas, readDocument } from "./read/index.js";
import { findTables, readTables, type Table } from "./tables/index.js";

/** What a client of a version of the server offers. */
export interface ServerApi {
  /** The corrected document, with the operations that only earlier versions have. */
  readonly document: JsonObject;
  readonly model: Model<AdminOperation>;
  readonly tables: readonly Table[];
}

/** Where the SQL tables of a document's version are. */
export interface TableSource {
  /** The file with them, if they are not in `schemas/tables`. */
  readonly tables?: string | undefined;
  /** Whether the document must be of a server with tables. The default is that it must. */
  readonly needsTables?: boolean | undefined;
}

/** Reads what a client of a version of the server offers, without generating it. */
export async function readServerApi(root: string, schema: string, source: TableSource = {}): Promise<ServerApi> {
  const overlays = await findOwnOverlays(join(root, "schemas"));
  const { document: corrected } = await correctOwnDocument(await readDocument(schema), overlays);
  const { document, history } = await readOwnHistory(root, corrected, overlays);
  return { document, ...readOwnModel(document, history), tables: await readOwnTables(root, document, source) };
}

/** Reads the model of a document, and the document as a client for all versions has it. */
export function readOwnModel(
  document: JsonObject,
  history: History | undefined,
): { readonly united: UnitedDocument; readonly model: Model<AdminOperation> } {
  const united = uniteVersions(document, history);
  const operations = readAdminOperations(united.document, history && createHistoryFinder(history));
  return { united, model: readModel(united.document, operations, RESTATE) };
}

/**
 * Reads the history of a corrected document, undefined if there are no earlier versions, and what the document is with the
 * operations that only those have.
 */
export async function readOwnHistory(
  root: string,
  corrected: JsonObject,
  overlays: readonly string[],
): Promise<{ readonly document: JsonObject; readonly history: History | undefined }> {
  const found = await readVersions(corrected, await findSchemas(join(root, "schemas/openapi")), overlays);
  const history = found && traceHistory(found.versions, found.moves);
  return { document: found?.versions.at(-1)?.document ?? corrected, history };
}

export async function readOwnTables(
  root: string,
  document: JsonObject,
  { tables, needsTables = true }: TableSource,
): Promise<readonly Table[]> {
  return readTables(document, await findTables(join(root, "schemas/tables"), tables), needsTables);
}
