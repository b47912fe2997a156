import { checkColumns } from "./check-columns.js";
import { parseExpression } from "./parse-expression.js";
import { parseFrom, type Source } from "./parse-from.js";
import { type Order, parseOrder } from "./parse-order.js";
import { type Expression, parseSequence, type Statement } from "./statement.js";

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

/** A column of the result. */
interface Item {
  readonly name: string;
  /** Whether the name is an expression, for which the server would make up another name. */
  readonly isMadeUp: boolean;
  readonly read: Expression;
}

/** A query without `FROM` has one row. */
const NO_SOURCE: Source = { tables: [], scopes: [[]] };

const always: Expression = () => true;

export function parseSelect(statement: Statement): Select {
  const { reader } = statement;
  reader.expect("SELECT");
  const isDistinct = reader.accept("DISTINCT");
  const items = reader.accept("*") ? undefined : parseSequence(statement, ",", parseItem);
  const source = reader.accept("FROM") ? parseFrom(statement, parseExpression) : NO_SOURCE;
  const matches = reader.accept("WHERE") ? parseExpression(statement) : always;
  const keys = reader.accept("GROUP", "BY") ? parseKeys(statement, source, items) : undefined;
  const accepts = reader.accept("HAVING") ? parseExpression(statement) : always;
  const named = statement.columns.splice(0);
  const order = reader.accept("ORDER", "BY") ? parseOrder(statement, (inner) => parseKey(inner, items)) : () => 0;
  const limit = reader.accept("LIMIT") ? readCount(statement) : Number.POSITIVE_INFINITY;
  const skipped = reader.accept("OFFSET") ? readCount(statement) : 0;
  if (reader.next.kind !== "end" && !reader.sees(")") && !reader.sees(";")) reader.refuse();
  // An order may name columns of the result, too.
  const ofTables = statement.columns.filter(({ table, column }) => table !== undefined || !findItem(items, column));
  checkColumns([...named, ...ofTables], source.tables);
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

/** Parses `column`, `expression AS name`. */
function parseItem(statement: Statement): Item {
  const { reader } = statement;
  const start = reader.next;
  const read = parseExpression(statement);
  const text = reader.textSince(start);
  if (reader.accept("AS") || reader.next.kind === "name") return { name: reader.take().text, isMadeUp: false, read };
  const column = /^(?:[\w"]+\.)?"?([A-Za-z_]\w*)"?$/.exec(text)?.[1];
  const name = column ?? text.toLowerCase();
  return { name, isMadeUp: column === undefined && name !== "count(*)", read };
}

/** Parses the keys of groups: expressions, or columns of the result by name or number. */
function parseKeys(statement: Statement, { tables }: Source, items: Select["items"]): readonly Expression[] {
  return parseSequence(statement, ",", ({ reader, columns }) => {
    const { text } = reader.next;
    const count = columns.length;
    const read = parseKey(statement, items);
    const [named, ...others] = columns.slice(count);
    const isOfTable = tables.some((table) => table.columns.includes(text));
    const item = findItem(items, text);
    if (!item || isOfTable || others.length > 0 || named?.column !== text) return read;
    columns.pop();
    return item.read;
  });
}

/** Parses an expression, or the number of a column of the result. */
function parseKey(statement: Statement, items: Select["items"]): Expression {
  const { reader } = statement;
  if (reader.next.kind !== "number") return parseExpression(statement);
  const item = items?.[Number(reader.next.text) - 1] ?? reader.refuse();
  reader.take();
  return item.read;
}

function findItem(items: Select["items"], name: string): Item | undefined {
  return items?.find((item) => item.name === name);
}

function readCount({ reader }: Statement): number {
  return reader.next.kind === "number" ? Number(reader.take().text) : reader.refuse();
}
