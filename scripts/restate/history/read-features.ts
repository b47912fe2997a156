import {
  isJsonObject,
  type Json,
  type JsonObject,
  readArray,
  readObject,
  readString,
  sortedEntries,
} from "../../io/index.js";
import { findTarget } from "../../openapi/document/index.js";
import { classifyBody, isIgnoredHeader, METHODS, nameRequest } from "../../openapi/model/index.js";
import { nameOperation } from "../name-operation.js";
import { type Feature, type FeatureKey, keyOf, type Shape } from "./feature.js";
import { GONE_IN } from "./keep-operations.js";
import { createFeatureLimit } from "./limit-features.js";
import { type Collector, type Content, readSchema } from "./read-schema.js";

/** The features of a document. */
export interface Features {
  readonly all: readonly Feature[];
  /** The places where the document allows anything, for {@link isOpen}. */
  readonly open: ReadonlySet<string>;
}

/** Reads every feature of a document, corrected or not. */
export function readFeatures(document: JsonObject): Features {
  const features = new Map<string, Feature>();
  const requests = new Map<string, string>();
  const open = new Set<string>();
  const limit = createFeatureLimit();
  const collector: Collector = {
    feature(key, shape, schema) {
      limit(key.operation, key.path);
      const known = features.get(keyOf(key));
      const schemas = schema === undefined ? [] : [schema];
      const added = { ...key, request: requests.get(key.operation) ?? key.operation, shape, schemas };
      features.set(keyOf(key), known === undefined ? added : merge(known, added));
    },
    open: (key, content) => void open.add(nameOpen(key, content)),
  };
  for (const [path, item] of sortedEntries(readObject(document.paths))) {
    const pathItem = findTarget(document, item);
    for (const method of METHODS) {
      const operation = pathItem[method];
      if (!isJsonObject(operation)) continue;
      const name = nameOperation(method, path);
      requests.set(name, nameRequest(method, path));
      const goneIn = readString(operation[GONE_IN]);
      const marks = {
        ...(operation.deprecated === true && { deprecated: true as const }),
        ...(goneIn !== undefined && { goneIn }),
      };
      collector.feature({ operation: name, place: "operation", path: [] }, { types: [], ...marks });
      readParameters(document, collector, name, [
        ...readArray(pathItem.parameters),
        ...readArray(operation.parameters),
      ]);
      readBodies(document, collector, name, operation);
    }
  }
  return { all: [...features.values()], open };
}

/** Whether a document allows any content at a place. */
export function isOpen({ open }: Features, key: FeatureKey, content: Content): boolean {
  return open.has(nameOpen(key, content));
}

function readParameters(document: JsonObject, collector: Collector, operation: string, values: readonly Json[]): void {
  for (const value of values) {
    const parameter = findTarget(document, value);
    const { in: place, name, schema, required } = parameter;
    if ((place !== "query" && place !== "header") || typeof name !== "string" || isIgnoredHeader(parameter)) continue;
    const shape = { required: required === true, schema: parameter };
    readSchema(document, collector, { operation, place, path: [name] }, schema, shape);
  }
}

function readBodies(document: JsonObject, collector: Collector, operation: string, described: JsonObject): void {
  const read = (place: "body" | "response", content: Json | undefined, required?: boolean) => {
    for (const [type, media] of sortedEntries(readObject(content))) {
      if (classifyBody(document, type, media) !== "json") continue;
      const shape = required === undefined ? {} : { required };
      readSchema(document, collector, { operation, place, path: [] }, readObject(media).schema, shape);
    }
  };
  const { content, required } = findTarget(document, described.requestBody);
  read("body", content, required === true);
  for (const [status, response] of sortedEntries(readObject(described.responses))) {
    if (/^2/.test(status)) read("response", findTarget(document, response).content);
    else if (/^\d+$/.test(status)) collector.feature({ operation, place: "status", path: [status] }, { types: [] });
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
