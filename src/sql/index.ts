export { parseExact } from "./parse-exact.js";
export { readNumber, readString, type SqlRow } from "./row-reader.js";
export { queryRows, readRows, yieldRows } from "./rows.js";
export { isSql, Sql, sql } from "./sql.js";
export { listNames } from "./sql-tokens.js";
export { PROBE_QUERY, PROBE_TIMEOUT, waitForAnswers } from "./trusted-rows.js";
