import { isDeepStrictEqual } from "node:util";
import { groupBy, type JsonObject, lastOf } from "../io/index.js";
import { versionOf } from "../read/index.js";
import { type Feature, type Key, listAncestors, writeKey } from "./feature.js";
import { type Forms, findForms } from "./find-forms.js";
import { canShareFunction, renameAsNow } from "./path-names.js";
import { type Features, readFeatures } from "./read-features.js";
import { uniteDocuments } from "./unite-documents.js";

export interface History {
  /** The united document of all versions. */
  readonly document: JsonObject;
  /** The features of the operations that differ between versions. */
  readonly features: readonly TracedFeature[];
  readonly findHistory: FindHistory;
}

/** A feature of the united document. */
export interface TracedFeature extends Feature {
  /** The innermost feature that contains it. The parent of an operation is the operation itself. */
  readonly parent: Feature;
  /** The versions that have the feature; undefined if every version with its parent has it. */
  readonly versions: readonly VersionRange[] | undefined;
  /** Whether the feature is missing or optional in some version that has its parent with as many alternatives. */
  readonly mayBeMissing: boolean;
}

export type FindHistory = (id: string) => OperationHistory;

export interface OperationHistory {
  /** The first version whose document has the operation. */
  readonly since: string;
  /** The versions whose operation the function can call; undefined if it can call every one. */
  readonly versions: readonly VersionRange[] | undefined;
  readonly parts: readonly RequestPart[];
  /** The requests of the operation in earlier versions, oldest first, with today's names of path parameters. */
  readonly moved: readonly EarlierRequest[];
}

/** Without `since`, the oldest version is in the range; without `goneIn`, the newest. */
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
  const newest = lastOf(releases);
  const forms = findForms(releases);
  const unite = (united: JsonObject, older: Features) => uniteDocuments(united, older, forms);
  const document = releases.slice(0, -1).reduceRight(unite, newest.document);
  const features = traceFeatures(releases, readFeatures(document), forms);
  const byOperation = groupBy(features, ({ operation }) => operation);
  const versionRequest = [...newest.operations.values()].find(({ operation }) => "x-server-version" in operation);
  // To choose the request for a server, the client asks for its version. If the request for the version has itself moved, the client cannot
  // ask an older server, so it always sends the newest requests.
  const canAskVersion = versionRequest === undefined || listEarlierRequests(releases, versionRequest.id).length === 0;
  return {
    document,
    features,
    findHistory: (id) => {
      const having = releases.filter(({ operations }) => operations.has(id));
      const now = having.at(-1)?.operations.get(id);
      return {
        since: versionOf((having[0] ?? newest).document),
        versions: listRanges(
          releases.map(({ document: { info }, operations }) => {
            const own = operations.get(id);
            return [versionOf({ info }), own !== undefined && now !== undefined && canShareFunction(now, own)];
          }),
        ),
        parts: (byOperation.get(id) ?? []).flatMap(toPart),
        moved: canAskVersion ? listEarlierRequests(releases, id) : [],
      };
    },
  };
}

function traceFeatures(
  releases: readonly Features[],
  united: Features,
  forms: ReadonlyMap<string, Forms>,
): readonly TracedFeature[] {
  const byKey = new Map(
    united.list(forms).map((feature) => {
      const own = forms.get(feature.operation) ?? [];
      const distinct = [...new Set(own)].filter((form) => form !== undefined);
      const having = new Set<Features | undefined>(distinct.filter((form) => form.has(feature)));
      const versions = listRanges(releases.map(({ document }, index) => [versionOf(document), having.has(own[index])]));
      return [writeKey(feature), { feature, distinct, versions }] as const;
    }),
  );
  return [...byKey.values()].map(({ feature, distinct, versions: own }): TracedFeature => {
    const above = listAncestors(feature)
      .flatMap((key) => byKey.get(writeKey(key)) ?? [])
      .at(-1);
    const parent = above?.feature ?? feature;
    const versions = isDeepStrictEqual(own, above?.versions) ? undefined : own;
    return { ...feature, parent, versions, mayBeMissing: distinct.some((each) => isMissing(each, feature, parent)) };
  });
}

/**
 * Lists the ranges of versions that have a feature, an operation or a table; undefined if every version does.
 *
 * @param versions - Oldest first.
 */
export function listRanges(
  versions: readonly (readonly [version: string, has: boolean])[],
): readonly VersionRange[] | undefined {
  if (versions.every(([, has]) => has)) return undefined;
  return versions.flatMap(([version, has], index) => {
    if (!has || versions[index - 1]?.[1]) return [];
    const end = versions.slice(index).find(([, isThere]) => !isThere);
    // The oldest document does not say since when it has something.
    return [{ ...(index > 0 && { since: version }), ...(end && { goneIn: end[0] }) }];
  });
}

/** Whether a version has the parent without the feature, or with the feature as optional. */
function isMissing(release: Features, feature: Feature, parent: Feature): boolean {
  const { required } = feature.shape;
  const own = required === undefined ? undefined : release.find(parent);
  // The field may have come with a new alternative, which has its fields from the start.
  if (own === undefined || own.shape.alternatives !== parent.shape.alternatives) return false;
  return !release.has(feature) || (required === true && release.find(feature)?.shape.required === false);
}

function toPart({ location, path, value, versions }: TracedFeature): readonly RequestPart[] {
  const sent = (["path", "query", "header", "body"] as const).find((each) => each === location);
  // `moved` has the parameters of earlier paths.
  const isPathParameter = location === "path" && value === undefined;
  if (versions === undefined || sent === undefined || isPathParameter) return [];
  return [{ in: sent, path, ...(value !== undefined && { value }), versions }];
}

function listEarlierRequests(releases: readonly Features[], id: string): readonly EarlierRequest[] {
  const now = releases.flatMap(({ operations }) => operations.get(id) ?? []).at(-1);
  const requests = releases.flatMap(({ document, operations }) => {
    const old = operations.get(id);
    if (now === undefined || old === undefined) return [];
    const path = canShareFunction(now, old) ? renameAsNow(now, old) : undefined;
    return [{ version: versionOf(document), method: old.method.toUpperCase(), path }];
  });
  return requests.flatMap(({ method, path }, index) => {
    const next = requests[index + 1];
    if (next === undefined || path === undefined || (next.method === method && next.path === path)) return [];
    return [{ method, path, goneIn: next.version }];
  });
}
