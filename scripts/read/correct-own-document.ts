import {
  isJsonObject,
  type Json,
  type JsonObject,
  mapEntries,
  readArray,
  readObject,
  readString,
} from "../io/index.js";
import { type CorrectedDocument, correctDocument } from "./correct-document.js";
import { versionOf } from "./list-operations.js";
import type { SourceDocument } from "./read-document.js";

/** Corrects a document of Restate. Every path is then one that a client sends to, and operations link to their pages. */
export async function correctOwnDocument(
  source: SourceDocument,
  overlays: readonly string[],
  isLenient: boolean = false,
): Promise<CorrectedDocument> {
  const { document, ...rest } = await correctDocument(source, overlays, isLenient);
  if (overlays.length > 0 && rest.applied.length === 0) throw new Error(explainForeign(source));
  return { document: prependBasePath(linkPages(document)), ...rest };
}

/** Without the corrections, a client sends what the server silently ignores. */
function explainForeign({ path, content }: SourceDocument): string {
  const name = `"${readObject(content.info).title}" ${versionOf(content)}`;
  return `no overlay has an action for ${name}, ${path}: their \`x-target-title\` is another. To generate without corrections, use --no-overlays`;
}

/**
 * Links operations to their pages, as `x-operation-pages` at the root says: an address in which `{tag}` and `{summary}` stand
 * for those of the operation. An operation with a link keeps its own.
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
 * Moves the path of a relative server, such as `servers: [{ url: /v3 }]`, into the paths, those in marks too. A client then sends to
 * them, whichever address it is given, and everything that compares paths sees that they have moved.
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
