import { tableColumns } from "../../generated/table-columns.js";
import { RUNS_SQL } from "../operations.js";
import { isTable, readRows } from "./complete-rows.js";
import { UnexpectedCallError } from "./served-call.js";
import { runQuery } from "./sql/run-query.js";
import { UnknownSqlError } from "./sql/sql-reader.js";
import type { Relation, Row } from "./sql/statement.js";
import type { FakeRows } from "./wire-types.js";

/**
 * Runs the query of a request over the rows of the fake.
 *
 * @param sent - The request body.
 * @throws UnexpectedCallError if the query is more than the fake can evaluate.
 */
export function queryRows(sent: unknown, rows: FakeRows = {}): readonly Row[] {
  try {
    return runQuery(String(Object(sent).query), (name) => readTable(rows, name)).map(dropNulls);
  } catch (error) {
    if (!(error instanceof UnknownSqlError)) throw error;
    const advice = `answer it yourself: api.on("${RUNS_SQL}", ({ body }) => ({ rows: [...] }))`;
    throw new UnexpectedCallError(`the fake cannot run this query: ${error.message}; ${advice}`);
  }
}

/** A table that the test does not mention is empty. */
function readTable(rows: FakeRows, table: string): Relation {
  if (!isTable(table)) throw new UnknownSqlError(`there is no table ${table}`);
  try {
    return { rows: readRows(rows, table), columns: tableColumns[table].all };
  } catch (error) {
    throw new UnexpectedCallError(`the rows of ${table} cannot be read: ${error}`);
  }
}

/** The server leaves out null columns. */
function dropNulls(row: Row): Row {
  return Object.fromEntries(Object.entries(row).filter(([, value]) => value !== null && value !== undefined));
}
