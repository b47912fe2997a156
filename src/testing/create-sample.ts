import { rowSamples, schemaSamples } from "../../generated/samples.js";
import { type TableRows, tableColumns } from "../../generated/table-columns.js";
import { isPlainObject } from "../client/index.js";
import type { components } from "../schema/index.js";

type Schemas = components["schemas"];

/**
 * Creates a valid value of a schema, for a response.
 *
 * @param name - The name of the schema: `ServiceMetadata`.
 * @param fields - The fields that matter to the test. The other required fields get a sample.
 * @example
 * ```ts
 * const service = createSample("ServiceMetadata", { name: "Greeter", revision: 2 });
 * ```
 */
export function createSample<Name extends keyof Schemas>(name: Name, fields?: Partial<Schemas[Name]>): Schemas[Name] {
  const value = schemaSamples[name];
  // A copy, since the caller may change it.
  return structuredClone(isPlainObject(value) ? { ...value, ...fields } : (fields ?? value)) as Schemas[Name];
}

/**
 * Creates a row of one of the server's SQL tables, with all of its columns.
 *
 * @param table - The name of the table: `sys_invocation`.
 * @param columns - The columns that matter to the test. The others are null if they may be, or else have a sample value.
 * @example
 * ```ts
 * const row = createRow("sys_invocation", { id: "inv_1", status: "paused" });
 * ```
 */
export function createRow<Name extends keyof TableRows>(
  table: Name,
  columns: Partial<TableRows[Name]> = {},
): TableRows[Name] {
  const nulls = Object.fromEntries(tableColumns[table].all.map((name) => [name, null]));
  return { ...nulls, ...rowSamples[table], ...Object(columns) } as TableRows[Name];
}
