import {
  AliasNode,
  ColumnNode,
  IdentifierNode,
  type OperationNode,
  ParensNode,
  ReferenceNode,
  SelectAllNode,
  SelectQueryNode,
  TableNode,
  type WithNode,
} from "kysely";
import { tableColumns } from "../../generated/table-columns.js";

/** The columns of tables, by the names that a query gives the tables. */
type Tables = ReadonlyMap<string, readonly string[]>;

/**
 * Lists the columns of a query's result, because the server omits null columns from a row.
 *
 * @returns Undefined if Kysely did not build the query, or if it asks for a plan instead of rows.
 * @throws TypeError if two columns have the same name, since a row can have only one of them.
 */
export function listColumns(query: OperationNode): readonly string[] | undefined {
  if (!SelectQueryNode.is(query) || query.explain) return undefined;
  const columns = listOwnColumns(query, new Map());
  const duplicate = columns.find((name, index) => columns.indexOf(name) < index);
  if (duplicate === undefined) return columns;
  throw new TypeError(`two columns of the result are called ${JSON.stringify(duplicate)}; rename one with "as"`);
}

/**
 * Lists the columns of a query or a subquery. A union has the columns of its first query.
 *
 * @param outer - Common table expressions, which hide tables of the server.
 */
function listOwnColumns(query: OperationNode, outer: Tables): readonly string[] {
  if (ParensNode.is(query)) return listOwnColumns(query.node, outer);
  if (!SelectQueryNode.is(query)) return [];
  const named = addExpressions(query.with, outer);
  const sources = [...(query.from?.froms ?? []), ...(query.joins ?? []).map(({ table }) => table)];
  const tables = new Map(sources.map((source) => describeTable(source, named)));
  return (query.selections ?? []).flatMap(({ selection }) => listSelected(selection, tables));
}

function addExpressions(node: WithNode | undefined, outer: Tables): Tables {
  const named = new Map(outer);
  for (const { name, expression } of node?.expressions ?? []) {
    const renamed = name.columns?.map(({ column }) => column.name);
    named.set(nameTable(name.table), renamed ?? listOwnColumns(expression, named));
  }
  return named;
}

function describeTable(node: OperationNode, named: Tables): readonly [alias: string, columns: readonly string[]] {
  if (AliasNode.is(node)) return [readAlias(node), describeTable(node.node, named)[1]];
  // A source without a name, which no selection can refer to.
  if (!TableNode.is(node)) return ["", listOwnColumns(node, named)];
  const name = nameTable(node);
  const known = Object.hasOwn(tableColumns, name) ? tableColumns[name as keyof typeof tableColumns].all : [];
  return [name, named.get(name) ?? known];
}

function listSelected(node: OperationNode, tables: Tables): readonly string[] {
  if (SelectAllNode.is(node)) return [...tables.values()].flat();
  if (AliasNode.is(node)) return [readAlias(node)].filter((name) => name !== "");
  if (!ReferenceNode.is(node)) return [];
  const { column, table } = node;
  if (ColumnNode.is(column)) return [column.column.name];
  return table ? (tables.get(nameTable(table)) ?? []) : [];
}

function readAlias({ alias }: AliasNode): string {
  return IdentifierNode.is(alias) ? alias.name : "";
}

function nameTable({ table }: TableNode): string {
  return table.identifier.name;
}
