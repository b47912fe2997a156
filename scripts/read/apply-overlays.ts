import { resolve } from "node:path";
import { type JsonObject, messageOf, readObject, readString } from "../io/index.js";
import { applyAction } from "./apply-action.js";
import { type AppliedPlace, explainStale, groupSteps } from "./assert-corrections.js";
import { assertInside } from "./assert-inside.js";
import { type Effects, isEffective, nameEffect, readEffects } from "./effects.js";
import { versionOf } from "./list-operations.js";
import type { SourceDocument } from "./read-document.js";
import { isForVersion, nameAction, type OverlayAction, readOverlayActions } from "./read-overlay.js";
import { dropUnused } from "./references.js";

export interface CorrectedDocument {
  readonly document: JsonObject;
  /** The actions that are for it. */
  readonly applied: readonly OverlayAction[];
  /** What each did at each of its places. */
  readonly steps: readonly AppliedPlace[];
}

/** A document to which actions were applied, before it is known whether each did what it is for. */
export interface AppliedOverlays extends Omit<CorrectedDocument, "document"> {
  readonly after: JsonObject;
}

/**
 * Applies the overlays to a document.
 *
 * @param isLenient - Whether an action may fail. Its steps then say that it changes nothing.
 */
export async function applyOverlays(
  source: SourceDocument,
  overlayPaths: readonly string[],
  isLenient: boolean,
): Promise<AppliedOverlays> {
  const applied = await listActions(source.content, overlayPaths);
  const isEnded = createEndFinder(versionOf(source.content));
  const steps: AppliedPlace[] = [];
  let after = source.content;
  for (const action of applied) {
    const before = after;
    const own = action.places.map((place): AppliedPlace => {
      try {
        return { action, place, before, after: applyAction(before, action.fields, [place]) };
      } catch (cause) {
        // What has ended may stand in the way of what is in its place.
        if (isLenient || isEnded(action, place)) return { action, place, before, after: before };
        throw new Error(`${nameAction(action)}: ${messageOf(cause)}`, { cause });
      }
    });
    steps.push(...own);
    const changed = own.filter((step) => step.after !== before);
    const places = changed.map(({ place }) => place);
    // All at once, since two may lead to one schema.
    after = changed.length === 1 ? (changed[0]?.after ?? before) : applyAction(before, action.fields, places);
  }
  return { applied, steps, after };
}

/**
 * Returns the corrected document. Each action that is for it must have changed it at each place that the action names, unless it is known
 * to change nothing there in this version. Otherwise the server's schema was fixed, or something in it moved.
 *
 * @param isLenient - Whether an action may change nothing.
 */
export function checkCorrections(
  source: SourceDocument,
  { applied, steps, after }: AppliedOverlays,
  isLenient: boolean,
): CorrectedDocument {
  const isEnded = createEndFinder(versionOf(source.content));
  const stale = steps.filter((step) => !isEffective(step) && !isEnded(step.action, step.place));
  if (stale.length > 0 && !isLenient) throw new Error(explainStale(groupSteps(stale), source));
  const document = dropUnused(source.content, after);
  assertInside(document);
  return { document, applied, steps };
}

/** Creates a function that tells whether an action is known to change nothing at a place in a version. */
function createEndFinder(version: string): (action: OverlayAction, place: string) => boolean {
  const known = new Map<string, Effects>();
  return (action, place) => {
    const effects = known.get(action.overlayPath) ?? readEffects(action.overlayPath);
    known.set(action.overlayPath, effects);
    const own = effects.at.get(nameEffect({ action, place }));
    return effects.versions.includes(version) && own !== undefined && !own.includes(version);
  };
}

/** Lists the actions of overlays that are for a document, by its title and version. */
export async function listActions(
  content: JsonObject,
  overlayPaths: readonly string[],
): Promise<readonly OverlayAction[]> {
  const title = readString(readObject(content.info).title);
  const version = readString(readObject(content.info).version);
  const paths = [...new Set(overlayPaths.map((path) => resolve(path)))];
  const all = (await Promise.all(paths.map((path) => readOverlayActions(path, title)))).flat();
  return all.filter((action) => isForVersion(action, version));
}
