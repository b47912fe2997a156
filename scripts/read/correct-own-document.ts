import { readObject } from "../io/index.js";
import { type CorrectedDocument, correctDocument } from "./correct-document.js";
import { linkPages } from "./link-pages.js";
import { versionOf } from "./list-operations.js";
import { prependBasePath } from "./prepend-base-path.js";
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
