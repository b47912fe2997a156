import { type Json, type JsonObject, readArray, readFirstSentence, readObject, readString } from "../io/index.js";
import type { Operation, ResponseCase } from "../model/index.js";
import { flattenSchema, resolveOrEmpty, versionOf } from "../read/index.js";
import { sampleOfColumn, type Table } from "../tables/index.js";

/** Values for fake servers, by the names of functions, schemas and tables. */
export type Samples = Readonly<Record<"operations" | "schemas" | "rows", readonly (readonly [string, unknown])[]>>;

export function createSamples(
  document: JsonObject,
  operations: readonly Operation[],
  tables: readonly Table[],
): Samples {
  const schemas = Object.entries(readObject(readObject(document.components).schemas));
  const context = { document, writeText: (field: string) => field };
  return {
    operations: operations.map((operation) => [operation.functionName, sampleOperation(document, operation)]),
    schemas: schemas.map(([name, schema]) => [name, sampleOfSchema(context, schema, name) ?? {}]),
    rows: tables.map(({ name, columns }) => {
      const needed = columns.filter(({ isNullable }) => !isNullable);
      return [name, Object.fromEntries(needed.map((column) => [column.name, sampleOfColumn(name, column)]))];
    }),
  };
}

function sampleOperation(document: JsonObject, operation: Operation): object {
  const { optionParameters, pathParameters, successes, errors, bulk, versionField } = operation;
  const scalars = [...pathParameters, ...optionParameters].filter(({ kind }) => kind === "scalar");
  const responses = [...successes, ...errors].filter(({ status }) => /^\d+$/.test(status));
  return {
    ...(scalars.length > 0 && { scalars: scalars.map(({ name }) => name) }),
    ...(bulk?.batch && { batchPath: bulk.batch.path }),
    responses: Object.fromEntries(
      responses.map((response) => [response.status, sampleResponse(document, response, versionField)]),
    ),
  };
}

/** Creates a sample of a response. The message of an error is the first sentence of its description. */
function sampleResponse(
  document: JsonObject,
  { status, description, bodies }: ResponseCase,
  versionField: string | undefined,
): object {
  const words = readFirstSentence(description);
  const body = bodies.find(({ format }) => format === "json") ?? bodies[0];
  if (!body) return {};
  if (body.format !== "json") return { type: body.mediaType, body: words };
  const { example, schema } = body.definition;
  const nameField = (field: string) => (field === versionField ? versionOf(document) : field);
  const writeText = (field: string) => (Number(status) >= 400 ? words || status : nameField(field));
  const sample = example ?? sampleOfSchema({ document, writeText }, schema, "body") ?? {};
  return { type: body.mediaType, body: sample };
}

interface SampleOptions {
  readonly document: JsonObject;
  /** Whether to show optional fields with an example, and an item of each list. */
  readonly showsOptional?: boolean;
  /** Writes a string for which the schema has neither an example, nor values, nor a known format. */
  readonly writeText: (field: string) => string;
  /** The limit of tries, since schemas that refer to each other may have endless values. Default: 1,000. */
  readonly mostValues?: number;
}

interface SampleContext extends Required<SampleOptions> {
  /** The schemas that contain the value. */
  readonly parents: readonly JsonObject[];
  /** Counts all tries of one sample: every nested call counts in the same object. */
  readonly tried: { count: number };
}

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

/** Matches the name of a field with a time, for documents without a format. */
const TIME = /_at$/;

/**
 * Creates a plausible value of a schema: its example, or else only the required fields. Patterns and limits are not read. Undefined if
 * every alternative requires the schema itself, or too many values were tried.
 *
 * @param field - The name of the field that the value is for.
 */
export function sampleOfSchema(options: SampleOptions, schema: Json | undefined, field: string): Json | undefined {
  const defaults = { showsOptional: false, mostValues: 1_000 };
  return sampleSchema({ ...defaults, ...options, parents: [], tried: { count: 0 } }, schema, field);
}

function sampleSchema(context: SampleContext, schema: Json | undefined, field: string): Json | undefined {
  context.tried.count++;
  if (context.tried.count > context.mostValues) return undefined;
  // The example may stand beside a reference.
  const { example } = readObject(schema);
  if (example !== undefined) return example;
  const { alternatives, nullable } = flattenSchema(context.document, schema);
  const origin = resolveOrEmpty(context.document, schema);
  if (context.parents.includes(origin)) return undefined;
  const inside = { ...context, parents: [...context.parents, origin] };
  // With `oneOf`, an enum's value beside a plain string would match both alternatives.
  const anyString = alternatives.find(isAnyString);
  for (const alternative of alternatives) {
    const sample = sampleAlternative(
      inside,
      alternative.type === "string" ? (anyString ?? alternative) : alternative,
      field,
    );
    if (sample !== undefined) return sample;
  }
  if (nullable) return null;
  return alternatives.length === 0 ? {} : undefined;
}

function isAnyString(shape: JsonObject): boolean {
  const limits = [shape.const, shape.enum, shape.pattern, shape.format, shape.minLength, shape.maxLength];
  return shape.type === "string" && limits.every((limit) => limit === undefined);
}

function sampleAlternative(context: SampleContext, shape: JsonObject, field: string): Json | undefined {
  const given = [shape.example, ...readArray(shape.examples), shape.const, ...readArray(shape.enum)];
  const first = given.find((value) => value !== undefined);
  if (first !== undefined) return first;
  switch (shape.properties === undefined ? shape.type : "object") {
    case "array":
      return sampleItems(context, shape, field);
    case "integer":
    case "number":
      return shape.minimum ?? 0;
    case "boolean":
      return false;
    case "string":
      return FORMATS[readString(shape.format) ?? (TIME.test(field) ? "date-time" : "")] ?? context.writeText(field);
    default:
      return sampleFields(context, shape);
  }
}

function sampleItems(context: SampleContext, { items, minItems }: JsonObject, field: string): Json | undefined {
  const count = Number(minItems ?? (context.showsOptional ? 1 : 0));
  if (count > context.mostValues) return undefined;
  const samples = Array.from({ length: count }, () => sampleSchema(context, items, field));
  return samples.includes(undefined) ? undefined : samples.filter((sample) => sample !== undefined);
}

function sampleFields(context: SampleContext, shape: JsonObject): Json | undefined {
  const properties = readObject(shape.properties);
  const required = readArray(shape.required).filter((name) => typeof name === "string");
  const isShown = (name: string) => required.includes(name) || hasExample(context.document, properties[name]);
  const fields: Record<string, Json> = {};
  for (const name of context.showsOptional ? Object.keys(properties).filter(isShown) : required) {
    const sample = sampleSchema(context, properties[name], name);
    if (sample === undefined && required.includes(name)) return undefined;
    if (sample !== undefined) fields[name] = sample;
  }
  return fields;
}

/** Whether a schema, or one that it refers to, has an example. */
export function hasExample(document: JsonObject, schema: Json | undefined): boolean {
  if (readObject(schema).example !== undefined) return true;
  return flattenSchema(document, schema).alternatives.some(({ example }) => example !== undefined);
}
