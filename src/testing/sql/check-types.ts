import { describeValue } from "./describe-value.js";
import { UnknownSqlError } from "./sql-reader.js";

/**
 * Checks that the branches of an expression have one type. Servers convert the others, by rules of their own, or refuse
 * them.
 *
 * @throws UnknownSqlError for values of several types, apart from null.
 */
export function checkTypes(values: readonly unknown[]): void {
  const [first, ...others] = values.filter((value) => value !== null);
  const other = others.find((value) => typeOf(value) !== typeOf(first));
  if (other === undefined) return;
  throw new UnknownSqlError(`${describeValue(first)} and ${describeValue(other)} have different types`);
}

function typeOf(value: unknown): unknown {
  if (typeof value === "bigint") return "number";
  return typeof value === "object" ? Object(value).constructor : typeof value;
}
