import { existsSync, readFileSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { isDeepStrictEqual } from "node:util";
import { getOrCreate, type Json, type JsonObject, readArray, readObject } from "../io/index.js";
import type { AppliedPlace, Expectation } from "./applied-place.js";
import type { OverlayAction } from "./read-overlay.js";

/** The file with the ended effects, which the generator writes beside the folder of the overlays. */
export const EFFECTS = "effects.json";

interface Effects {
  /** The versions that the file is about, oldest first. */
  readonly versions: readonly Json[];
  /** The versions in which an action changes nothing at a place, by {@link nameEffect}. */
  readonly ended: JsonObject;
}

export function isEffective({ before, after }: AppliedPlace): boolean {
  return !isDeepStrictEqual(before, after);
}

export function nameEffect({ action, place }: Pick<AppliedPlace, "action" | "place">): string {
  return `${basename(action.overlayPath)} ${action.keys.get(place)}`;
}

/** Creates a function that looks up the expected effect of an action at a place, in one version. */
export function createExpectations(version: string): (action: OverlayAction, place: string) => Expectation {
  const read = new Map<string, Effects>();
  return (action, place) => {
    const { versions, ended } = getOrCreate(read, action.overlayPath, () => readEffects(action.overlayPath));
    if (versions.length > 0 && !versions.includes(version)) return "unknown";
    return readArray(ended[nameEffect({ action, place })]).includes(version) ? "ended" : "effect";
  };
}

/** Reads the effects of the actions of an overlay; empty without a file beside the overlay or its folder. */
function readEffects(overlayPath: string): Effects {
  const folder = dirname(overlayPath);
  const file = join(basename(folder) === "overlays" ? dirname(folder) : folder, EFFECTS);
  const { versions, ended }: JsonObject = existsSync(file) ? JSON.parse(readFileSync(file, "utf8")) : {};
  return { versions: readArray(versions), ended: readObject(ended) };
}

/** Prints the file from the corrections of all releases, oldest first. */
export function printEffects(
  releases: readonly { readonly version: string; readonly steps: readonly AppliedPlace[] }[],
): string {
  const ended = new Map<string, string[]>();
  for (const { version, steps } of releases) {
    const own = steps.filter((step) => !isEffective(step));
    for (const step of own) getOrCreate(ended, nameEffect(step), () => []).push(version);
  }
  const versions = releases.map(({ version }) => version);
  return `${JSON.stringify({ versions, ended: Object.fromEntries(ended) }, null, 2)}\n`;
}
