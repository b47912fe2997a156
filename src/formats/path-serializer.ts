import { fillPath } from "../http/index.js";

/** How a path has arrays and objects (OpenAPI 3.1, "Style Values"). `json` is one JSON string. */
interface PathStyle {
  readonly style: "simple" | "label" | "matrix" | "json";
  readonly explode: boolean;
}

const SIMPLE: PathStyle = { style: "simple", explode: false };

/**
 * Creates a path serializer for openapi-fetch that follows each parameter's style. It accepts anything but what
 * {@link fillPath} rejects, and rejects an array or an object that would become such a segment.
 */
export function createPathSerializer(
  styles: Readonly<Record<string, PathStyle>>,
): (template: string, values: Readonly<Record<string, unknown>>) => string {
  return (template, values) => {
    let path = template;
    for (const [name, value] of Object.entries(values)) {
      const style = Object.hasOwn(styles, name) ? styles[name] : undefined;
      const segment = writeSegment(name, value, style ?? SIMPLE);
      // fillPath throws for whatever cannot be a segment.
      if (segment === undefined || /^\.{0,2}$/.test(segment)) return fillPath(template, { [name]: value });
      path = path.replaceAll(`{${name}}`, () => segment);
    }
    return path;
  };
}

/** Writes a value; undefined if it cannot be in a path. */
function writeSegment(name: string, value: unknown, { style, explode }: PathStyle): string | undefined {
  if (style === "json") return encode(JSON.stringify(value));
  const isObject = typeof value === "object" && value !== null && !Array.isArray(value);
  const pairs = isObject ? Object.entries(value).filter(([, field]) => field !== undefined && field !== null) : [];
  const values = Array.isArray(value) ? value : isObject ? (explode ? [] : pairs.flat()) : [value];
  const items = values.map(encode);
  const fields = explode ? pairs.map(([field, item]) => `${encode(field)}=${encode(item)}`) : [];
  if (items.includes(undefined) || items.length + fields.length === 0) return undefined;
  switch (style) {
    case "label":
      return `.${[...items, ...fields].join(explode ? "." : ",")}`;
    case "matrix":
      return explode
        ? [...items.map((item) => writePair(name, item)), ...fields.map((field) => `;${field}`)].join("")
        : writePair(name, items.join(","));
    default:
      return [...items, ...fields].join(",");
  }
}

function writePair(name: string, value: string | undefined): string {
  return `;${encode(name)}${value === "" ? "" : `=${value}`}`;
}

/** Encodes a single value; undefined if it is none, or not well-formed Unicode. */
function encode(value: unknown): string | undefined {
  if (typeof value !== "string" && typeof value !== "boolean" && !Number.isFinite(value)) return undefined;
  try {
    return encodeURIComponent(String(value));
  } catch {
    return undefined;
  }
}
