import { readFileSync } from "node:fs";
import { isNode, LineCounter, parseDocument } from "yaml";
import { groupBy, type JsonObject, readFirstSentence, readObject, readString, showPath } from "../io/index.js";
import { type ActionPlaces, type Effect, groupByAction } from "./effects.js";
import type { OverlayAction } from "./read-overlay.js";
import { readAt } from "./references.js";

/** Names a document by its title and its version or, if it lacks one of them, by another name, such as its path. */
export function nameDocument({ info }: JsonObject, otherwise: string): string {
  const { title, version } = readObject(info);
  return readString(title) && readString(version) ? `${title} ${version}` : otherwise;
}

export function explainStale(stale: readonly ActionPlaces[], document: string): string {
  return [
    ...[...groupBy(stale, ({ left }) => describeCase(document, left))].flatMap(([heading, actions]) => [
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
export function listAuthors(effects: readonly Effect[], references: readonly string[]): readonly string[] {
  const changed = effects.filter(({ before, after }) =>
    references.some((each) => readAt(before, each) !== readAt(after, each)),
  );
  return groupByAction(changed).map(({ action }) => locateAction(action));
}

function locateAction({ overlayPath, index, description }: OverlayAction): string {
  return `  ${showPath(overlayPath)}:${findLine(overlayPath, index)}, action ${index}: ${readFirstSentence(description)}`;
}

function explainAction({ action, places, left = [] }: ActionPlaces): readonly string[] {
  const { versions } = action;
  return [
    locateAction(action),
    ...places.map((place) => `    changes nothing at ${place}`),
    ...left.map((feature) => `    although the document still has ${feature}`),
    ...(versions === undefined ? [] : [`    x-versions: ${JSON.stringify(versions)}`]),
  ];
}

function findLine(path: string, index: number): number {
  const lineCounter = new LineCounter();
  const action = parseDocument(readFileSync(path, "utf8"), { lineCounter }).getIn(["actions", index]);
  return lineCounter.linePos((isNode(action) && action.range?.[0]) || 0).line;
}
