export { doubtRows, PARTITIONS_QUERY } from "./belief.js";
export { readNumber, readString } from "./columns.js";
export { parseExact } from "./parse-exact.js";
export { queryRows, type RowsArguments, readRows, type SqlRow, streamRows, yieldRows } from "./rows.js";
export { isSql, type Sql, sql } from "./sql.js";
