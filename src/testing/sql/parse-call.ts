import { checkTypes } from "./check-types.js";
import { AGGREGATES, CASTS, dropRepeated, SCALARS, SEES_NULLS } from "./functions.js";
import { parseOfRow } from "./parse-of-row.js";
import { parseOrder } from "./parse-order.js";
import { readTruth } from "./read-value.js";
import { UnknownSqlError } from "./sql-reader.js";
import { type Expression, type Place, parseSequence, placeOf, type Statement } from "./statement.js";

type ParseExpression = (statement: Statement) => Expression;

/** Parses a function with its arguments. */
export function parseCall(statement: Statement, parse: ParseExpression): Expression {
  const { reader } = statement;
  const name = reader.next.text.toLowerCase();
  if (name === "cast") return parseCast(statement, parse);
  if (Object.hasOwn(AGGREGATES, name)) return parseAggregate(statement, name, parse);
  const compute = Object.hasOwn(SCALARS, name) ? SCALARS[name] : undefined;
  if (!compute && name !== "coalesce") return reader.refuse();
  reader.take();
  reader.expect("(");
  const parts = parseSequence(statement, ",", parse);
  reader.expect(")");
  return (place) => {
    const values = parts.map((part) => part(place));
    if (compute) return values.includes(null) ? null : compute(...values);
    checkTypes(values);
    return values.find((value) => value !== null) ?? null;
  };
}

/** Parses `CAST(value AS BIGINT)`. */
function parseCast(statement: Statement, parse: ParseExpression): Expression {
  const { reader } = statement;
  reader.take();
  reader.expect("(");
  const value = parse(statement);
  reader.expect("AS");
  const cast = CASTS[reader.next.text.toUpperCase()] ?? reader.refuse();
  // The fake does not tell 2.0 from 2.
  const mayBeFloat = cast === CASTS.TEXT && /\d\.\d|avg|double/i.test(reader.query);
  reader.take();
  reader.expect(")");
  return (place) => {
    const given = value(place);
    if (mayBeFloat && typeof given === "number")
      throw new UnknownSqlError(`a server may write ${given} with a fraction, since the query has numbers with one`);
    return given === null ? null : cast(given);
  };
}

/** Parses `count(*)`, `count(DISTINCT column)`, `last_value(column ORDER BY other)`. */
function parseAggregate(statement: Statement, name: string, parse: ParseExpression): Expression {
  const { reader } = statement;
  const compute = AGGREGATES[name] ?? reader.refuse();
  reader.take();
  reader.expect("(");
  if (name === "count" && reader.accept("*", ")")) {
    statement.isGrouped = true;
    return ({ group }) => group.length;
  }
  const isDistinct = reader.accept("DISTINCT");
  const outer = statement.columns.splice(0);
  const parseInner = (inner: Statement) => parseOfRow(inner, name, parse);
  const value = parseInner(statement);
  const order = reader.accept("ORDER", "BY") ? parseOrder(statement, parseInner) : undefined;
  statement.isGrouped = true;
  const inner = statement.columns.splice(0).map((column) => ({ ...column, isAggregated: true }));
  statement.columns.push(...outer, ...inner);
  reader.expect(")");
  return ({ group }) => {
    const places = group.map(placeOf);
    const sorted = order ? places.sort(order) : places;
    const values = sorted.map(value).filter((each) => each !== null || SEES_NULLS.test(name));
    if (values.length === 0 && name !== "count") return null;
    return compute(isDistinct ? dropRepeated(values) : values);
  };
}

/** Parses `CASE WHEN condition THEN value ELSE other END`, after its first word. */
export function parseCase(statement: Statement, parse: ParseExpression): Expression {
  const { reader } = statement;
  const cases: { readonly when: Expression; readonly value: Expression }[] = [];
  while (reader.accept("WHEN")) {
    const when = parse(statement);
    reader.expect("THEN");
    cases.push({ when, value: parse(statement) });
  }
  const other = reader.accept("ELSE") ? parse(statement) : () => null;
  reader.expect("END");
  const branches = [...cases.map(({ value }) => value), other];
  return (place) => {
    const value = (cases.find(({ when }) => readTruth(when(place)))?.value ?? other)(place);
    checkTypes([value, ...branches.map((branch) => readBranch(branch, place))]);
    return value;
  };
}

/** Evaluates a branch for its type. One that is not taken may be about values that rows like this one do not have. */
function readBranch(branch: Expression, place: Place): unknown {
  try {
    return branch(place);
  } catch (error) {
    if (error instanceof UnknownSqlError) return null;
    throw error;
  }
}
