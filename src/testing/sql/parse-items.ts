import { parseAlias } from "./parse-alias.js";
import { parseExpression } from "./parse-expression.js";
import { parseNotingAggregates } from "./parse-of-row.js";
import { UnknownSqlError } from "./sql-reader.js";
import { type ColumnName, type Expression, parseSequence, type Statement } from "./statement.js";

/** A column of the result. */
export interface Item {
  readonly name: string;
  /** Whether the name is an expression, for which the server would make up another name. */
  readonly isMadeUp: boolean;
  /** Those that it is computed from. */
  readonly columns: readonly ColumnName[];
  readonly hasAggregate: boolean;
  readonly read: Expression;
}

/** Parses what a query selects. */
export function parseItems(statement: Statement): readonly Item[] {
  return parseSequence(statement, ",", parseItem);
}

/** Parses `column`, `expression AS name`. */
function parseItem(statement: Statement): Item {
  const { reader } = statement;
  const start = reader.next;
  const [read, hasAggregate] = parseNotingAggregates(statement, parseExpression);
  if (read.isInQuery) throw new UnknownSqlError("IN (SELECT ...) can only be a condition");
  const text = reader.textSince(start).toLowerCase();
  const columns = statement.columns.splice(0);
  const alias = parseAlias(statement);
  if (alias !== undefined) return { name: alias, isMadeUp: false, columns, hasAggregate, read };
  const [column] = /^[\w".]+$/.test(text) ? columns : [];
  const isMadeUp = !column && text !== "count(*)";
  return { name: column?.column ?? text, isMadeUp, columns, hasAggregate, read };
}
