/**
 * Writes a value as a literal that is one operand wherever it stands: a negative number is in parentheses, since `-1` after a
 * minus would begin a comment.
 *
 * @throws TypeError if a value has no literal.
 */
export function writeLiteral(value: unknown): string {
  if (value instanceof Date) return writeDate(value);
  switch (typeof value) {
    case "string":
      return quote(value, "'");
    case "bigint":
      // What has more than 64 bits would become a rounded float.
      if (value >= -(2n ** 63n) && value < 2n ** 64n) return enclose(String(value));
      break;
    case "boolean":
      return String(value);
    case "number":
      // An integer that a number cannot hold exactly was never one: as a float it comes back as it is.
      if (Number.isInteger(value) && !Number.isSafeInteger(value)) return enclose(value.toExponential());
      if (Number.isFinite(value)) return enclose(String(value));
      break;
    default:
      if (value === null) return "NULL";
  }
  const given = typeof value === "number" || typeof value === "bigint" ? String(value) : typeof value;
  throw new TypeError(
    `${given} has no SQL literal: give a string, a number, a bigint, a boolean, null, a Date, or an array`,
  );
}

/**
 * Quotes a string, which may have any character in it: a backslash or a line break has no meaning there.
 *
 * @throws TypeError if it has a lone surrogate: the server refuses the whole request then.
 */
export function quote(text: string, mark: "'" | '"'): string {
  if (/\p{Surrogate}/u.test(text)) throw new TypeError("a string with a lone surrogate has no SQL literal");
  return mark + text.replaceAll(mark, mark + mark) + mark;
}

function enclose(number: string): string {
  return number.startsWith("-") ? `(${number})` : number;
}

function writeDate(date: Date): string {
  // A copy: a class that extends Date may write anything.
  const copy = new Date(Number(date));
  if (Number.isNaN(copy.getTime())) throw new TypeError("an invalid Date has no SQL literal");
  return `TIMESTAMP '${copy.toISOString()}'`;
}
