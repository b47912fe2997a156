import { isJsonObject, type Json, type JsonObject, type Report, readArray, readObject } from "../io/index.js";
import { findTarget } from "../openapi/document/index.js";
import { listPathNames, listTemplatePairs, METHODS, type Method, nameRequest } from "../openapi/model/index.js";
import { type Mend, mapPathItems } from "./map-path-items.js";

interface Declared {
  /** The parameter, or a reference to it. */
  readonly value: Json;
  readonly found: JsonObject;
}

/**
 * Makes the declared path parameters those that the path has. One that is not declared is a string, or what the document
 * declares in the query by mistake; one that the path does not have is dropped; one in a path's own query is moved there.
 */
export const mendPathParameters: Mend = (document, tell) =>
  mapPathItems(document, (item, path) => {
    const read = (value: Json): Declared => ({ value, found: findTarget(document, value) });
    const { parameters, ...rest } = item;
    const methods = METHODS.filter((method) => isJsonObject(item[method]));
    const mended = methods.map((method): readonly [Method, readonly Json[] | undefined] => {
      const own = readArray(readObject(item[method]).parameters).map(read);
      const shared = readArray(parameters).map(read);
      const inherited = shared.filter(({ found }) => !own.some((each) => isSame(each.found, found)));
      const place = nameRequest(method, path);
      return [method, mendParameters(path, [...own, ...inherited], (note) => tell(`${place}: ${note}`))];
    });
    if (mended.every(([, list]) => list === undefined)) return item;
    const changed = mended.map(([method, list]) => {
      const operation = readObject(item[method]);
      return [method, { ...operation, parameters: list ?? listAll(parameters, operation) }] as const;
    });
    return { ...rest, ...Object.fromEntries(changed) };
  });

/** Returns the parameters of an operation; undefined if they are right. */
function mendParameters(path: string, declared: readonly Declared[], tell: Report): readonly Json[] | undefined {
  const names = listPathNames(path);
  const pairs = listTemplatePairs(path);
  const has = (location: string, name: string) => declared.some(({ found }) => isSame(found, { in: location, name }));
  const missing = names.filter((name) => !has("path", name));
  const needless = declared.filter(({ found }) => found.in === "path" && !names.includes(String(found.name)));
  const asked = pairs.filter(({ name }) => !has("query", name));
  if (missing.length + needless.length + asked.length === 0) return undefined;

  const misplaced = declared.filter(({ found }) => found.in === "query" && missing.includes(String(found.name)));
  const added = missing.map((name) => {
    const query = misplaced.find(({ found }) => found.name === name);
    tell(
      `{${name}} is ${query ? "declared in the query" : "not declared"}: ${query ? "sent in the path" : "a string"}`,
    );
    return { schema: { type: "string" }, ...query?.found, in: "path", name, required: true };
  });
  const moved = asked.map(({ name, parameter }) => {
    const own = needless.find(({ found }) => found.name === parameter);
    return { schema: { type: "string" }, ...own?.found, in: "query", name, required: true };
  });
  for (const { found } of needless) {
    if (!pairs.some(({ parameter }) => parameter === found.name))
      tell(`the path parameter "${String(found.name)}" is not in the path, and is left out`);
  }
  const dropped = new Set([...needless, ...misplaced]);
  return [...declared.filter((each) => !dropped.has(each)).map(({ value }) => value), ...added, ...moved];
}

function listAll(parameters: Json | undefined, operation: JsonObject): readonly Json[] {
  return [...readArray(parameters), ...readArray(operation.parameters)];
}

function isSame(left: JsonObject, right: JsonObject): boolean {
  return left.in === right.in && left.name === right.name;
}
