import { type JsonObject, jsonLiteral, propertyName, readObject } from "../io/index.js";
import type { AdminOperation, ResponseCase } from "../model/index.js";
import { versionOf } from "../read/index.js";
import { createSample, listOptionalFields } from "../samples/index.js";
import { sampleOfColumn, type Table } from "../tables/index.js";
import { accessType, placeOf } from "./schema-type.js";
import type { Import, Statement } from "./source-printer.js";

/** The types of operations, for the file with the samples. */
export const SAMPLE_IMPORTS: readonly Import[] = [{ from: "./schema.js", types: ["operations", "paths"] }];

/**
 * Emits a valid response of each operation and status, a valid value of each schema and a valid row of each table, with
 * the types of what operations take.
 */
export function emitSamples(
  document: JsonObject,
  operations: readonly AdminOperation[],
  tables: readonly Table[],
): readonly Statement[] {
  const schemas = Object.entries(readObject(readObject(document.components).schemas));
  const around = { document, writeText: (field: string) => field };
  return [
    printInterface(
      "WireTypes",
      "The parameters and bodies of each operation, as they are sent.",
      operations.map((operation) => [operation.functionName, accessType(placeOf(operation))]),
    ),
    OPERATION_SAMPLE,
    printConstant(
      "operationSamples",
      "OperationSample",
      "A valid response of each operation at each status.",
      operations.map((operation) => [operation.functionName, describeOperation(document, operation)]),
    ),
    "",
    SCHEMA_SAMPLE,
    printConstant(
      "schemaSamples",
      "SchemaSample",
      "The smallest valid value of each schema.",
      schemas.map(([name, schema]) => {
        const value = createSample(around, schema, name) ?? {};
        return [name, { value, optional: listOptionalFields(document, schema, value) }];
      }),
    ),
    "",
    printConstant(
      "rowSamples",
      "Readonly<Record<string, unknown>>",
      "The columns of each SQL table that are never null.",
      tables.map(({ name, columns }) => {
        const needed = columns.filter(({ isNullable }) => !isNullable);
        return [name, Object.fromEntries(needed.map((column) => [column.name, sampleOfColumn(name, column)]))];
      }),
    ),
  ];
}

const OPERATION_SAMPLE = `/** What a fake server has to know about an operation. */
export interface OperationSample {
  /** The parameters that are numbers or booleans. */
  readonly scalars?: readonly string[];
  /** The path of the endpoint that takes several ids. */
  readonly batchPath?: string;
  /** By status. There is a media type if there is a body. */
  readonly responses: Readonly<Record<number, { readonly type?: string; readonly body?: unknown }>>;
}
`;

const SCHEMA_SAMPLE = `/** Facts about the values of a schema. */
interface SchemaSample {
  readonly value: unknown;
  /** The fields that the value lacks; undefined if there may be any. */
  readonly optional?: readonly string[];
}
`;

function printInterface(name: string, comment: string, fields: readonly (readonly [string, string])[]): string {
  const lines = fields.map(([field, type]) => `  readonly ${propertyName(field)}: ${type};\n`);
  return `/** ${comment} */\nexport interface ${name} {\n${lines.join("")}}\n`;
}

function printConstant(
  name: string,
  type: string,
  comment: string,
  entries: readonly (readonly [string, unknown])[],
): string {
  const lines = entries.map(([key, value]) => `  ${propertyName(key)}: ${jsonLiteral(value)},\n`);
  return `/** ${comment} */\nexport const ${name}: Readonly<Record<string, ${type}>> = {\n${lines.join("")}};\n`;
}

function describeOperation(document: JsonObject, operation: AdminOperation): object {
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

/** An error has the first sentence of its documentation as its message, since it says when the server responds with it. */
function sampleResponse(
  document: JsonObject,
  { status, description, bodies }: ResponseCase,
  versionField: string | undefined,
): object {
  const [first = ""] = description.trim().split(/(?<=\.)\s|\n\s*\n/);
  const words = first.replace(/\s+/g, " ");
  const body = bodies.find(({ format }) => format === "json") ?? bodies[0];
  if (!body) return {};
  if (body.format !== "json") return { type: body.mediaType, body: words };
  const { example, schema } = body.described;
  const nameField = (field: string) => (field === versionField ? versionOf(document) : field);
  const writeText = (field: string) => (Number(status) >= 400 ? words || status : nameField(field));
  const sample = example ?? createSample({ document, writeText }, schema, "body") ?? {};
  return { type: body.mediaType, body: sample };
}
