import { readFileSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import { isDeepStrictEqual } from "node:util";
import semver from "semver";
import { compareFeatures, type Feature, isSameShape, nameFeature, readFeatures, writeKey } from "../history/index.js";
import { type JsonObject, readObject } from "../io/index.js";
import {
  ALIASES,
  type AppliedPlace,
  applyActions,
  explainStale,
  findOwnOverlays,
  listAllActions,
  type OverlayAction,
  readDocument,
  type SourceDocument,
  type StaleAction,
  versionOf,
} from "../read/index.js";
import { keepNames } from "./keep-names.js";
import { isFor, listCandidates, nameSchemas, readOthers } from "./schema-files.js";
import { setField, writeRange } from "./set-range.js";

/** What changed in the overlays, for people. */
export interface FittedCorrections {
  /** `deployment is described as ... (request-types.yaml, action 0)` */
  readonly ended: readonly string[];
  /** The same for what had ended in an earlier version. */
  readonly resumed: readonly string[];
  /** The names that operations keep: `Restate 1.8.0 calls get_thing read_thing.` */
  readonly kept: readonly string[];
}

/**
 * Fits the corrections to a version that may be older than others, without a change for these. Operations keep their names. A
 * correction ends at the places where it changes nothing: the version has fixed the defect, or lacks the operation, which is kept for
 * older servers, with its corrections. One that ended so is resumed where it would change something again.
 *
 * @param root - A folder with `schemas`, in which the overlays are changed. It still has the candidates of the version, so that what
 * they ended is known.
 * @throws Error that lists the actions to edit by hand: those whose defect the document still has in another form, or that name a
 * schema with another name.
 */
export async function fitCorrections(root: string, version: string): Promise<FittedCorrections> {
  const source = await readDocument(join(root, nameSchemas(version)[0]));
  const others = await readOthers(root, version);
  const candidates = await listCandidates(root, version);
  // A release may still rename what only its candidate had.
  const released = others.filter((other) => !candidates.includes(versionOf(other.content)));
  const kept = await keepNames(join(root, ALIASES), source, released);
  const actions = await listAllActions(source.content, await findOwnOverlays(join(root, "schemas")));
  const earlier = others.filter((other) => semver.lt(versionOf(other.content), version));
  const isResumable = await findResumable(earlier, actions);
  const isOwn = isFor(source);
  const both = (action: OverlayAction, place: string) => isOwn(action, place) || isResumable(action, place);
  const { document, steps } = tryActions(source, actions, both) ?? applyActions(source, actions, isOwn);
  const ended = steps.filter((step) => isOwn(step.action, step.place) && !isEffective(step));
  const resumed = steps.filter((step) => !isOwn(step.action, step.place) && isEffective(step));
  const byHand = await findByHand(ended, { source, document, previous: earlier.at(-1), actions });
  if (byHand.length > 0) throw new Error(explainStale(byHand, source));
  for (const [action, changes] of groupByAction([...ended, ...resumed])) {
    const known = (place: string) =>
      others.map((other) => [versionOf(other.content), isFor(other)(action, place)] as const);
    const ranges = changes.map((step) => {
      const { place } = step;
      const given = action.placeVersions.get(place) ?? action.versions;
      return [place, writeRange([...known(place), [version, isEffective(step)]], given)] as const;
    });
    const text = readFileSync(action.overlayPath, "utf8");
    writeFileSync(action.overlayPath, writeRanges(text, action, new Map(ranges)));
  }
  return { ended: describe(ended), resumed: describe(resumed), kept };
}

function isEffective({ before, after }: AppliedPlace): boolean {
  return !isDeepStrictEqual(before, after);
}

function groupByAction(steps: readonly AppliedPlace[]): ReadonlyMap<OverlayAction, readonly AppliedPlace[]> {
  const actions = [...new Set(steps.map(({ action }) => action))];
  return new Map(actions.map((action) => [action, steps.filter((step) => step.action === action)]));
}

function describe(steps: readonly AppliedPlace[]): readonly string[] {
  return [...groupByAction(steps)].map(([action, own]) => {
    const [defect = ""] = action.description.trim().split("\n", 1);
    const places =
      own.length === action.places.length ? "" : `, at ${own.map(({ place }) => `\`${place}\``).join(", ")}`;
    return `${defect} (\`${basename(action.overlayPath)}\`, action ${action.index}${places})`;
  });
}

