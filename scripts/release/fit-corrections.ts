import { readFileSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import { isDeepStrictEqual } from "node:util";
import semver from "semver";
import { type Json, type JsonObject, readObject } from "../io/index.js";
import {
  type AppliedPlace,
  applyActions,
  explainStale,
  isForVersion,
  listAllActions,
  type OverlayAction,
  readDocument,
  readTarget,
  type SourceDocument,
  type StaleAction,
  versionOf,
} from "../openapi/document/index.js";
import {
  compareFeatures,
  type Feature,
  isSameShape,
  keyOf,
  nameFeature,
  readFeatures,
} from "../restate/history/index.js";
import { ALIASES, findOwnOverlays } from "../restate/index.js";
import { keepNames } from "./keep-names.js";
import { nameSchemas, readOthers } from "./schema-files.js";
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
 * older servers, with its corrections. One that has ended is resumed where the document has again what it corrected.
 *
 * @param root - A folder with `schemas`, in which the overlays are changed.
 * @throws Error that lists the actions to edit by hand: those whose defect the document still has in another form, or that name a
 * schema with another name.
 */
export async function fitCorrections(root: string, version: string): Promise<FittedCorrections> {
  const source = await readDocument(join(root, nameSchemas(version)[0]));
  const others = await readOthers(root, version);
  const kept = await keepNames(join(root, ALIASES), source, others);
  const overlays = await findOwnOverlays(join(root, "schemas"));
  const fit = new Fit(source, others, await listAllActions(source.content, overlays));
  const steps = await fit.apply();
  const isFor = ({ action, place }: AppliedPlace) => isForVersion(action, place, version);
  const ended = steps.filter((step) => isFor(step) && !isEffective(step));
  const resumed = steps.filter((step) => !isFor(step) && isEffective(step));
  const byHand = await fit.findByHand(ended);
  if (byHand.length > 0) throw new Error(explainStale(byHand, source));
  for (const [action, changes] of groupByAction([...ended, ...resumed])) {
    const text = readFileSync(action.overlayPath, "utf8");
    writeFileSync(action.overlayPath, fit.writeRanges(text, action, changes));
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

/** Actions and a version that they are fitted to. */
class Fit {
  readonly #source: SourceDocument;
  readonly #others: readonly SourceDocument[];
  readonly #actions: readonly OverlayAction[];
  /** Those before the version, oldest first. */
  readonly #earlier: readonly SourceDocument[];
  readonly #applied = new Map<SourceDocument, ReturnType<typeof applyActions>>();
  #document: JsonObject = {};

  constructor(source: SourceDocument, others: readonly SourceDocument[], actions: readonly OverlayAction[]) {
    this.#source = source;
    this.#others = others;
    this.#actions = actions;
    this.#earlier = others.filter((other) => semver.lt(versionOf(other.content), versionOf(source.content)));
  }

  /** Applies the actions that are for the version, and those whose defect is back. */
  async apply(): Promise<readonly AppliedPlace[]> {
    const defects = await this.#readFixedDefects();
    const { document, steps } = await applyActions(this.#source, this.#actions, (action, place, before) => {
      const defect = defects.get(action)?.get(place);
      if (defect !== undefined) return isDeepStrictEqual(readTarget(before, place), defect);
      return isForVersion(action, place, versionOf(this.#source.content));
    });
    this.#document = document;
    return steps;
  }

  /** Reads what ended actions have corrected last, if it was another version of the document that ended them. */
  async #readFixedDefects(): Promise<ReadonlyMap<OverlayAction, ReadonlyMap<string, readonly Json[]>>> {
    const defects = new Map<OverlayAction, Map<string, readonly Json[]>>();
    for (const action of this.#actions) {
      for (const place of action.places.filter(
        (each) => !isForVersion(action, each, versionOf(this.#source.content)),
      )) {
        const last = this.#earlier.filter((other) => isForVersion(action, place, versionOf(other.content))).at(-1);
        const next = last && this.#earlier[this.#earlier.indexOf(last) + 1];
        if (last === undefined || next === undefined) continue;
        const [defect, fixed] = await Promise.all(
          [last, next].map(async (other) => {
            const step = await this.#findStep(other, action, place);
            return step === undefined ? [] : readTarget(step.before, place);
          }),
        );
        if (!defect || defect.length === 0 || isDeepStrictEqual(defect, fixed)) continue;
        defects.set(action, (defects.get(action) ?? new Map()).set(place, defect));
      }
    }
    return defects;
  }

  async #findStep(other: SourceDocument, action: OverlayAction, place: string): Promise<AppliedPlace | undefined> {
    const { steps } = await this.#apply(other);
    return steps.find((step) => step.action === action && step.place === place);
  }

  /** Applies the actions to another version. */
  #apply(other: SourceDocument): ReturnType<typeof applyActions> {
    const isFor = (action: OverlayAction, place: string) => isForVersion(action, place, versionOf(other.content));
    const applied = this.#applied.get(other) ?? applyActions(other, this.#actions, isFor);
    this.#applied.set(other, applied);
    return applied;
  }

  /** Finds the actions that may not end. */
  async findByHand(ended: readonly AppliedPlace[]): Promise<readonly StaleAction[]> {
    const previous = this.#earlier.at(-1);
    if (previous === undefined) return [];
    const components = new Set(listComponents(this.#source));
    const renamed = new Set(listComponents(previous).filter((name) => !components.has(name)));
    const found = await Promise.all(
      [...groupByAction(ended)].map(async ([action, steps]) => {
        const applied = await Promise.all(steps.map(({ place }) => this.#findStep(previous, action, place)));
        const left = await Promise.all(
          applied.map((step) => (step === undefined ? [] : this.#listLeft(previous, step))),
        );
        const isRenamed = (action.target.match(/\w+/g) ?? []).some((name) => renamed.has(name));
        const places = steps.map(({ place }) => place);
        return left.flat().length > 0 || isRenamed ? [{ action, places, left: left.flat() }] : [];
      }),
    );
    return found.flat();
  }

  /** Lists the features that an action has corrected in the version before, and that the corrected document has again. */
  async #listLeft(previous: SourceDocument, { before, after }: AppliedPlace): Promise<readonly string[]> {
    const { removed, changed } = compareFeatures(readFeatures(before), readFeatures(after));
    const [now, then] = [this.#document, (await this.#apply(previous)).document].map((document) => {
      const shapes = new Map(readFeatures(document).all.map((feature) => [keyOf(feature), feature.shape]));
      return (feature: Feature) => {
        const shape = shapes.get(keyOf(feature));
        return shape !== undefined && isSameShape(shape, feature.shape);
      };
    });
    const corrected = [...removed, ...changed.map(({ from }) => from)];
    return corrected.filter((feature) => now?.(feature) && !then?.(feature)).map(nameFeature);
  }

  /** Writes the ranges of an action that has ended or been resumed at some of its places. */
  writeRanges(text: string, action: OverlayAction, changes: readonly AppliedPlace[]): string {
    const { placeVersions, places, versions, index } = action;
    const ranges = new Map(changes.map((step) => [step.place, this.#computeRange(step)]));
    const alike = places.filter((place) => !placeVersions.has(place));
    const [common] = new Set(alike.map((place) => ranges.get(place) ?? versions));
    const isCommon = alike.every((place) => ranges.get(place) === common);
    if (isCommon && common !== undefined) for (const place of alike) ranges.delete(place);
    const ofPlaces = { ...Object.fromEntries(placeVersions), ...Object.fromEntries(ranges) };
    const written = isCommon && common !== undefined ? setField(text, index, "x-versions", common) : text;
    return ranges.size === 0 ? written : setField(written, index, "x-places", ofPlaces);
  }

  #computeRange({ action, place, ...step }: AppliedPlace): string {
    const all = this.#others.map(
      (other) => [versionOf(other.content), isForVersion(action, place, versionOf(other.content))] as const,
    );
    const own = [versionOf(this.#source.content), isEffective({ action, place, ...step })] as const;
    return writeRange([...all, own], action.placeVersions.get(place) ?? action.versions);
  }
}

function listComponents({ content }: SourceDocument): readonly string[] {
  return Object.values(readObject(content.components)).flatMap((group) => Object.keys(readObject(group)));
}
