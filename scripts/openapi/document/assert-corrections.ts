import { readFileSync } from "node:fs";
import { isDeepStrictEqual } from "node:util";
import semver from "semver";
import { type JsonObject, readObject, readString, showPath } from "../../io/index.js";
import type { SourceDocument } from "./read-document.js";
import type { OverlayAction } from "./read-overlay.js";

/** The document before an action was applied to one of its places, and after. */
export interface AppliedPlace {
  readonly action: OverlayAction;
  readonly place: string;
  readonly before: JsonObject;
  readonly after: JsonObject;
}

/** An action that changes nothing at some of its places. */
export interface StaleAction {
  readonly action: OverlayAction;
  readonly places: readonly string[];
  /** The range for `x-versions` that ends the action before this version; undefined if the document has no version. */
  readonly range: string | undefined;
}

/** Finds the actions that change nothing at one of their places: it was fixed there, or it has moved. */
export function findStale(steps: readonly AppliedPlace[], { content }: SourceDocument): readonly StaleAction[] {
  const unchanged = steps.filter(({ before, after }) => isDeepStrictEqual(before, after));
  const actions = [...new Set(unchanged.map(({ action }) => action))];
  return actions.map((action) => ({
    action,
    places: unchanged.filter((step) => step.action === action).map(({ place }) => place),
    range: endRange(action, content),
  }));
}

/** Explains every stale action, with the line to write for each. */
export function explainStale(stale: readonly StaleAction[], { path, content }: SourceDocument): string {
  const { title, version } = readObject(content.info);
  // The file may be temporary.
  const name = readString(title) && readString(version) ? `${title} ${version}` : path;
  return [
    `${name} no longer has what these actions correct, or has it in another place:`,
    ...stale.flatMap(explainAction),
    "Ask a server of that version. Where it was fixed, write the line. Where it has moved, write the line too, and add an action",
    "with the new target.",
  ].join("\n");
}

function explainAction({ action, places, range }: StaleAction): readonly string[] {
  const { overlayPath, index, description } = action;
  const [firstLine = ""] = description.trim().split("\n", 1);
  return [
    `  ${showPath(overlayPath)}${findLine(overlayPath, index)}, action ${index}: ${firstLine}`,
    ...places.map((place) => `    changes nothing at ${place}`),
    ...(places.length < action.places.length
      ? ["    but still changes its other places: move those above to an action of their own, with the line"]
      : []),
    ...(range === undefined ? [] : [`    x-versions: ${JSON.stringify(range)}`]),
  ];
}

/** Finds the line on which an action begins, as `:12`; empty if the overlay is not written as ours are. */
function findLine(path: string, index: number): string {
  const lines = readFileSync(path, "utf8").split("\n");
  const [line] = lines.flatMap((text, at) => (/^ {2}- target: /.test(text) ? [at + 1] : [])).slice(index);
  return line === undefined ? "" : `:${line}`;
}

/** A release candidate counts as its release. */
function endRange({ versions }: OverlayAction, { info }: JsonObject): string | undefined {
  const release = semver.coerce(readString(readObject(info).version));
  return release === null ? undefined : `${versions === undefined ? "" : `${versions} `}<${release.version}-0`;
}
