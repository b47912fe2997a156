import { isDeepStrictEqual } from "node:util";
import { type JsonObject, readArray, readObject, readString } from "../../../scripts/io/json.js";
import { classifyMediaType } from "../../../scripts/model/media-type.js";
import type { SeenRequest } from "../../kit/loopback-server.js";
import {
  type Decoded,
  decodeDeep,
  decodeHeader,
  decodeQuery,
  decodeSegment,
  type Encoding,
  listDeepPairs,
} from "./decode-parameter.js";
import { resolve } from "./sample-value.js";

/** The values that an operation was called with, by the place and the name of the parameter. */
export type Given = ReadonlyMap<string, unknown>;

export interface Operation {
  readonly path: string;
  readonly method: string;
}

/** Lists an operation's own parameters as the document declares them. */
export function listParameters(document: JsonObject, { path, method }: Operation): readonly JsonObject[] {
  const item = resolve(document, readObject(document.paths)[path]);
  const all = [...readArray(item.parameters), ...readArray(readObject(item[method.toLowerCase()]).parameters)];
  const found = all.map((value) => resolve(document, value));
  return [...new Map(found.map((each) => [`${String(each.in)} ${String(each.name)}`, each])).values()];
}

/** Compares a request with what OpenAPI says about its parameters. Returns what is wrong. */
export function checkParameters(
  document: JsonObject,
  operation: Operation,
  given: Given,
  { method, url, headers }: SeenRequest,
): readonly string[] {
  const [path = "", query = ""] = url.split("?");
  const segments = matchPath(operation.path, path);
  if (method !== operation.method) return [`the method is ${method}`];
  if (segments === undefined) return [`the path is ${path}`];
  return listParameters(document, operation).flatMap((parameter) => {
    const { in: location, name } = parameter;
    const value = given.get(`${String(location)} ${String(name)}`);
    const isIgnored = location === "header" && /^(accept|authorization|content-(length|type))$/i.test(String(name));
    // An empty object is written as nothing.
    if (value === undefined || isIgnored || isDeepStrictEqual(value, {})) return [];
    const [mediaType] = Object.keys(readObject(parameter.content)).sort();
    const isJson = mediaType !== undefined && classifyMediaType(mediaType) === "json";
    const encoding = readEncoding(parameter, isJson ? "single" : kindOf(value));
    const isDeep = encoding.style === "deepObject";
    const want = isJson ? JSON.stringify(value) : isDeep ? listDeepPairs(encoding.name, value) : toStrings(value);
    const seen = isDeep ? decodeDeep(query, encoding.name) : decode(encoding, Object.keys(Object(value)));
    return isDeepStrictEqual(seen, want)
      ? []
      : [`${location} ${name}: ${JSON.stringify(seen)} is not ${JSON.stringify(want)}`];

    function decode(own: Encoding, fields: readonly string[]): Decoded {
      if (location === "path") return decodeSegment(segments?.get(own.name) ?? "", own);
      if (location === "query") return decodeQuery(query, own, fields);
      return decodeHeader(headers[own.name.toLowerCase()]?.toString(), own);
    }
  });
}

function readEncoding(parameter: JsonObject, kind: Encoding["kind"]): Encoding {
  const style = readString(parameter.style) ?? (parameter.in === "query" ? "form" : "simple");
  return { name: String(parameter.name), style, explode: Boolean(parameter.explode ?? style === "form"), kind };
}

/** Finds what a path has at the place of each parameter. */
function matchPath(template: string, path: string): ReadonlyMap<string, string> | undefined {
  const [own = ""] = template.replace(/\{[?&][^}]*\}/g, "").split(/[?#]/);
  const names = [...own.matchAll(/\{([^{}]+)\}/g)].map(([, name = ""]) => name);
  const pattern = own.split(/\{[^{}]+\}/).map((part) => encodeURI(part).replace(/[.*+?^${}()|[\]\\]/g, "\\$&"));
  const match = new RegExp(`^${pattern.join("(.+)")}$`).exec(path);
  return match ? new Map(names.map((name, index) => [name, match[index + 1] ?? ""])) : undefined;
}

function kindOf(value: unknown): Encoding["kind"] {
  if (Array.isArray(value)) return "array";
  return typeof value === "object" && value !== null ? "object" : "single";
}

function toStrings(value: unknown): Decoded {
  const print = (item: unknown) => (typeof item === "object" ? JSON.stringify(item) : String(item));
  if (Array.isArray(value)) return value.map(print);
  if (typeof value !== "object" || value === null) return String(value);
  return Object.fromEntries(Object.entries(value).map(([name, field]) => [name, print(field)]));
}
