import { orderValues } from "./compare-values.js";
import { type Expression, type Place, parseSequence, type Statement } from "./statement.js";

/** Orders two places. */
export type Order = (left: Place, right: Place) => number;

/** Parses what follows `ORDER BY`. Null is last, or first if the order is descending, as on the server. */
export function parseOrder(statement: Statement, parse: (statement: Statement) => Expression): Order {
  const keys = parseSequence(statement, ",", (inner) => {
    const read = parse(inner);
    const sign = inner.reader.accept("DESC") ? -1 : 1;
    inner.reader.accept("ASC");
    return { read, sign };
  });
  return (left, right) =>
    keys.map(({ read, sign }) => sign * orderValues(read(left), read(right))).find((order) => order !== 0) ?? 0;
}
