/** How to write arrays and objects of a query parameter (OpenAPI 3.1, "Style Values"). `json` is one JSON string. */
interface QueryStyle {
  readonly style: "form" | "spaceDelimited" | "pipeDelimited" | "deepObject" | "json";
  readonly explode: boolean;
}

type Styles = Readonly<Record<string, QueryStyle>>;

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

function writeAll(fields: object, styles: Styles, choose: (value: unknown) => QueryStyle): string {
  return Object.entries(fields)
    .filter(([, value]) => isGiven(value))
    .flatMap(([name, value]) => {
      const own = Object.hasOwn(styles, name) ? styles[name] : undefined;
      return typeof value === "object" ? writeFields(name, value, own ?? choose(value)) : [writePair(name, value)];
    })
    .join("&");
}

function writeFields(name: string, value: object, { style, explode }: QueryStyle): readonly string[] {
  if (style === "json") return [writePair(name, value)];
  if (style === "deepObject") return writeDeep(name, value);
  if (Array.isArray(value)) {
    const items = value.filter(isGiven);
    return explode ? items.map((item) => writePair(name, item)) : writeList(name, items, SEPARATORS[style]);
  }
  const fields = Object.entries(value).filter(([, field]) => isGiven(field));
  return explode
    ? fields.map(([field, item]) => writePair(field, item))
    : writeList(name, fields.flat(), SEPARATORS[style]);
}

/** Writes `filter[created][from]=1`. Arrays, which OpenAPI leaves open, follow most servers: `filter[tags][0]=a`. */
function writeDeep(name: string, value: unknown): readonly string[] {
  if (typeof value !== "object" || value === null) return isGiven(value) ? [writePair(name, value)] : [];
  return Object.entries(value).flatMap(([field, item]) => writeDeep(`${name}[${field}]`, item));
}

function writeList(name: string, items: readonly unknown[], separator: string): readonly string[] {
  if (items.length === 0) return [];
  return [`${encodeURIComponent(name)}=${items.map((item) => encodeURIComponent(writeValue(item))).join(separator)}`];
}

function writePair(name: string, value: unknown): string {
  return `${encodeURIComponent(name)}=${encodeURIComponent(writeValue(value))}`;
}

function writeValue(value: unknown): string {
  return typeof value === "object" ? JSON.stringify(value) : String(value);
}

function isGiven(value: unknown): boolean {
  return value !== undefined && value !== null;
}
