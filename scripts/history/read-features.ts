import { compareText, type Json, type JsonObject, readObject, sortedEntries } from "../io/index.js";
import { classifyBody, findTarget, isIgnoredHeader, listOperations, nameRequest } from "../read/index.js";
import { type Content, type Feature, isSameShape, type Key, ofOperation, type Shape, writeKey } from "./key.js";
import { type Collector, readSchema } from "./read-schema.js";

/** The features of one document. */
export interface Features {
  readonly all: readonly Feature[];
  find(key: Key): Feature | undefined;
  /** Whether the document has a key: it lists it, or allows anything there. */
  has(key: Key): boolean;
}

/** What changed from one document to another. */
export interface Changes {
  readonly added: readonly Feature[];
  readonly removed: readonly Feature[];
  /** Features with a different shape: another type, or another `required`; and operations with another request. */
  readonly changed: readonly { readonly from: Feature; readonly to: Feature }[];
}

export function readFeatures(document: JsonObject): Features {
  const features = new Map<string, Feature>();
  const requests = new Map<string, string>();
  const open = new Set<string>();
  const collector: Collector = {
    feature(key, shape, schema) {
      const known = features.get(writeKey(key));
      features.set(writeKey(key), {
        ...(known ?? { ...key, request: requests.get(key.operation) ?? key.operation }),
        shape: known === undefined ? shape : mergeShapes(known.shape, shape),
        schemas: [...(known?.schemas ?? []), ...(schema === undefined ? [] : [schema])],
      });
    },
    open: (key, content) => void open.add(`${writeKey(key)} ${content}`),
  };
  for (const { id, method, path, operation, parameters } of listOperations(document)) {
    requests.set(id, nameRequest(method, path));
    const marks = operation.deprecated === true && { deprecated: true as const };
    collector.feature(ofOperation(id), { types: [], ...marks });
    readParameters(document, collector, id, parameters);
    readBodies(document, collector, id, operation);
  }
  const find = (key: Key) => features.get(writeKey(key));
  return { all: [...features.values()], find, has: (key) => find(key) !== undefined || isOpen(open, key) };
}

export function compareFeatures(before: Features, after: Features): Changes {
  const byKey = (left: Feature, right: Feature) => compareText(writeKey(left), writeKey(right));
  return {
    added: after.all.filter((feature) => !before.has(feature)).sort(byKey),
    removed: before.all.filter((feature) => !after.has(feature)).sort(byKey),
    changed: after.all.flatMap((to) => {
      const from = before.find(to);
      const isMoved = to.place === "operation" && from?.request !== to.request;
      return from && (isMoved || !isSameShape(from.shape, to.shape)) ? [{ from, to }] : [];
    }),
  };
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
  const readContent = (place: "body" | "response" | "status", owner: JsonObject, path: readonly string[] = []) => {
    for (const [type, media] of sortedEntries(readObject(owner.content))) {
      const key = { operation, place, path };
      const shape = place === "body" ? { required: owner.required === true, schema: owner } : {};
      const isJson = classifyBody(document, type, media) === "json";
      if (isJson) readSchema(document, collector, key, readObject(media).schema, shape);
      else if (place === "body") collector.feature(key, { types: [type], ...shape }, owner);
      else collector.feature({ ...key, path: [...path.slice(0, 1), type] }, { types: [type] });
    }
  };
  readContent("body", findTarget(document, described.requestBody));
  for (const [status, value] of sortedEntries(readObject(described.responses))) {
    if (status.startsWith("x-")) continue;
    const response = findTarget(document, value);
    collector.feature({ operation, place: "status", path: [status] }, { types: [] });
    // A range such as 4XX has what was listed one by one.
    if (status.endsWith("XX")) collector.open({ operation, place: "status", path: [] }, "field");
    if (/^2/.test(status)) readContent("response", response);
    else readContent("status", response, [status, "body"]);
  }
}

/** Merges a field of several alternatives or media types into one, which is required if all of them require it. */
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

/** Whether a document allows anything at a key, or around it. */
function isOpen(open: ReadonlySet<string>, { operation, place, path, value }: Key): boolean {
  const contents = path.map((step): Content => (step === "[]" ? "item" : step === "{}" ? "entry" : "field"));
  if (value !== undefined) contents.push(typeof value as Content);
  return contents.some((content, index) =>
    open.has(`${writeKey({ operation, place, path: path.slice(0, index) })} ${content}`),
  );
}
