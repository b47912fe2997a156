import { join, relative, sep } from "node:path";
import type { JsonObject, Report } from "../io/index.js";
import { type LintLevel, readDocument, type SourceDocument } from "../openapi/document/index.js";
import { type Api, type Generated, generateClient, type Prepared } from "../openapi/index.js";
import { prepareDocument } from "../openapi/types/index.js";
import { correctOwnDocument } from "./correct-own-document.js";
import { emitClientFiles } from "./emit/index.js";
import { findOwnOverlays, findSchemas } from "./find-schemas.js";
import { createHistoryFinder, findNewFields, type History, readVersions, traceHistory } from "./history/index.js";
import { type AdminOperation, readAdminOperations } from "./operations/index.js";
import { RESTATE } from "./profile.js";
import { findTables, readTables, type Table } from "./tables/index.js";

/** How to generate a client of Restate. */
export interface RestateOptions {
  /** The corrections to apply; the default is the project's own. */
  readonly overlays?: readonly string[] | undefined;
  /** Folders that references may lead to, besides the document's own. */
  readonly readFrom?: readonly string[] | undefined;
  /** The tables of the document's version, if they are not in `schemas/tables`. */
  readonly tables?: string | undefined;
  /** Whether the document must be of a server with tables. The default is that it must. */
  readonly needsTables?: boolean | undefined;
  /** The default is `error`. */
  readonly lint?: LintLevel | undefined;
  /** The folder that the files are for, if it is not the project's own `generated`. */
  readonly out?: string | undefined;
}

/** What a client of a version of the server offers. */
export interface ServerApi {
  /** The corrected document, with the operations that only earlier versions have. */
  readonly document: JsonObject;
  readonly tables: readonly Table[];
}

interface PreparedApi extends ServerApi, Prepared<AdminOperation> {
  /** Undefined if there are no earlier versions. */
  readonly history: History | undefined;
}

export interface RestateClient extends PreparedApi, Generated {}

/** Reads what a client of a version of the server offers, without generating it. */
export async function readServerApi(
  root: string,
  schema: string,
  { overlays, tables, needsTables }: RestateOptions = {},
): Promise<ServerApi> {
  const own = overlays ?? (await findOwnOverlays(join(root, "schemas")));
  const { document: corrected } = await correctOwnDocument(await readDocument(schema), own);
  const { document } = await readOwnVersions(root, corrected, own);
  return { document, tables: await readOwnTables(root, document, { tables, needsTables }) };
}

/** Reads the history of a corrected document, and what it is with the operations that only earlier versions have. */
async function readOwnVersions(root: string, document: JsonObject, overlays: readonly string[]) {
  const versions = await readVersions(document, await findSchemas(join(root, "schemas/openapi")), overlays);
  return { versions, document: versions?.at(-1)?.document ?? document };
}

/**
 * Builds the client of this package from a document of Restate, and writes nothing.
 *
 * @param root - The project's folder, with its `schemas` and `src`.
 */
export async function buildRestateClient(
  root: string,
  source: SourceDocument,
  options: RestateOptions = {},
  report: Report = () => {},
): Promise<RestateClient> {
  const { overlays = await findOwnOverlays(join(root, "schemas")), lint = "error", readFrom } = options;
  const { out = join(root, "generated") } = options;
  const runtime = importPath(out, join(root, "src/runtime.js"));
  const api: Api<PreparedApi, AdminOperation> = {
    profile: RESTATE,
    correct: (given) => correctOwnDocument(given, overlays),
    async prepare(corrected, step) {
      const tables = await step("tables", () => readOwnTables(root, corrected, options));
      const { history, document } = await step("history", async () => {
        const { versions, document } = await readOwnVersions(root, corrected, overlays);
        return { document, history: versions && traceHistory(versions) };
      });
      const remarks = history && findNewFields(history);
      const operations = await step("operations", () =>
        readAdminOperations(document, history && createHistoryFinder(history)),
      );
      return { document, tables, history, operations, simple: prepareDocument(document, { remarks }) };
    },
    emit: async (prepared, model, types) => emitClientFiles(prepared, model, types, runtime),
  };
  return generateClient({ ...source, readFrom, overlays, lint }, api, report);
}

async function readOwnTables(
  root: string,
  document: JsonObject,
  { tables, needsTables = true }: RestateOptions,
): Promise<readonly Table[]> {
  return readTables(document, await findTables(join(root, "schemas/tables"), tables), needsTables);
}

/** Returns the path by which files in a folder import another file. */
function importPath(folder: string, file: string): string {
  const path = relative(folder, file).split(sep).join("/");
  return path.startsWith(".") ? path : `./${path}`;
}
