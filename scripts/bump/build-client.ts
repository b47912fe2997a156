import { join } from "node:path";
import { correctDocument } from "../document/correct-document.js";
import { findOverlays } from "../document/find-schemas.js";
import { lintDocument } from "../document/lint-document.js";
import { readDocument } from "../document/read-document.js";
import { printClient } from "../generate/print-client.js";
import { readVersions } from "../history/read-versions.js";
import { traceHistory, type VersionChanges } from "../history/trace-history.js";
import { type JsonObject, readObject } from "../io/json.js";
import { findTables } from "../tables/find-tables.js";
import { readTables } from "../tables/read-tables.js";
import type { Table } from "../tables/table.js";

export interface BuiltClient {
  /** Corrected. */
  readonly document: JsonObject;
  readonly corrections: number;
  /** Names below generated/, and the texts. */
  readonly files: ReadonlyMap<string, string>;
  readonly tables: readonly Table[];
  /** From the version before; undefined if nothing of the API changed. */
  readonly changes: VersionChanges | undefined;
}

/**
 * What `npm run generate` would write for a schema, without writing it: `earlier` are the schemas before it, `newTables` is
 * the file with the tables of its version, if that is not in schemas/tables yet, `name` is what messages call the schema.
 */
export async function buildClient(
  root: string,
  schema: string,
  earlier: readonly string[],
  newTables?: string,
  name: string = schema,
): Promise<BuiltClient> {
  const source = await readDocument(schema, name);
  const { document, applied } = await correctDocument(source, await findOverlays(join(root, "schemas/overlays")));
  const config = join(root, "schemas/redocly.yaml");
  const lint = await lintDocument({ path: name, content: document }, "error", config);
  if (lint.errors > 0)
    throw new Error(`the corrected document does not pass lint: correct it with an overlay\n${lint.report}`);
  const known = await findTables(join(root, "schemas/tables"), newTables);
  const tables = await readTables(source.content, known, { ownApi: true });
  const versions = await readVersions(source.content, earlier);
  const files = await printClient({ document, versions, tables, runtime: "../src/runtime.js" }, () => {});
  const history = versions && traceHistory(versions);
  const { version } = readObject(document.info);
  return {
    document,
    corrections: applied.length,
    files,
    tables,
    changes: history?.changes.find((each) => each.version === version),
  };
}
