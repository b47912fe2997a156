import fc from "fast-check";
import type { SqlValue } from "../../src/index.js";
import { wellFormedText } from "../kit/any-text.js";

/** The characters that could end a literal, followed by SQL that would then do harm. */
const PAYLOAD = fc.string({
  unit: fc.constantFrom(
    ..."' '' \\ \\' \" ` -- /* */ ; $ $$ % _ - 1 E".split(" "),
    ...["\n", "\r", "\0", " "],
    ...[" OR TRUE ", " AS x, ", "42", " UNION ALL SELECT 1, 2, 3 ", ")", "(", ",", "ü", "😀", "’", "\u2028", "\\u0027"],
  ),
});

export const anySqlText: fc.Arbitrary<string> = fc.oneof(PAYLOAD, wellFormedText, fc.string({ unit: "grapheme" }));

/** Integers that a number represents exactly, and so does the sum of two. */
export const anySmallInteger: fc.Arbitrary<number> = fc.oneof(
  fc.integer({ min: -20, max: 20 }),
  fc.integer({ min: -(2 ** 50), max: 2 ** 50 }),
);

export const anySqlValue: fc.Arbitrary<SqlValue> = fc.oneof(
  anySqlText,
  fc.bigInt({ min: -(2n ** 63n), max: 2n ** 64n - 1n }),
  anySmallInteger,
  fc.double({ noNaN: true, noDefaultInfinity: true }),
  fc.boolean(),
  fc.constant(null),
  fc.date({ min: new Date(-9_223_372_036_000), max: new Date(9_223_372_036_000), noInvalidDate: true }),
);

/** Returns a value as a row has it: without dates, and with a bigint only where a number would round. */
export function readBack(value: SqlValue): unknown {
  if (value instanceof Date) return value.toISOString().replace(/(\.000)?Z$/, "");
  if (typeof value === "bigint") return Number.isSafeInteger(Number(value)) ? Number(value) : value;
  return Object.is(value, -0) ? 0 : value;
}
