import { isDeepStrictEqual } from "node:util";
import { type JsonObject, readObject, readString } from "../../../scripts/io/json.js";
import type { SeenRequest } from "../../kit/loopback-server.js";
import { decodeDeep, decodeQuery, listDeepPairs } from "./decode-parameter.js";

interface Part {
  readonly name: string;
  readonly file: string | undefined;
  readonly type: string | undefined;
  readonly content: string;
}

/** Compares a body with what OpenAPI says about its media type. Returns what is wrong. */
export async function checkBody(media: JsonObject, value: unknown, request: SeenRequest): Promise<readonly string[]> {
  const type = request.headers["content-type"] ?? "";
  const encoding = readObject(media.encoding);
  if (/[/+]json\b/.test(type)) return compare("the body", JSON.parse(request.body), JSON.parse(JSON.stringify(value)));
  if (type.startsWith("multipart/form-data")) return checkParts(encoding, Object(value), readParts(request));
  if (type.startsWith("application/x-www-form-urlencoded")) return checkForm(encoding, Object(value), request.body);
  return compare("the body", request.body, value instanceof Blob ? await value.text() : value);
}

function checkForm(encoding: JsonObject, value: object, body: string): readonly string[] {
  return Object.entries(value).flatMap(([name, field]) => {
    const own = readObject(encoding[name]);
    const isJson = !hasStyle(own) && (/json/.test(readString(own.contentType) ?? "") || isObject(field));
    const style = { name, style: readString(own.style) ?? "form", explode: own.explode !== false };
    const kind = isJson ? "single" : Array.isArray(field) ? "array" : isObject(field) ? "object" : "single";
    const query = body.replaceAll("+", "%20");
    if (style.style === "deepObject") return compareDeep(name, field, query);
    const want = isJson ? JSON.stringify(field) : toStrings(field);
    return compare(`the field ${name}`, decodeQuery(query, { ...style, kind }, Object.keys(Object(field))), want);
  });
}

/** Parts of a style are strings; others are files, JSON or strings, by their values or their media types. */
function checkParts(encoding: JsonObject, value: object, parts: readonly Part[]): readonly string[] {
  return Object.entries(value).flatMap(([name, field]) => {
    const own = readObject(encoding[name]);
    const isFile = [field].flat().some((item) => item instanceof Blob);
    if (hasStyle(own) && !isFile) return checkStyledParts(own, name, field, parts);
    const items: readonly unknown[] = [field].flat();
    const given = readString(own.contentType);
    const fixed = given !== undefined && !/[*,]/.test(given) ? given : undefined;
    const want = items.map((item) => {
      if (item instanceof Blob) return { file: "blob", type: fixed ?? item.type, content: "bytes" };
      const isJson = fixed === undefined ? typeof item === "object" : /json/.test(fixed);
      const content = isJson ? JSON.stringify(item) : String(item);
      return { file: undefined, type: fixed ?? (isJson ? "application/json" : undefined), content };
    });
    const seen = parts.filter((part) => part.name === name).map(({ file, type, content }) => ({ file, type, content }));
    return compare(`the part ${name}`, seen, want);
  });
}

function checkStyledParts(own: JsonObject, name: string, field: unknown, parts: readonly Part[]): readonly string[] {
  const query = parts.map((part) => `${encodeURIComponent(part.name)}=${encodeURIComponent(part.content)}`).join("&");
  const style = readString(own.style) ?? "form";
  if (style === "deepObject") return compareDeep(name, field, query);
  const explode = Boolean(own.explode ?? style === "form");
  const kind = Array.isArray(field) ? "array" : isObject(field) ? "object" : "single";
  if (!explode && kind === "array") {
    const separator = { spaceDelimited: " ", pipeDelimited: "|" }[style] ?? ",";
    return compare(
      `the part ${name}`,
      parts.find((part) => part.name === name)?.content,
      [field].flat().join(separator),
    );
  }
  const seen = decodeQuery(query, { name, style, explode, kind }, Object.keys(Object(field)));
  return compare(`the part ${name}`, seen, toStrings(field));
}

/** Reads the parts of a body as RFC 7578 says. */
function readParts({ headers, body }: SeenRequest): readonly Part[] {
  const [, boundary = ""] = /boundary=([^;]+)/.exec(headers["content-type"] ?? "") ?? [];
  const pieces = `\r\n${body}`.split(`\r\n--${boundary}`).slice(1);
  if (pieces.pop() !== "--\r\n") throw new Error("the body does not end with its boundary");
  return pieces.map((piece) => {
    const [head = "", ...content] = piece.split("\r\n\r\n");
    const [, name = ""] = /; name="([^"]*)"/.exec(head) ?? [];
    const [, file] = /; filename="([^"]*)"/.exec(head) ?? [];
    const [, type] = /content-type: (.*)/i.exec(head) ?? [];
    return { name: name.replaceAll("%22", '"'), file, type, content: content.join("\r\n\r\n") };
  });
}

function hasStyle({ style, explode }: JsonObject): boolean {
  return style !== undefined || explode !== undefined;
}

function isObject(value: unknown): boolean {
  return typeof value === "object" && value !== null && !Array.isArray(value) && !(value instanceof Blob);
}

function toStrings(value: unknown): unknown {
  const print = (item: unknown) => (typeof item === "object" ? JSON.stringify(item) : String(item));
  if (Array.isArray(value)) return value.map(print);
  if (!isObject(value)) return print(value);
  return Object.fromEntries(Object.entries(Object(value)).map(([name, field]) => [name, print(field)]));
}

function compareDeep(name: string, field: unknown, query: string): readonly string[] {
  return compare(`the field ${name}`, decodeDeep(query, name), listDeepPairs(name, field));
}

function compare(what: string, seen: unknown, want: unknown): readonly string[] {
  return isDeepStrictEqual(seen, want) ? [] : [`${what}: ${JSON.stringify(seen)} is not ${JSON.stringify(want)}`];
}
