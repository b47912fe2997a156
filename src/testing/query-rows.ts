import { tableColumns } from "../../generated/table-columns.js";
import { RUNS_SQL } from "../operations.js";
import { createRow } from "./create-sample.js";
import { UnexpectedCallError } from "./served-call.js";
import { runQuery } from "./sql/run-query.js";
import { UnknownSqlError } from "./sql/sql-reader.js";
import type { Relation, Row } from "./sql/statement.js";
import type { FakeRows, TableName } from "./wire-types.js";

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

/** A known table that the test does not mention is empty. */
function readTable(rows: FakeRows, name: string): Relation {
  const given: unknown = Object.hasOwn(rows, name) ? Reflect.get(rows, name) : undefined;
  const list: readonly Row[] = (typeof given === "function" ? given() : given) ?? [];
  if (isTable(name)) return { rows: list.map((row) => ({ ...createRow(name, row) })), columns: tableColumns[name].all };
  if (!given) throw new UnknownSqlError(`there is no table ${name}`);
  return { rows: list, columns: undefined };
}

function isTable(name: string): name is TableName {
  return Object.hasOwn(tableColumns, name);
}

/** The server leaves out null columns. */
function dropNulls(row: Row): Row {
  return Object.fromEntries(Object.entries(row).filter(([, value]) => value !== null && value !== undefined));
}
