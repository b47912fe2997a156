import { isDeepStrictEqual } from "node:util";
import { compareText, type JsonObject, readArray, readObject, sortedEntries } from "../io/index.js";
import { classifyBody, dropWords, findTarget, isIgnoredHeader, listOperations, nameRequest } from "../read/index.js";
import { compareRules } from "./compare-rules.js";
import { type Feature, type Key, ofOperation, type Rule, writeKey } from "./key.js";
import { type DocumentPart, describePart, readRules, readSchema } from "./read-schema.js";

const PLACES = ["path", "query", "header", "cookie"] as const;

/** The features of one document. */
export interface Features {
  readonly document: JsonObject;
  readonly all: readonly Feature[];
  find(key: Key): Feature | undefined;
  /** Whether the document has a key: it lists it, or allows anything there. */
  has(key: Key): boolean;
}

/** What changed from one document to another. */
export interface Changes {
  readonly added: readonly Feature[];
  readonly removed: readonly Feature[];
  /** What has another shape, such as another type, or other rules; and operations with another request. */
  readonly changed: readonly { readonly from: Feature; readonly to: Feature }[];
}

export function readFeatures(document: JsonObject): Features {
  const features = new Map<string, Feature>();
  for (const { id, method, path, operation, parameters, item } of listOperations(document)) {
    const request = nameRequest(method, path);
    const rules = readOperationRules(document, operation, item);
    const found = [
      { ...describePart(ofOperation(id), operation.deprecated === true && { deprecated: true }), rules },
      ...parameters.flatMap((parameter) => readParameter(document, id, findTarget(document, parameter))),
      ...readBodies(document, id, operation),
    ];
    for (const own of found) {
      const known = features.get(writeKey(own));
      features.set(writeKey(own), known === undefined ? { ...own, request } : mergeFeatures(known, own));
    }
  }
  const find = (key: Key) => features.get(writeKey(key));
  return { document, all: [...features.values()], find, has: (key) => find(key) !== undefined || isOpen(find, key) };
}

export function compareFeatures(before: Features, after: Features): Changes {
  const byKey = (left: Feature, right: Feature) => compareText(writeKey(left), writeKey(right));
  // A request with other parameters in its path has moved.
  const isPart = ({ place, value }: Feature) => place !== "path" || value !== undefined;
  return {
    added: after.all.filter((feature) => isPart(feature) && !before.has(feature)).sort(byKey),
    removed: before.all.filter((feature) => isPart(feature) && !after.has(feature)).sort(byKey),
    changed: after.all.flatMap((to) => {
      const from = before.find(to);
      const isMoved = to.place === "operation" && from?.request !== to.request;
      const isSame = from && isDeepStrictEqual(from.shape, to.shape) && compareRules(from, to).length === 0;
      return from && (isMoved || !isSame) ? [{ from, to }] : [];
    }),
  };
}

/** What an operation says of itself: how it is authorized, its servers and callbacks, our marks. */
function readOperationRules(document: JsonObject, operation: JsonObject, item: JsonObject): readonly Rule[] {
  const { operationId: _, parameters, requestBody, responses, security = document.security, ...others } = operation;
  const schemes = readObject(readObject(document.components).securitySchemes);
  const names = readArray(security).flatMap((each) => Object.keys(readObject(each)));
  const used = names.flatMap((name): Rule[] => {
    const scheme = findTarget(document, schemes[name]);
    return [["security scheme", dropWords("", scheme)]];
  });
  const { servers = item.servers ?? document.servers } = operation;
  return [...readRules({ ...others, security, servers }), ...used];
}

function readParameter(document: JsonObject, operation: string, parameter: JsonObject): readonly DocumentPart[] {
  const { in: given, name, required, schema } = parameter;
  const place = PLACES.find((each) => each === given);
  if (place === undefined || typeof name !== "string" || isIgnoredHeader(parameter)) return [];
  const around = { required: required === true, schema: parameter, rules: readRules(parameter) };
  return readSchema(document, { operation, place, path: [name] }, schema, around);
}

function readBodies(document: JsonObject, operation: string, described: JsonObject): readonly DocumentPart[] {
  const readContent = (place: "body" | "response" | "status", owner: JsonObject, path: readonly string[] = []) =>
    sortedEntries(readObject(owner.content)).flatMap(([type, given]) => {
      const key = { operation, place, path };
      const media = readObject(given);
      const shape = place === "body" ? { required: owner.required === true, schema: owner } : {};
      const isJson = classifyBody(document, type, media) === "json";
      const rules: readonly Rule[] = [...(isJson ? [["media type", type] as const] : []), ...readRules(media)];
      if (isJson) return readSchema(document, key, media.schema, { ...shape, rules });
      const [{ rules: own = [] } = {}] = readSchema(document, key, media.schema, { rules });
      if (place === "body")
        return [{ ...describePart(key, { types: [type], required: shape.required }, owner), rules: own }];
      return [{ ...describePart({ ...key, path: [...path.slice(0, 1), type] }, { types: [type] }), rules: own }];
    });
  const responses = sortedEntries(readObject(described.responses)).filter(([status]) => !status.startsWith("x-"));
  return [
    ...readContent("body", findTarget(document, described.requestBody)),
    ...responses.flatMap(([status, value]) => {
      const response = findTarget(document, value);
      const { content, ...others } = response;
      const media = Object.keys(readObject(content)).map((type) => ["media type", type] as const);
      const isSuccess = status.startsWith("2");
      const bodies = isSuccess ? readContent("response", response) : readContent("status", response, [status, "body"]);
      const own = describePart({ operation, place: "status", path: [status] });
      return [{ ...own, rules: [...readRules(others), ...(isSuccess ? media : [])] }, ...bodies];
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
  const [schemas, open] = [
    [...known.schemas, ...own.schemas],
    [...known.open, ...own.open],
  ];
  return { ...known, shape, schemas, open, rules: [...known.rules, ...own.rules] };
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
