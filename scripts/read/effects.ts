import { existsSync, readFileSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { isDeepStrictEqual } from "node:util";
import { getOrCreate, type Json, type JsonObject, readArray, readObject } from "../io/index.js";
import type { OverlayAction } from "./read-overlay.js";

/** The file with the ended effects, which the generator writes beside the folder of the overlays. */
export const EFFECTS = "effects.json";

/** The expected effect of an action at a place in a version: present, ended, or, in a new version, unknown. */
export type Expectation = "effect" | "ended" | "unknown";

/** The document before an action was applied to one of its places, and after. */
export interface Effect {
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

export function groupByAction(effects: readonly Effect[]): readonly ActionPlaces[] {
  const actions = [...new Set(effects.map(({ action }) => action))];
  return actions.map((action) => ({
    action,
    places: effects.filter((effect) => effect.action === action).map(({ place }) => place),
  }));
}

/** The content of {@link EFFECTS}. */
interface RecordedEffects {
  /** The versions that the file is about, oldest first. */
  readonly versions: readonly Json[];
  /** The versions in which an action changes nothing at a place, by {@link nameEffect}. */
  readonly ended: JsonObject;
}

export function isEffective({ before, after }: Effect): boolean {
  return !isDeepStrictEqual(before, after);
}

export function nameEffect({ action, place }: Pick<Effect, "action" | "place">): string {
  return `${basename(action.overlayPath)} ${action.keys.get(place)}`;
}

/** Creates a function that looks up the expected effect of an action at a place, in one version. */
export function createExpectations(version: string): (action: OverlayAction, place: string) => Expectation {
  const read = new Map<string, RecordedEffects>();
  return (action, place) => {
    const { versions, ended } = getOrCreate(read, action.overlayPath, () => readEffects(action.overlayPath));
    if (versions.length > 0 && !versions.includes(version)) return "unknown";
    return readArray(ended[nameEffect({ action, place })]).includes(version) ? "ended" : "effect";
  };
}

/** Reads the effects of the actions of an overlay; empty without a file beside the overlay or its folder. */
function readEffects(overlayPath: string): RecordedEffects {
  const folder = dirname(overlayPath);
  const file = join(basename(folder) === "overlays" ? dirname(folder) : folder, EFFECTS);
  const { versions, ended }: JsonObject = existsSync(file) ? JSON.parse(readFileSync(file, "utf8")) : {};
  return { versions: readArray(versions), ended: readObject(ended) };
}

/** Prints the file from the corrections of all releases, oldest first. */
export function printEffects(
  releases: readonly { readonly version: string; readonly effects: readonly Effect[] }[],
): string {
  const ended = new Map<string, string[]>();
  for (const { version, effects } of releases) {
    const own = effects.filter((effect) => !isEffective(effect));
    for (const effect of own) getOrCreate(ended, nameEffect(effect), () => []).push(version);
  }
  const versions = releases.map(({ version }) => version);
  return `${JSON.stringify({ versions, ended: Object.fromEntries(ended) }, null, 2)}\n`;
}
