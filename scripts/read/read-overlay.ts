import { readFileSync } from "node:fs";
import { basename } from "node:path";
import semver from "semver";
import { parse as parseYaml } from "yaml";
import { isJsonObject, type JsonObject, readArray, readString, showPath, withPlace } from "../io/index.js";
import { METHODS } from "./list-operations.js";

export interface OverlayAction {
  readonly overlayPath: string;
  readonly index: number;
  readonly target: string;
  /** The places that the target names, each as a JSONPath. */
  readonly places: readonly string[];
  /** The name of the effect at each place, which is unique although several actions of an overlay may name one place. */
  readonly effects: ReadonlyMap<string, string>;
  readonly description: string;
  /** The range in `x-versions`; undefined if the action is for every version. */
  readonly versions: string | undefined;
  readonly fields: JsonObject;
}

/** Reads the actions of an overlay for documents with this title. An overlay for documents with another `x-target-title` has none. */
export function readOverlayActions(path: string, title: string | undefined): readonly OverlayAction[] {
  const overlay = readOverlay(path);
  const wantedTitle = overlay["x-target-title"];
  if (wantedTitle !== undefined && wantedTitle !== title) return [];
  const actions = readArray(overlay.actions).map((action, index) => toAction(path, action, index));
  return actions.map((action, index) => {
    const earlier = actions.slice(0, index).flatMap(({ places }) => places);
    const nameEffect = (place: string) => {
      const count = 1 + earlier.filter((each) => each === place).length;
      return [place, `${basename(path)} ${place}${count === 1 ? "" : ` #${count}`}`] as const;
    };
    return { ...action, effects: new Map(action.places.map(nameEffect)) };
  });
}

/** Names an action at the start of a message: `schemas/overlays/x.yaml, action 3 ($.paths['/things'])`. */
export function nameAction(action: Pick<OverlayAction, "overlayPath" | "index" | "target">): string {
  return `${showPath(action.overlayPath)}, action ${action.index} (${action.target})`;
}

/** Parsed overlays, by their text, since every version of the document needs them again. */
const parsedOverlays = new Map<string, unknown>();

function readOverlay(path: string): JsonObject {
  const text = withPlace(`Cannot read the overlay ${path}`, () => readFileSync(path, "utf8"));
  const overlay = parsedOverlays.get(text) ?? withPlace(`${path} is neither YAML nor JSON`, () => parseYaml(text));
  parsedOverlays.set(text, overlay);
  if (!isJsonObject(overlay) || typeof overlay.overlay !== "string") {
    throw new Error(`${path} is not an OpenAPI Overlay document: it has no "overlay" version`);
  }
  if (!/^1\.[0-2](\.|$)/.test(overlay.overlay)) throw new Error(`${path} is not an Overlay 1.0, 1.1, or 1.2 document`);
  if (!Array.isArray(overlay.actions))
    throw new Error(`${path} is not an OpenAPI Overlay document: it has no "actions"`);
  return overlay;
}

function toAction(path: string, action: unknown, index: number): Omit<OverlayAction, "effects"> {
  if (!isJsonObject(action)) throw new Error(`${path}, action ${index}: an action is an object`);
  const target = readString(action.target);
  if (target === undefined) throw new Error(`${path}, action ${index}: an action needs a "target"`);
  const places = splitTarget(target);
  const found = {
    overlayPath: path,
    index,
    target,
    places,
    description: readString(action.description) ?? "",
    versions: readString(action["x-versions"]),
    fields: action,
  };
  if (hasLongConjunction(target)) {
    throw new Error(`${nameAction(found)}: write A && (B && C): Redocly reads A && B && C as A && (B || C)`);
  }
  const range = action["x-versions"];
  if (range !== undefined && (typeof range !== "string" || semver.validRange(range) === null)) {
    throw new Error(`${nameAction(found)}: x-versions ${JSON.stringify(range)} is not a semver range`);
  }
  return found;
}

export function isForVersion(action: OverlayAction, version: string | undefined): boolean {
  const { versions: range } = action;
  if (range === undefined) return true;
  if (version === undefined || semver.valid(version) === null) {
    throw new Error(
      `${nameAction(action)}: x-versions "${range}" can't be compared with info.version ${JSON.stringify(version)}`,
    );
  }
  // A release candidate serves the schema of its release.
  return semver.satisfies(version, range, { includePrerelease: true });
}

/**
 * Splits a JSONPath into one for each place that it names, so that each can be checked on its own. Names are operationIds in
 * `[?@.operationId == 'a' || @.operationId == 'b']`, and keys in `['a','b']`. A list of methods is one place.
 */
function splitTarget(target: string): readonly string[] {
  const [operations, list = ""] =
    /\[\?(@\.operationId == '[^']*'(?: \|\| @\.operationId == '[^']*')+)\]/.exec(target) ?? [];
  if (operations !== undefined) {
    return list.split(" || ").flatMap((one) => splitTarget(target.replace(operations, `[?${one}]`)));
  }
  for (const [keys, inside = ""] of target.matchAll(/\[('[^']*'(?:\s*,\s*'[^']*')+)\]/g)) {
    const names = inside.split(",").map((name) => name.trim());
    if (names.every((name) => METHODS.some((method) => `'${method}'` === name))) continue;
    return names.flatMap((name) => splitTarget(target.replace(keys, `[${name}]`)));
  }
  return [target];
}

/**
 * Whether a JSONPath joins three conditions with `&&` and no parentheses. Redocly's JSONPath library (jsonpath-rfc9535
 * 1.3.0) reads `a && b && c` as `a && (b || c)`, so an action would apply to more than its author intended.
 */
function hasLongConjunction(path: string): boolean {
  let rest = path.replace(/'(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*"/g, "''");
  for (;;) {
    // The innermost brackets come first, and then count as one word of the brackets around them.
    const [group] = /[[(][^[\]()]*[\])]/.exec(rest) ?? [];
    if (group === undefined) return false;
    if (group.split(/\|\||,/).some((part) => part.split("&&").length > 2)) return true;
    rest = rest.replace(group, "_");
  }
}
