import { basename } from "node:path";
import { readFirstSentence } from "../io/index.js";
import { type ActionPlaces, type CorrectedRelease, groupByAction } from "../read/index.js";

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
  const wasEffective = new Map(previous?.effects.map(({ name, isEffective }) => [name, isEffective]));
  const listChanged = (isNow: boolean) => {
    const changed = current?.effects.filter(
      ({ name, isEffective }) => isEffective === isNow && wasEffective.get(name) === !isNow,
    );
    return groupByAction(changed ?? []).map(describeAction);
  };
  return { ended: listChanged(false), back: listChanged(true) };
}

function describeAction({ action, places }: ActionPlaces): string {
  const at = places.length === action.places.length ? "" : `, at ${places.map((place) => `\`${place}\``).join(", ")}`;
  return `${readFirstSentence(action.description)} (\`${basename(action.overlayPath)}\`, action ${action.index}${at})`;
}
