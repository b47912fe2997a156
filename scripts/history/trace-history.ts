import { isDeepStrictEqual } from "node:util";
import { groupBy, type JsonObject } from "../io/index.js";
import { versionOf } from "../read/index.js";
import { type Feature, type Key, listAncestors } from "./key.js";
import { listDifferent } from "./list-different.js";
import { canShareFunction, type OperationOf, renameAsNow } from "./path-names.js";
import { type Features, readFeatures } from "./read-features.js";
import { uniteDocuments } from "./unite-documents.js";

export interface History {
  /** The united document of all versions. */
  readonly document: JsonObject;
  readonly features: readonly TracedFeature[];
  readonly findHistory: FindHistory;
}

/** A feature of any version. */
export interface TracedFeature extends Feature {
  /** The field, body or operation that contains the feature. */
  readonly parent: Feature;
  /** The versions that have the feature; undefined if every version with its parent has it. */
  readonly versions: readonly VersionRange[] | undefined;
  /** Whether a version with its parent lacks the feature, or has it as optional. */
  readonly mayBeMissing: boolean;
}

export type FindHistory = (id: string) => OperationHistory;

export interface OperationHistory {
  /** The first version whose document has the operation. */
  readonly since: string;
  /** The versions that have the operation; undefined if every one does. */
  readonly versions: readonly VersionRange[] | undefined;
  /** The parts of the request that some versions with the operation lack. */
  readonly parts: readonly RequestPart[];
  /** The requests of the operation in earlier versions, oldest first, with today's names of path parameters. */
  readonly moved: readonly EarlierRequest[];
}

/** A run of versions. Without `since`, the oldest version is in it; without `goneIn`, the newest is. */
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

export interface RequestPart extends Pick<Key, "path" | "value"> {
  readonly in: "path" | "query" | "header" | "body";
  readonly versions: readonly VersionRange[];
}

/** @param documents - The corrected documents of releases, oldest first. */
export function traceHistory(documents: readonly JsonObject[]): History {
  const releases = documents.map(readFeatures);
  const newest = releases.at(-1);
  if (newest === undefined) throw new Error("A history needs one document at least");
  const different = listDifferent(releases);
  const unite = (united: JsonObject, older: Features) => uniteDocuments(united, older, different);
  const document = releases.slice(0, -1).reduceRight(unite, newest.document);
  const { find, list } = readFeatures(document);
  const lifetimes = new Map<Feature, readonly VersionRange[] | undefined>();
  const readLifetimes = (feature: Feature) => {
    if (!lifetimes.has(feature))
      lifetimes.set(
        feature,
        listVersions(releases, (features) => features.has(feature)),
      );
    return lifetimes.get(feature);
  };
  const features = list(different).map((feature): TracedFeature => {
    const parent = listAncestors(feature).reduce<Feature>((found, key) => find(key) ?? found, feature);
    const own = readLifetimes(feature);
    const isAlike = feature !== parent && isDeepStrictEqual(own, readLifetimes(parent));
    const versions = isAlike ? undefined : own;
    return { ...feature, parent, versions, mayBeMissing: releases.some((each) => mayBeMissing(each, feature, parent)) };
  });
  const findNow = (id: string) => releases.flatMap(({ operations }) => operations.get(id) ?? []).at(-1);
  const byOperation = groupBy(features, ({ operation }) => operation);
  const asking = [...newest.operations.values()].find(({ operation }) => "x-server-version" in operation);
  // The request for the version cannot depend on the version.
  const isChosen = asking === undefined || listEarlierRequests(releases, asking.id).length === 0;
  return {
    document,
    features,
    findHistory: (id) => ({
      since: versionOf((releases.find(({ operations }) => operations.has(id)) ?? newest).document),
      versions: listVersions(releases, ({ operations }) => {
        const own = operations.get(id);
        return own !== undefined && canShareFunction(findNow(id) ?? own, own);
      }),
      parts: (byOperation.get(id) ?? []).flatMap(listPart),
      moved: isChosen ? listEarlierRequests(releases, id) : [],
    }),
  };
}

function listVersions(releases: readonly Features[], has: (features: Features) => boolean) {
  return listLifetimes(releases.map((features) => [versionOf(features.document), has(features)]));
}

/**
 * Lists the runs of versions that have something; undefined if every version does.
 *
 * @param versions - Oldest first.
 */
export function listLifetimes(
  versions: readonly (readonly [version: string, has: boolean])[],
): readonly VersionRange[] | undefined {
  if (versions.every(([, has]) => has)) return undefined;
  return versions.flatMap(([version, has], index) => {
    if (!has || versions[index - 1]?.[1]) return [];
    const end = versions.slice(index).find(([, isThere]) => !isThere);
    // A part of the oldest document may be older still.
    return [{ ...(index > 0 && { since: version }), ...(end && { goneIn: end[0] }) }];
  });
}

function mayBeMissing(features: Features, feature: Feature, parent: Feature): boolean {
  const own = features.find(parent);
  // The whole alternative may be new.
  const isThere = own !== undefined && own.shape.alternatives === parent.shape.alternatives;
  if (feature.shape.required === undefined || !isThere) return false;
  return !features.has(feature) || (feature.shape.required && features.find(feature)?.shape.required === false);
}

function listPart({ place, path, value, versions }: TracedFeature): readonly RequestPart[] {
  const sent = (["path", "query", "header", "body"] as const).find((each) => each === place);
  // A parameter of the path is in the history of the operation's requests already.
  const isParameter = place === "path" && value === undefined;
  if (versions === undefined || sent === undefined || isParameter) return [];
  return [{ in: sent, path, ...(value !== undefined && { value }), versions }];
}

function listEarlierRequests(releases: readonly Features[], id: string): readonly EarlierRequest[] {
  const had = releases.flatMap(({ document, operations }): readonly OperationOf[] => {
    const operation = operations.get(id);
    return operation === undefined ? [] : [{ document, operation }];
  });
  const now = had.at(-1);
  if (now === undefined) return [];
  const requests = had.map((old) => {
    const path = canShareFunction(now.operation, old.operation) ? renameAsNow(now, old) : undefined;
    return { version: versionOf(old.document), method: old.operation.method.toUpperCase(), path };
  });
  return requests.flatMap(({ method, path }, index) => {
    const next = requests[index + 1];
    if (next === undefined || path === undefined || (next.method === method && next.path === path)) return [];
    return [{ method, path, goneIn: next.version }];
  });
}
