import { type CorrectedDocument, correctDocument } from "./correct-document.js";
import { linkPages } from "./link-pages.js";
import { prependBasePath } from "./prepend-base-path.js";
import type { SourceDocument } from "./read-document.js";

/** Corrects a document of Restate. Every path is then one that a client sends to, and operations link to their pages. */
export async function correctOwnDocument(
  source: SourceDocument,
  overlays: readonly string[],
  isLenient: boolean = false,
): Promise<CorrectedDocument> {
  const { document, ...rest } = await correctDocument(source, overlays, isLenient);
  return { document: prependBasePath(linkPages(document)), ...rest };
}
