export { parseExact } from "./parse-exact.js";
export { queryRows, type RowsOptions, type SqlRow, streamRows } from "./rows.js";
export { isSql, type Sql, type SqlTag, type SqlValue, sql } from "./sql.js";
