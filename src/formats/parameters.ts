/** Parameters of unusual operations: arrays and objects, and names of options that are ambiguous. */

import { serializeArrayParam, serializeObjectParam } from "openapi-fetch";
import type { RequestOptions, Rule } from "../client/index.js";
import { fillPath } from "../http/index.js";

/** How an array or an object is written (OpenAPI 3.1, "Style Values"). `json` is one JSON string. */
export interface Style {
  readonly style: ListStyle | "deepObject" | "json";
  readonly explode: boolean;
}

type ListStyle = "simple" | "label" | "matrix" | "form" | "spaceDelimited" | "pipeDelimited";
type Styles = Readonly<Record<string, Style>>;

const SIMPLE: Style = { style: "simple", explode: false };
const FORM: Style = { style: "form", explode: true };
const JSON_STRING: Style = { style: "json", explode: false };

/** Creates a query serializer for openapi-fetch that follows each parameter's style. It omits null and undefined. */
export function createQuerySerializer(styles: Styles): (query: object) => string {
  return (query) => writeFields(query, styles, () => FORM);
}

/**
 * Creates a serializer for `application/x-www-form-urlencoded`. It works as for a query, but a space is a `+`, and an
 * object without a style of its own is one JSON string.
 */
export function createFormSerializer(styles: Styles): (body: unknown) => string {
  const choose = (value: unknown) => (isObject(value) ? JSON_STRING : FORM);
  return (body) => writeFields(body ?? {}, styles, choose).replaceAll("%20", "+");
}

/** Lists the pairs that a value becomes, as plain strings. */
export function listPairs(name: string, value: unknown, style: Style): readonly (readonly [string, string])[] {
  return [...new URLSearchParams(writeField(name, value, style))];
}

/**
 * Creates a path serializer for openapi-fetch that follows each parameter's style. It accepts anything but what
 * {@link fillPath} rejects, and rejects an array or an object that would become such a segment.
 */
export function createPathSerializer(
  styles: Styles,
): (template: string, values: Readonly<Record<string, unknown>>) => string {
  return (template, values) => {
    let path = template;
    for (const [name, value] of Object.entries(values)) {
      const segment = writeSegment(name, value, findStyle(styles, name) ?? SIMPLE);
      // fillPath throws for whatever cannot be a segment.
      if (/^\.{0,2}$/.test(segment)) return fillPath(template, { [name]: value });
      path = path.replaceAll(`{${name}}`, () => segment);
    }
    return path;
  };
}

/**
 * Writes an array or an object as the value of a header (OpenAPI 3.1, style `simple`). Anything else is unchanged:
 * openapi-fetch sends it, and an array of strings as a list.
 *
 * @param how - `exploded` for `a=1,b=2`, `plain` for `a,1,b,2`, or `json`.
 * @returns One or several strings, typed like the value, as the schema has it.
 */
export function writeHeader<T>(value: T, how: "exploded" | "plain" | "json"): T;
export function writeHeader(value: unknown, how: string): unknown {
  if (!isGiven(value)) return value;
  if (how === "json") return JSON.stringify(value);
  if (isObject(value))
    return listFields(value)
      .map((field) => field.join(how === "exploded" ? "=" : ","))
      .join(",");
  return Array.isArray(value) ? listItems(value) : value;
}

/** Finds a style. A parameter may be called like a member of every object. */
function findStyle(styles: Styles, name: string): Style | undefined {
  return Object.hasOwn(styles, name) ? styles[name] : undefined;
}

function writeFields(fields: object, styles: Styles, choose: (value: unknown) => Style): string {
  return Object.entries(fields)
    .filter(([, value]) => isGiven(value))
    .map(([name, value]) => writeField(name, value, findStyle(styles, name) ?? choose(value)))
    .filter((field) => field !== "")
    .join("&");
}

function writeField(name: string, value: unknown, { style, explode }: Style): string {
  if (style === "json") return writePair(name, JSON.stringify(value));
  if (style === "deepObject") return listDeep(name, value).join("&");
  // openapi-fetch encodes no separator, and URLs leave this one as it is.
  return writeValue(name, value, style, explode).replaceAll("|", "%7C");
}

