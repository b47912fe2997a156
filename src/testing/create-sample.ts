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
 * @throws A TypeError if there is no such schema or field.
 * @example
 * ```ts
 * const service = createSample("ServiceMetadata", { name: "Greeter", revision: 2 });
 * ```
 */
export function createSample<Name extends keyof Schemas>(name: Name, fields?: Partial<Schemas[Name]>): Schemas[Name] {
  checkNames({ [name]: fields }, Object.keys(schemaSamples), "createSample", "schema");
  const { value, optional } = schemaSamples[name] ?? {};
  if (!isPlainObject(value)) return structuredClone(fields ?? value) as Schemas[Name];
  if (optional) checkNames(fields, [...Object.keys(value), ...optional], `createSample: ${name}`, "field");
  // A copy, since the caller may change it.
  return structuredClone({ ...value, ...fields }) as Schemas[Name];
}

/**
 * Creates a row of one of the server's SQL tables, with all of its columns.
 *
 * @param table - The name of the table: `sys_invocation`.
 * @param columns - The columns that matter to the test. The others are null where they may be, or a sample.
 * @throws A TypeError if there is no such table or column.
 * @example
 * ```ts
 * const row = createRow("sys_invocation", { id: "inv_1", status: "paused" });
 * ```
 */
export function createRow<Name extends keyof TableRows>(
  table: Name,
  columns: Partial<TableRows[Name]> = {},
): TableRows[Name] {
  checkNames({ [table]: columns }, Object.keys(tableColumns), "createRow", "table");
  const { all } = tableColumns[table];
  checkNames(columns, all, `createRow: ${table}`, "column");
  const nulls = Object.fromEntries(all.map((name) => [name, null]));
  return { ...nulls, ...rowSamples[table], ...Object(columns) } as TableRows[Name];
}

/**
 * Checks names. A misspelled one would match nothing, and the test would pass without testing anything.
 *
 * @param where - What the message begins with: the function, and the place in its arguments.
 * @param kind - The kind of the names, for the message: `column`.
 * @throws TypeError that names the first unknown one, and lists those that there are.
 */
function checkNames(given: unknown, known: readonly string[], where: string, kind: string): void {
  const unknown = Object.keys(Object(given)).find((name) => !known.includes(name));
  if (unknown === undefined) return;
  throw new TypeError(`${where}: unknown ${kind} "${unknown}"; the ${kind}s are ${known.join(", ")}`);
}
