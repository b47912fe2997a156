import { type Json, type JsonObject, readObject } from "../io/index.js";
import { findTarget, type ListedOperation, listOperations, listPathNames, nameRequest } from "../read/index.js";
import { SchemaUnion } from "./unite-schemas.js";

/** Marks a response with a body that some server sends without one. */
const MAY_BE_EMPTY = "x-may-be-empty";

/**
 * Adds to a document what an earlier version has and it lacks: operations, parameters, bodies, fields, values, other types, statuses.
 * One document then describes the servers of both versions.
 */
export function uniteDocuments(document: JsonObject, older: JsonObject): JsonObject {
  const union = new SchemaUnion(document, older);
  const paths: Record<string, JsonObject> = {};
  for (const [path, item] of Object.entries(readObject(document.paths))) paths[path] = readObject(item);
  const own = new Map(listOperations(document).map((operation) => [operation.id, operation]));
  for (const old of listOperations(older)) {
    const now = own.get(old.id);
    if (now === undefined) {
      const { path, method, name } = old;
      const other = [...own.values()].find((each) => each.name === name);
      if (other)
        throw new Error(`${nameRequest(method, path)} was ${old.id}, and is ${other.id}: the client has one of them`);
      const kept = { ...old.operation, parameters: old.parameters, deprecated: true };
      paths[path] = { ...paths[path], [method]: union.take(kept) };
    } else if (haveSamePath(now, old)) {
      paths[now.path] = { ...paths[now.path], [now.method]: uniteOperations(now, old, union) };
    }
  }
  return { ...document, paths, components: union.finish() };
}

/** Whether one function can send both requests: their paths have as many parameters. */
export function haveSamePath(now: Pick<ListedOperation, "path">, old: Pick<ListedOperation, "path">): boolean {
  return listPathNames(now.path).length === listPathNames(old.path).length;
}

function uniteOperations(now: ListedOperation, old: ListedOperation, union: SchemaUnion): JsonObject {
  const { requestBody, responses, parameters } = now.operation;
  const united = uniteParameters(now, old, union);
  const body = uniteBodies(requestBody, old.operation.requestBody, union);
  const isSame =
    united.length === now.parameters.length && united.every((each, index) => each === now.parameters[index]);
  return {
    ...now.operation,
    ...(isSame ? parameters !== undefined && { parameters } : { parameters: united }),
    ...(body !== undefined && { requestBody: body }),
    responses: uniteResponses(readObject(responses), readObject(old.operation.responses), union),
  };
}

function uniteParameters(now: ListedOperation, old: ListedOperation, union: SchemaUnion): readonly Json[] {
  const nameOf = ({ in: place, name }: JsonObject) => `${place} ${name}`;
  const left = new Map(old.parameters.map((each) => findTarget(union.older, each)).map((each) => [nameOf(each), each]));
  const own = now.parameters.map((given) => {
    const parameter = findTarget(union.document, given);
    const was = left.get(nameOf(parameter));
    left.delete(nameOf(parameter));
    if (was?.schema === undefined || parameter.schema === undefined) return given;
    const schema = union.unite(parameter.schema, was.schema);
    return schema === parameter.schema ? given : { ...parameter, schema };
  });
  const gone = [...left.values()].filter(({ in: place }) => place !== "path");
  return [...own, ...gone.map((parameter) => union.take({ ...parameter, required: false }))];
}

function uniteBodies(now: Json | undefined, old: Json | undefined, union: SchemaUnion): Json | undefined {
  if (old === undefined) return now;
  const was = findTarget(union.older, old);
  if (now === undefined) return union.take({ ...was, required: false });
  const body = findTarget(union.document, now);
  const content = uniteContents(readObject(body.content), readObject(was.content), union);
  return content === body.content ? now : { ...body, content };
}

/** @param isComplete - Whether to add the media types of an older version, too. A request is sent in one of today's. */
function uniteContents(now: JsonObject, old: JsonObject, union: SchemaUnion, isComplete: boolean = false): JsonObject {
  const own = Object.entries(now).map(([type, media]): readonly [string, Json, boolean] => {
    const [schema, was] = [readObject(media).schema, readObject(old[type]).schema];
    if (schema === undefined || was === undefined) return [type, media ?? null, false];
    const united = union.unite(schema, was);
    return [type, { ...readObject(media), schema: united }, united !== schema];
  });
  const gone = isComplete ? Object.entries(old).filter(([type]) => now[type] === undefined) : [];
  if (gone.length === 0 && !own.some(([, , isChanged]) => isChanged)) return now;
  return Object.fromEntries([...own, ...gone.map(([type, media]) => [type, union.take(media ?? null)] as const)]);
}

function uniteResponses(now: JsonObject, old: JsonObject, union: SchemaUnion): JsonObject {
  const united = Object.entries(now).map(([status, given]) => {
    if (old[status] === undefined) return [status, given] as const;
    const [response, was] = [findTarget(union.document, given), findTarget(union.older, old[status])];
    const [own, before] = [readObject(response.content), readObject(was.content)];
    const content = uniteContents(own, before, union, true);
    const areBodies = [own, before].map((each) => Object.keys(each).length > 0);
    const mayBeEmpty = areBodies[0] !== areBodies[1] || was[MAY_BE_EMPTY] === true;
    const isNew = mayBeEmpty && response[MAY_BE_EMPTY] !== true;
    if (content === own && !isNew) return [status, given] as const;
    return [status, { ...response, content, ...(isNew && { [MAY_BE_EMPTY]: true }) }] as const;
  });
  const gone = Object.entries(old).filter(([status]) => now[status] === undefined);
  const taken = gone.map(([status, given]) => [status, union.take(findTarget(union.older, given))] as const);
  return Object.fromEntries([...united, ...taken]);
}
