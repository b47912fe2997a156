import { toLiteral, toPropertyName } from "../io/index.js";
import type { Operation } from "../model/index.js";
import type { Samples } from "../samples/index.js";
import { accessType, placeOf } from "./schema-type.js";
import type { Import, Statement } from "./source-printer.js";

export const SAMPLE_IMPORTS: readonly Import[] = [{ from: "./schema.js", types: ["operations", "paths"] }];

export function emitSamples(operations: readonly Operation[], samples: Samples): readonly Statement[] {
  return [
    "/** The parameters and bodies of each operation, as they are sent. */",
    "export interface WireTypes {",
    ...operations.map((each) => `  readonly ${toPropertyName(each.functionName)}: ${accessType(placeOf(each))};`),
    "}",
    OPERATION_SAMPLE,
    ...CONSTANTS.flatMap(([kind, name, type, comment]) => [
      `/** ${comment} */`,
      `export const ${name}: Readonly<Record<string, ${type}>> = {`,
      ...samples[kind].map(([key, value]) => `  ${toPropertyName(key)}: ${toLiteral(value)},`),
      "};",
      "",
    ]),
  ];
}

const CONSTANTS = [
  ["operations", "operationSamples", "OperationSample", "A valid response of each operation at each status."],
  ["schemas", "schemaSamples", "unknown", "A sample of each schema: its example, or else only its required fields."],
  ["rows", "rowSamples", "Readonly<Record<string, unknown>>", "The columns of each SQL table that are never null."],
] as const;

const OPERATION_SAMPLE = `/** The data about an operation for a fake server. */
export interface OperationSample {
  /** The parameters that are numbers or booleans. */
  readonly scalars?: readonly string[];
  /** The path of the endpoint that takes several ids. */
  readonly batchPath?: string;
  /** The responses by status. A response with a body has a media type. */
  readonly responses: Readonly<Record<number, { readonly type?: string; readonly body?: unknown }>>;
}
`;
