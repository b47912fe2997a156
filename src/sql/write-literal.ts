/**
 * Writes a value as a literal. A negative number gets parentheses: `-1` after a minus would begin a comment, and
 * `-1::text` would cast only the 1.
 *
 * @throws TypeError if a value has no literal.
 */
export function writeLiteral(value: unknown): string {
  if (value instanceof Date) return writeDate(value);
  switch (typeof value) {
    case "string":
      return quote(value, "'");
    case "bigint":
      // More than 64 bits would become a rounded float.
      if (value >= -(2n ** 63n) && value < 2n ** 64n) return enclose(String(value));
      break;
    case "boolean":
      return String(value);
    case "number":
      // A number does not hold such an integer exactly. As a float, its value survives unchanged.
      if (Number.isInteger(value) && !Number.isSafeInteger(value)) return enclose(value.toExponential());
      if (Number.isFinite(value)) return enclose(String(value));
      break;
    default:
      if (value === null) return "NULL";
  }
  const given = typeof value === "number" || typeof value === "bigint" ? String(value) : typeof value;
  throw new TypeError(
    `${given} cannot be an SQL literal; use a string, a finite number, a bigint of 64 bits, a boolean, null, a Date, or an array`,
  );
}

/**
 * Quotes a string. Inside quotes, the server treats only the quote itself as special, not a backslash or a line break.
 *
 * @throws TypeError if the string has a lone surrogate, since the server rejects such a request with 400.
 */
export function quote(text: string, mark: "'" | '"'): string {
  if (/\p{Surrogate}/u.test(text)) throw new TypeError("a string with a lone surrogate cannot be an SQL literal");
  return mark + text.replaceAll(mark, mark + mark) + mark;
}

function enclose(number: string): string {
  return number.startsWith("-") ? `(${number})` : number;
}

/**
 * The milliseconds around 1970 in which the server can hold a time, as nanoseconds in 64 bits: the whole seconds that
 * 1.6.2 and 1.7.12 accept. They respond to any other time with a 500.
 */
const TIMES = 9_223_372_036_000;

function writeDate(date: Date): string {
  // A copy, since a subclass of Date may override toISOString.
  const copy = new Date(Number(date));
  if (Math.abs(Number(copy)) <= TIMES) return `TIMESTAMP '${copy.toISOString()}'`;
  const given = Number.isNaN(Number(copy)) ? "an invalid Date" : copy.toISOString();
  throw new TypeError(`${given} cannot be an SQL literal; use a Date from 1677-09-22 to 2262-04-11`);
}
