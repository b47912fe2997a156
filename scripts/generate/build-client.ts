import { join } from "node:path";
import { checkDocument, mendDocument } from "../any-api/index.js";
import { createStepper, type Report } from "../io/index.js";
import { findSchemas, type LintLevel, lintDocument } from "../openapi/document/index.js";
import type { Operation } from "../openapi/model/index.js";
import { readVersions, type VersionChanges } from "../restate/history/index.js";
import { findRuntime } from "./find-runtime.js";
import { printClient } from "./print-client.js";
import { type ApiSource, type ReadApi, readApi } from "./read-api.js";

/** What to generate a client from, and for which folder. */
export interface ClientSource extends ApiSource {
  /** The default is `error`. */
  readonly lint?: LintLevel;
  /** Whether to leave out the operations that cannot be generated. The default is that they stop the run. */
  readonly skip?: boolean;
  /** The folder that the files are for, if it is not the project's own `generated`. */
  readonly out?: string;
}

export interface BuiltClient extends ReadApi {
  /** The files' contents, by path relative to their folder. */
  readonly files: ReadonlyMap<string, string>;
  readonly operations: readonly Operation[];
  /** Changes since the previous version; undefined if the API did not change. */
  readonly changes: VersionChanges | undefined;
  /** What was left out, one line each, with the reason. */
  readonly leftOut: readonly string[];
}

/**
 * Builds a client from an OpenAPI document, and writes nothing: the one pipeline, for every command.
 *
 * @param root - The project's folder, with its `schemas` and `src`.
 */
export async function buildClient(root: string, source: ClientSource, report: Report = () => {}): Promise<BuiltClient> {
  const { lint = "error", skip = false, out = join(root, "generated") } = source;
  const step = createStepper(report);
  const api = await readApi(root, source, report);
  const versions = await step("history", async () =>
    readVersions(api.document, await findSchemas(join(root, "schemas/openapi")), api.overlays),
  );
  const corrected = { path: api.name, content: api.document, readFrom: source.readFrom };
  const found = await step(`lint (${lint})`, () => lintDocument(corrected, lint, join(root, "schemas/redocly.yaml")));
  if (found.errors > 0)
    throw new Error(`the corrected document does not pass lint: correct it with an overlay\n${found.report}`);
  if (found.report) report(found.report);
  const { document: mended, notes } = await step("mend", () => mendDocument(api.document));
  for (const note of notes) report(`  ${note}`);
  const { document, simple, leftOut } = await step("check", () => checkDocument(mended, skip));
  const lines = leftOut.map(({ part, message }) => `${part}: ${message}`);
  if (lines.length > 0) report([`  left out ${lines.length}:`, ...lines].join("\n    "));
  const runtime = await findRuntime(root, document, out);
  const { files, operations, changes } = await printClient({ ...api, document, simple, versions, runtime }, report);
  return { ...api, document, files, operations, changes, leftOut: lines };
}
