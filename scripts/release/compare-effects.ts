import { basename } from "node:path";
import { readFirstSentence } from "../io/index.js";
import {
  type ActionPlaces,
  type CorrectedRelease,
  type Effect,
  groupByAction,
  isEffective,
  nameEffect,
} from "../read/index.js";

/** The corrections whose effect is not that in the previous version, as lines of the summary. */
export interface EffectChanges {
  /** Where a correction changes nothing any more: `deployment is described as ... (request-types.yaml, action 0)` */
  readonly ended: readonly string[];
  /** Where a correction that had ended changes something again. */
  readonly back: readonly string[];
}

/** @param releases - Oldest first, including the version. */
export function compareEffects(releases: readonly CorrectedRelease[], version: string): EffectChanges {
  const index = releases.findIndex((release) => release.version === version);
  const [previous, current] = [releases[index - 1], releases[index]];
  const wasEffective = new Map(previous?.effects.map((effect) => [nameEffect(effect), isEffective(effect)]));
  const listChanged = (isNow: boolean) => {
    const isChanged = (effect: Effect) =>
      isEffective(effect) === isNow && wasEffective.get(nameEffect(effect)) === !isNow;
    return groupByAction(current?.effects.filter(isChanged) ?? []).map(describeAction);
  };
  return { ended: listChanged(false), back: listChanged(true) };
}

function describeAction({ action, places }: ActionPlaces): string {
  const at = places.length === action.places.length ? "" : `, at ${places.map((place) => `\`${place}\``).join(", ")}`;
  return `${readFirstSentence(action.description)} (\`${basename(action.overlayPath)}\`, action ${action.index}${at})`;
}
