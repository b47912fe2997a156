import { isDeepStrictEqual } from "node:util";
import { type Json, type JsonObject, mapEntries, readArray, readObject } from "../io/index.js";
import {
  isIdempotent,
  type ListedOperation,
  listReferences,
  MAY_BE_EMPTY,
  nameParameter,
  nameRequest,
  readPointer,
  resolveOrEmpty,
  writePointer,
} from "../read/index.js";
import { canShareFunction } from "./path-names.js";
import { type Features, readFeatures } from "./read-features.js";
import { SchemaUnion } from "./unite-schemas.js";

/**
 * Adds the operations, parameters, bodies, fields, values, types and statuses of an earlier version to a document, which then describes
 * the servers of both versions. A mark of an overlay says what the servers of its version do, and the united one is right for all: it promises
 * only what every server does, and expects what any server does. Marks that only describe a function are those of the newer version.
 *
 * @param different - The ids of the operations that differ between any two versions.
 */
export function uniteDocuments(
  document: JsonObject,
  older: Features,
  different: { has(id: string): boolean },
): JsonObject {
  const union = new SchemaUnion(document, older.document);
  const paths: Record<string, JsonObject> = {};
  for (const [path, item] of Object.entries(readObject(document.paths))) paths[path] = readObject(item);
  const { operations } = readFeatures(document);
  const byName = new Map([...operations.values()].map((operation) => [operation.name, operation]));
  for (const old of older.operations.values()) {
    const now = operations.get(old.id);
    if (now === undefined) {
      const { path, method, name } = old;
      const other = byName.get(name);
      if (other)
        throw new Error(
          `${nameRequest(method, path)} was ${old.id}, and is ${other.id}: give both one operationId, with an action in schemas/names.yaml`,
        );
      paths[path] = { ...paths[path], [method]: { ...old.operation, parameters: old.parameters, deprecated: true } };
    } else if (different.has(old.id) && canShareFunction(now, old)) {
      paths[now.path] = { ...paths[now.path], [now.method]: uniteOperations(now, old, union) };
    }
  }
  const components = { ...readObject(document.components), schemas: union.finish() };
  return keepUsed({ ...document, paths }, components, readObject(older.document.components));
}

/**
 * Gives a document its own components, and the older ones that it refers to.
 *
 * @param components - The document's own, with the schemas of both versions.
 */
function keepUsed(document: JsonObject, components: JsonObject, older: JsonObject): JsonObject {
  const own = Object.entries(readObject(document.components)).flatMap(([kind, group]) =>
    Object.keys(readObject(group)).map((name) => writePointer(["components", kind, name])),
  );
  const kept: Record<string, JsonObject> = {};
  const references = new Set([...own, ...listReferences(document.paths)]);
  // The loop also visits the references that it adds.
  for (const reference of references) {
    const [, kind = "", name = ""] = readPointer(reference);
    const component = readObject(components[kind])[name] ?? readObject(older[kind])[name];
    if (component === undefined) continue;
    kept[kind] = { ...kept[kind], [name]: component };
    for (const each of listReferences(component)) references.add(each);
  }
  return { ...document, components: kept };
}

function uniteOperations(now: ListedOperation, old: ListedOperation, union: SchemaUnion): JsonObject {
  const parameters = uniteParameters(now, old, union);
  const requestBody = uniteBodies(now.operation.requestBody, old.operation.requestBody, union);
  return {
    ...now.operation,
    ...uniteRetryRules(now, old),
    ...(parameters.length > 0 && { parameters }),
    ...(requestBody !== undefined && { requestBody }),
    responses: uniteResponses(readObject(now.operation.responses), readObject(old.operation.responses), union),
  };
}

/** Unites two rules into one that is safe for both servers: a request is idempotent if it is on both. */
function uniteRetryRules(now: ListedOperation, old: ListedOperation): JsonObject {
  const [newer, older] = [readRetryMark(now), readRetryMark(old)];
  if (isDeepStrictEqual(newer, older)) return {};
  const [unless, other = unless] = [newer.unless, older.unless].filter((each) => each !== undefined);
  const idempotent = newer.idempotent === true && older.idempotent === true && isDeepStrictEqual(unless, other);
  // A server that never sends such a message is not affected by its rule.
  const both = [newer, older].flatMap((each) => readArray(each.temporary));
  const temporary = both.filter((each, index) => both.findIndex((same) => isDeepStrictEqual(each, same)) === index);
  const more = { ...(idempotent && unless !== undefined && { unless }), ...(temporary.length > 0 && { temporary }) };
  return { "x-retry": { idempotent, ...more } };
}

function readRetryMark({ method, operation }: ListedOperation): JsonObject {
  return { idempotent: isIdempotent(method), ...readObject(operation["x-retry"]) };
}

function uniteParameters(now: ListedOperation, old: ListedOperation, union: SchemaUnion): readonly Json[] {
  const older = new Map(
    old.parameters.map((each) => [nameParameter(union.older, each), resolveOrEmpty(union.older, each)]),
  );
  const united = now.parameters.map((given) => {
    const same = older.get(nameParameter(union.document, given));
    return uniteOwners(given, resolveOrEmpty(union.document, given), same, union);
  });
  const names = now.parameters.map((each) => nameParameter(union.document, each));
  const gone = [...older].filter(([name]) => !names.includes(name) && !name.startsWith("path "));
  return [...united, ...gone.map(([, parameter]) => ({ ...parameter, required: false }))];
}

function uniteBodies(now: Json | undefined, old: Json | undefined, union: SchemaUnion): Json | undefined {
  if (old === undefined) return now;
  const older = resolveOrEmpty(union.older, old);
  if (now === undefined) return { ...older, required: false };
  const newer = resolveOrEmpty(union.document, now);
  // An older media type is not added, since the client would never send it.
  return { ...newer, content: uniteContents(readObject(newer.content), readObject(older.content), union) };
}

/** Unites the schemas of a parameter or a media type. An unchanged one remains a reference. */
function uniteOwners(given: Json, now: JsonObject, old: JsonObject | undefined, union: SchemaUnion): Json {
  if (now.schema === undefined || old?.schema === undefined) return given;
  const schema = union.add(now.schema, old.schema);
  return schema === now.schema ? given : { ...now, schema };
}

function uniteContents(now: JsonObject, old: JsonObject, union: SchemaUnion): JsonObject {
  return mapEntries(now, (media, type) => uniteOwners(media, readObject(media), readObject(old[type]), union));
}

function uniteResponses(now: JsonObject, old: JsonObject, union: SchemaUnion): JsonObject {
  return mapEntries({ ...old, ...now }, (given, status) => {
    if (now[status] === undefined) return resolveOrEmpty(union.older, given);
    const [newer, older] = [resolveOrEmpty(union.document, given), resolveOrEmpty(union.older, old[status])];
    const [bodies, olderBodies] = [readObject(newer.content), readObject(older.content)];
    const gone = mapEntries(olderBodies, (media, type) => (bodies[type] === undefined ? media : undefined));
    const content = { ...uniteContents(bodies, olderBodies, union), ...gone };
    const isEmpty = (each: JsonObject) => Object.keys(each).length === 0;
    const differsInBody = old[status] !== undefined && isEmpty(bodies) !== isEmpty(olderBodies);
    const mayBeEmpty = older[MAY_BE_EMPTY] === true || differsInBody;
    const united = { ...newer, content, ...(mayBeEmpty && { [MAY_BE_EMPTY]: true }) };
    return isDeepStrictEqual({ content: {}, ...newer }, united) ? given : united;
  });
}
