import { writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import { type Feature, type Features, isSameShape, nameFeature, readFeatures, readReleases } from "../history/index.js";
import { type JsonObject, readArray, readObject } from "../io/index.js";
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
  const files = await findSchemas(join(schemas, "openapi"));
  const releases = await readReleases(await readDocument(await findNewestSchema(join(schemas, "openapi"))), files);
  const corrected = await correctReleases(releases, await findOwnOverlays(schemas), version);
  const index = corrected.findIndex((release) => release.version === version);
  const [source, own, earlier] = [releases[index], corrected[index], corrected.slice(0, index)];
  if (source === undefined || own === undefined) throw new Error(`schemas/openapi has no document of ${version}`);
  const byHand = findByHand(own, earlier);
  if (byHand.length > 0) throw new Error(explainStale(byHand, source));
  writeFileSync(join(schemas, EFFECTS), printEffects(corrected));
  const before = new Map(earlier.at(-1)?.steps.map((step) => [nameEffect(step), isEffective(step)]));
  const changed = own.steps.filter((step) => before.get(nameEffect(step)) === !isEffective(step));
  const ended = groupSteps(changed.filter((step) => !isEffective(step)));
  return {
    ended: ended.map(describe),
    back: groupSteps(changed.filter(isEffective)).map(describe),
    claims: ended.flatMap(listClaims),
  };
}

/** Finds the actions that change nothing although the document has what they corrected when they last did, or that never changed anything. */
function findByHand(own: CorrectedRelease, earlier: readonly CorrectedRelease[]): readonly StaleAction[] {
  const stale = groupSteps(own.steps.filter((step) => !isEffective(step)));
  const now = stale.length === 0 ? undefined : readFeatures(own.document);
  return stale.flatMap(({ action, places }) => {
    const found = places.flatMap((place) => {
      const isSame = (step: AppliedPlace) => isEffective(step) && nameEffect(step) === nameEffect({ action, place });
      const all = earlier.flatMap(({ steps, document }) => steps.filter(isSame).map((step) => ({ step, document })));
      return all.slice(-1);
    });
    const left = [...new Set(found.flatMap(({ step, document }) => listLeft(step, now, document)))];
    return left.length > 0 || found.length === 0 ? [{ action, places, left }] : [];
  });
}

/** Lists what an action has corrected in an earlier version, and the corrected document has again. */
function listLeft({ before, after }: AppliedPlace, now: Features | undefined, document: JsonObject): readonly string[] {
  const [wrong, right, then] = [before, after, document].map(readFeatures);
  const isIn = (features: Features | undefined, feature: Feature) => {
    const found = features?.find(feature);
    return found !== undefined && isSameShape(found.shape, feature.shape);
  };
  const corrected = wrong?.all.filter((feature) => !isIn(right, feature)) ?? [];
  return corrected.filter((feature) => isIn(now, feature) && !isIn(then, feature)).map(nameFeature);
}

function describe({ action, places }: StaleAction): string {
  const [defect = ""] = action.description.trim().split("\n", 1);
  const at = places.length === action.places.length ? "" : `, at ${places.map((place) => `\`${place}\``).join(", ")}`;
  return `${defect} (${nameAction(action)}${at})`;
}

/** Lists the requests by which a defect was seen, with what a server answered: a server of the new version answers otherwise. */
function listClaims({ action }: StaleAction): readonly string[] {
  const evidence = readArray(action.fields["x-evidence"]).map(readObject);
  return evidence
    .filter(({ send }) => send !== undefined)
    .map(({ send, seen }) => `\`${send}\` -> ${JSON.stringify(seen)} (${nameAction(action)})`);
}

function nameAction({ overlayPath, index }: StaleAction["action"]): string {
  return `\`${basename(overlayPath)}\`, action ${index}`;
}
