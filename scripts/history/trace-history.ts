import { compareText } from "../io/index.js";
import { type Feature, type FeatureKey, isSameShape, keyOf, listAncestors } from "./feature.js";
import type { Move } from "./moves.js";
import { type Features, isOpen } from "./read-features.js";
import type { Content } from "./read-schema.js";

/** The features in one version of the document, with those of operations that only earlier ones have. */
export interface VersionFeatures {
  readonly version: string;
  readonly features: Features;
}

/** What changed from one version to another. */
export interface Changes {
  readonly added: readonly Feature[];
  readonly removed: readonly Feature[];
  /** Features with a different shape: another type, or another `required`. */
  readonly changed: readonly { readonly from: Feature; readonly to: Feature }[];
}

export interface VersionChanges extends Changes {
  readonly version: string;
}

/** From a version on, and before another one. */
interface Lifetime {
  readonly since: string;
  readonly goneIn: string;
}

export interface History {
  /** The oldest version with a document. Its features may be older still. */
  readonly oldest: string;
  /** Those of the newest version. */
  readonly features: readonly Feature[];
  /** The first version that has the feature. */
  first(feature: FeatureKey): string;
  /** The first version since which all have the feature. */
  since(feature: FeatureKey): string;
  /** The versions before that one that have the feature, too, although a later one lacks it: releases of an older branch. */
  alsoIn(feature: FeatureKey): readonly Lifetime[];
  /** Whether a version that has what contains the feature lacks it, or has it as something optional. */
  mayBeMissing(feature: Feature): boolean;
  /** Oldest first, without versions that change nothing. */
  readonly changes: readonly VersionChanges[];
  readonly moves: readonly Move[];
}

/** @param versions - Oldest first, the current one last. Versions that share their features are one. */
export function traceHistory(versions: readonly VersionFeatures[], moves: readonly Move[] = []): History {
  const known = versions
    .filter(({ features }, index) => features !== versions[index - 1]?.features)
    .map(({ version, features }) => ({ version, features, has: createLookup(features), find: createFinder(features) }));
  const [first, newest] = [known[0], known.at(-1)];
  if (first === undefined || newest === undefined) throw new Error("A history needs one version at least");
  const listLifetimes = (feature: FeatureKey) =>
    known.flatMap(({ version, has }, index) => {
      if (!has(feature) || known[index - 1]?.has(feature)) return [];
      return [{ since: version, goneIn: known.slice(index).find((later) => !later.has(feature))?.version }];
    });
  return {
    oldest: first.version,
    features: newest.features.all,
    first: (feature) => listLifetimes(feature)[0]?.since ?? newest.version,
    since: (feature) => listLifetimes(feature).at(-1)?.since ?? newest.version,
    alsoIn(feature) {
      const earlier = listLifetimes(feature).slice(0, -1);
      // What the oldest document has may be older still.
      return earlier.map(({ since, goneIn = "" }) => ({ since: since === first.version ? "0.0.0" : since, goneIn }));
    },
    mayBeMissing(feature) {
      const around = listAncestors(feature).filter(newest.find).at(-1) ?? feature;
      const alternatives = newest.find(around)?.shape.alternatives;
      return known.some(({ has, find }) => {
        // One of several kinds of object may have come as a whole.
        if (find(around) === undefined || find(around)?.shape.alternatives !== alternatives) return false;
        return !has(feature) || (feature.shape.required === true && find(feature)?.shape.required === false);
      });
    },
    moves,
    changes: known
      .slice(1)
      .map(({ version, features }, index) => ({
        version,
        ...compareFeatures((known[index] ?? first).features, features),
      }))
      .filter(({ added, removed, changed }) => added.length + removed.length + changed.length > 0),
  };
}

/** Compares the features of two documents. */
export function compareFeatures(before: Features, after: Features): Changes {
  const findEarlier = createFinder(before);
  const [had, has] = [createLookup(before), createLookup(after)];
  return {
    added: after.all.filter((feature) => has(feature) && !had(feature)).sort(byKey),
    removed: before.all.filter((feature) => had(feature) && !has(feature)).sort(byKey),
    changed: after.all.flatMap((to) => {
      const from = findEarlier(to);
      return from && had(to) && has(to) && !isSameShape(from.shape, to.shape) ? [{ from, to }] : [];
    }),
  };
}

function byKey(left: Feature, right: Feature): number {
  return compareText(keyOf(left), keyOf(right));
}

function createFinder(features: Features): (feature: FeatureKey) => Feature | undefined {
  const byKey = new Map(features.all.map((feature) => [keyOf(feature), feature]));
  return (feature) => byKey.get(keyOf(feature));
}

/** Creates a function that tells whether a version has a feature, not only for older servers: its document lists it or allows anything there. */
function createLookup(features: Features): (feature: FeatureKey) => boolean {
  const find = createFinder(features);
  return (feature) => {
    const found = find(feature);
    if (found !== undefined) return found.shape.goneIn === undefined;
    const { operation, place, path, value } = feature;
    const around = path.map((step, index) => ({ path: path.slice(0, index), content: contentOf(step) }));
    const own = value === undefined ? [] : [{ path, content: typeof value as Content }];
    return [...around, ...own].some(({ path, content }) => isOpen(features, { operation, place, path }, content));
  };
}

function contentOf(step: string): Content {
  if (step === "[]") return "item";
  return step === "{}" ? "entry" : "field";
}
