import { isDeepStrictEqual } from "node:util";
import { type CorrectedRelease, type Effect, explainStale, groupByAction, nameDocument } from "../read/index.js";
import { type Feature, isSameShape, nameFeature, type Rule } from "./feature.js";
import { type Features, readFeatures } from "./read-features.js";

/**
 * Checks each correction that changes nothing in a new version: the version must not have the defect in another form.
 *
 * @param releases - Oldest first.
 * @throws Error that lists the actions to edit by hand: the version has the defect in another form, or the action never changed anything.
 */
export function assertDefectsGone(releases: readonly CorrectedRelease[]): void {
  for (const [index, { version, document, effects }] of releases.entries()) {
    const ineffective = effects.filter((effect) => effect.expected === "unknown" && !effect.isEffective);
    if (ineffective.length === 0) continue;
    const lastEffects = new Map(releases.slice(0, index).flatMap(listEffects));
    const now = readFeatures(document);
    const byHand = groupByAction(ineffective).flatMap(({ action, places }) => {
      const found = places.flatMap((place) => lastEffects.get(action.effects.get(place) ?? "") ?? []);
      const left = [...new Set(found.flatMap((effect) => listLeft(effect, now)))];
      return left.length > 0 || found.length === 0 ? [{ action, places, left }] : [];
    });
    if (byHand.length > 0) throw new Error(explainStale(byHand, nameDocument(document, version)));
  }
}

type PastEffect = Effect & Pick<CorrectedRelease, "document">;

function listEffects({ effects, document }: CorrectedRelease) {
  return effects.flatMap((effect) => (effect.isEffective ? [[effect.name, { ...effect, document }] as const] : []));
}

/** Lists the features with a defect that an action corrected in an earlier version, and that the new document still has. */
function listLeft({ before, after, document }: PastEffect, now: Features): readonly string[] {
  const [afterAction, afterAll] = [readFeatures(after), readFeatures(document)];
  // Without a rule, the shape is compared.
  const isIn = (features: Features, feature: Feature, rule: Rule | undefined) => {
    const found = features.find(feature);
    if (found === undefined) return false;
    return rule ? found.rules.some((own) => isDeepStrictEqual(own, rule)) : isSameShape(found.shape, feature.shape);
  };
  const isLeft = (feature: Feature, rule: Rule | undefined) =>
    isIn(now, feature, rule) && !isIn(afterAction, feature, rule) && !isIn(afterAll, feature, rule);
  const all = readFeatures(before).list();
  return all.filter((each) => [undefined, ...each.rules].some((rule) => isLeft(each, rule))).map(nameFeature);
}
