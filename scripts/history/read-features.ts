import { compareText, type JsonObject, readObject, sortedEntries } from "../io/index.js";
import { classifyBody, findTarget, isIgnoredHeader, listOperations, nameRequest } from "../read/index.js";
import { type Feature, isSameShape, type Key, ofOperation, writeKey } from "./key.js";
import { type DocumentPart, describePart, readSchema } from "./read-schema.js";

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
  for (const { id, method, path, operation, parameters } of listOperations(document)) {
    const request = nameRequest(method, path);
    const found = [
      describePart(ofOperation(id), operation.deprecated === true && { deprecated: true }),
      ...parameters.flatMap((parameter) => readParameter(document, id, findTarget(document, parameter))),
      ...readBodies(document, id, operation),
    ];
    for (const own of found) {
      const known = features.get(writeKey(own));
      features.set(writeKey(own), known === undefined ? { ...own, request } : mergeFeatures(known, own));
    }
  }
  const find = (key: Key) => features.get(writeKey(key));
  return { all: [...features.values()], find, has: (key) => find(key) !== undefined || isOpen(find, key) };
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

function readParameter(document: JsonObject, operation: string, parameter: JsonObject): readonly DocumentPart[] {
  const { in: place, name, schema, required } = parameter;
  if ((place !== "query" && place !== "header") || typeof name !== "string" || isIgnoredHeader(parameter)) return [];
  const shape = { required: required === true, schema: parameter };
  return readSchema(document, { operation, place, path: [name] }, schema, shape);
}

function readBodies(document: JsonObject, operation: string, described: JsonObject): readonly DocumentPart[] {
  const readContent = (place: "body" | "response" | "status", owner: JsonObject, path: readonly string[] = []) =>
    sortedEntries(readObject(owner.content)).flatMap(([type, media]) => {
      const key = { operation, place, path };
      const shape = place === "body" ? { required: owner.required === true, schema: owner } : {};
      const isJson = classifyBody(document, type, media) === "json";
      if (isJson) return readSchema(document, key, readObject(media).schema, shape);
      if (place === "body") return [describePart(key, { types: [type], required: shape.required }, owner)];
      return [describePart({ ...key, path: [...path.slice(0, 1), type] }, { types: [type] })];
    });
  const responses = sortedEntries(readObject(described.responses)).filter(([status]) => !status.startsWith("x-"));
  return [
    ...readContent("body", findTarget(document, described.requestBody)),
    ...responses.flatMap(([status, value]) => {
      const response = findTarget(document, value);
      const isSuccess = status.startsWith("2");
      const bodies = isSuccess ? readContent("response", response) : readContent("status", response, [status, "body"]);
      return [describePart({ operation, place: "status", path: [status] }), ...bodies];
    }),
  ];
}

/** Merges a field of several alternatives or media types into one, which is required if all of them require it. */
function mergeFeatures(known: Feature, own: DocumentPart): Feature {
  const [left, right] = [known.shape, own.shape];
  const types = [...new Set([...left.types, ...right.types])].filter((type) => type !== "null").sort();
  const nullable = [left, right].some((shape) => shape.types.includes("null"));
  const alternatives = Math.max(left.alternatives ?? 1, right.alternatives ?? 1);
  const shape = {
    types: nullable ? [...types, "null"] : types,
    ...(left.required === undefined ? {} : { required: left.required && right.required === true }),
    ...(alternatives > 1 && { alternatives }),
    ...(left.deprecated && right.deprecated && { deprecated: true as const }),
  };
  return { ...known, shape, schemas: [...known.schemas, ...own.schemas], open: [...known.open, ...own.open] };
}

/** Whether a document allows anything at a key, or around it. */
function isOpen(find: Features["find"], { operation, place, path, value }: Key): boolean {
  // A range such as 4XX has what was listed one by one.
  if (place === "status" && find({ operation, place, path: [`${path[0]?.charAt(0)}XX`] })) return true;
  const contents = path.map((step) => (step === "[]" ? "item" : step === "{}" ? "entry" : "field"));
  return [...contents, ...(value === undefined ? [] : [typeof value])].some((content, index) =>
    find({ operation, place, path: path.slice(0, index) })?.open.includes(content),
  );
}
