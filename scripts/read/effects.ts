import { existsSync, readFileSync } from "node:fs";
import { basename, dirname, join } from "node:path";
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
  /** Identifies the effect in every version: `retries.yaml $.paths['/things'].get`. */
  readonly name: string;
  readonly expected: Expectation;
  readonly before: JsonObject;
  readonly after: JsonObject;
  /** Whether the action changed something. */
  readonly isEffective: boolean;
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
  /** The versions in which an action changes nothing at a place, by the name of the effect. */
  readonly ended: JsonObject;
}

/** Creates a function that looks up the expected effect with a name, of an action of an overlay, in one version. */
export function createExpectations(version: string): (overlayPath: string, name: string) => Expectation {
  const read = new Map<string, RecordedEffects>();
  return (overlayPath, name) => {
    const { versions, ended } = getOrCreate(read, overlayPath, () => readEffects(overlayPath));
    if (versions.length > 0 && !versions.includes(version)) return "unknown";
    return readArray(ended[name]).includes(version) ? "ended" : "effect";
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
    const own = effects.filter(({ isEffective }) => !isEffective);
    for (const { name } of own) getOrCreate(ended, name, () => []).push(version);
  }
  const versions = releases.map(({ version }) => version);
  return `${JSON.stringify({ versions, ended: Object.fromEntries(ended) }, null, 2)}\n`;
}
