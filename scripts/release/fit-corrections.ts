import { writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import semver from "semver";
import { type Feature, type Features, isSameShape, nameFeature, readFeatures, readReleases } from "../history/index.js";
import { readArray, readObject } from "../io/index.js";
import {
  type AppliedPlace,
  type CorrectedRelease,
  correctReleases,
  EFFECTS,
  explainStale,
  findNewestSchema,
  findOwnOverlays,
  findSchemas,
  groupSteps,
  isEffective,
  nameEffect,
  printEffects,
  readDocument,
  type StaleAction,
} from "../read/index.js";

/** How the effects of the corrections differ from those in the version before, for people. */
export interface FittedCorrections {
  /** Where a correction changes nothing any more: `deployment is described as ... (request-types.yaml, action 0)` */
  readonly ended: readonly string[];
  /** The same for what had ended in an earlier version. */
  readonly back: readonly string[];
  /** What was seen of the defects that have ended: `PATCH /things/1 -> 409`. */
  readonly claims: readonly string[];
}

/**
 * Finds what the corrections change in a version, and writes it beside the overlays. A correction may change nothing where the version has
 * fixed the defect, or lacks the operation.
 *
 * @param root - A folder with `schemas`, in which that file is written.
 * @throws Error that lists the actions to edit by hand: the document still has what they correct, in another form or at another place.
 */
export async function fitCorrections(root: string, version: string): Promise<FittedCorrections> {
  const schemas = join(root, "schemas");
  const newest = await readDocument(await findNewestSchema(join(schemas, "openapi")));
  const releases = await readReleases(newest, await findSchemas(join(schemas, "openapi")));
  const corrected = await correctReleases(releases, await findOwnOverlays(schemas), version);
  const own = corrected.find((release) => release.version === version);
  if (own === undefined) throw new Error(`schemas/openapi has no document of ${version}`);
  const earlier = corrected.filter((release) => semver.lt(release.version, version));
  const byHand = findByHand(own, earlier);
  const source = releases[corrected.indexOf(own)] ?? newest;
  if (byHand.length > 0) throw new Error(explainStale(byHand, source));
  writeFileSync(join(schemas, EFFECTS), printEffects(corrected));
  const before = new Map(earlier.at(-1)?.steps.map((step) => [nameEffect(step), isEffective(step)]));
  const [ended, back] = [false, true].map((now) =>
    own.steps.filter((step) => isEffective(step) === now && before.get(nameEffect(step)) === !now),
  );
  return { ended: describe(ended ?? []), back: describe(back ?? []), claims: listClaims(ended ?? []) };
}

/** Finds the actions that change nothing although the document has what they corrected in an earlier version, whatever one between did. */
function findByHand(own: CorrectedRelease, earlier: readonly CorrectedRelease[]): readonly StaleAction[] {
  const stale = own.steps.filter((step) => !isEffective(step));
  if (stale.length === 0) return [];
  // Releases with the same document share what was done to it.
  const distinct = earlier.filter(({ steps }, index) => steps !== earlier[index - 1]?.steps);
  const now = readFeatures(own.document);
  const components = new Set(listComponents(own));
  return groupSteps(stale).flatMap(({ action, places }) => {
    const found = distinct.flatMap((release) =>
      release.steps
        .filter((step) => step.action.overlayPath === action.overlayPath && step.action.index === action.index)
        .filter((step) => places.includes(step.place) && isEffective(step))
        .map((step) => ({ release, step })),
    );
    const left = [...new Set(found.flatMap(({ release, step }) => listLeft(step, now, release)))];
    const names = new Set(action.target.match(/\w+/g));
    const isRenamed = listComponents(earlier.at(-1)).some((name) => names.has(name) && !components.has(name));
    return left.length > 0 || found.length === 0 || isRenamed ? [{ action, places, left }] : [];
  });
}

/** Lists what an action has corrected in an earlier version, and the corrected document has again. */
function listLeft({ before, after }: AppliedPlace, now: Features, { document }: CorrectedRelease): readonly string[] {
  const [wrong, right, then] = [before, after, document].map(readFeatures);
  const isIn = (features: Features | undefined, feature: Feature) => {
    const found = features?.find(feature);
    return found !== undefined && isSameShape(found.shape, feature.shape);
  };
  const corrected = wrong?.all.filter((feature) => !isIn(right, feature)) ?? [];
  return corrected.filter((feature) => isIn(now, feature) && !isIn(then, feature)).map(nameFeature);
}

function describe(steps: readonly AppliedPlace[]): readonly string[] {
  return groupSteps(steps).map(({ action, places }) => {
    const [defect = ""] = action.description.trim().split("\n", 1);
    const at = places.length === action.places.length ? "" : `, at ${places.map((place) => `\`${place}\``).join(", ")}`;
    return `${defect} (\`${basename(action.overlayPath)}\`, action ${action.index}${at})`;
  });
}

/** Lists the requests by which a defect was seen, with what a server answered: a server of the new version answers otherwise. */
function listClaims(steps: readonly AppliedPlace[]): readonly string[] {
  return groupSteps(steps).flatMap(({ action }) => {
    return readArray(action.fields["x-evidence"]).flatMap((each) => {
      const { send, seen } = readObject(each);
      return send === undefined
        ? []
        : `\`${send}\` -> ${JSON.stringify(seen)} (\`${basename(action.overlayPath)}\`, action ${action.index})`;
    });
  });
}

function listComponents(release: CorrectedRelease | undefined): readonly string[] {
  return Object.keys(readObject(readObject(release?.document.components).schemas));
}
