import { type CorrectedDocument, correctDocument } from "./correct-document.js";
import { linkPages } from "./link-pages.js";
import { prependBasePath } from "./prepend-base-path.js";
import type { SourceDocument } from "./read-document.js";

/** Corrects a document of Restate. Every path is then one that a client sends to, and operations link to their pages. */
export async function correctOwnDocument(
  source: SourceDocument,
  overlays: readonly string[],
): Promise<CorrectedDocument> {
  const { document, applied } = await correctDocument(source, overlays);
  return { document: prependBasePath(linkPages(document)), applied };
}
