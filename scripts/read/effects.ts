import { existsSync, readFileSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { isDeepStrictEqual } from "node:util";
import { type JsonObject, readArray, readObject, readString, sortedEntries } from "../io/index.js";
import type { AppliedPlace, Expectation } from "./assert-corrections.js";
import type { OverlayAction } from "./read-overlay.js";

/** The file, beside the folder of the overlays, that records where each action changes something, for each version. */
export const EFFECTS = "effects.json";

/** The versions in which an action changes something at one of its places. */
interface Effects {
  /** Oldest first. */
  readonly versions: readonly string[];
  /** By overlay and key of an action and its place; an unknown effect has no entry. */
  readonly at: ReadonlyMap<string, readonly string[]>;
}

export function isEffective({ before, after }: AppliedPlace): boolean {
  return !isDeepStrictEqual(before, after);
}

export function nameEffect({ action, place }: Pick<AppliedPlace, "action" | "place">): string {
  return `${basename(action.overlayPath)} ${action.keys.get(place)}`;
}

/** Creates a function that returns the expected effect of an action at a place in a version. */
export function createExpectations(version: string): (action: OverlayAction, place: string) => Expectation {
  const known = new Map<string, Effects>();
  return (action, place) => {
    const { versions, at } = known.get(action.overlayPath) ?? readEffects(action.overlayPath);
    known.set(action.overlayPath, { versions, at });
    if (versions.length > 0 && !versions.includes(version)) return "unknown";
    return at.get(nameEffect({ action, place }))?.includes(version) === false ? "ended" : "effect";
  };
}

/** Reads the effects of the actions of an overlay; none if there is no such file beside it or its folder. */
function readEffects(overlayPath: string): Effects {
  const folder = dirname(overlayPath);
  const file = join(basename(folder) === "overlays" ? dirname(folder) : folder, EFFECTS);
  if (!existsSync(file)) return { versions: [], at: new Map() };
  const { versions, effects }: JsonObject = JSON.parse(readFileSync(file, "utf8"));
  const known = readArray(versions).flatMap((version) => readString(version) ?? []);
  const places = sortedEntries(readObject(effects)).flatMap(([overlay, own]) =>
    sortedEntries(readObject(own)).map(
      ([place, runs]) => [`${overlay} ${place}`, readRuns(known, String(runs))] as const,
    ),
  );
  return { versions: known, at: new Map(places) };
}

/** Prints the file from the corrections of all releases, oldest first. */
export function printEffects(
  releases: readonly { readonly version: string; readonly steps: readonly AppliedPlace[] }[],
): string {
  const versions = releases.map(({ version }) => version);
  const at = new Map<string, Map<string, Set<string>>>();
  for (const { version, steps } of releases) {
    for (const step of steps) {
      const overlay = basename(step.action.overlayPath);
      const places = at.get(overlay) ?? new Map<string, Set<string>>();
      const key = step.action.keys.get(step.place) ?? step.place;
      const found = places.get(key) ?? new Set();
      if (isEffective(step)) found.add(version);
      at.set(overlay, places.set(key, found));
    }
  }
  const effects = [...at].map(([overlay, places]) => {
    return [overlay, Object.fromEntries([...places].map(([place, own]) => [place, writeRuns(versions, own)]))] as const;
  });
  return `${JSON.stringify({ versions, effects: Object.fromEntries(effects) }, null, 2)}\n`;
}

/** `1.6.1 - 1.7.12, 1.8.1 -`: a run up to the newest version is open, so that a new version changes nothing. */
function writeRuns(versions: readonly string[], own: ReadonlySet<string>): string {
  const runs = versions.flatMap((version, index) => {
    if (!own.has(version) || own.has(versions[index - 1] ?? "")) return [];
    const end = versions.findIndex((later, position) => position > index && !own.has(later));
    return [end === -1 ? `${version} -` : `${version} - ${versions[end - 1]}`];
  });
  return runs.join(", ");
}

function readRuns(versions: readonly string[], runs: string): readonly string[] {
  return runs.split(", ").flatMap((run) => {
    const [, start = "", end = ""] = /^(\S+) -(?: (\S+))?$/.exec(run) ?? [];
    const last = versions.indexOf(end);
    return start === "" ? [] : versions.slice(versions.indexOf(start), last === -1 ? undefined : last + 1);
  });
}
