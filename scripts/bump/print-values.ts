import { flattenSchema } from "../document/index.js";
import { type Json, type JsonObject, propertyName, readArray, readObject, sortedEntries } from "../io/index.js";

/** Which fields of an object to print. */
export type Fields = "all" | "required";

/**
 * Prints literals that a schema allows, one for each enum value and each alternative; none for a schema inside itself.
 * They are literals because TypeScript rejects unknown fields only there.
 */
export function printValues(
  document: JsonObject,
  schema: Json | undefined,
  fields: Fields,
  parents: ReadonlySet<JsonObject> = new Set(),
): readonly string[] {
  const { origin, shapes, nullable } = flattenSchema(document, schema);
  if (parents.has(origin)) return [];
  const inside = new Set(parents).add(origin);
  const values = shapes.flatMap((shape) => printShape(document, shape, fields, inside));
  return [...new Set(nullable ? [...values, "null"] : values)];
}

function printShape(
  document: JsonObject,
  shape: JsonObject,
  fields: Fields,
  parents: ReadonlySet<JsonObject>,
): readonly string[] {
  if (shape.const !== undefined) return [JSON.stringify(shape.const)];
  if (shape.enum !== undefined) return readArray(shape.enum).map((value) => JSON.stringify(value));
  if (shape.properties !== undefined) return printObject(document, shape, fields, parents);
  if (shape.items !== undefined) return [`[${printValues(document, shape.items, fields, parents).join(", ")}]`];
  if (shape.format === "binary") return ["new Blob([])"];
  switch (shape.type) {
    case "integer":
    case "number":
      return ["1"];
    case "boolean":
      return ["true", "false"];
    case "array":
      return ["[]"];
    case "object":
      return [printMap(document, shape, fields, parents)];
    default:
      return ['"text"'];
  }
}

/** Prints enough objects to use every value of each field. */
function printObject(
  document: JsonObject,
  shape: JsonObject,
  fields: Fields,
  parents: ReadonlySet<JsonObject>,
): readonly string[] {
  const required = readArray(shape.required);
  const printed = sortedEntries(readObject(shape.properties))
    .filter(([name]) => fields === "all" || required.includes(name))
    .map(([name, field]) => ({ name, values: printValues(document, field, fields, parents) }))
    .filter(({ values }) => values.length > 0);
  return combine(printed).map((object) => `{ ${object.join(", ")} }`.replace("{  }", "{}"));
}

export function combine(
  fields: readonly { readonly name: string; readonly values: readonly string[] }[],
): readonly (readonly string[])[] {
  const count = Math.max(1, ...fields.map(({ values }) => values.length));
  return Array.from({ length: count }, (_, index) =>
    fields.map(({ name, values }) => `${propertyName(name)}: ${values[index % values.length]}`),
  );
}

function printMap(document: JsonObject, shape: JsonObject, fields: Fields, parents: ReadonlySet<JsonObject>): string {
  const { additionalProperties } = shape;
  if (additionalProperties === false) return "{}";
  const schema = additionalProperties === true ? undefined : additionalProperties;
  const values = schema === undefined ? ['"text"'] : printValues(document, schema, fields, parents);
  return `{ ${values.map((value, index) => `name${index + 1}: ${value}`).join(", ")} }`;
}
