import { compareText, type JsonObject, readObject, sortedEntries } from "../io/index.js";
import {
  classifyBody,
  findTarget,
  isIgnoredHeader,
  type ListedOperation,
  listOperations,
  nameRequest,
} from "../read/index.js";
import { type Feature, isSameShape, type Key, ofOperation, writeKey } from "./key.js";
import { listDifferent } from "./list-different.js";
import { Place } from "./place.js";

/** The features of one document. */
export interface Features {
  readonly document: JsonObject;
  /** By their ids. */
  readonly operations: ReadonlyMap<string, ListedOperation>;
  readonly all: readonly Feature[];
  /** Lists the features of some operations. */
  list(operations: ReadonlySet<string>): readonly Feature[];
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

type Places = ReadonlyMap<Key["place"], Place>;

export function readFeatures(document: JsonObject): Features {
  const operations = new Map(listOperations(document).map((listed) => [listed.id, listed]));
  const known = new Map<string, Places>();
  const open = (id: string): Places | undefined => {
    const listed = operations.get(id);
    const places = known.get(id) ?? (listed && readPlaces(document, listed));
    if (places !== undefined) known.set(id, places);
    return places;
  };
  const list = (ids: Iterable<string>) =>
    [...ids].flatMap((id) => [...(open(id)?.values() ?? [])].flatMap((place) => place.list()));
  const find = ({ operation, place, path, value }: Key) =>
    open(operation)
      ?.get(place)
      ?.find(path)
      ?.features.get(value === undefined ? "" : JSON.stringify(value));
  return {
    document,
    operations,
    get all() {
      return list(operations.keys());
    },
    list: (ids) => list([...operations.keys()].filter((id) => ids.has(id))),
    find,
    has: (key) => find(key) !== undefined || isOpen(find, key),
  };
}

export function compareFeatures(before: Features, after: Features): Changes {
  const byKey = (left: Feature, right: Feature) => compareText(writeKey(left), writeKey(right));
  const different = listDifferent([before, after]);
  // What only one of them has, it has as a whole.
  const list = (features: Features, other: Features) => [
    ...[...features.operations.keys()]
      .filter((id) => !other.operations.has(id))
      .flatMap((id) => features.find(ofOperation(id)) ?? []),
    ...features.list(different),
  ];
  const [was, is] = [list(before, after), list(after, before)];
  return {
    added: is.filter((feature) => !before.has(feature)).sort(byKey),
    removed: was.filter((feature) => !after.has(feature)).sort(byKey),
    changed: is.flatMap((to) => {
      const from = before.find(to);
      const isMoved = to.place === "operation" && from?.request !== to.request;
      return from && (isMoved || !isSameShape(from.shape, to.shape)) ? [{ from, to }] : [];
    }),
  };
}

/** Reads what an operation takes and returns. */
function readPlaces(document: JsonObject, { id, method, path, operation, parameters }: ListedOperation): Places {
  const places = new Map<Key["place"], Place>();
  const at = (place: Key["place"], ...steps: readonly string[]): Place => {
    const request = nameRequest(method, path);
    const root = places.get(place) ?? new Place(document, { operation: id, request, place, path: [] });
    places.set(place, root);
    return root.at(steps);
  };
  at("operation").add(operation.deprecated === true && { deprecated: true });
  for (const parameter of parameters.map((each) => findTarget(document, each))) {
    const { in: place, name, schema, required } = parameter;
    if ((place !== "query" && place !== "header") || typeof name !== "string" || isIgnoredHeader(parameter)) continue;
    at(place, name).addSchema(schema, { required: required === true, schema: parameter });
  }
  const body = findTarget(document, operation.requestBody);
  const shape = { required: body.required === true };
  for (const [type, media, isJson] of listContents(document, body)) {
    if (isJson) at("body").addSchema(readObject(media).schema, { ...shape, schema: body });
    else at("body").add({ types: [type], ...shape }, body);
  }
  for (const [status, value] of sortedEntries(readObject(operation.responses))) {
    if (status.startsWith("x-")) continue;
    at("status", status).add();
    const isSuccess = status.startsWith("2");
    for (const [type, media, isJson] of listContents(document, findTarget(document, value))) {
      const step = isJson ? "body" : type;
      const steps = isSuccess ? (isJson ? [] : [type]) : [status, step];
      const response = at(isSuccess ? "response" : "status", ...steps);
      if (isJson) response.addSchema(readObject(media).schema);
      else response.add({ types: [type] });
    }
  }
  return places;
}

function listContents(document: JsonObject, { content }: JsonObject) {
  return sortedEntries(readObject(content)).map(
    ([type, media]) => [type, media, classifyBody(document, type, media) === "json"] as const,
  );
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
