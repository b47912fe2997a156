import {
  AggregateFunctionNode,
  BinaryOperationNode,
  CaseNode,
  FunctionNode,
  type OperationNode,
  OperatorNode,
  ParensNode,
  RawNode,
  UnaryOperationNode,
  ValueNode,
} from "kysely";

/** Functions that return one of their arguments. */
const PICKING: ReadonlySet<string> = /* @__PURE__ */ new Set([
  "any_value",
  "coalesce",
  "first_value",
  "greatest",
  "lag",
  "last_value",
  "lead",
  "least",
  "max",
  "min",
  "nth_value",
  "nullif",
]);

/**
 * Lists the parts of an expression from which Kysely infers its type: `max(a)` has the type of `a`. An expression whose
 * type only the caller knows has none.
 *
 * @returns Undefined for what has no parts, such as a column.
 */
export function listSources(node: OperationNode): readonly OperationNode[] | undefined {
  if (ParensNode.is(node)) return [node.node];
  if (BinaryOperationNode.is(node)) return hasFraction(node) ? [] : [node.leftOperand];
  if (UnaryOperationNode.is(node)) return [node.operand];
  if (AggregateFunctionNode.is(node)) return PICKING.has(node.func) ? node.aggregated : [];
  if (FunctionNode.is(node)) return PICKING.has(node.func) ? node.arguments : [];
  if (RawNode.is(node)) return node.sqlFragments.join("") === "" ? node.parameters : [];
  if (CaseNode.is(node)) {
    const results = (node.when ?? []).map(({ result }) => result);
    return [...results, node.else].filter((result) => result !== undefined);
  }
  return undefined;
}

/**
 * Whether the result may have a fraction. The server computes with a float if the value is one, and divides by any other
 * value with four decimal places (seen on 1.6.2 and 1.7.12).
 */
function hasFraction({ operator, rightOperand }: BinaryOperationNode): boolean {
  if (!ValueNode.is(rightOperand)) return false;
  const isQuotient = OperatorNode.is(operator) && operator.operator === "/";
  return isQuotient || (typeof rightOperand.value === "number" && !Number.isSafeInteger(rightOperand.value));
}
