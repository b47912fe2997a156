import type { TableRows } from "../../generated/table-columns.js";

/**
 * The SQL tables of the server, with what a row really has: a time is an ISO string, and an integer of 64 bits is a number
 * up to 2^53 and a bigint beyond.
 */
export interface RestateDatabase extends StableRows<TableRows> {}

/** The rows of each table. */
export type StableRows<Tables> = { readonly [Table in keyof Tables]: StableRow<Tables[Table]> };

/**
 * A row with every column. On a server without a column, naming it is an error, and `selectAll()` sets it to null.
 */
export type StableRow<Row> = { readonly [Column in keyof Row]-?: Exclude<Row[Column], undefined> };