/**
 * Finds what a version of the document has ended, because it changed nothing there, and not a person, for another reason.
 *
 * @param earlier - The versions before the one at hand, oldest first.
 */
async function findResumable(
  earlier: readonly SourceDocument[],
  actions: readonly OverlayAction[],
): Promise<(action: OverlayAction, place: string) => boolean> {
  const found: AppliedPlace[] = [];
  for (const [index, last] of earlier.slice(0, -1).entries()) {
    const next = earlier[index + 1] ?? last;
    const isEnded = (action: OverlayAction, place: string) => isFor(last)(action, place) && !isFor(next)(action, place);
    if (!actions.some((action) => action.places.some((place) => isEnded(action, place)))) continue;
    const isWanted = (action: OverlayAction, place: string) => isFor(last)(action, place) || isFor(next)(action, place);
    const applied = tryActions(next, actions, isWanted);
    found.push(...(applied?.steps ?? []).filter(({ action, place }) => isEnded(action, place)));
  }
  return (action, place) => {
    const [end] = found.filter((step) => step.action === action && step.place === place).slice(-1);
    return end !== undefined && !isEffective(end);
  };
}

/** Applies actions of which some have ended. Undefined if one cannot be applied to what a later version has in its place. */
function tryActions(...given: Parameters<typeof applyActions>): ReturnType<typeof applyActions> | undefined {
  try {
    return applyActions(...given);
  } catch {
    return undefined;
  }
}

interface Fitted {
  readonly source: SourceDocument;
  /** The corrected document. */
  readonly document: JsonObject;
  readonly previous: SourceDocument | undefined;
  readonly actions: readonly OverlayAction[];
}

/**
 * Finds the actions that may not end: the document still has what they corrected in the version before, or another name for a schema
 * that they name.
 */
async function findByHand(
  ended: readonly AppliedPlace[],
  { source, document, previous, actions }: Fitted,
): Promise<readonly StaleAction[]> {
  if (previous === undefined || ended.length === 0) return [];
  const applied = applyActions(previous, actions, isFor(previous));
  const components = new Set(listComponents(source));
  const renamed = new Set(listComponents(previous).filter((name) => !components.has(name)));
  const [now, then] = [document, applied.document].map(createFinder);
  /** Lists the features that the action has corrected in the version before, and that the corrected document has again. */
  const listLeft = ({ action, place }: AppliedPlace): readonly string[] => {
    const step = applied.steps.find((each) => each.action === action && each.place === place);
    if (step === undefined) return [];
    const { removed, changed } = compareFeatures(readFeatures(step.before), readFeatures(step.after));
    const wrong = [...removed, ...changed.map(({ from }) => from)];
    return wrong.filter((feature) => now?.(feature) && !then?.(feature)).map(nameFeature);
  };
  return [...groupByAction(ended)].flatMap(([action, steps]) => {
    const left = steps.flatMap(listLeft);
    const isRenamed = (action.target.match(/\w+/g) ?? []).some((name) => renamed.has(name));
    return left.length > 0 || isRenamed ? [{ action, places: steps.map(({ place }) => place), left }] : [];
  });
}

/** Creates a function that tells whether a document has a feature, in the same shape. */
function createFinder(document: JsonObject): (feature: Feature) => boolean {
  const shapes = new Map(readFeatures(document).all.map((feature) => [writeKey(feature), feature.shape]));
  return (feature) => {
    const shape = shapes.get(writeKey(feature));
    return shape !== undefined && isSameShape(shape, feature.shape);
  };
}

/** Writes the ranges of an action at some of its places: one for all of them, or a list. */
function writeRanges(text: string, action: OverlayAction, ranges: ReadonlyMap<string, string>): string {
  const { placeVersions, places, index } = action;
  const [range, ...others] = new Set(ranges.values());
  const isCommon = ranges.size === places.length && others.length === 0 && placeVersions.size === 0;
  if (isCommon) return setField(text, index, "x-versions", range);
  return setField(text, index, "x-places", Object.fromEntries([...placeVersions, ...ranges]));
}

function listComponents({ content }: SourceDocument): readonly string[] {
  return Object.values(readObject(content.components)).flatMap((group) => Object.keys(readObject(group)));
}
