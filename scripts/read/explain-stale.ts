import { readFileSync } from "node:fs";
import { isNode, LineCounter, parseDocument } from "yaml";
import { firstSentence, groupBy, readObject, readString, showPath } from "../io/index.js";
import { type ActionPlaces, type AppliedPlace, groupSteps } from "./applied-place.js";
import type { SourceDocument } from "./read-document.js";
import type { OverlayAction } from "./read-overlay.js";
import { readAt } from "./references.js";

export function explainStale(stale: readonly ActionPlaces[], { path, content }: SourceDocument): string {
  const { title, version } = readObject(content.info);
  // The file may be temporary, so it names the document only if title and version cannot.
  const name = readString(title) && readString(version) ? `${title} ${version}` : path;
  return [
    ...[...groupBy(stale, ({ left }) => describeCase(name, left))].flatMap(([heading, actions]) => [
      heading,
      ...actions.flatMap(explainAction),
    ]),
    "Ask a server of that version. If the defect is in another place or form, end the action with `x-versions`, and add one with the new target.",
  ].join("\n");
}

function describeCase(name: string, left: readonly string[] | undefined): string {
  if (left === undefined) return `These actions change nothing in ${name}:`;
  if (left.length > 0) return `These actions change nothing in ${name}, which still has the defects:`;
  return `These actions change nothing in ${name}, and changed nothing in any earlier version:`;
}

/** Lists the actions that changed the values at some places: `schemas/overlays/retries.yaml:12, action 0: ...` */
export function listAuthors(steps: readonly AppliedPlace[], references: readonly string[]): readonly string[] {
  const changed = steps.filter(({ before, after }) =>
    references.some((each) => readAt(before, each) !== readAt(after, each)),
  );
  return groupSteps(changed).map(({ action }) => locateAction(action));
}

function locateAction({ overlayPath, index, description }: OverlayAction): string {
  return `  ${showPath(overlayPath)}:${findLine(overlayPath, index)}, action ${index}: ${firstSentence(description)}`;
}

function explainAction({ action, places, left = [] }: ActionPlaces): readonly string[] {
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
