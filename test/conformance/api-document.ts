import { fileURLToPath } from "node:url";
import { type JsonObject, readArray, readObject, readString, sortedEntries } from "../../scripts/io/json.js";
import { applyOverlays } from "../../scripts/read/apply-overlays.js";
import { correctDocument } from "../../scripts/read/correct-releases.js";
import { findOverlays } from "../../scripts/read/find-schemas.js";
import { readDocument } from "../../scripts/read/index.js";
import type { OverlayAction } from "../../scripts/read/read-overlay.js";
import { releaseOf } from "../kit/versions.js";

const schemas = fileURLToPath(new URL("../../schemas/", import.meta.url));

export interface Documents {
  readonly raw: JsonObject;
  readonly corrected: JsonObject;
  readonly actions: readonly OverlayAction[];
  readonly ended: ReadonlySet<OverlayAction>;
}

export interface DocumentedOperation {
  readonly id: string;
  readonly path: readonly string[];
  readonly operation: JsonObject;
}

export async function readDocuments(version: string): Promise<Documents> {
  const source = await readDocument(`${schemas}openapi/${releaseOf(version)}.json`);
  const names = [`${schemas}names.yaml`];
  const { document: raw } = applyOverlays(source, names);
  const { document, applied, effects } = correctDocument(source, [
    ...names,
    ...(await findOverlays(`${schemas}overlays`)),
  ]);
  const effective = new Set(effects.flatMap(({ action, isEffective }) => (isEffective ? [action] : [])));
  const actions = applied.filter(({ overlayPath }) => !names.includes(overlayPath));
  const ended = new Set(actions.filter((action) => !effective.has(action)));
  return { raw, corrected: document, actions, ended };
}

export function listOperations(document: JsonObject): readonly DocumentedOperation[] {
  return sortedEntries(readObject(document.paths)).flatMap(([path, item]) =>
    sortedEntries(readObject(item)).flatMap(([method, value]) => {
      const operation = readObject(value);
      const id = readString(operation.operationId);
      return id === undefined ? [] : [{ id, path: ["paths", path, method], operation }];
    }),
  );
}

export function findOperation(document: JsonObject, id: string): DocumentedOperation {
  const found = listOperations(document).find((operation) => operation.id === id);
  if (found === undefined) throw new Error(`The document has no operation ${id}`);
  return found;
}

/** The documented answer at a status, and its place in the document. A `$ref` is followed. */
export interface DocumentedAnswer {
  readonly path: readonly string[];
  readonly answer: JsonObject;
  readonly mediaTypes: readonly string[];
}

export function findAnswer(document: JsonObject, operation: string, status: string): DocumentedAnswer | undefined {
  const found = findOperation(document, operation);
  const stated = readObject(found.operation.responses)[status];
  if (stated === undefined) return undefined;
  const name = readString(readObject(stated).$ref)?.replace("#/components/responses/", "");
  const path = name === undefined ? [...found.path, "responses", status] : ["components", "responses", name];
  const answer = readAt(document, path);
  return { path, answer, mediaTypes: Object.keys(readObject(answer.content)) };
}

export function readAt(document: JsonObject, path: readonly string[]): JsonObject {
  return path.reduce((value, key) => readObject(value[key]), document);
}

/** Reads the temporary failures that an operation has with a status: a pattern that matches the message of each. */
export function findTemporary(
  corrected: JsonObject,
  operation: string,
  status: number,
): { readonly message: RegExp; readonly created: unknown } {
  const retry = readObject(findOperation(corrected, operation).operation["x-retry"]);
  const found = readArray(retry.temporary)
    .map(readObject)
    .filter((failure) => failure.status === status);
  if (found.length === 0) throw new Error(`${operation} has no temporary failure with ${status}`);
  const message = new RegExp(found.map((each) => `(?:${each.message})`).join("|"));
  return { message, created: found[0]?.created };
}
