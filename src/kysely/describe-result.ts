import {
  AggregateFunctionNode,
  AliasNode,
  BinaryOperationNode,
  CaseNode,
  CastNode,
  ColumnNode,
  DataTypeNode,
  FunctionNode,
  IdentifierNode,
  type OperationNode,
  ParensNode,
  RawNode,
  ReferenceNode,
  SelectAllNode,
  SelectQueryNode,
  TableNode,
  UnaryOperationNode,
  ValueNode,
  type WithNode,
} from "kysely";
import { tableColumns } from "../../generated/table-columns.js";

/** The columns of a table or a result by name, each with whether its integers are bigints. */
export type Columns = ReadonlyMap<string, boolean>;

/** The tables that a part of a query can name. */
interface Scope {
  /** Common table expressions, which hide tables of the server. */
  readonly named: ReadonlyMap<string, Columns>;
  /** The tables whose columns an expression can use, by alias, the nearest first. */
  readonly used: ReadonlyMap<string, Columns>;
}

/**
 * Finds the columns of a query's result. A column is a bigint by the rules by which Kysely infers its type.
 *
 * @returns Undefined if the query is not one that Kysely built.
 * @throws TypeError if two columns have the same name, since a row can only have one of them.
 */
export function describeResult(query: OperationNode): Columns | undefined {
  if (!SelectQueryNode.is(query) || query.explain) return undefined;
  return describeSelect(query, { named: new Map(), used: new Map() });
}

function describeSelect(query: SelectQueryNode, outer: Scope): Columns {
  const named = describeWith(query.with, outer);
  const tables = [...(query.from?.froms ?? []), ...(query.joins ?? []).map(({ table }) => table)];
  const own = new Map(tables.map((table) => describeTable(table, { named, used: outer.used })));
  const hidden = [...outer.used].filter(([name]) => !own.has(name));
  const scope = { named, used: new Map([...own, ...hidden]) };
  const columns = new Map<string, boolean>();
  for (const { selection } of query.selections ?? []) {
    for (const [name, isBigint] of describeSelection(selection, own, scope)) {
      if (columns.has(name)) {
        throw new TypeError(`two columns of the result are called ${JSON.stringify(name)}: rename one with "as"`);
      }
      columns.set(name, isBigint);
    }
  }
  return columns;
}

function describeWith(node: WithNode | undefined, { named, used }: Scope): ReadonlyMap<string, Columns> {
  const all = new Map(named);
  for (const { name, expression } of node?.expressions ?? []) {
    const columns = SelectQueryNode.is(expression) ? describeSelect(expression, { named: all, used }) : UNKNOWN;
    const values = [...columns.values()];
    const renamed = name.columns?.map(({ column }, index) => [column.name, values[index] ?? false] as const);
    all.set(nameTable(name.table), renamed ? new Map(renamed) : columns);
  }
  return all;
}

/** The columns of SQL that only the caller knows. */
const UNKNOWN: Columns = new Map();

function describeTable(node: OperationNode, scope: Scope): readonly [alias: string, Columns] {
  if (AliasNode.is(node)) {
    return [IdentifierNode.is(node.alias) ? node.alias.name : "", describeTable(node.node, scope)[1]];
  }
  if (SelectQueryNode.is(node)) return ["", describeSelect(node, scope)];
  if (!TableNode.is(node)) return ["", UNKNOWN];
  const name = nameTable(node);
  return [name, scope.named.get(name) ?? describeServerTable(name)];
}

function nameTable({ table }: TableNode): string {
  return table.identifier.name;
}

function describeServerTable(name: string): Columns {
  if (!Object.hasOwn(tableColumns, name)) return UNKNOWN;
  const { all, bigints } = tableColumns[name as keyof typeof tableColumns];
  return new Map(all.map((column) => [column, bigints.includes(column)]));
}

function describeSelection(
  node: OperationNode,
  own: ReadonlyMap<string, Columns>,
  scope: Scope,
): Iterable<readonly [string, boolean]> {
  if (SelectAllNode.is(node)) return [...own.values()].flatMap((columns) => [...columns]);
  if (AliasNode.is(node)) {
    const isKnown = IdentifierNode.is(node.alias);
    return isKnown ? [[node.alias.name, isBigint(node.node, scope)]] : [];
  }
  const column = ReferenceNode.is(node) ? node.column : node;
  if (ReferenceNode.is(node) && SelectAllNode.is(column)) {
    return own.get(node.table ? nameTable(node.table) : "") ?? UNKNOWN;
  }
  return ColumnNode.is(column) ? [[column.column.name, isBigint(node, scope)]] : [];
}

/** Functions that return one of their arguments. */
const PICKING = [
  "min",
  "max",
  "any_value",
  "first_value",
  "last_value",
  "nth_value",
  "lag",
  "lead",
  "coalesce",
  "nullif",
  "greatest",
  "least",
];

function isBigint(node: OperationNode, scope: Scope): boolean {
  const isOne = (part: OperationNode | undefined) => part !== undefined && isBigint(part, scope);
  if (ValueNode.is(node)) return typeof node.value === "bigint";
  if (ColumnNode.is(node)) {
    const name = node.column.name;
    return [...scope.used.values()].find((columns) => columns.has(name))?.get(name) ?? false;
  }
  if (ReferenceNode.is(node)) {
    const { column, table } = node;
    if (!ColumnNode.is(column)) return false;
    return table ? (scope.used.get(nameTable(table))?.get(column.column.name) ?? false) : isOne(column);
  }
  if (CastNode.is(node)) return DataTypeNode.is(node.dataType) && /^(bigint|int8)$/.test(node.dataType.dataType);
  if (ParensNode.is(node)) return isOne(node.node);
  if (RawNode.is(node))
    return node.parameters.length === 1 && node.sqlFragments.join("") === "" && isOne(node.parameters[0]);
  if (AggregateFunctionNode.is(node)) return PICKING.includes(node.func) && node.aggregated.some(isOne);
  if (FunctionNode.is(node)) return PICKING.includes(node.func) && node.arguments.some(isOne);
  if (BinaryOperationNode.is(node)) return isOne(node.leftOperand);
  if (UnaryOperationNode.is(node)) return isOne(node.operand);
  if (CaseNode.is(node)) return (node.when ?? []).some(({ result }) => isOne(result)) || isOne(node.else);
  return SelectQueryNode.is(node) && [...describeSelect(node, scope).values()].some(Boolean);
}
