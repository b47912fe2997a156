/** How arrays and objects of one query parameter are written (OpenAPI 3.1, "Style Values"); `json` is one JSON text. */
export interface QueryStyle {
  readonly style: "form" | "spaceDelimited" | "pipeDelimited" | "deepObject" | "json";
  readonly explode: boolean;
}

const FORM: QueryStyle = { style: "form", explode: true };
const SEPARATORS = { form: ",", spaceDelimited: "%20", pipeDelimited: "%7C", deepObject: ",", json: "," };

/** A query serializer for openapi-fetch that follows each parameter's own style; null and undefined are left out. */
export function createQuerySerializer(styles: Readonly<Record<string, QueryStyle>>): (query: object) => string {
  return (query) =>
    Object.entries(query)
      .filter(([, value]) => value !== undefined && value !== null)
      .flatMap(([name, value]) => writeParameter(name, value, styles[name] ?? FORM))
      .join("&");
}

function writeParameter(name: string, value: unknown, { style, explode }: QueryStyle): readonly string[] {
  if (style === "json") return [writePair(name, JSON.stringify(value))];
  if (typeof value !== "object" || value === null) return [writePair(name, value)];
  if (Array.isArray(value)) {
    if (value.length === 0) return [];
    return explode ? value.map((item) => writePair(name, item)) : [writeList(name, value, style)];
  }
  const fields = Object.entries(value).filter(([, field]) => field !== undefined && field !== null);
  if (style === "deepObject") return fields.map(([field, item]) => writePair(`${name}[${field}]`, item));
  return explode ? fields.map(([field, item]) => writePair(field, item)) : [writeList(name, fields.flat(), style)];
}

function writeList(name: string, items: readonly unknown[], style: QueryStyle["style"]): string {
  return `${encodeURIComponent(name)}=${items.map((item) => encodeURIComponent(String(item))).join(SEPARATORS[style])}`;
}

function writePair(name: string, value: unknown): string {
  return `${encodeURIComponent(name)}=${encodeURIComponent(String(value))}`;
}
