import { readFileSync } from "node:fs";
import { isNode, LineCounter, parseDocument } from "yaml";
import { type JsonObject, readObject, readString, showPath } from "../io/index.js";
import type { SourceDocument } from "./read-document.js";
import type { OverlayAction } from "./read-overlay.js";
import { readAt } from "./references.js";

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

/** An action that changes nothing at some of its places. */
export interface StaleAction {
  readonly action: OverlayAction;
  readonly places: readonly string[];
  /** The defects that the action corrected and that the document still has. */
  readonly left?: readonly string[];
}

export function groupSteps(steps: readonly AppliedPlace[]): readonly StaleAction[] {
  const actions = [...new Set(steps.map(({ action }) => action))];
  return actions.map((action) => ({
    action,
    places: steps.filter((step) => step.action === action).map(({ place }) => place),
  }));
}

export function explainStale(stale: readonly StaleAction[], { path, content }: SourceDocument): string {
  const { title, version } = readObject(content.info);
  // Title and version come first, since the file may be temporary.
  const name = readString(title) && readString(version) ? `${title} ${version}` : path;
  return [
    `${name} no longer has what these actions correct, or has it in another place:`,
    ...stale.flatMap(explainAction),
    "Ask a server of that version. Where it has moved, end the action with `x-versions`, and add one with the new target.",
  ].join("\n");
}

/** Lists the actions that changed the values at some places: `schemas/overlays/retries.yaml:12, action 0: ...` */
export function listAuthors(steps: readonly AppliedPlace[], references: readonly string[]): readonly string[] {
  const changed = steps.filter(({ before, after }) =>
    references.some((each) => readAt(before, each) !== readAt(after, each)),
  );
  return groupSteps(changed).map(({ action }) => locateAction(action));
}

function locateAction({ overlayPath, index, description }: OverlayAction): string {
  const [firstLine = ""] = description.trim().split("\n", 1);
  return `  ${showPath(overlayPath)}:${findLine(overlayPath, index)}, action ${index}: ${firstLine}`;
}

function explainAction({ action, places, left = [] }: StaleAction): readonly string[] {
  const { versions } = action;
  return [
    locateAction(action),
    ...places.map((place) => `    changes nothing at ${place}`),
    ...left.map((part) => `    although the document still has ${part}`),
    ...(versions === undefined ? [] : [`    x-versions: ${JSON.stringify(versions)}`]),
  ];
}

function findLine(path: string, index: number): number {
  const lineCounter = new LineCounter();
  const action = parseDocument(readFileSync(path, "utf8"), { lineCounter }).getIn(["actions", index]);
  return lineCounter.linePos((isNode(action) && action.range?.[0]) || 0).line;
}
