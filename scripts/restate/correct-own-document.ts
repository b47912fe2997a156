import { type CorrectedDocument, correctDocument, type SourceDocument } from "../openapi/document/index.js";
import { linkPages } from "./link-pages.js";
import { prependBasePath } from "./prepend-base-path.js";

/** Corrects a document of Restate. Every path is then one that a client sends to, and operations link to their pages. */
export async function correctOwnDocument(
  source: SourceDocument,
  overlays: readonly string[],
): Promise<CorrectedDocument> {
  const { document, applied } = await correctDocument(source, overlays);
  return { document: prependBasePath(linkPages(document)), applied };
}
