import { orderValues, writeKey } from "./compare-values.js";
import { dropRepeated } from "./functions.js";
import { parseExpression } from "./parse-expression.js";
import { SqlReader, UnknownSqlError } from "./sql-reader.js";
import { type Expression, type Place, parseSequence, type Row, type Statement } from "./statement.js";

/** A table of the fake. */
export interface FakeTable {
  readonly rows: readonly Row[];
  /** The columns that the server has; undefined if the table is not the server's. */
  readonly columns?: readonly string[];
}

type ReadTable = (name: string) => FakeTable;

/**
 * Runs a query over one table: `SELECT` with conditions, groups, an order and a limit.
 *
 * @throws UnknownSqlError that says from where on the query is more than that.
 */
export function runQuery(query: string, readTable: ReadTable): readonly Row[] {
  const reader = new SqlReader(query);
  const rows = runSelect(reader, readTable);
  reader.accept(";");
  return reader.next.kind === "end" ? rows : reader.refuse();
}

interface Item {
  readonly name: string;
  readonly read: Expression;
}

function runSelect(reader: SqlReader, readTable: ReadTable): readonly Row[] {
  const runInner = () => runSelect(reader, readTable);
  const statement: Statement = { reader, columns: new Set(), isGrouped: false, runInner };
  reader.expect("SELECT");
  const isDistinct = reader.accept("DISTINCT");
  const items = reader.accept("*") ? undefined : parseSequence(statement, ",", parseItem);
  const table = reader.accept("FROM") ? readTable(parseTable(reader)) : { rows: [{}], columns: [] };
  const matches = reader.accept("WHERE") ? parseExpression(statement) : () => true;
  const keys = reader.accept("GROUP", "BY") ? parseSequence(statement, ",", parseExpression) : undefined;
  const accepts = reader.accept("HAVING") ? parseExpression(statement) : () => true;
  assertColumns(statement, table);
  const sort = reader.accept("ORDER", "BY") ? parseOrder(statement) : undefined;
  assertColumns(statement, table, items);
  const limit = reader.accept("LIMIT") ? readCount(reader) : undefined;
  const skipped = reader.accept("OFFSET") ? readCount(reader) : 0;

  const rows = table.rows.filter((row) => matches({ row, group: [row] }) === true);
  const groups = keys || statement.isGrouped ? groupRows(rows, keys ?? []) : rows.map((row) => [row]);
  const places = groups
    .map((group): Place => ({ row: group[0] ?? {}, group }))
    .filter((place) => accepts(place) === true);
  const results = places.map((place) => ({ place, row: items ? selectItems(items, place) : place.row }));
  const sorted = sort ? results.sort(sort) : results;
  const selected = sorted.map(({ row }) => row);
  const distinct = isDistinct ? dropRepeated(selected) : selected;
  return distinct.slice(skipped, limit === undefined ? undefined : skipped + limit);
}

/** Parses `column`, `expression AS name`. */
function parseItem(statement: Statement): Item {
  const { reader } = statement;
  const start = reader.next;
  const read = parseExpression(statement);
  const text = reader.textSince(start);
  const { kind } = reader.next;
  const hasName = reader.accept("AS") || kind === "name";
  const ownName = /^[\w".]+$/.test(text) ? text.replaceAll('"', "").replace(/^.*\./, "") : text;
  return { name: hasName ? reader.take().text : ownName, read };
}

/** Parses the name of the table. The name that the query gives to it makes no difference, since there is only one. */
function parseTable(reader: SqlReader): string {
  const { kind } = reader.next;
  if (kind !== "word" && kind !== "name") reader.refuse();
  const { text } = reader.take();
  if (reader.accept("AS")) reader.take();
  return text;
}

function parseOrder(statement: Statement): (left: Result, right: Result) => number {
  const keys = parseSequence(statement, ",", (inner) => {
    const read = parseExpression(inner);
    const { reader } = inner;
    const isDescending = reader.accept("DESC");
    reader.accept("ASC");
    return { read, sign: isDescending ? -1 : 1 };
  });
  return (left, right) =>
    keys.map(({ read, sign }) => sign * orderValues(readKey(read, left), readKey(read, right))).find(Boolean) ?? 0;
}

interface Result {
  readonly place: Place;
  readonly row: Row;
}

/** An order may name a column of the result or of the table. */
function readKey(read: Expression, { place, row }: Result): unknown {
  return read({ ...place, row: { ...place.row, ...row } });
}

function readCount(reader: SqlReader): number {
  return reader.next.kind === "number" ? Number(reader.take().text) : reader.refuse();
}

/** Without keys, all rows are one group, even if there are none. */
function groupRows(rows: readonly Row[], keys: readonly Expression[]): readonly (readonly Row[])[] {
  if (keys.length === 0) return [rows];
  const groups = new Map<string, Row[]>();
  for (const row of rows) {
    const key = writeKey(keys.map((read) => read({ row, group: [row] })));
    groups.set(key, [...(groups.get(key) ?? []), row]);
  }
  return [...groups.values()];
}

function selectItems(items: readonly Item[], place: Place): Row {
  return Object.fromEntries(items.map(({ name, read }) => [name, read(place)]));
}

/** A misspelled column would otherwise be null in every row. */
function assertColumns({ columns }: Statement, table: FakeTable, items: readonly Item[] = []): void {
  if (!table.columns) return;
  const known = new Set([...table.columns, ...items.map(({ name }) => name)]);
  const unknown = [...columns].find((column) => !known.has(column));
  if (unknown !== undefined) throw new UnknownSqlError(`the table has no column ${unknown}`);
}
