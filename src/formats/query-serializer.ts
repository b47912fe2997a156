/** How a query has arrays and objects (OpenAPI 3.1, "Style Values"). `json` is one JSON string. */
export interface QueryStyle {
  readonly style: "form" | "spaceDelimited" | "pipeDelimited" | "deepObject" | "json";
  readonly explode: boolean;
}

type Styles = Readonly<Record<string, QueryStyle>>;
type Pair = readonly [name: string, value: unknown];

const FORM: QueryStyle = { style: "form", explode: true };
const JSON_STRING: QueryStyle = { style: "json", explode: false };
const SEPARATORS = { form: ",", spaceDelimited: "%20", pipeDelimited: "%7C" };

/** Creates a query serializer for openapi-fetch that follows each parameter's style. It omits null and undefined. */
export function createQuerySerializer(styles: Styles): (query: object) => string {
  return (query) => writeAll(query, styles, () => FORM);
}

/**
 * Creates a serializer for `application/x-www-form-urlencoded`. It works as for a query, but a space is a `+`, and an
 * object without a style of its own is one JSON string.
 */
export function createFormSerializer(styles: Styles): (body: unknown) => string {
  const choose = (value: unknown) => (Array.isArray(value) ? FORM : JSON_STRING);
  return (body) => writeAll(body ?? {}, styles, choose).replaceAll("%20", "+");
}

/** Lists the pairs that a value becomes, as plain strings. */
export function listPairs(name: string, value: unknown, style: QueryStyle): readonly (readonly [string, string])[] {
  return splitValue(name, value, style).map(([key, item]) => [
    key,
    item instanceof Joined ? item.print() : print(item),
  ]);
}

function splitValue(name: string, value: unknown, { style, explode }: QueryStyle): readonly Pair[] {
  if (style === "json") return [[name, JSON.stringify(value)]];
  if (style === "deepObject") return listDeep(name, value);
  if (typeof value !== "object" || value === null) return [[name, value]];
  const fields = Object.entries(value).filter(([, field]) => isGiven(field));
  if (explode) return Array.isArray(value) ? fields.map(([, item]) => [name, item]) : fields;
  const items = Array.isArray(value) ? fields.map(([, item]) => item) : fields.flat();
  return items.length === 0 ? [] : [[name, new Joined(items, style)]];
}

/** The items of one pair. Their separator is not encoded again. */
class Joined {
  readonly items: readonly unknown[];
  readonly separator: string;

  constructor(items: readonly unknown[], style: keyof typeof SEPARATORS) {
    this.items = items;
    this.separator = SEPARATORS[style];
  }

  encode(): string {
    return this.items.map(encode).join(this.separator);
  }

  print(): string {
    return this.items.map(print).join(decodeURIComponent(this.separator));
  }
}

function writeAll(fields: object, styles: Styles, choose: (value: unknown) => QueryStyle): string {
  return Object.entries(fields)
    .filter(([, value]) => isGiven(value))
    .flatMap(([name, value]) => {
      const own = Object.hasOwn(styles, name) ? styles[name] : undefined;
      return splitValue(name, value, own ?? (typeof value === "object" ? choose(value) : FORM));
    })
    .map(([name, value]) => `${encode(name)}=${encode(value)}`)
    .join("&");
}

/** Lists `filter[created][from]=1`. Arrays, which OpenAPI leaves open, follow most servers: `filter[tags][0]=a`. */
function listDeep(name: string, value: unknown): readonly Pair[] {
  if (typeof value !== "object" || value === null) return isGiven(value) ? [[name, value]] : [];
  return Object.entries(value).flatMap(([field, item]) => listDeep(`${name}[${field}]`, item));
}

function encode(value: unknown): string {
  return value instanceof Joined ? value.encode() : encodeURIComponent(print(value));
}

/** Prints a single value; an array or an object, which no style says how to write inside of another, as JSON. */
function print(value: unknown): string {
  return typeof value === "object" ? JSON.stringify(value) : String(value);
}

function isGiven(value: unknown): boolean {
  return value !== undefined && value !== null;
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
  if (typeof value !== "object") return value;
  const fields = Object.entries(value ?? {}).filter(([, field]) => isGiven(field));
  if (Array.isArray(value)) return fields.map(([, item]) => print(item));
  return fields.map(([name, field]) => [name, print(field)].join(how === "exploded" ? "=" : ",")).join(",");
}
