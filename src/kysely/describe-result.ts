import {
  AliasNode,
  CastNode,
  ColumnNode,
  DataTypeNode,
  IdentifierNode,
  type OperationNode,
  ParensNode,
  RawNode,
  ReferenceNode,
  SelectAllNode,
  SelectQueryNode,
  TableNode,
  ValueNode,
  type WithNode,
} from "kysely";
import { tableColumns } from "../../generated/table-columns.js";
import { listSources } from "./list-sources.js";

/** The columns of a table or a result by name, each with whether its integers are bigints. */
export type Columns = ReadonlyMap<string, boolean>;

type Column = readonly [name: string, isExact: boolean];

type Tables = ReadonlyMap<string, Columns>;

/** The tables that a part of a query can name. */
interface Scope {
  /** Common table expressions, which hide tables of the server. */
  readonly named: Tables;
  /** The tables of the query and then those around it, by alias. */
  readonly used: Tables;
}

/** The columns of SQL that only the caller knows. */
const UNKNOWN: Columns = /* @__PURE__ */ new Map();

/**
 * Finds the columns of a query's result. A column is a bigint by the rules by which Kysely infers its type.
 *
 * @returns Undefined if Kysely did not build the query, or if it asks for a plan instead of rows.
 * @throws TypeError if two columns have the same name, since a row can only have one of them.
 */
export function describeResult(query: OperationNode): Columns | undefined {
  if (!SelectQueryNode.is(query) || query.explain) return undefined;
  return describeSelect(query, { named: new Map(), used: new Map() });
}

function describeSelect(query: SelectQueryNode, outer: Scope): Columns {
  const columns = new Map<string, boolean>();
  for (const [name, isExact] of listColumns(query, outer)) {
    if (columns.has(name)) {
      throw new TypeError(`two columns of the result are called ${JSON.stringify(name)}; rename one with "as"`);
    }
    columns.set(name, isExact);
  }
  return columns;
}

/** Lists the columns in their order, by which a union joins those of its parts, whatever the others call them. */
function listColumns(query: OperationNode, outer: Scope): readonly Column[] {
  if (ParensNode.is(query)) return listColumns(query.node, outer);
  if (!SelectQueryNode.is(query)) return [];
  const named = describeExpressions(query.with, outer);
  const tables = [...(query.from?.froms ?? []), ...(query.joins ?? []).map(({ table }) => table)];
  const own = new Map(tables.map((table) => describeTable(table, { ...outer, named })));
  const around = [...outer.used].filter(([name]) => !own.has(name));
  const scope = { named, used: new Map([...own, ...around]) };
  const columns = (query.selections ?? []).flatMap(({ selection }) => describeSelection(selection, own, scope));
  const others = (query.setOperations ?? []).map(({ expression }) => listColumns(expression, { ...outer, named }));
  return columns.map(([name, isExact], index) => [name, isExact || others.some((other) => other[index]?.[1])]);
}

function describeExpressions(node: WithNode | undefined, outer: Scope): Tables {
  const named = new Map(outer.named);
  for (const { name, expression } of node?.expressions ?? []) {
    const columns = describeQuery(expression, { ...outer, named });
    const isExact = [...columns.values()];
    const renamed = name.columns?.map(({ column }, index) => [column.name, isExact[index] ?? false] as const);
    named.set(nameTable(name.table), renamed ? new Map(renamed) : columns);
  }
  return named;
}

function describeQuery(node: OperationNode, scope: Scope): Columns {
  return SelectQueryNode.is(node) ? describeSelect(node, scope) : UNKNOWN;
}

function describeTable(node: OperationNode, scope: Scope): readonly [alias: string, Columns] {
  if (AliasNode.is(node)) {
    return [IdentifierNode.is(node.alias) ? node.alias.name : "", describeTable(node.node, scope)[1]];
  }
  if (!TableNode.is(node)) return ["", describeQuery(node, scope)];
  const name = nameTable(node);
  return [name, scope.named.get(name) ?? describeServerTable(name)];
}

function describeServerTable(name: string): Columns {
  if (!Object.hasOwn(tableColumns, name)) return UNKNOWN;
  const { all, bigints } = tableColumns[name as keyof typeof tableColumns];
  return new Map(all.map((column) => [column, bigints.includes(column)]));
}

function describeSelection(node: OperationNode, own: Tables, scope: Scope): readonly Column[] {
  if (SelectAllNode.is(node)) return [...own.values()].flatMap((columns) => [...columns]);
  if (AliasNode.is(node)) {
    return IdentifierNode.is(node.alias) ? [[node.alias.name, isBigint(node.node, scope)]] : [];
  }
  if (!ReferenceNode.is(node)) return [];
  const { column, table } = node;
  if (ColumnNode.is(column)) return [[column.column.name, isBigint(node, scope)]];
  return table ? [...(own.get(nameTable(table)) ?? UNKNOWN)] : [];
}

function isBigint(node: OperationNode, scope: Scope): boolean {
  const sources = listSources(node);
  if (sources) return sources.some((source) => isBigint(source, scope));
  if (ReferenceNode.is(node)) return isBigintColumn(node, scope);
  if (ValueNode.is(node)) return typeof node.value === "bigint";
  if (CastNode.is(node)) return /^\s*(bigint|int8)(\s+unsigned)?\s*$/i.test(readDataType(node.dataType));
  return [...describeQuery(node, scope).values()].includes(true);
}

function readDataType(node: OperationNode): string {
  if (DataTypeNode.is(node)) return node.dataType;
  return RawNode.is(node) ? node.sqlFragments.join("") : "";
}

function isBigintColumn({ table, column }: ReferenceNode, { used }: Scope): boolean {
  if (!ColumnNode.is(column)) return false;
  const { name } = column.column;
  const columns = table ? used.get(nameTable(table)) : [...used.values()].find((columns) => columns.has(name));
  return columns?.get(name) ?? false;
}

function nameTable({ table }: TableNode): string {
  return table.identifier.name;
}
