export { doubtRows, PARTITIONS_QUERY } from "./belief.js";
export { parseExact } from "./parse-exact.js";
export { readNumber, readString } from "./read-column.js";
export { queryRows, type RowsArguments, readRows, type SqlRow, streamRows, yieldRows } from "./rows.js";
export { isSql, type Sql, sql } from "./sql.js";
