import { groupBy } from "./group-by.js";
import { readTruth } from "./read-value.js";
import {
  type ColumnName,
  type Expression,
  placeOf,
  type Relation,
  type Row,
  readColumn,
  type Scope,
} from "./statement.js";

/** The rows of a table or an inner query, with the name that a query has for them. */
export interface Part extends Relation {
  readonly name: string;
}

/** @param isLeft - Whether rows without a match stay, with nulls. */
export function joinRows(scopes: readonly Scope[], part: Part, on: Expression, isLeft: boolean): readonly Scope[] {
  const nulls: Row = Object.fromEntries(part.columns.map((column) => [column, null]));
  const find = indexRows(part, on.equalColumns ?? []);
  return scopes.flatMap((scope) => {
    const joined = find(scope).map((row): Scope => [...scope, [part.name, row]]);
    const matching = joined.filter((each) => readTruth(on(placeOf(each))));
    return matching.length === 0 && isLeft ? [[...scope, [part.name, nulls] as const]] : matching;
  });
}

/**
 * Returns a function that finds the rows that a scope may be joined with. To compare each with each would take minutes
 * for 10,000 rows.
 */
function indexRows(
  { name, columns, rows }: Part,
  equalColumns: NonNullable<Expression["equalColumns"]>,
): (scope: Scope) => readonly Row[] {
  const isOwn = ({ table, column }: ColumnName) => (table === undefined ? columns.includes(column) : table === name);
  const [left, right] = equalColumns.find((pair) => pair.filter(isOwn).length === 1) ?? [];
  if (!left || !right) return () => rows;
  const [own, other] = isOwn(left) ? [left, right] : [right, left];
  // Values of other types may be equal without being the same, or may not be compared at all.
  if (!rows.every((row) => isKey(row[own.column]))) return () => rows;
  const index = groupBy(rows, (row) => row[own.column]);
  return (scope) => {
    const value = readColumn(scope, other);
    return isKey(value) ? (index.get(value) ?? []) : rows;
  };
}

function isKey(value: unknown): boolean {
  return typeof value === "string" || value === null;
}
