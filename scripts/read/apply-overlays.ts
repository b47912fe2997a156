import { resolve } from "node:path";
import { isDeepStrictEqual } from "node:util";
import { type JsonObject, messageOf, readObject, readString } from "../io/index.js";
import { applyAction } from "./apply-action.js";
import { assertReferences } from "./assert-references.js";
import { createExpectations, type Effect, type Expectation, groupByAction } from "./effects.js";
import { explainStale, nameDocument } from "./explain-stale.js";
import { versionOf } from "./list-operations.js";
import type { SourceDocument } from "./read-document.js";
import { isForVersion, nameAction, type OverlayAction, readOverlayActions } from "./read-overlay.js";
import { dropUnused } from "./references.js";

export interface CorrectedDocument {
  readonly document: JsonObject;
  readonly applied: readonly OverlayAction[];
  readonly effects: readonly Effect[];
}

/**
 * Applies the overlays to a document. An action that fails at a place changes nothing there if its effect has ended, or is unknown in this
 * version.
 *
 * @throws Error that names the action if it fails where an effect is expected.
 */
export function applyOverlays(source: SourceDocument, overlayPaths: readonly string[]): CorrectedDocument {
  const applied = listActions(source.content, overlayPaths);
  const expect = createExpectations(versionOf(source.content));
  const effects: Effect[] = [];
  let document = source.content;
  for (const action of applied) {
    const before = document;
    const own = [...action.effects].map(([place, name]): Effect => {
      const expected = expect(action.overlayPath, name);
      const after = applyAt(before, action, place, expected);
      return { action, place, name, expected, before, after, isEffective: !isDeepStrictEqual(before, after) };
    });
    effects.push(...own);
    const changed = own.filter((effect) => effect.after !== before);
    if (changed.length === 0) continue;
    const places = changed.map(({ place }) => place);
    // The action is applied to all places at once, since two places may lead to one schema.
    document = changed.length === 1 ? (changed[0]?.after ?? before) : applyAction(before, action.fields, places);
  }
  return { document, applied, effects };
}

function applyAt(before: JsonObject, action: OverlayAction, place: string, expected: Expectation): JsonObject {
  try {
    return applyAction(before, action.fields, [place]);
  } catch (cause) {
    // An ended action may conflict with its successor.
    if (expected !== "effect") return before;
    throw new Error(`${nameAction(action)}: ${messageOf(cause)}`, { cause });
  }
}

/**
 * Checks that every expected action has an effect, and drops the components that only replaced parts used.
 *
 * @throws Error if an action changes nothing at a place where an effect is expected: the server's schema was fixed, or a part of it moved.
 */
export function checkCorrections(
  source: SourceDocument,
  { document: after, applied, effects }: CorrectedDocument,
): CorrectedDocument {
  const stale = effects.filter((effect) => effect.expected === "effect" && !effect.isEffective);
  if (stale.length > 0) throw new Error(explainStale(groupByAction(stale), nameDocument(source.content, source.path)));
  const document = dropUnused(source.content, after);
  assertReferences(document);
  return { document, applied, effects };
}

export function listActions({ info }: JsonObject, overlayPaths: readonly string[]): readonly OverlayAction[] {
  const { title, version } = readObject(info);
  const paths = new Set(overlayPaths.map((path) => resolve(path)));
  const all = [...paths].flatMap((path) => readOverlayActions(path, readString(title)));
  return all.filter((action) => isForVersion(action, readString(version)));
}
