import type { SqlReader } from "./sql-reader.js";

export type Row = Readonly<Record<string, unknown>>;

/** The row that an expression is about, and the rows of its group. */
export interface Place {
  readonly row: Row;
  readonly group: readonly Row[];
}

export type Expression = (place: Place) => unknown;

/** A statement while it is parsed. */
export interface Statement {
  readonly reader: SqlReader;
  /** The columns that its expressions name. */
  readonly columns: Set<string>;
  /** Whether one of its expressions is about a group of rows. */
  isGrouped: boolean;
  /** Runs the query that begins at the next token. */
  readonly runInner: () => readonly Row[];
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
