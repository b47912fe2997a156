import { checkResult } from "./check-columns.js";
import { writeKey } from "./compare-values.js";
import { dropRepeated } from "./functions.js";
import { groupBy } from "./group-by.js";
import { parseSelect, type Select } from "./parse-select.js";
import { readTruth } from "./read-value.js";
import { SqlReader, UnknownSqlError } from "./sql-reader.js";
import {
  type Expression,
  type Place,
  placeOf,
  type Relation,
  type Row,
  type Scope,
  type Statement,
} from "./statement.js";

/**
 * Runs a query: `SELECT` from tables and inner queries, with joins, conditions, groups, an order and a limit.
 *
 * @throws UnknownSqlError that says what the query has beyond that.
 */
export function runQuery(query: string, readTable: Statement["readTable"]): readonly Row[] {
  const reader = new SqlReader(query);
  const { rows, unnamed } = runSelect(reader, readTable);
  reader.accept(";");
  if (reader.next.kind !== "end") reader.refuse();
  if (unnamed !== undefined) throw new UnknownSqlError(`give this column a name, with AS: ${unnamed}`);
  return rows;
}

function runSelect(reader: SqlReader, readTable: Statement["readTable"]): Relation {
  const runInner = () => runSelect(reader, readTable);
  const select = parseSelect({ reader, columns: [], isGrouped: false, readTable, runInner });
  const unnamed = select.items?.find(({ isMadeUp }) => isMadeUp)?.name;
  const columns = listColumns(select);
  checkResult(columns);
  return { columns, rows: selectRows(select), unnamed };
}

function listColumns({ items, source }: Select): readonly string[] {
  return items?.map(({ name }) => name) ?? source.tables.flatMap(({ columns }) => columns);
}

function selectRows({
  items,
  isDistinct,
  source,
  matches,
  keys,
  accepts,
  order,
  skipped,
  limit,
}: Select): readonly Row[] {
  const rows = groupScopes(
    source.scopes.filter((scope) => readTruth(matches(placeOf(scope)))),
    keys,
  )
    .map((group): Place => ({ scope: group[0] ?? [], group }))
    .filter((place) => readTruth(accepts(place)))
    .map((place) => addResult(place, selectRow(items, place)))
    .sort(order)
    .map(({ row }) => row);
  return (isDistinct ? dropRepeated(rows) : rows).slice(skipped, skipped + limit);
}

/** An order may name the columns of the result, and then those of the tables. */
function addResult({ scope, group }: Place, row: Row): Place & { readonly row: Row } {
  return { scope: [["", row], ...scope], group, row };
}

/** Without keys, each row is a group of its own. With none of them, all rows are one group, even if there are none. */
function groupScopes(scopes: readonly Scope[], keys: readonly Expression[] | undefined): readonly (readonly Scope[])[] {
  if (!keys) return scopes.map((scope) => [scope]);
  if (keys.length === 0) return [scopes];
  return [...groupBy(scopes, (scope) => writeKey(keys.map((read) => read(placeOf(scope))))).values()];
}

function selectRow(items: Select["items"], place: Place): Row {
  if (!items) return Object.assign({}, ...place.scope.map(([, row]) => row));
  return Object.fromEntries(items.map(({ name, read }) => [name, read(place)]));
}
