/** Decodes parameters as the tables in OpenAPI's "Style Values" and RFC 6570 say: the reverse of what a client does. */

/** A value whose scalars are strings, as on the wire. */
export type Decoded = string | readonly string[] | Readonly<Record<string, string>> | undefined;

export interface Encoding {
  readonly name: string;
  readonly style: string;
  readonly explode: boolean;
  readonly kind: "single" | "array" | "object";
}

type RawPair = readonly [name: string, value: string];

/** @param segment - What the path has at the place of the parameter, still encoded. */
export function decodeSegment(segment: string, encoding: Encoding): Decoded {
  const { name, style, explode, kind } = encoding;
  if (style === "label") {
    if (!segment.startsWith(".")) return undefined;
    return decodeList(segment.slice(1), explode ? "." : ",", encoding);
  }
  if (style === "matrix") {
    if (!segment.startsWith(";")) return undefined;
    const pairs = segment.slice(1).split(";").map(splitPair);
    if (explode && kind === "object") return decodePairs(pairs);
    if (pairs.some(([key]) => decodeURIComponent(key) !== name)) return undefined;
    if (explode && kind === "array") return pairs.map(([, value]) => decodeURIComponent(value));
    return pairs.length === 1 ? decodeList(pairs[0]?.[1] ?? "", ",", { ...encoding, explode: false }) : undefined;
  }
  return decodeList(segment, ",", encoding);
}

/** @param query - The query of the URL, still encoded. */
export function decodeQuery(query: string, encoding: Encoding, fields: readonly string[]): Decoded {
  const { name, style, explode, kind } = encoding;
  const pairs = query.split("&").filter(Boolean).map(splitPair);
  const own = pairs.filter(([key]) => decodeURIComponent(key) === name).map(([, value]) => value);
  if (explode && kind === "object")
    return decodePairs(pairs.filter(([key]) => fields.includes(decodeURIComponent(key))));
  if (explode && kind === "array") return own.map(decodeURIComponent);
  if (own.length !== 1) return undefined;
  const separator = { spaceDelimited: "%20", pipeDelimited: "%7C" }[style] ?? ",";
  return decodeList(own[0] ?? "", separator, encoding);
}

/**
 * Reads a parameter of the style `deepObject` as its pairs. OpenAPI leaves open what is deeper than one level, and arrays:
 * most servers read `a[b][c]=x` and `a[b][0]=x`.
 */
export function decodeDeep(query: string, name: string): Decoded {
  const pairs = query.split("&").map(splitPair);
  return decodePairs(pairs.filter(([key]) => decodeURIComponent(key).split("[")[0] === name));
}

/** Lists the pairs of a value in the style `deepObject`. */
export function listDeepPairs(name: string, value: unknown): Readonly<Record<string, string>> {
  if (typeof value !== "object" || value === null) return { [name]: String(value) };
  return Object.assign({}, ...Object.entries(value).map(([field, item]) => listDeepPairs(`${name}[${field}]`, item)));
}

/** A header is not percent-encoded. */
export function decodeHeader(value: string | undefined, { explode, kind }: Encoding): Decoded {
  if (value === undefined || kind === "single") return value;
  const items = value.split(",").map((item) => item.trim());
  if (kind === "array") return items;
  return Object.fromEntries(explode ? items.map(splitPair) : pairUp(items));
}

function decodeList(text: string, separator: string, { kind, explode }: Encoding): Decoded {
  if (kind === "single") return decodeURIComponent(text);
  const items = text.split(separator);
  if (kind === "array") return items.map(decodeURIComponent);
  return decodePairs(explode ? items.map(splitPair) : pairUp(items));
}

function decodePairs(pairs: readonly RawPair[]): Decoded {
  return Object.fromEntries(pairs.map(([key, value]) => [decodeURIComponent(key), decodeURIComponent(value)]));
}

function pairUp(items: readonly string[]): readonly RawPair[] {
  return items.flatMap((key, index): readonly RawPair[] => (index % 2 === 0 ? [[key, items[index + 1] ?? ""]] : []));
}

function splitPair(pair: string): RawPair {
  const end = pair.indexOf("=");
  return end === -1 ? [pair, ""] : [pair.slice(0, end), pair.slice(end + 1)];
}
