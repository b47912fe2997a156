import { parseCall, parseCase } from "./parse-call.js";
import { readPosition, refuseValue } from "./read-value.js";
import { readInterval } from "./sql-interval.js";
import { readTime, SqlTime } from "./sql-time.js";
import { type Expression, parseSequence, readColumn, type Statement } from "./statement.js";

type ParseExpression = (statement: Statement) => Expression;

/** Words that are no column, since they begin what the fake does not know. */
const RESERVED =
  /^(AND|ANY|AS|ASC|CAST|DESC|ELSE|END|EXISTS|EXTRACT|FROM|GROUP|HAVING|INTERVAL|JOIN|LIMIT|NOT|ON|OR|ORDER|SELECT|THEN|UNION|WHEN|WHERE)$/i;

const CONSTANTS: Readonly<Record<string, unknown>> = { NULL: null, TRUE: true, FALSE: false };

/** Parses a value, and the indexes of its items after it: `regexp_match(name, '(a)')[1]`. */
export function parseOperand(statement: Statement, parse: ParseExpression): Expression {
  const { reader } = statement;
  let value = parseValue(statement, parse);
  while (reader.accept("[")) {
    const [list, index] = [value, parse(statement)];
    reader.expect("]");
    value = (place) => {
      const items = list(place);
      if (items === null) return null;
      return Array.isArray(items) ? (items[readPosition(index(place)) - 1] ?? null) : refuseValue(items, "a list");
    };
  }
  return value;
}

/** Parses a literal, a column, a function, or an expression in parentheses. */
function parseValue(statement: Statement, parse: ParseExpression): Expression {
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
  if (reader.accept("CASE")) return parseCase(statement, parse);
  if (reader.accept("TIMESTAMP")) return parseTyped(statement, readTimestamp);
  if (reader.accept("INTERVAL")) return parseTyped(statement, readInterval);
  const word = kind === "word" ? text.toUpperCase() : "";
  if (Object.hasOwn(CONSTANTS, word)) return reader.take() && constant(CONSTANTS[word]);
  return parseColumn(statement);
}

/** Parses the string after the name of its type. */
function parseTyped({ reader }: Statement, read: (text: string) => unknown): Expression {
  const { kind, text } = reader.next;
  const value = (kind === "string" ? read(text) : undefined) ?? reader.refuse();
  reader.take();
  return constant(value);
}

function readTimestamp(text: string): SqlTime | undefined {
  const time = readTime(text);
  return time === undefined ? undefined : new SqlTime(time);
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
  const name = { table: names.at(-2), column: names.at(-1) ?? "" };
  statement.columns.push(name);
  const read: Expression = ({ scope }) => readColumn(scope, name);
  return Object.assign(read, { column: name });
}
