import { basename } from "node:path";
import { type CorrectedRelease, groupSteps, isEffective, nameEffect, type StaleAction } from "../read/index.js";

/** The corrections whose effect differs from the previous version, as lines of the summary. */
export interface EffectChanges {
  /** Where a correction changes nothing any more: `deployment is described as ... (request-types.yaml, action 0)` */
  readonly ended: readonly string[];
  /** Where a correction that had ended changes something again. */
  readonly back: readonly string[];
}

/** @param releases - Oldest first, including the version. */
export function compareEffects(releases: readonly CorrectedRelease[], version: string): EffectChanges {
  const index = releases.findIndex((release) => release.version === version);
  const [before, own] = [releases[index - 1], releases[index]];
  const was = new Map(before?.steps.map((step) => [nameEffect(step), isEffective(step)]));
  const listChanged = (isNow: boolean) => {
    const changed = own?.steps.filter((step) => isEffective(step) === isNow && was.get(nameEffect(step)) === !isNow);
    return groupSteps(changed ?? []).map(describeAction);
  };
  return { ended: listChanged(false), back: listChanged(true) };
}

function describeAction({ action, places }: StaleAction): string {
  const [defect = ""] = action.description.trim().split("\n", 1);
  const at = places.length === action.places.length ? "" : `, at ${places.map((place) => `\`${place}\``).join(", ")}`;
  return `${defect} (\`${basename(action.overlayPath)}\`, action ${action.index}${at})`;
}
