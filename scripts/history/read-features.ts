import { type Json, type JsonObject, readObject, readString, sortedEntries } from "../io/index.js";
import { classifyBody, isIgnoredHeader } from "../model/index.js";
import { findTarget, listOperations, nameRequest } from "../read/index.js";
import { type Feature, type FeatureKey, keyOf, type Shape } from "./feature.js";
import { findRecursive } from "./find-recursive.js";
import { GONE_IN } from "./keep-operations.js";
import { type Collector, type Content, type ReadDocument, readSchema } from "./read-schema.js";

/** The features of a document. */
export interface Features {
  readonly all: readonly Feature[];
  /** The places where the document allows anything, for {@link isOpen}. */
  readonly open: ReadonlySet<string>;
}

/** Names the operations that are in more than one of some documents. */
export function nameShared(documents: readonly JsonObject[]): ReadonlySet<string> {
  const names = documents.flatMap((document) => listOperations(document).map(({ name }) => name));
  return new Set(names.filter((name, index) => names.indexOf(name) !== index));
}

/**
 * Reads the features of a document, corrected or not.
 *
 * @param shared - The operations that another document has too. All that another operation has is as old as it is, so it is left
 *   out. The default is all.
 * @param withErrors - Whether to read what the bodies of errors have, too.
 */
export function readFeatures(
  document: JsonObject,
  shared?: ReadonlySet<string>,
  withErrors: boolean = false,
): Features {
  const features = new Map<string, Feature>();
  const requests = new Map<string, string>();
  const open = new Set<string>();
  const read = { document, recursive: findRecursive(document) };
  const collector: Collector = {
    feature(key, shape, schema) {
      const known = features.get(keyOf(key));
      const schemas = schema === undefined ? [] : [schema];
      const added = { ...key, request: requests.get(key.operation) ?? key.operation, shape, schemas };
      features.set(keyOf(key), known === undefined ? added : merge(known, added));
    },
    open: (key, content) => void open.add(nameOpen(key, content)),
  };
  for (const { name, method, path, operation, parameters } of listOperations(document)) {
    requests.set(name, nameRequest(method, path));
    const goneIn = readString(operation[GONE_IN]);
    const marks = {
      ...(operation.deprecated === true && { deprecated: true as const }),
      ...(goneIn !== undefined && { goneIn }),
    };
    collector.feature({ operation: name, place: "operation", path: [] }, { types: [], ...marks });
    if (shared && !shared.has(name)) continue;
    readParameters(read, collector, name, parameters);
    readBodies(read, collector, name, operation, withErrors);
  }
  return { all: [...features.values()], open };
}

/** Whether a document allows any content at a place. */
export function isOpen({ open }: Features, key: FeatureKey, content: Content): boolean {
  return open.has(nameOpen(key, content));
}

function readParameters(read: ReadDocument, collector: Collector, operation: string, values: readonly Json[]): void {
  for (const value of values) {
    const parameter = findTarget(read.document, value);
    const { in: place, name, schema, required } = parameter;
    if ((place !== "query" && place !== "header") || typeof name !== "string" || isIgnoredHeader(parameter)) continue;
    const shape = { required: required === true, schema: parameter };
    readSchema(read, collector, { operation, place, path: [name] }, schema, shape);
  }
}

function readBodies(
  read: ReadDocument,
  collector: Collector,
  operation: string,
  described: JsonObject,
  withErrors: boolean,
): void {
  const { document } = read;
  const readContent = (place: "body" | "response" | "status", owner: JsonObject, path: readonly string[] = []) => {
    for (const [type, media] of sortedEntries(readObject(owner.content))) {
      const key = { operation, place, path };
      const shape = place === "body" ? { required: owner.required === true, schema: owner } : {};
      const isJson = classifyBody(document, type, media) === "json";
      if (isJson) readSchema(read, collector, key, readObject(media).schema, shape);
      else if (place === "body") collector.feature(key, { types: [type], required: shape.required }, owner);
    }
  };
  readContent("body", findTarget(document, described.requestBody));
  for (const [status, response] of sortedEntries(readObject(described.responses))) {
    if (/^2/.test(status)) readContent("response", findTarget(document, response));
    if (!/^[345]\d+$/.test(status)) continue;
    collector.feature({ operation, place: "status", path: [status] }, { types: [] });
    if (withErrors) readContent("status", findTarget(document, response), [status]);
  }
}

/**
 * Merges a field of several alternatives or media types into one feature, which is required if all of them require it.
 */
function merge(known: Feature, added: Feature): Feature {
  return { ...known, shape: mergeShapes(known.shape, added.shape), schemas: [...known.schemas, ...added.schemas] };
}

function mergeShapes(left: Shape, right: Shape): Shape {
  const types = [...new Set([...left.types, ...right.types])].filter((type) => type !== "null").sort();
  const nullable = [left, right].some((shape) => shape.types.includes("null"));
  const alternatives = Math.max(left.alternatives ?? 1, right.alternatives ?? 1);
  return {
    types: nullable ? [...types, "null"] : types,
    ...(left.required === undefined ? {} : { required: left.required && right.required === true }),
    ...(alternatives > 1 && { alternatives }),
    ...(left.deprecated && right.deprecated && { deprecated: true }),
  };
}

function nameOpen(key: FeatureKey, content: Content): string {
  return `${keyOf(key)} ${content}`;
}