/** Lists `filter[created][from]=1`. Arrays, which OpenAPI leaves open, follow most servers: `filter[tags][0]=a`. */
function listDeep(name: string, value: unknown): readonly string[] {
  if (!isGiven(value)) return [];
  if (typeof value !== "object") return [writePair(name, String(value))];
  return Object.entries(Object(value)).flatMap(([field, item]) => listDeep(`${name}[${field}]`, item));
}

function writePair(name: string, value: string): string {
  return `${encodeURIComponent(name)}=${encodeURIComponent(value)}`;
}

/** Writes a value for a path; "" if it cannot be in one. */
function writeSegment(name: string, value: unknown, { style, explode }: Style): string {
  if (style === "json") return encodeURIComponent(JSON.stringify(value) ?? "");
  const items = isObject(value) ? Object.values(value).filter(isGiven) : [value].flat();
  const isSingle = (item: unknown) => typeof item === "string" || typeof item === "boolean" || Number.isFinite(item);
  if (style === "deepObject" || !items.every(isSingle)) return "";
  const segment = writeValue(name, value, style, explode);
  // An empty value has no "=" in this style (RFC 6570, 3.2.7).
  return style === "matrix" ? segment.replace(/=(?=;|$)/g, "") : segment;
}

/**
 * Writes a value with openapi-fetch, which encodes values, but no names, and takes nothing nested. A single value is written as an
 * array of one, and an object that is not exploded as an array of its names and values. "" if there is nothing to write.
 */
function writeValue(name: string, value: unknown, style: ListStyle, explode: boolean): string {
  const key = encodeURIComponent(name);
  const fields = isObject(value) ? listFields(value) : undefined;
  const items: string[] = fields?.flat() ?? listItems([value].flat());
  if (items.length === 0) return "";
  if (!fields || !explode) return serializeArrayParam(key, items, { style, explode });
  const encoded = Object.fromEntries(fields.map(([field, item]) => [encodeURIComponent(field), item]));
  const isDelimited = style === "spaceDelimited" || style === "pipeDelimited";
  return serializeObjectParam(key, encoded, { style: isDelimited ? "form" : style, explode });
}

function listItems(values: readonly unknown[]): string[] {
  return values.filter(isGiven).map(print);
}

function listFields(value: object): readonly (readonly [name: string, value: string])[] {
  return Object.entries(value).flatMap(([name, field]) => (isGiven(field) ? [[name, print(field)]] : []));
}

/** Prints a single value; an array or an object, which no style says how to write inside of another, as JSON. */
function print(value: unknown): string {
  return typeof value === "object" ? JSON.stringify(value) : String(value);
}

function isObject(value: unknown): value is object {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function isGiven(value: unknown): boolean {
  return value !== undefined && value !== null;
}

/** The rule of an option that may be an array or an object. Anything else would be sent as something else. */
export const COMPLEX: Rule = [
  "plain data",
  (value) => typeof value !== "function" && typeof Object(value).then !== "function" && !Number.isNaN(value),
];

/**
 * Separates the options of an operation whose parameters have names of request options: those are in `request`. The plain
 * name could mean either, so it is rejected when the call reads the options.
 *
 * @param renamed - The option that has the parameter, by the plain name: `{ timeout: "timeout_" }`.
 */
export function separateOptions(
  options: (RequestOptions & { readonly request?: RequestOptions | undefined }) | undefined,
  renamed: Readonly<Record<string, string>>,
): RequestOptions | undefined {
  if (Object(options) !== options) return options;
  const { request, ...own } = options ?? {};
  const name = Object.keys(renamed).find((each) => Reflect.get(own, each) !== undefined);
  if (name === undefined) return { ...own, ...request };
  const problem = `the option "${name}" is ambiguous: use "${renamed[name]}" for the API's parameter, or request.${name}`;
  return {
    get [name](): never {
      throw new TypeError(problem);
    },
  };
}
