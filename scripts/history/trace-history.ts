import { isDeepStrictEqual } from "node:util";
import { groupBy, type Json, type JsonObject } from "../io/index.js";
import { versionOf } from "../read/index.js";
import { type Feature, listAncestors } from "./key.js";
import { listDifferent } from "./list-different.js";
import { haveSamePath, renameAsNow } from "./path-names.js";
import { type Features, readFeatures } from "./read-features.js";
import { uniteDocuments } from "./unite-documents.js";

/** What the versions of an API have in common, and where they differ. */
export interface History {
  /** What all of them have, as one document. */
  readonly document: JsonObject;
  readonly features: readonly TracedFeature[];
  readonly findHistory: FindHistory;
}

/** A feature of any version. */
export interface TracedFeature extends Feature {
  /** What contains it: a field, a body, the operation. */
  readonly around: Feature;
  /** From which version on, and until which, it is there; undefined if all have it that have what contains it. */
  readonly versions: readonly VersionRange[] | undefined;
  /** Whether it can be optional, and a version that has what contains it lacks it, or has it as something optional. */
  readonly mayBeMissing: boolean;
}

/** Finds the history of an operation. */
export type FindHistory = (id: string) => OperationHistory;

export interface OperationHistory {
  /** The first version with a document that has the operation. */
  readonly since: string;
  /** The versions that have the operation; undefined if every one does. */
  readonly versions: readonly VersionRange[] | undefined;
  /** The parts of the request that other versions have than those with the operation. */
  readonly parts: readonly RequestPart[];
  /** The requests by which earlier versions have the operation, oldest first, with today's names of path parameters. */
  readonly moved: readonly EarlierRequest[];
}

/** From a version on, unless the oldest has it already, and before another one, unless the newest still has it. */
export interface VersionRange {
  readonly since?: string;
  readonly goneIn?: string;
}

interface EarlierRequest {
  readonly method: string;
  readonly path: string;
  /** The first version that has another request. */
  readonly goneIn: string;
}

export interface RequestPart {
  readonly in: "path" | "query" | "header" | "body";
  /** The names of the fields that lead to it; `[]` stands for any item of an array, `{}` for any value of a map. */
  readonly path: readonly string[];
  /** Set if this is only one value of the field. */
  readonly value?: Json;
  readonly versions: readonly VersionRange[];
}

interface Version {
  readonly version: string;
  readonly features: Features;
}

/** @param documents - The corrected documents of releases, oldest first. */
export function traceHistory(documents: readonly JsonObject[]): History {
  const known = documents.map(
    (document): Version => ({ version: versionOf(document), features: readFeatures(document) }),
  );
  const newest = known.at(-1);
  if (newest === undefined) throw new Error("A history needs one document at least");
  const different = listDifferent(known.map(({ features }) => features));
  const earlier = known.slice(0, -1).map(({ features }) => features);
  const document = earlier.reduceRight(
    (united, each) => uniteDocuments(united, each, different),
    newest.features.document,
  );
  const { find, list } = readFeatures(document);
  const lifetimes = new Map<Feature, readonly VersionRange[] | undefined>();
  const readLifetimes = (feature: Feature) => {
    if (!lifetimes.has(feature))
      lifetimes.set(feature, listLifetimes(known.map(({ version, features }) => [version, features.has(feature)])));
    return lifetimes.get(feature);
  };
  const features = list(different).map((feature): TracedFeature => {
    const around = listAncestors(feature).reduce<Feature>((found, key) => find(key) ?? found, feature);
    const own = readLifetimes(feature);
    const isAlike = feature !== around && isDeepStrictEqual(own, readLifetimes(around));
    const versions = isAlike ? undefined : own;
    return { ...feature, around, versions, mayBeMissing: known.some((each) => mayBeMissing(each, feature, around)) };
  });
  const findNow = (id: string) => known.flatMap(({ features }) => features.operations.get(id) ?? []).at(-1);
  const byOperation = groupBy(features, ({ operation }) => operation);
  const asking = [...newest.features.operations.values()].find(({ operation }) => "x-server-version" in operation);
  // No request can be chosen by the version if the one that asks for it has moved.
  const isChosen = asking === undefined || listEarlierRequests(known, asking.id).length === 0;
  return {
    document,
    features,
    findHistory: (id) => ({
      since: known.find(({ features }) => features.operations.has(id))?.version ?? newest.version,
      versions: listLifetimes(
        known.map(({ version, features }) => {
          const own = features.operations.get(id);
          return [version, own !== undefined && haveSamePath(findNow(id) ?? own, own)];
        }),
      ),
      parts: (byOperation.get(id) ?? []).flatMap(listPart),
      moved: isChosen ? listEarlierRequests(known, id) : [],
    }),
  };
}

/**
 * Lists from which version on, and until which, something is there; undefined if every version has it.
 *
 * @param versions - Oldest first, each with whether it has it.
 */
export function listLifetimes(
  versions: readonly (readonly [version: string, has: boolean])[],
): readonly VersionRange[] | undefined {
  if (versions.every(([, has]) => has)) return undefined;
  return versions.flatMap(([version, has], index) => {
    if (!has || versions[index - 1]?.[1]) return [];
    const end = versions.slice(index).find(([, isThere]) => !isThere);
    // What the oldest document has may be older still.
    return [{ ...(index > 0 && { since: version }), ...(end && { goneIn: end[0] }) }];
  });
}

function mayBeMissing({ features }: Version, feature: Feature, around: Feature): boolean {
  const own = features.find(around);
  // One of several kinds of object may have come as a whole.
  const isThere = own !== undefined && own.shape.alternatives === around.shape.alternatives;
  if (feature.shape.required === undefined || !isThere) return false;
  return !features.has(feature) || (feature.shape.required && features.find(feature)?.shape.required === false);
}

function listPart({ place, path, value, versions }: TracedFeature): readonly RequestPart[] {
  const sent = (["path", "query", "header", "body"] as const).find((each) => each === place);
  // Which parameters a path has is told by the earlier requests, or else by the versions of the operation.
  const isParameter = place === "path" && value === undefined;
  if (versions === undefined || sent === undefined || isParameter) return [];
  return [{ in: sent, path, ...(value !== undefined && { value }), versions }];
}

function listEarlierRequests(known: readonly Version[], id: string): readonly EarlierRequest[] {
  const had = known.flatMap(({ version, features: { document, operations } }) => {
    const operation = operations.get(id);
    return operation === undefined ? [] : [{ version, document, operation }];
  });
  const now = had.at(-1);
  if (now === undefined) return [];
  const requests = had.map(({ version, document, operation }) => {
    const path = haveSamePath(now.operation, operation) ? renameAsNow(now, { document, operation }) : undefined;
    return { version, method: operation.method.toUpperCase(), path };
  });
  return requests.flatMap(({ method, path }, index) => {
    const next = requests[index + 1];
    if (next === undefined || path === undefined || (next.method === method && next.path === path)) return [];
    return [{ method, path, goneIn: next.version }];
  });
}
