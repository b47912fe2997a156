/** The URL of a path of a document. Some documents add a query or a fragment to the path, to tell operations apart. */
export interface Route {
  /** The path to send, with its parameters in braces. */
  readonly path: string;
  /** The pairs that every request has in its query, by name: `{ mode: "mode=all" }`. */
  readonly query: Readonly<Record<string, string>>;
}

/** A pair of the query whose value is one parameter: `id={thing_id}`. */
export interface TemplatePair {
  readonly name: string;
  readonly parameter: string;
}

/** Reads a path such as `/things/{id}?mode=all#purge`: its fragment is never sent. */
export function readRoute(key: string): Route {
  const { path, pairs } = split(key);
  const fixed = pairs.filter((pair) => readTemplatePair(pair) === undefined);
  return { path, query: Object.fromEntries(fixed.map((pair) => [readName(pair), pair])) };
}

/** Lists the parameters in the path itself, in their order, each once. */
export function listPathNames(key: string): readonly string[] {
  return [...new Set([...split(key).path.matchAll(/\{([^{}]+)\}/g)].flatMap(([, name]) => name ?? []))];
}

/** Lists the pairs of the query whose value is a parameter. */
export function listTemplatePairs(key: string): readonly TemplatePair[] {
  return split(key).pairs.flatMap((pair) => readTemplatePair(pair) ?? []);
}

/** @throws Error if no request can be sent to the path. */
export function assertRoute(key: string): void {
  if (!key.startsWith("/")) throw new Error("a path begins with /: correct it with an overlay");
  const mixed = Object.values(readRoute(key).query).find((pair) => /[{}]/.test(pair));
  if (mixed !== undefined) {
    throw new Error(`"${mixed}" mixes a parameter with text: declare it as a query parameter with an overlay`);
  }
}

/** Also drops `{?limit,offset}`, by which URI templates list query parameters. */
function split(key: string): { readonly path: string; readonly pairs: readonly string[] } {
  const [sent = ""] = key.replace(/\{[?&][^{}]*\}/g, "").split("#", 1);
  const [path = "", ...query] = sent.split("?");
  return { path, pairs: query.join("?").split("&").filter(Boolean) };
}

function readTemplatePair(pair: string): TemplatePair | undefined {
  const [, parameter] = /^[^=]+=\{([^{}]+)\}$/.exec(pair) ?? [];
  return parameter === undefined ? undefined : { name: readName(pair), parameter };
}

function readName(pair: string): string {
  const [name = ""] = pair.split("=", 1);
  try {
    return decodeURIComponent(name);
  } catch {
    return name;
  }
}
