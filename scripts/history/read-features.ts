import { compareText, type Json, type JsonObject, readObject, sortedEntries } from "../io/index.js";
import {
  classifyBody,
  dropWords,
  followReference,
  isIgnoredHeader,
  type ListedOperation,
  listOperations,
  nameRequest,
} from "../read/index.js";
import { type Feature, type Key, ofOperation, type Rule, WHOLE, writeKey } from "./key.js";
import { listDifferent } from "./list-different.js";
import { Place } from "./place.js";
import { OPEN, readRules } from "./rules.js";

const PLACES = ["path", "query", "header", "cookie"] as const;

export interface Features {
  readonly document: JsonObject;
  /** By their ids. */
  readonly operations: ReadonlyMap<string, ListedOperation>;
  /** Lists the features of some operations, by default of all. */
  list(operations?: { has(id: string): boolean }): readonly Feature[];
  find(key: Key): Feature | undefined;
  /** Whether the document lists a key, or allows anything there. */
  has(key: Key): boolean;
}

export interface Changes {
  readonly added: readonly Feature[];
  readonly removed: readonly Feature[];
  /** The features that both documents have, in operations that differ. */
  readonly common: readonly { readonly from: Feature; readonly to: Feature }[];
}

type Places = ReadonlyMap<Key["place"], Place>;

export function readFeatures(document: JsonObject): Features {
  const operations = new Map(listOperations(document).map((listed) => [listed.id, listed]));
  const opened = new Map<string, Places>();
  const open = (id: string): Places | undefined => {
    const listed = operations.get(id);
    const places = opened.get(id) ?? (listed && readPlaces(document, listed));
    if (places !== undefined) opened.set(id, places);
    return places;
  };
  const find = ({ operation, place, path, value }: Key) =>
    open(operation)
      ?.get(place)
      ?.find(path)
      ?.features.get(value === undefined ? "" : JSON.stringify(value));
  return {
    document,
    operations,
    list: (ids = operations) =>
      [...operations.keys()]
        .filter((id) => ids.has(id))
        .flatMap((id) => [...(open(id)?.values() ?? [])].flatMap((place) => place.list())),
    find,
    has: (key) => find(key) !== undefined || isOpen(find, key),
  };
}

export function compareFeatures(before: Features, after: Features): Changes {
  const byKey = (left: Feature, right: Feature) => compareText(writeKey(left), writeKey(right));
  const different = listDifferent([before, after]);
  // If only one of the documents has an operation, the operation is one feature.
  const list = (features: Features, other: Features) => [
    ...[...features.operations.keys()]
      .filter((id) => !other.operations.has(id))
      .flatMap((id) => features.find(ofOperation(id)) ?? []),
    ...features.list(different),
  ];
  const [was, is] = [list(before, after), list(after, before)];
  const isMoved = (id: string) => before.find(ofOperation(id))?.request !== after.find(ofOperation(id))?.request;
  // If a request has moved, its line in the changelog shows the parameters of its path.
  const isPart = ({ operation, place, path, value }: Feature) =>
    place !== "path" || path.length > 1 || value !== undefined || !isMoved(operation);
  const listNew = (features: readonly Feature[], other: Features) =>
    features.filter((feature) => isPart(feature) && !other.has(feature)).sort(byKey);
  return {
    added: listNew(is, before),
    removed: listNew(was, after),
    common: is.flatMap((to) => {
      const from = before.find(to);
      return from === undefined ? [] : [{ from, to }];
    }),
  };
}

function readPlaces(document: JsonObject, listed: ListedOperation): Places {
  const { id, method, path, operation, parameters, access } = listed;
  const places = new Map<Key["place"], Place>();
  const at = (place: Key["place"], ...steps: readonly string[]): Place => {
    const request = nameRequest(method, path);
    const root = places.get(place) ?? new Place(document, { operation: id, request, place, path: [] });
    places.set(place, root);
    return root.at(steps);
  };
  const { operationId, parameters: _, requestBody, responses, ...own } = operation;
  const rules = readRules(document, { ...own, ...access });
  at("operation").add({}, rules);
  for (const parameter of parameters.map((each) => followReference(document, each))) {
    const { in: given, name, schema, required } = parameter;
    const place = PLACES.find((each) => each === given);
    if (place === undefined || typeof name !== "string" || isIgnoredHeader(parameter)) continue;
    const rules = [...readRules(document, parameter), readWhole(document, schema)];
    at(place, name).addSchema(schema, { required: required === true, schema: parameter, rules });
  }
  const body = followReference(document, operation.requestBody);
  const shape = { required: body.required === true };
  for (const { type, schema, isJson, rules } of listContents(document, body)) {
    if (isJson) at("body").addSchema(schema, { ...shape, schema: body, rules });
    else at("body").add({ types: [type], ...shape }, rules, body);
  }
  for (const [status, value] of sortedEntries(readObject(operation.responses))) {
    if (status.startsWith("x-")) continue;
    const { content, ...response } = followReference(document, value);
    const isSuccess = status.startsWith("2");
    // The bodies of all successes are one place.
    const types = isSuccess ? Object.keys(readObject(content)).map((type) => ["media type", type] as const) : [];
    at("status", status).add({}, [...readRules(document, response), ...types]);
    for (const { type, schema, isJson, rules } of listContents(document, { content })) {
      const step = isJson ? "body" : type;
      const place = isSuccess ? at("response", ...(isJson ? [] : [type])) : at("status", status, step);
      if (isJson) place.addSchema(schema, { rules });
      else place.add({ types: [type] }, rules);
    }
  }
  return places;
}

function listContents(document: JsonObject, { content }: JsonObject) {
  return sortedEntries(readObject(content)).map(([type, given]) => {
    const { schema, ...media } = readObject(given);
    const isJson = classifyBody(document, type, given) === "json";
    // A body other than JSON has its media type as its type.
    const own: readonly Rule[] = isJson ? [["media type", type]] : [];
    // The features inside a JSON body describe the rest of its schema.
    const whole = readWhole(document, schema, isJson ? WHOLE : "schema");
    return { type, schema, isJson, rules: [...own, whole, ...readRules(document, media)] };
  });
}

function readWhole(document: JsonObject, schema: Json | undefined, keyword: string = WHOLE): Rule {
  return [keyword, dropWords(schema ?? null, "schema", document)];
}

/** Whether a document allows anything at a key, or at a place that contains it. */
function isOpen(find: Features["find"], { operation, place, path, value }: Key): boolean {
  // A range such as 4XX covers single statuses.
  if (place === "status" && find({ operation, place, path: [`${path[0]?.charAt(0)}XX`] })) return true;
  const contents = path.map((step) => (step === "[]" ? "item" : step === "{}" ? "entry" : "field"));
  return [...contents, ...(value === undefined ? [] : [typeof value])].some((content, index) =>
    find({ operation, place, path: path.slice(0, index) })?.rules.some(([keyword]) => keyword === OPEN + content),
  );
}
