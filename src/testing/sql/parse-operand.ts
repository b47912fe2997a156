import { orderValues } from "./compare-values.js";
import { AGGREGATES, dropRepeated, SCALARS } from "./functions.js";
import { type Expression, type Place, parseSequence, type Statement } from "./statement.js";

type ParseExpression = (statement: Statement) => Expression;

/** Words that are no column, since they begin what the fake does not know. */
const RESERVED =
  /^(AND|ANY|AS|ASC|CASE|CAST|DESC|EXISTS|EXTRACT|FROM|GROUP|HAVING|INTERVAL|JOIN|LIMIT|NOT|ON|OR|ORDER|SELECT|UNION|WHERE)$/i;

const CONSTANTS: Readonly<Record<string, unknown>> = { NULL: null, TRUE: true, FALSE: false };

/** Parses a literal, a column, a function, or an expression in parentheses. */
export function parseOperand(statement: Statement, parse: ParseExpression): Expression {
  const { reader } = statement;
  if (reader.accept("(")) {
    const inner = parse(statement);
    reader.expect(")");
    return inner;
  }
  const isNegative = reader.accept("-");
  const { kind, text } = reader.next;
  if (kind === "number") return readNumber(isNegative ? `-${reader.take().text}` : reader.take().text);
  if (isNegative) return reader.refuse();
  if (kind === "string") return constant(reader.take().text);
  if (kind === "word" && reader.sees("(", 1)) return parseCall(statement, parse);
  if (reader.accept("TIMESTAMP")) return constant(new Date(reader.take().text));
  const word = kind === "word" ? text.toUpperCase() : "";
  if (Object.hasOwn(CONSTANTS, word)) return reader.take() && constant(CONSTANTS[word]);
  return parseColumn(statement);
}

function constant(value: unknown): Expression {
  return () => value;
}

function readNumber(digits: string): Expression {
  const number = Number(digits);
  return constant(Number.isSafeInteger(number) || digits.includes(".") ? number : BigInt(digits));
}

/** Parses a column, which may have the name of its table before it. */
function parseColumn(statement: Statement): Expression {
  const names = parseSequence(statement, ".", ({ reader }) => {
    const { kind, text } = reader.next;
    if (kind !== "name" && (kind !== "word" || RESERVED.test(text))) reader.refuse();
    return reader.take().text;
  });
  const name = names.at(-1) ?? "";
  statement.columns.add(name);
  return ({ row }) => row[name] ?? null;
}

function parseCall(statement: Statement, parse: ParseExpression): Expression {
  const { reader } = statement;
  const name = reader.next.text.toLowerCase();
  if (Object.hasOwn(AGGREGATES, name)) return parseAggregate(statement, name, parse);
  const compute = Object.hasOwn(SCALARS, name) ? SCALARS[name] : undefined;
  if (!compute && name !== "coalesce") return reader.refuse();
  reader.take();
  reader.expect("(");
  const parts = parseSequence(statement, ",", parse);
  reader.expect(")");
  return (place) => {
    const values = parts.map((part) => part(place));
    if (!compute) return values.find((value) => value !== null) ?? null;
    return values.includes(null) ? null : compute(...values);
  };
}

/** Parses `count(*)`, `count(DISTINCT column)`, `last_value(column ORDER BY other)`. */
function parseAggregate(statement: Statement, name: string, parse: ParseExpression): Expression {
  const { reader } = statement;
  const compute = AGGREGATES[name] ?? reader.refuse();
  statement.isGrouped = true;
  reader.take();
  reader.expect("(");
  if (name === "count" && reader.accept("*", ")")) return ({ group }) => group.length;
  const isDistinct = reader.accept("DISTINCT");
  const value = parse(statement);
  const order = reader.accept("ORDER", "BY") ? parse(statement) : undefined;
  const isDescending = reader.accept("DESC");
  reader.accept("ASC");
  reader.expect(")");
  return ({ group }) => {
    const rows = order ? sortRows(group, order, isDescending) : group;
    const values = rows.map((row) => value({ row, group: [row] })).filter((each) => each !== null);
    return compute(isDistinct ? dropRepeated(values) : values);
  };
}

function sortRows(rows: Place["group"], order: Expression, isDescending: boolean): Place["group"] {
  const keyOf = (row: Place["row"]) => order({ row, group: [row] });
  const sorted = [...rows].sort((left, right) => orderValues(keyOf(left), keyOf(right)));
  return isDescending ? sorted.reverse() : sorted;
}
