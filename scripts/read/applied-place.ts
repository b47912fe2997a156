import type { JsonObject } from "../io/index.js";
import type { OverlayAction } from "./read-overlay.js";

/** The expected effect of an action at a place in a version: present, ended, or, in a new version, unknown. */
export type Expectation = "effect" | "ended" | "unknown";

/** The document before an action was applied to one of its places, and after. */
export interface AppliedPlace {
  readonly action: OverlayAction;
  readonly place: string;
  readonly expected: Expectation;
  readonly before: JsonObject;
  readonly after: JsonObject;
}

/** An action with some of its places, such as all at which it changes nothing. */
export interface ActionPlaces {
  readonly action: OverlayAction;
  readonly places: readonly string[];
  /** The defects that the action corrected and that the document still has; undefined if nobody looked for them. */
  readonly left?: readonly string[];
}

/** Groups places by their action. */
export function groupSteps(steps: readonly AppliedPlace[]): readonly ActionPlaces[] {
  const actions = [...new Set(steps.map(({ action }) => action))];
  return actions.map((action) => ({
    action,
    places: steps.filter((step) => step.action === action).map(({ place }) => place),
  }));
}
