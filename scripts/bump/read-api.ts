import { join } from "node:path";
import { correctDocument } from "../document/correct-document.js";
import { findOverlays } from "../document/find-schemas.js";
import { readDocument } from "../document/read-document.js";
import type { JsonObject } from "../io/json.js";
import { findTables } from "../tables/find-tables.js";
import { readTables } from "../tables/read-tables.js";
import type { Table } from "../tables/table.js";

/** What the client for one version of the server is generated from. */
export interface Api {
  /** Corrected. */
  readonly document: JsonObject;
  readonly tables: readonly Table[];
}

export interface ReadApi extends Api {
  /** The document as the server served it. */
  readonly source: JsonObject;
  /** How many corrections were applied. */
  readonly corrections: number;
}

/**
 * Reads a schema, corrected by the project's overlays, and the tables up to its version.
 *
 * @param newTables - The tables of its version, if they are not in schemas/tables yet.
 * @param name - What messages call the schema, if that is not the file that it is in for the moment.
 */
export async function readApi(
  root: string,
  schema: string,
  newTables?: string,
  name: string = schema,
): Promise<ReadApi> {
  const source = await readDocument(schema, name);
  const { document, applied } = await correctDocument(source, await findOverlays(join(root, "schemas/overlays")));
  const files = await findTables(join(root, "schemas/tables"), newTables);
  const tables = await readTables(source.content, files, { ownApi: true });
  return { document, tables, source: source.content, corrections: applied.length };
}
