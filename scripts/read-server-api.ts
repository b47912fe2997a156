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
  versionOf,
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
  const releases = await correctReleases(await readOwnReleases(root, await readDocument(schema)), overlays);
  const { document: corrected } = last(releases);
  return { corrected, ...readOwnModel(releases), tables: await readOwnTables(root, corrected, source) };
}

/** Reads a document and the earlier releases of its API, oldest first, with the names that operations keep. */
export async function readOwnReleases(root: string, source: SourceDocument): Promise<readonly SourceDocument[]> {
  return readReleases(source, await findSchemas(join(root, "schemas/openapi")));
}

/** A corrected document, and what the corrections did. */
export interface CorrectedRelease extends CorrectedDocument {
  readonly version: string;
}

/**
 * Corrects the documents of releases, each by the overlays for its version.
 *
 * @param lenient - The version in which corrections may change nothing.
 */
export async function correctReleases(
  releases: readonly SourceDocument[],
  overlays: readonly string[],
  lenient?: string,
): Promise<readonly CorrectedRelease[]> {
  const known = new Map<string, Promise<CorrectedDocument>>();
  return Promise.all(
    releases.map(async (release) => {
      const { info = {} } = release.content;
      const version = versionOf(release.content);
      // Most releases change only the version number, and the actions that are for it.
      const actions = await listActions(release.content, overlays);
      const names = actions.map(({ overlayPath, index }) => [overlayPath, index]);
      const key = JSON.stringify([{ ...release.content, info: {} }, names, version === lenient]);
      const found = known.get(key) ?? correctOwnDocument(release, overlays, version === lenient);
      known.set(key, found);
      const { document, ...rest } = await found;
      return { version, document: { ...document, info }, ...rest };
    }),
  );
}

/** Reads the model of what all releases have. If there is only one, it has no history. */
export function readOwnModel(releases: readonly CorrectedRelease[]): MarkedDocument & {
  readonly document: JsonObject;
  readonly history: History | undefined;
  readonly model: Model<AdminOperation>;
} {
  const history = releases.length > 1 ? traceHistory(releases.map(({ document }) => document)) : undefined;
  const document = history?.document ?? last(releases).document;
  const { marked, remarks } = history ? markDocument(history) : { marked: document, remarks: new Map() };
  const operations = readAdminOperations(marked, history && createHistoryFinder(history));
  return { document, history, marked, remarks, model: readModel(marked, operations, RESTATE) };
}

export function last<Item>(items: readonly Item[]): Item {
  const found = items.at(-1);
  if (found === undefined) throw new Error("There is no release");
  return found;
}

export async function readOwnTables(
  root: string,
  document: JsonObject,
  { tables, needsTables = true }: TableSource,
): Promise<readonly Table[]> {
  return readTables(document, await findTables(join(root, "schemas/tables"), tables), needsTables);
}
