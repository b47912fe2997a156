/**
 * Typed SQL: builds queries over the SQL tables of the server with [Kysely](https://kysely.dev).
 *
 * @module
 */

export { createKysely, type ReadOnlyKysely, type SelectCreator } from "./create-kysely.js";
export type { RestateDatabase, StableRow, StableRows } from "./restate-database.js";
export { RestateDialect } from "./restate-dialect.js";
