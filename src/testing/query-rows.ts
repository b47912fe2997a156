import { rowSamples } from "../../generated/samples.js";
import { tableColumns } from "../../generated/table-columns.js";
import { RUNS_SQL } from "../operations.js";
import { isTable, readRows } from "./complete-rows.js";
import { type FakeState, UnexpectedCallError } from "./served-call.js";
import { runQuery } from "./sql/run-query.js";
import { SqlBytes } from "./sql/sql-bytes.js";
import { readDuration, SqlInterval } from "./sql/sql-interval.js";
import { RefusedSqlError, UnknownSqlError } from "./sql/sql-reader.js";
import { readTime, SqlTime } from "./sql/sql-time.js";
import type { Relation, Row } from "./sql/statement.js";
import { isInVersion } from "./table-versions.js";

/**
 * Runs the query of a request over the rows of the fake.
 *
 * @param sent - The request body.
 * @throws UnexpectedCallError if the query is more than the fake can evaluate, or RefusedSqlError if the version of the
 * server lacks what it reads.
 */
export function queryRows(sent: unknown, state: FakeState): readonly Row[] {
  try {
    return runQuery(String(Object(sent).query), (name) => readTable(state, name)).map(dropNulls);
  } catch (error) {
    if (!(error instanceof UnknownSqlError)) throw error;
    const advice = `answer it yourself: api.on("${RUNS_SQL}", ({ body }) => ({ rows: [...] }))`;
    throw new UnexpectedCallError(`the fake cannot run this query: ${error.message}; ${advice}`);
  }
}

/** A table that the test does not mention is empty. Rows may have columns that the version of the server lacks. */
function readTable({ rows = {}, serverVersion }: FakeState, table: string): Relation {
  if (!isTable(table)) throw new UnknownSqlError(`there is no table ${table}`);
  if (!isInVersion(serverVersion, table))
    throw new RefusedSqlError(`Datafusion error: Error during planning: table 'restate.public.${table}' not found`);
  const { all } = tableColumns[table];
  const columns = all.filter((name) => isInVersion(serverVersion, table, name));
  const absent = all.filter((name) => !columns.includes(name));
  const pick = (row: Row) => Object.fromEntries(columns.map((name) => [name, readColumn(table, name, row[name])]));
  try {
    return { rows: readRows(rows, table).map(pick), columns, absent };
  } catch (error) {
    throw new UnexpectedCallError(`the rows of ${table} cannot be read: ${error}`);
  }
}

/** Times may lack the milliseconds, so that their strings do not have their order. */
function readColumn(table: string, name: string, value: unknown): unknown {
  if (typeof value !== "string") return value;
  const { times, bytes } = rowSamples[table] ?? {};
  if (bytes?.includes(name)) return new SqlBytes(value);
  if (!times?.includes(name)) return value;
  const order = readTime(value);
  return order === undefined ? (readDuration(value) ?? value) : new SqlTime(order, value);
}

/** The server leaves out null columns, and has words of its own for an interval of a query. */
function dropNulls(row: Row): Row {
  const entries = Object.entries(row).filter(([, value]) => value !== null && value !== undefined);
  if (entries.some(([, value]) => value instanceof SqlInterval && value.text === undefined))
    throw new UnknownSqlError("it only compares intervals");
  return Object.fromEntries(entries);
}
