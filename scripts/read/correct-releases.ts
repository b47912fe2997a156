import {
  getOrCreate,
  groupBy,
  isJsonObject,
  type Json,
  type JsonObject,
  mapEntries,
  readArray,
  readObject,
  readString,
  showPath,
} from "../io/index.js";
import { applyOverlays, type CorrectedDocument, checkCorrections, listActions } from "./apply-overlays.js";
import { explainRename, listOperations, nameRequest, versionOf } from "./list-operations.js";
import type { SourceDocument } from "./read-document.js";

export interface CorrectedRelease extends CorrectedDocument {
  readonly version: string;
}

export function correctReleases(
  releases: readonly SourceDocument[],
  overlays: readonly string[],
): readonly CorrectedRelease[] {
  const corrected = new Map<string, CorrectedDocument>();
  return releases.map((release) => {
    const { info = {} } = release.content;
    // Most documents differ from the one before only in the version number.
    const actions = listActions(release.content, overlays);
    const names = actions.map(({ overlayPath, index }) => [overlayPath, index]);
    const key = JSON.stringify([{ ...release.content, info: {} }, names]);
    const { document, ...rest } = getOrCreate(corrected, key, () => correctDocument(release, overlays));
    return { version: versionOf(release.content), document: { ...document, info }, ...rest };
  });
}

/** Corrects a document, completes its paths, and links its operations to their pages. */
export function correctDocument(source: SourceDocument, overlays: readonly string[]): CorrectedDocument {
  const done = applyOverlays(source, overlays);
  if (overlays.length > 0 && isForeign(done)) throw new Error(explainForeign(source, done));
  // Equal ids are refused first, because they would also make actions stale.
  if (overlays.length > 0) assertOwnIds(done.document);
  const { document, ...rest } = checkCorrections(source, done);
  return { document: prependBasePath(linkPages(document)), ...rest };
}

/** Whether a document is of another API: no action changes it, or it has no operations and some action changes nothing. */
function isForeign({ document, effects }: CorrectedDocument): boolean {
  return (
    !effects.some(({ isEffective }) => isEffective) ||
    (listOperations(document).length === 0 && !effects.every(({ isEffective }) => isEffective))
  );
}

/** Explains why the run stops: a client without corrections would send parameters that the server silently ignores. */
function explainForeign({ path, content }: SourceDocument, { document, applied }: CorrectedDocument): string {
  const name = `"${readObject(content.info).title}" ${versionOf(content)}`;
  const cause =
    applied.length === 0
      ? "no action is for a document with this title (x-target-title) and version (x-versions)"
      : "the document describes another API";
  const reason = listOperations(document).length === 0 ? "the document has no operations" : cause;
  return `the overlays correct no operation of ${name}, ${showPath(path)}: ${reason}\nTo generate without corrections, use --no-overlays`;
}

function assertOwnIds(document: JsonObject): void {
  const shared = [...groupBy(listOperations(document), ({ id }) => id)].filter(([, owners]) => owners.length > 1);
  if (shared.length === 0) return;
  const lines = shared.map(([id, owners]) => {
    const requests = owners.map(({ method, path }) => nameRequest(method, path));
    return `${requests.join(" and ")} have one operationId, "${id}": ${explainRename(owners)}`;
  });
  throw new Error(lines.join("\n"));
}

/**
 * Links operations to their pages, as `x-operation-pages` at the root says: an address in which the operation's own values
 * replace `{tag}` and `{summary}`. An operation with a link keeps its own.
 */
function linkPages(document: JsonObject): JsonObject {
  const { "x-operation-pages": address, ...rest } = document;
  if (typeof address !== "string") return document;
  const paths = mapEntries(readObject(document.paths), (item) =>
    mapEntries(readObject(item), (operation) => {
      if (!isJsonObject(operation) || operation.externalDocs !== undefined) return operation;
      const tag = readString(readArray(operation.tags)[0]);
      const words = readString(operation.summary)
        ?.toLowerCase()
        .match(/[a-z0-9]+/g);
      if (tag === undefined || !words) return operation;
      const url = address.replace("{tag}", tag).replace("{summary}", words.join("-"));
      return { ...operation, externalDocs: { url } };
    }),
  );
  return { ...rest, paths };
}

/**
 * Prepends the path of a relative server, such as `servers: [{ url: /v3 }]`, to all paths, even to those in marks. A client with
 * any address then requests the moved paths, and every comparison of paths sees the move.
 */
function prependBasePath(document: JsonObject): JsonObject {
  const { servers, ...rest } = document;
  const base = readString(readObject(readArray(servers)[0]).url)?.replace(/\/+$/, "");
  if (!base?.startsWith("/")) return document;
  const moveBatch = (operation: Json): Json => {
    const mark = readObject(readObject(operation)["x-bulk"]);
    const batch = readObject(mark.batch);
    if (!isJsonObject(operation) || typeof batch.path !== "string") return operation;
    return { ...operation, "x-bulk": { ...mark, batch: { ...batch, path: `${base}${batch.path}` } } };
  };
  const paths = Object.entries(readObject(document.paths)).map(([path, item]) => {
    return [`${base}${path}`, mapEntries(readObject(item), moveBatch)] as const;
  });
  return { ...rest, paths: Object.fromEntries(paths) };
}
