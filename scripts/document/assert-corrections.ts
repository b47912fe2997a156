import { isDeepStrictEqual } from "node:util";
import semver from "semver";
import { type JsonObject, readObject, readString } from "../io/index.js";
import { type CreatedOperation, findCreatedOperations } from "./find-created-operations.js";
import type { SourceDocument } from "./read-document.js";
import { nameAction, type OverlayAction } from "./read-overlay.js";

/** The document before an action and after it. */
export interface AppliedAction {
  readonly action: OverlayAction;
  readonly before: JsonObject;
  readonly after: JsonObject;
}

/** @throws Error if an action changed nothing, or added an operation. */
export function assertCorrections(steps: readonly AppliedAction[], source: SourceDocument): void {
  for (const { action, before, after } of steps) {
    // An update of "$.paths" would recreate a path that the document no longer has.
    const created = findCreatedOperations(before, after);
    if (created.length > 0) throw new Error(explainCreated(action, created, source));
    if (isDeepStrictEqual(before, after)) throw new Error(explainUnchanged(action, source));
  }
}

function explainUnchanged(action: OverlayAction, source: SourceDocument): string {
  return [
    `${nameAction(action)} changes nothing in ${nameDocument(source)}:`,
    `  ${firstLine(action.description)}`,
    "It was fixed there, or has moved. Look for the target in the document, and ask that version's server again.",
    `If it is fixed, end the action before this version${quoteRange(action, source)}. If it has moved, end it there too, and`,
    "add an action with the new target.",
  ].join("\n");
}

function explainCreated(action: OverlayAction, created: readonly CreatedOperation[], source: SourceDocument): string {
  return [
    `${nameAction(action)} would add what ${nameDocument(source)} does not have:`,
    ...created.map(
      ({ name, renamedTo }) => `  ${name}${renamedTo === undefined ? "" : `, which is ${renamedTo} there`}`,
    ),
    "An action corrects operations; it cannot add one.",
    `Move those lines to an action that ends before this version${quoteRange(action, source)}. Where only the path has`,
    "changed, add an action with the new path from this version on.",
  ].join("\n");
}

/** Names a document by title and version rather than by path, because the file may be temporary. */
function nameDocument({ path, content }: SourceDocument): string {
  const { title, version } = readObject(content.info);
  return readString(title) && readString(version) ? `${title} ${version}` : path;
}

/** Suggests a range for the action that ends before this version. A release candidate counts as its release. */
function quoteRange({ versions }: OverlayAction, { content }: SourceDocument): string {
  const release = semver.coerce(readString(readObject(content.info).version));
  return release === null
    ? ""
    : ` (x-versions: "${versions === undefined ? "" : `${versions} `}<${release.version}-0")`;
}

function firstLine(text: string): string {
  return text.trim().split("\n", 1)[0] ?? "";
}
