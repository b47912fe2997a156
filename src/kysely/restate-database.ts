import type { TableRows } from "../../generated/table-columns.js";

/** The SQL tables of the server, as Kysely sees them. */
export interface RestateDatabase extends StableRows<TableRows> {}

/** The rows of each table, with the type that a value has in every row. */
export type StableRows<Tables> = { readonly [Table in keyof Tables]: StableRow<Tables[Table]> };

/**
 * A row with every column. On a server without a column, naming it is an error, and `selectAll()` sets it to null.
 */
export type StableRow<Row> = { readonly [Column in keyof Row]-?: StableValue<Exclude<Row[Column], undefined>> };

/** An integer that may exceed 2^53 is a bigint, whatever its size. */
export type StableValue<Value> = bigint extends Value ? Exclude<Value, number> : Value;
