import { writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import { type Feature, type Features, isSameShape, nameFeature, readFeatures } from "../history/index.js";
import type { JsonObject } from "../io/index.js";
import {
  type AppliedPlace,
  correctReleases,
  describeClaim,
  EFFECTS,
  explainStale,
  findNewestSchema,
  findOwnOverlays,
  findSchemas,
  groupSteps,
  isEffective,
  listEvidence,
  nameEffect,
  printEffects,
  readDocument,
  readReleases,
  type StaleAction,
} from "../read/index.js";

/** How the effects of the corrections differ from those in the version before, for people. */
export interface FittedCorrections {
  /** Where a correction changes nothing any more: `deployment is described as ... (request-types.yaml, action 0)` */
  readonly ended: readonly string[];
  /** The same for what had ended in an earlier version. */
  readonly back: readonly string[];
  /** What the evidence of those that ended claims. */
  readonly claims: readonly string[];
}

/**
 * Finds what the corrections change in a version, and writes it beside the overlays. A correction may change nothing where the version has
 * fixed the defect, or lacks the operation.
 *
 * @param root - A folder with `schemas`, in which that file is written.
 * @throws Error that lists the actions to edit by hand: they never changed anything, or the document still has what they correct, in another
 * form or at another place.
 */
export async function fitCorrections(root: string, version: string): Promise<FittedCorrections> {
  const schemas = join(root, "schemas");
  const files = await findSchemas(join(schemas, "openapi"));
  const releases = await readReleases(await readDocument(await findNewestSchema(join(schemas, "openapi"))), files);
  const corrected = await correctReleases(releases, await findOwnOverlays(schemas), version);
  const index = corrected.findIndex((release) => release.version === version);
  const [source, own, earlier] = [releases[index], corrected[index], corrected.slice(0, index)];
  if (source === undefined || own === undefined) throw new Error(`schemas/openapi has no document of ${version}`);
  const now = readFeatures(own.document);
  const listEffects = ({ steps, document }: typeof own) =>
    steps.filter(isEffective).map((step) => [nameEffect(step), { ...step, document }] as const);
  const last = new Map(earlier.flatMap(listEffects));
  const byHand = groupSteps(own.steps.filter((step) => !isEffective(step))).flatMap(({ action, places }) => {
    const found = places.flatMap((place) => last.get(nameEffect({ action, place })) ?? []);
    const left = [...new Set(found.flatMap((step) => listLeft(step, step.document, now)))];
    return left.length > 0 || found.length === 0 ? [{ action, places, left }] : [];
  });
  if (byHand.length > 0) throw new Error(explainStale(byHand, source));
  writeFileSync(join(schemas, EFFECTS), printEffects(corrected));
  const before = new Map(earlier.at(-1)?.steps.map((step) => [nameEffect(step), isEffective(step)]));
  const listChanged = (isNow: boolean) =>
    groupSteps(own.steps.filter((step) => isEffective(step) === isNow && before.get(nameEffect(step)) === !isNow));
  const ended = listChanged(false);
  const claims = ended.flatMap(({ action }) => listEvidence(action, version).flatMap(describeClaim));
  return { ended: ended.map(describe), back: listChanged(true).map(describe), claims };
}

/** Lists what an action has corrected in an earlier version, whose document lacks it, and the corrected document has again. */
function listLeft({ before, after }: AppliedPlace, document: JsonObject, now: Features): readonly string[] {
  const [right, then] = [readFeatures(after), readFeatures(document)];
  const isIn = (features: Features, feature: Feature) => {
    const found = features.find(feature);
    return found !== undefined && isSameShape(found.shape, feature.shape);
  };
  const { all } = readFeatures(before);
  return all.filter((each) => isIn(now, each) && !isIn(right, each) && !isIn(then, each)).map(nameFeature);
}

function describe({ action, places }: StaleAction): string {
  const [defect = ""] = action.description.trim().split("\n", 1);
  const at = places.length === action.places.length ? "" : `, at ${places.map((place) => `\`${place}\``).join(", ")}`;
  return `${defect} (\`${basename(action.overlayPath)}\`, action ${action.index}${at})`;
}
