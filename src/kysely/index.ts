/**
 * Typed SQL: builds queries over the SQL tables of the server with [Kysely](https://kysely.dev).
 *
 * @module
 */

export { createKysely, type ReadOnlyKysely, type RestateDatabase } from "./create-kysely.js";
export { RestateDialect } from "./restate-dialect.js";
