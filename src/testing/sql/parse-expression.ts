import { compareValues } from "./compare-values.js";
import { COMPARISONS, createSearch, isLike, type Search } from "./operators.js";
import { parseOperand } from "./parse-operand.js";
import { readTruth } from "./read-value.js";
import { UnknownSqlError } from "./sql-reader.js";
import { type Expression, type Place, parseSequence, placeOf, type Statement } from "./statement.js";

/** Parses a condition or a value. A condition is true, false, or null if it is unknown, as in SQL. */
export function parseExpression(statement: Statement): Expression {
  return joinConditions(parseSequence(statement, "OR", parseAnd), true);
}

function parseAnd(statement: Statement): Expression {
  return joinConditions(parseSequence(statement, "AND", parseNot), false);
}

/** @param decisive - The value that decides, whatever the other conditions are: true for `OR`, false for `AND`. */
function joinConditions([first, ...others]: readonly [Expression, ...Expression[]], decisive: boolean): Expression {
  if (others.length === 0) return first;
  const conditions = [first, ...others];
  const evaluate: Expression = (place) => {
    const values = conditions.map((condition) => readTruth(condition(place)));
    if (values.includes(decisive)) return decisive;
    return values.includes(null) ? null : !decisive;
  };
  const equalColumns = conditions.flatMap((condition) => condition.equalColumns ?? []);
  return decisive ? evaluate : Object.assign(evaluate, { equalColumns });
}

function parseNot(statement: Statement): Expression {
  return statement.reader.accept("NOT") ? negate(parseNot(statement)) : parseComparison(statement);
}

function negate(condition: Expression): Expression {
  return (place) => {
    const value = readTruth(condition(place));
    if (value === null && condition.isInQuery)
      throw new UnknownSqlError("servers differ in whether null is NOT IN (SELECT ...)");
    return value === null ? null : !value;
  };
}

function parseComparison(statement: Statement): Expression {
  const { reader } = statement;
  const left = parseOperand(statement, parseExpression);
  const compare = reader.next.kind === "symbol" ? COMPARISONS[reader.next.text] : undefined;
  if (compare) {
    const isEquality = reader.take().text === "=";
    const right = parseOperand(statement, parseExpression);
    const evaluate = createComparison(left, right, compare);
    if (!isEquality || !left.column || !right.column) return evaluate;
    return Object.assign(evaluate, { equalColumns: [[left.column, right.column]] as const });
  }
  if (reader.accept("IS", "NOT", "NULL")) return (place) => left(place) !== null;
  if (reader.accept("IS", "NULL")) return (place) => left(place) === null;
  if (reader.accept("NOT")) return negate(parseMatch(statement, left) ?? reader.refuse());
  return parseMatch(statement, left) ?? left;
}

function createComparison(left: Expression, right: Expression, isWanted: (order: number) => boolean): Expression {
  return (place) => {
    const order = compareValues(left(place), right(place));
    return order === null ? null : isWanted(order);
  };
}

/** Parses what may follow a value: `IN (...)`, `LIKE '...'`, `BETWEEN ... AND ...`. */
function parseMatch(statement: Statement, left: Expression): Expression | undefined {
  const { reader } = statement;
  if (reader.accept("IN")) {
    const isInQuery = reader.sees("SELECT", 1);
    const search = parseInList(statement);
    return Object.assign((place: Place) => search(place)(left(place)), { isInQuery });
  }
  if (reader.accept("BETWEEN")) return parseBetween(statement, left);
  const ignoresCase = reader.accept("ILIKE");
  if (!ignoresCase && !reader.accept("LIKE")) return undefined;
  const pattern = parseOperand(statement, parseExpression);
  return (place) => isLike(left(place), pattern(place), ignoresCase);
}

function parseBetween(statement: Statement, left: Expression): Expression {
  const least = parseOperand(statement, parseExpression);
  statement.reader.expect("AND");
  const most = parseOperand(statement, parseExpression);
  const isEnough = createComparison(left, least, (order) => order >= 0);
  const isAllowed = createComparison(left, most, (order) => order <= 0);
  return joinConditions([isEnough, isAllowed], false);
}

/** Parses the values of `IN`. Those that are the same for all rows, which may be thousands, are prepared once. */
function parseInList(statement: Statement): (place: Place) => Search {
  const { reader, runInner } = statement;
  reader.expect("(");
  if (reader.sees("SELECT")) {
    const { columns, rows } = runInner();
    const [column = "", ...others] = columns;
    if (others.length > 0) throw new UnknownSqlError("the query of IN has more than one column");
    // Servers ignore the nulls of a query, unlike those of a list (seen on 1.6.2 and 1.7.12).
    const search = createSearch(rows.map((row) => row[column] ?? null).filter((value) => value !== null));
    reader.expect(")");
    return () => search;
  }
  let areLiterals = true;
  const items = parseSequence(statement, ",", (inner) => {
    areLiterals &&= reader.next.kind === "string";
    return parseOperand(inner, parseExpression);
  });
  reader.expect(")");
  const searchAt = (place: Place) => createSearch(items.map((item) => item(place)));
  if (!areLiterals) return searchAt;
  const search = searchAt(placeOf([]));
  return () => search;
}
