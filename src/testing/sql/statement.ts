import type { SqlReader } from "./sql-reader.js";

export type Row = Readonly<Record<string, unknown>>;

/** The rows that a query looks at together: one of each of its tables, by the name that the query has for it. */
export type Scope = readonly (readonly [table: string, row: Row])[];

/** What an expression is evaluated for: rows, and the group that they are in. */
export interface Place {
  readonly scope: Scope;
  readonly group: readonly Scope[];
}

export interface Expression {
  (place: Place): unknown;
  /** The column, if it is one. */
  readonly column?: ColumnName;
  /** Whether it is `IN` with a query. */
  readonly isInQuery?: boolean;
  /** Columns that are equal wherever it is true. */
  readonly equalColumns?: readonly (readonly [ColumnName, ColumnName])[];
}

/** A column as a query names it. */
export interface ColumnName {
  readonly table: string | undefined;
  readonly column: string;
  /** Whether it is inside a function of several rows. */
  readonly isAggregated?: boolean;
}

/** Rows with the names of their columns. */
export interface Relation {
  readonly columns: readonly string[];
  /** The columns that the table has in other versions of the server. */
  readonly absent?: readonly string[] | undefined;
  readonly rows: readonly Row[];
  /** An expression in place of a column's name. The server would make up a name for it. */
  readonly unnamed?: string | undefined;
}

/** A statement while it is parsed. */
export interface Statement {
  readonly reader: SqlReader;
  /** The columns that its expressions name, and that are still to be checked. */
  readonly columns: ColumnName[];
  /** Whether one of its expressions is about a group of rows. */
  isGrouped: boolean;
  readonly readTable: (name: string) => Relation;
  /** Runs the query that begins at the next token. */
  readonly runInner: () => Relation;
}

/** Parses one or more parts with a word or symbol between them. */
export function parseSequence<Part>(
  statement: Statement,
  separator: string,
  parse: (statement: Statement) => Part,
): readonly [Part, ...Part[]] {
  const parts: [Part, ...Part[]] = [parse(statement)];
  while (statement.reader.accept(separator)) parts.push(parse(statement));
  return parts;
}

/** Returns the place of a row that is in no group. */
export function placeOf(scope: Scope): Place {
  return { scope, group: [scope] };
}

/** Reads a column of the rows of a query. */
export function readColumn(scope: Scope, { table, column }: ColumnName): unknown {
  const found = scope.find(([name, row]) => (table === undefined ? Object.hasOwn(row, column) : name === table));
  return found?.[1][column] ?? null;
}
