import { join } from "node:path";
import {
  createHistoryFinder,
  type History,
  type MarkedDocument,
  markDocument,
  readReleases,
  traceHistory,
} from "./history/index.js";
import type { JsonObject } from "./io/index.js";
import { type AdminOperation, type Model, readAdminOperations, readModel } from "./model/index.js";
import { RESTATE } from "./profile/index.js";
import {
  type CorrectedDocument,
  correctOwnDocument,
  findOwnOverlays,
  findSchemas,
  listActions,
  readDocument,
  type SourceDocument,
} from "./read/index.js";
import { findTables, readTables, type Table } from "./tables/index.js";

/** What a client of a version of the server offers. */
export interface ServerApi {
  /** The corrected document of that version. */
  readonly corrected: JsonObject;
  /** The same, with what only earlier versions have. */
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
  const read = await readDocument(schema);
  const releases = await readOwnReleases(root, read);
  const { document: corrected } = await correctOwnDocument(releases.at(-1) ?? read, overlays);
  const history = await readOwnHistory(releases, corrected, overlays);
  return { corrected, ...readOwnModel(corrected, history), tables: await readOwnTables(root, corrected, source) };
}

/** Reads a document and the earlier releases of its API, oldest first, with the names that operations keep. */
export async function readOwnReleases(root: string, source: SourceDocument): Promise<readonly SourceDocument[]> {
  return readReleases(source, await findSchemas(join(root, "schemas/openapi")));
}

/**
 * Reads the history of releases, each corrected by the overlays for its version: it compares what clients sent and read, not what
 * servers said. Undefined if there is only one.
 *
 * @param corrected - The last one.
 */
export async function readOwnHistory(
  releases: readonly SourceDocument[],
  corrected: JsonObject,
  overlays: readonly string[],
): Promise<History | undefined> {
  if (releases.length < 2) return undefined;
  const known = new Map<string, Promise<CorrectedDocument>>();
  const earlier = releases.slice(0, -1).map(async (release) => {
    // Most releases change only the version number, and the actions that apply to it.
    const actions = await listActions(release.content, overlays);
    const places = actions.map(({ overlayPath, index, places }) => [overlayPath, index, places]);
    const key = JSON.stringify([{ ...release.content, info: {} }, places]);
    const found = known.get(key) ?? correctOwnDocument(release, overlays);
    known.set(key, found);
    return { ...(await found).document, info: release.content.info };
  });
  return traceHistory([...(await Promise.all(earlier)), corrected]);
}

/** Reads the model of what all versions have, of which the document is the last one. */
export function readOwnModel(
  corrected: JsonObject,
  history: History | undefined,
): MarkedDocument & { readonly document: JsonObject; readonly model: Model<AdminOperation> } {
  const { marked, remarks } = history ? markDocument(history) : { marked: corrected, remarks: new Map() };
  const operations = readAdminOperations(marked, history && createHistoryFinder(history));
  return { document: history?.document ?? corrected, marked, remarks, model: readModel(marked, operations, RESTATE) };
}

export async function readOwnTables(
  root: string,
  document: JsonObject,
  { tables, needsTables = true }: TableSource,
): Promise<readonly Table[]> {
  return readTables(document, await findTables(join(root, "schemas/tables"), tables), needsTables);
}
