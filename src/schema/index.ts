/**
 * Describes the Admin API and the SQL tables of the server: types of every request, response and row, and the same as
 * data for tools.
 *
 * @module
 */

export type * from "../../generated/error-responses.js";
export * from "../../generated/operation-table.js";
export type * from "../../generated/requests-and-responses.js";
export type { components, operations, paths } from "../../generated/schema.js";
export { type TableRows, tableColumns } from "../../generated/table-columns.js";
export * from "../../generated/tables.js";
export type { OperationDescription } from "../call/index.js";
