import { readFileSync, writeFileSync } from "node:fs";
import { basename, join, relative } from "node:path";
import { isMap, parseDocument, type Scalar } from "yaml";
import { type JsonObject, readObject, readString } from "../io/index.js";
import { explainStale, findStaleActions, readDocument, type StaleAction } from "../openapi/document/index.js";
import { findOwnOverlays, nameOperation } from "../restate/index.js";

export interface EndedCorrections {
  /** The overlays to correct the new version with. Those that were changed are copies. */
  readonly overlays: readonly string[];
  /** The new content of overlays, by path from the project's folder. */
  readonly changed: ReadonlyMap<string, string>;
  /** `deployment is described as ... (request-types.yaml, action 0)` */
  readonly ended: readonly string[];
}

/**
 * Ends the corrections that change nothing in a new version, by their `x-versions`. Either the version fixed the defect, or the
 * document has it in another form, which only the server can tell. An operation that is gone is kept for older servers, with its
 * corrections.
 *
 * @param folder - A folder for temporary files.
 * @param before - The document of the version before, as the server sent it.
 * @throws Error that lists the actions to edit by hand: those that change nothing at some of their places only, or that name
 * an operation or a schema with another name.
 */
export async function endCorrections(
  root: string,
  folder: string,
  schema: string,
  before: JsonObject,
): Promise<EndedCorrections> {
  const overlays = await findOwnOverlays(join(root, "schemas"));
  const source = await readDocument(schema);
  const renamed = listRenamed(before, source.content);
  const isEnded = ({ action, places, range }: StaleAction) =>
    range !== undefined &&
    places.length === action.places.length &&
    !(action.target.match(/\w+/g) ?? []).some((name) => renamed.has(name));
  const all = await findStaleActions(source, overlays);
  const byHand = all.filter((each) => !isEnded(each));
  if (byHand.length > 0) throw new Error(explainStale(byHand, source));
  const texts = new Map<string, string>();
  for (const { action, range } of all) {
    const { overlayPath: path, index } = action;
    texts.set(path, endAction(texts.get(path) ?? readFileSync(path, "utf8"), index, range ?? ""));
  }
  const copies = new Map([...texts].map(([path, text]) => [path, saveCopy(folder, path, text)]));
  return {
    overlays: overlays.map((path) => copies.get(path) ?? path),
    changed: new Map([...texts].map(([path, text]) => [relative(root, path), text])),
    ended: all.map(({ action }) => {
      const [defect = ""] = action.description.trim().split("\n", 1);
      return `${defect} (\`${basename(action.overlayPath)}\`, action ${action.index})`;
    }),
  };
}

function saveCopy(folder: string, path: string, text: string): string {
  const copy = join(folder, basename(path));
  writeFileSync(copy, text);
  return copy;
}

/**
 * Lists the names, of those by which an action can refer to operations and components, that a document no longer has. An operation
 * whose request is gone, too, has no other name now.
 */
function listRenamed(before: JsonObject, after: JsonObject): ReadonlySet<string> {
  const [old, now] = [listOperations(before), listOperations(after)];
  const gone = [...old].filter(([id, request]) => !now.has(id) && [...now.values()].includes(request));
  const components = new Set(listComponents(after));
  return new Set([...gone.map(([id]) => id), ...listComponents(before).filter((name) => !components.has(name))]);
}

/** Lists the requests of operations by their ids. */
function listOperations({ paths }: JsonObject): ReadonlyMap<string, string> {
  const all = Object.entries(readObject(paths)).flatMap(([path, item]) =>
    Object.entries(readObject(item)).map(([method, operation]) => {
      return [readString(readObject(operation).operationId) ?? "", nameOperation(method, path)] as const;
    }),
  );
  return new Map(all);
}

function listComponents({ components }: JsonObject): readonly string[] {
  return Object.values(readObject(components)).flatMap((group) => Object.keys(readObject(group)));
}

/** Sets the `x-versions` of an action in the text of its overlay, so that everything else stays as it is written. */
export function endAction(text: string, index: number, range: string): string {
  const action = parseDocument(text).getIn(["actions", index]);
  if (!isMap<Scalar, Scalar>(action)) throw new Error(`the overlay has no action ${index}`);
  const written = JSON.stringify(range);
  const [known, second = action.items[0]] = [
    action.items.find(({ key }) => key.value === "x-versions"),
    action.items[1],
  ];
  if (known?.value?.range) return replace(text, known.value.range, written);
  const [start = 0] = second?.key.range ?? [];
  const indent = action.flow ? ", " : `\n${" ".repeat(start - text.lastIndexOf("\n", start) - 1)}`;
  return replace(text, [start, start], `x-versions: ${written}${indent}`);
}

function replace(text: string, [start, end]: readonly number[], by: string): string {
  return text.slice(0, start) + by + text.slice(end);
}
