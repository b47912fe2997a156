import { rowSamples, schemaSamples, type TableRows } from "../../generated/samples.js";
import type { components } from "../index.js";
import type { TableName } from "./wire-types.js";

type Schemas = components["schemas"];

/**
 * Creates a valid value of a schema, for a response.
 *
 * @param name - The name of the schema: `ServiceMetadata`.
 * @param fields - The fields that matter to the test. The other required fields get a sample.
 * @throws A TypeError if there is no such schema.
 *
 * @example
 * ```ts
 * const service = createSample("ServiceMetadata", { name: "Greeter", revision: 2 });
 * ```
 */
export function createSample<Name extends keyof Schemas>(name: Name, fields?: Partial<Schemas[Name]>): Schemas[Name] {
  return complete(schemaSamples, "schema", name, fields) as Schemas[Name];
}

/**
 * Creates a row of one of the server's SQL tables, with all of its columns.
 *
 * @param table - The name of the table: `sys_invocation`.
 * @param columns - The columns that matter to the test. The others are null where they may be, or a sample.
 * @throws A TypeError if there is no such table.
 *
 * @example
 * ```ts
 * const row = createRow("sys_invocation", { id: "inv_1", status: "paused" });
 * ```
 */
export function createRow<Name extends TableName>(table: Name, columns?: Partial<TableRows[Name]>): TableRows[Name] {
  return complete(rowSamples, "table", table, columns) as TableRows[Name];
}

function complete(
  samples: Readonly<Record<string, unknown>>,
  what: string,
  name: string,
  fields: object | undefined,
): unknown {
  if (!Object.hasOwn(samples, name)) throw new TypeError(`there is no ${what} ${name}`);
  const sample = samples[name];
  if (typeof sample !== "object" || sample === null) return fields ?? sample;
  // A copy, since the caller may change it.
  return structuredClone(Array.isArray(sample) ? (fields ?? sample) : { ...sample, ...fields });
}
