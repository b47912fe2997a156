import { flattenSchema } from "../document/index.js";
import {
  type Json,
  type JsonObject,
  propertyName,
  readArray,
  readObject,
  sortedEntries,
  stringLiteral,
} from "../io/index.js";

interface Reading {
  readonly document: JsonObject;
  /** Returns an unused name. */
  readonly nextName: (word: string) => string;
  readonly parents: ReadonlySet<JsonObject>;
}

/** Prints statements that read every field of a value as its documented type. */
export function printReads(document: JsonObject, expression: string, schema: Json | undefined): readonly string[] {
  let count = 0;
  const nextName = (word: string) => `${word}${++count}`;
  return printValue({ document, nextName, parents: new Set() }, expression, schema, false);
}

function printValue(
  reading: Reading,
  expression: string,
  schema: Json | undefined,
  optional: boolean,
): readonly string[] {
  const { origin, shapes, nullable } = flattenSchema(reading.document, schema);
  if (reading.parents.has(origin)) return [];
  const inside = { ...reading, parents: new Set(reading.parents).add(origin) };
  const empty = [...(nullable ? ["null"] : []), ...(optional ? ["undefined"] : [])];
  const [only] = shapes;
  if (only === undefined || shapes.every((shape) => nameScalar(shape) !== undefined)) {
    return printScalar(expression, shapes, empty);
  }
  const isName = /^\w+$/.test(expression);
  const name = isName ? expression : reading.nextName("part");
  const reads =
    shapes.length === 1
      ? printShape(inside, name, only)
      : shapes.flatMap((shape) => printChoice(inside, name, shape, shapes));
  const declared = isName ? [] : [`const ${name} = ${expression};`];
  return empty.length === 0 ? [...declared, ...reads] : [...declared, ...block(`if (${name})`, reads)];
}

/**
 * Names the type that a program would use for a scalar. An enum in a response is a string, because it may get new
 * values.
 */
function nameScalar({ type, format, enum: values, const: constant }: JsonObject): string | undefined {
  const example = constant ?? readArray(values)[0];
  if (example !== undefined) return typeof example;
  if (format === "binary") return "Blob";
  if (type === "integer") return "number";
  return type === "string" || type === "number" || type === "boolean" ? type : undefined;
}

function printScalar(expression: string, shapes: readonly JsonObject[], empty: readonly string[]): readonly string[] {
  const types = [...new Set([...shapes.map((shape) => nameScalar(shape) ?? "unknown"), ...empty])];
  const values = shapes.flatMap((shape) => (shape.const === undefined ? readArray(shape.enum) : [shape.const]));
  // TypeScript rejects a comparison with a value that is no longer possible.
  const compared = values.map((value) => `use(${expression} === ${JSON.stringify(value)});`);
  return [`use<${types.join(" | ")}>(${expression});`, ...compared];
}

function printShape(reading: Reading, name: string, shape: JsonObject): readonly string[] {
  const { properties, items, additionalProperties } = shape;
  if (properties !== undefined) return printFields(reading, name, shape);
  if (items !== undefined) return printEach(reading, name, items);
  if (typeof additionalProperties === "object")
    return printEach(reading, `Object.values(${name})`, additionalProperties);
  return [`use<unknown>(${name});`];
}

function printFields(reading: Reading, name: string, shape: JsonObject): readonly string[] {
  const required = readArray(shape.required);
  return sortedEntries(readObject(shape.properties)).flatMap(([field, schema]) => {
    const access = propertyName(field) === field ? `${name}.${field}` : `${name}[${stringLiteral(field)}]`;
    return printValue(reading, access, schema, !required.includes(field) || hasDefault(schema));
  });
}

/** Whether a field has a default, and so is optional in the generated types. */
function hasDefault(schema: Json): boolean {
  return readObject(schema).default !== undefined;
}

function printEach(reading: Reading, list: string, schema: Json): readonly string[] {
  const item = reading.nextName("item");
  return block(`for (const ${item} of ${list})`, printValue(reading, item, schema, false));
}

/** Prints how a program tells shapes apart: by a field that only one has, or by the value of a field. */
function printChoice(
  reading: Reading,
  name: string,
  shape: JsonObject,
  shapes: readonly JsonObject[],
): readonly string[] {
  const scalar = nameScalar(shape);
  if (scalar !== undefined) {
    const test = scalar === "Blob" ? `${name} instanceof Blob` : `typeof ${name} === ${stringLiteral(scalar)}`;
    return block(`if (${test})`, [`use<${scalar}>(${name});`]);
  }
  const condition = findOwnField(shape, shapes) ?? findMark(shape, shapes);
  if (condition === undefined) return [`use<unknown>(${name});`];
  return block(`if (${condition(name)})`, printShape(reading, name, shape));
}

type Condition = (name: string) => string;

function findOwnField(shape: JsonObject, shapes: readonly JsonObject[]): Condition | undefined {
  const others = shapes.filter((other) => other !== shape);
  const field = readArray(shape.required).find((each) =>
    others.every((other) => readObject(other.properties)[String(each)] === undefined),
  );
  return field === undefined ? undefined : (name) => `${JSON.stringify(field)} in ${name}`;
}

function findMark(shape: JsonObject, shapes: readonly JsonObject[]): Condition | undefined {
  const mark = sortedEntries(readObject(shape.properties)).find(
    ([field, schema]) =>
      readMark(schema) !== undefined &&
      shapes.every((other) => readMark(readObject(other.properties)[field]) !== undefined),
  );
  return mark && ((name) => `${name}.${mark[0]} === ${JSON.stringify(readMark(mark[1]))}`);
}

function readMark(schema: Json | undefined): Json | undefined {
  const { const: constant, enum: values } = readObject(schema);
  return constant ?? (readArray(values).length === 1 ? readArray(values)[0] : undefined);
}

export function block(head: string, lines: readonly string[]): readonly string[] {
  return lines.length === 0 ? [] : [`${head} {`, ...lines.map((line) => `  ${line}`), "}"];
}
