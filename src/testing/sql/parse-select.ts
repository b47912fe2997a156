import { checkColumns, checkDistinct, checkGroups, type NamedColumns } from "./check-columns.js";
import { parseExpression } from "./parse-expression.js";
import { parseFrom, type Source } from "./parse-from.js";
import { type Item, parseItems } from "./parse-items.js";
import { parseOfRow, refuseAggregate } from "./parse-of-row.js";
import { type Order, parseOrder } from "./parse-order.js";
import { type ColumnName, type Expression, parseSequence, type Statement } from "./statement.js";

/** A `SELECT` statement. */
export interface Select {
  /** The columns of the result; undefined for `*`. */
  readonly items: readonly Item[] | undefined;
  readonly isDistinct: boolean;
  readonly source: Source;
  readonly matches: Expression;
  /** The keys of the groups; undefined if rows are not grouped, empty if all are one group. */
  readonly keys: readonly Expression[] | undefined;
  readonly accepts: Expression;
  readonly order: Order;
  readonly skipped: number;
  readonly limit: number;
}

/** A query without `FROM` has one row. */
const NO_SOURCE: Source = { tables: [], scopes: [[]] };

const always: Expression = () => true;

export function parseSelect(statement: Statement): Select {
  const { reader } = statement;
  reader.expect("SELECT");
  const isDistinct = reader.accept("DISTINCT");
  const items = reader.accept("*") ? undefined : parseItems(statement);
  const source = reader.accept("FROM") ? parseFrom(statement, parseExpression) : NO_SOURCE;
  const matches = reader.accept("WHERE") ? parseOfRow(statement, "WHERE", parseExpression) : always;
  const ofRows = statement.columns.splice(0);
  const keys = reader.accept("GROUP", "BY") ? parseKeys(statement, source, items) : undefined;
  const ofKeys = statement.columns.splice(0);
  statement.isGrouped ||= keys !== undefined || reader.sees("HAVING");
  const accepts = reader.accept("HAVING") ? parseExpression(statement) : always;
  const ofGroups = [...(items ?? source.tables).flatMap(listColumns), ...statement.columns.splice(0)];
  const parseOrderValue = (inner: Statement) =>
    isDistinct ? parseOfRow(inner, "ORDER BY with DISTINCT", parseExpression) : parseExpression(inner);
  const parseOrderKey = (inner: Statement) => parseNumber(inner, items)?.read ?? parseOrderValue(inner);
  const order = reader.accept("ORDER", "BY") ? parseOrder(statement, parseOrderKey) : () => 0;
  const limit = reader.accept("LIMIT") ? readCount(statement) : Number.POSITIVE_INFINITY;
  const skipped = reader.accept("OFFSET") ? readCount(statement) : 0;
  if (reader.next.kind !== "end" && !reader.sees(")") && !reader.sees(";")) reader.refuse();
  // An order may name columns of the result, too.
  const ofTables = statement.columns.filter(({ table, column }) => table !== undefined || !findItem(items, column));
  checkColumns([...ofRows, ...ofKeys, ...ofGroups, ...ofTables], source.tables);
  const selected = items?.flatMap(({ read }) => read.column ?? []);
  if (isDistinct && selected) checkDistinct(ofTables, selected);
  if (statement.isGrouped) checkGroups([...ofGroups, ...ofTables], ofKeys);
  return {
    items,
    isDistinct,
    source,
    matches,
    keys: keys ?? (statement.isGrouped ? [] : undefined),
    accepts,
    order,
    skipped,
    limit,
  };
}

/** Parses the keys of groups: expressions, or columns of the result by name or number. */
function parseKeys(statement: Statement, { tables }: Source, items: Select["items"]): readonly Expression[] {
  return parseSequence(statement, ",", ({ columns }) => {
    const numbered = parseNumber(statement, items);
    const read = numbered?.read ?? parseOfRow(statement, "GROUP BY", parseExpression);
    const name = read.column?.table === undefined ? read.column?.column : undefined;
    const isOfTable = name === undefined || tables.some((table) => table.columns.includes(name));
    const item = numbered ?? (isOfTable ? undefined : findItem(items, name));
    if (!item) return read;
    refuseAggregate(item.hasAggregate, "GROUP BY");
    if (!numbered) columns.pop();
    columns.push(...item.columns);
    return item.read;
  });
}

/** Parses the number of a column of the result. */
function parseNumber({ reader }: Statement, items: Select["items"]): Item | undefined {
  if (reader.next.kind !== "number") return undefined;
  const item = items?.[Number(reader.next.text) - 1] ?? reader.refuse();
  reader.take();
  return item;
}

/** Lists the columns that an item is computed from, or those of a table. */
function listColumns(part: Item | NamedColumns): readonly ColumnName[] {
  return "read" in part ? part.columns : part.columns.map((column) => ({ table: part.name, column }));
}

function findItem(items: Select["items"], name: string): Item | undefined {
  return items?.find((item) => item.name === name);
}

function readCount({ reader }: Statement): number {
  return reader.next.kind === "number" ? Number(reader.take().text) : reader.refuse();
}
