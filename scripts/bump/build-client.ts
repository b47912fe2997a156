import { join } from "node:path";
import { lintDocument } from "../document/lint-document.js";
import { printClient } from "../generate/print-client.js";
import { readVersions } from "../history/read-versions.js";
import { traceHistory, type VersionChanges } from "../history/trace-history.js";
import { readObject } from "../io/json.js";
import { type ReadApi, readApi } from "./read-api.js";

export interface BuiltClient extends ReadApi {
  /** File names below generated/, with their texts. */
  readonly files: ReadonlyMap<string, string>;
  /** From the version before; undefined if the API did not change. */
  readonly changes: VersionChanges | undefined;
}

/**
 * Generates what `npm run generate` would write for a schema, without writing it.
 *
 * @param earlier - The schemas of earlier versions.
 * @param newTables - The tables of its version, if they are not in schemas/tables yet.
 * @param name - What messages call the schema, if that is not the file that it is in for the moment.
 */
export async function buildClient(
  root: string,
  schema: string,
  earlier: readonly string[],
  newTables?: string,
  name: string = schema,
): Promise<BuiltClient> {
  const api = await readApi(root, schema, newTables, name);
  const { document, tables, source } = api;
  const lint = await lintDocument({ path: name, content: document }, "error", join(root, "schemas/redocly.yaml"));
  if (lint.errors > 0)
    throw new Error(`the corrected document does not pass lint: correct it with an overlay\n${lint.report}`);
  const versions = await readVersions(source, earlier);
  const files = await printClient({ document, versions, tables, runtime: "../src/runtime.js" }, () => {});
  const history = versions && traceHistory(versions);
  const { version } = readObject(document.info);
  return { ...api, files, changes: history?.changes.find((each) => each.version === version) };
}
