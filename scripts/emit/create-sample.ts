import { flattenSchema } from "../document/index.js";
import { type Json, type JsonObject, readArray, readObject, readString } from "../io/index.js";

/** Writes a string for which the schema has neither an example, nor values, nor a known format. */
type WriteText = (name: string) => Json;

/** A string of each format that a schema may demand. */
const FORMATS: Readonly<Record<string, string>> = {
  date: "2026-01-01",
  "date-time": "2026-01-01T00:00:00Z",
  duration: "PT0S",
  email: "user@localhost",
  hostname: "localhost",
  ipv4: "127.0.0.1",
  ipv6: "::1",
  time: "00:00:00Z",
  uri: "http://localhost:9080",
  uuid: "00000000-0000-0000-0000-000000000000",
};

/**
 * Creates the smallest value that a schema allows: an example if there is one, else only what is required.
 *
 * @param name - The name of the field that the value is for.
 */
export function createSample(
  document: JsonObject,
  schema: Json | undefined,
  name: string,
  writeText: WriteText,
  parents: readonly JsonObject[] = [],
): Json {
  const { example } = readObject(schema);
  if (example !== undefined) return example;
  const { origin, shapes, nullable } = flattenSchema(document, schema);
  if (parents.includes(origin)) throw new Error(`${name}: the schema requires itself, so no value is valid`);
  const [shape] = shapes;
  if (!shape) return nullable ? null : {};
  const given = shape.example ?? readArray(shape.examples)[0] ?? shape.const ?? readArray(shape.enum)[0];
  if (given !== undefined) return given;
  const inside = [...parents, origin];
  const sampleOf = (part: Json | undefined, field: string) => createSample(document, part, field, writeText, inside);
  if (shape.properties !== undefined || shape.type === "object") {
    const properties = readObject(shape.properties);
    const required = readArray(shape.required).filter((field) => typeof field === "string");
    return Object.fromEntries(required.map((field) => [field, sampleOf(properties[field], field)]));
  }
  switch (shape.type) {
    case "array":
      return Array.from({ length: Number(shape.minItems ?? 0) }, () => sampleOf(shape.items, name));
    case "integer":
    case "number":
      return shape.minimum ?? 0;
    case "boolean":
      return false;
    case "string":
      return FORMATS[readString(shape.format) ?? ""] ?? writeText(name);
    default:
      return {};
  }
}
