import { readFileSync } from "node:fs";
import { isDeepStrictEqual } from "node:util";
import semver from "semver";
import { isNode, LineCounter, parseDocument } from "yaml";
import { type JsonObject, readObject, readString, showPath } from "../io/index.js";
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
  /** What the document still says that the action corrected. */
  readonly left?: readonly string[];
}

/** Finds the actions that change nothing at one of their places: it was fixed there, or it has moved. */
export function findStale(steps: readonly AppliedPlace[]): readonly StaleAction[] {
  const unchanged = steps.filter(({ before, after }) => isDeepStrictEqual(before, after));
  const actions = [...new Set(unchanged.map(({ action }) => action))];
  return actions.map((action) => ({
    action,
    places: unchanged.filter((step) => step.action === action).map(({ place }) => place),
  }));
}

/** Explains every stale action, with the line to write for each. */
export function explainStale(stale: readonly StaleAction[], { path, content }: SourceDocument): string {
  const { title, version } = readObject(content.info);
  // The file may be temporary.
  const name = readString(title) && readString(version) ? `${title} ${version}` : path;
  return [
    `${name} no longer has what these actions correct, or has it in another place:`,
    ...stale.flatMap((each) => explainAction(each, content)),
    "Ask a server of that version. Where it was fixed, write the line. Where it has moved, write the line too, and add an action",
    "with the new target.",
  ].join("\n");
}

function explainAction({ action, places, left = [] }: StaleAction, { info }: JsonObject): readonly string[] {
  const { overlayPath, index, description, versions } = action;
  const [firstLine = ""] = description.trim().split("\n", 1);
  // A release candidate counts as its release.
  const release = semver.coerce(readString(readObject(info).version));
  const range = JSON.stringify(`${versions === undefined ? "" : `${versions} `}<${release?.version}-0`);
  const ends = places.map((place) => `${JSON.stringify(place)}: ${range}`);
  return [
    `  ${showPath(overlayPath)}:${findLine(overlayPath, index)}, action ${index}: ${firstLine}`,
    ...places.map((place) => `    changes nothing at ${place}`),
    ...left.map((part) => `    although the document still has ${part}`),
    ...(release === null
      ? []
      : [`    ${places.length < action.places.length ? `x-places: { ${ends.join(", ")} }` : `x-versions: ${range}`}`]),
  ];
}

/** Finds the line on which an action begins. */
function findLine(path: string, index: number): number {
  const lineCounter = new LineCounter();
  const action = parseDocument(readFileSync(path, "utf8"), { lineCounter }).getIn(["actions", index]);
  return lineCounter.linePos((isNode(action) && action.range?.[0]) || 0).line;
}
