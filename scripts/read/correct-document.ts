import { resolve } from "node:path";
import { explain, type JsonObject, readObject, readString } from "../io/index.js";
import { applyAction } from "./apply-action.js";
import { type AppliedPlace, explainStale, findStale } from "./assert-corrections.js";
import { assertInside } from "./assert-inside.js";
import type { SourceDocument } from "./read-document.js";
import { nameAction, narrowAction, type OverlayAction, readOverlayActions } from "./read-overlay.js";
import { dropUnused } from "./references.js";

export interface CorrectedDocument {
  readonly document: JsonObject;
  /** The actions that were applied. */
  readonly applied: readonly OverlayAction[];
}

/**
 * Applies the overlays to a document. Each action that is for it must change it at each place that the action names. Otherwise the
 * server's schema was fixed, or something in it moved.
 */
export async function correctDocument(
  source: SourceDocument,
  overlayPaths: readonly string[],
): Promise<CorrectedDocument> {
  const actions = await listActions(source.content, overlayPaths);
  const { document, steps } = applyActions(source, actions);
  const stale = findStale(steps);
  if (stale.length > 0) throw new Error(explainStale(stale, source));
  assertInside(document);
  return { document, applied: actions };
}

/**
 * Applies actions to a document, place by place.
 *
 * @param isWanted - Whether to apply an action to one of its places, in the document that the actions before it made.
 * @returns the document, and a step for each place, also for those to which the action was not applied.
 */
export function applyActions(
  { content }: SourceDocument,
  actions: readonly OverlayAction[],
  isWanted: (action: OverlayAction, place: string, before: JsonObject) => boolean = () => true,
): { readonly document: JsonObject; readonly steps: readonly AppliedPlace[] } {
  const steps: AppliedPlace[] = [];
  let after = content;
  for (const action of actions) {
    for (const place of action.places) {
      const before = after;
      if (isWanted(action, place, before)) {
        after = explain(nameAction(action), () => applyAction(before, { ...action.fields, target: place }));
      }
      steps.push({ action, place, before, after });
    }
  }
  return { document: dropUnused(content, after), steps };
}

/** Lists the actions of overlays that are for a document, by its title and version. */
export async function listActions(
  content: JsonObject,
  overlayPaths: readonly string[],
): Promise<readonly OverlayAction[]> {
  const version = readString(readObject(content.info).version);
  const all = await listAllActions(content, overlayPaths);
  return all.map((action) => narrowAction(action, version)).filter(({ places }) => places.length > 0);
}

/** Lists the actions of overlays that are for any version of a document. */
export async function listAllActions(
  content: JsonObject,
  overlayPaths: readonly string[],
): Promise<readonly OverlayAction[]> {
  const title = readString(readObject(content.info).title);
  const paths = [...new Set(overlayPaths.map((path) => resolve(path)))];
  return (await Promise.all(paths.map((path) => readOverlayActions(path, title)))).flat();
}
