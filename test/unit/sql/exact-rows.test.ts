import fc from "fast-check";
import { expect, it, vi } from "vitest";
import { parseExact } from "../../../src/sql/parse-exact.js";
import { RowReader } from "../../../src/sql/row-reader.js";
import { wellFormedText } from "../../kit/any-text.js";
import { holdsFor } from "../../kit/property-runs.js";

/** Writes JSON without spaces, in which a bigint is an integer. */
function write(value: unknown): string {
  if (typeof value === "bigint") return String(value);
  if (Array.isArray(value)) return `[${value.map(write).join(",")}]`;
  if (typeof value !== "object" || value === null) return JSON.stringify(value);
  return `{${Object.entries(value)
    .map(([name, field]) => `${JSON.stringify(name)}:${write(field)}`)
    .join(",")}}`;
}

/** Reads a result that arrives in chunks, split at these bytes, even within a character. */
function read(result: string, cuts: readonly number[]): Record<string, unknown>[] {
  const reader = new RowReader();
  return [...cut(result, cuts), undefined].flatMap((chunk) => reader.read(chunk) ?? []);
}

/** Returns the text that was read, which is the given one if nothing is wrong. */
function readBack(result: string, cuts: readonly number[]): string {
  try {
    return write({ rows: read(result, cuts) });
  } catch (error) {
    return String(error);
  }
}

function cut(result: string, cuts: readonly number[]): readonly Uint8Array[] {
  const bytes = new TextEncoder().encode(result);
  const ends = [...new Set(cuts.map((at) => at % (bytes.length + 1)))].sort((left, right) => left - right);
  return [...ends, bytes.length].map((end, index) => bytes.slice(ends[index - 1] ?? 0, end));
}

// These tests come first, since any mistake of the reader shows here at once, with a result that a person can read.

const results = [
  '{"rows":[{"a\\"b":"\\\\","c":9007199254740993},{"d":"}],\\\\\\"","e":-12345678901234567}]}',
  '{"rows":[{"é":[9007199254740993,{"😀":"\\n"}],"f":1.5},{},{"g":"ü\\"","h":18446744073709551615}]}',
];

it.each(results)(
  "a short result, split into three chunks at every pair of positions, yields every row once, with every digit: %s",
  (result) => {
    const places = [...new TextEncoder().encode(result).keys()];
    const cuts = places.flatMap((first) => places.slice(first).map((second) => [first, second]));
    const wrong = cuts.find((pair) => readBack(result, pair) !== result) ?? [];
    const chunks = cut(result, wrong).map((chunk) => new TextDecoder().decode(chunk));
    expect(readBack(result, wrong), `in the chunks ${chunks.join(" | ")}`).toBe(result);
  },
);

it.each(results)(
  "a short result, split into three chunks at every pair of positions, is not accepted as complete without its end: %s",
  (result) => {
    for (let end = 0; end < result.length; end++) {
      const chunk = result.slice(0, end);
      expect(() => read(chunk, []), chunk).toThrow(SyntaxError);
    }
  },
);

const TOKENS = [...'"\\,:[]{}a\u0001', "0:", "1234567890123456789", "-9007199254740993"];
/** Strings that look like the tokens that the reader searches for. */
const text = fc.oneof(
  wellFormedText,
  fc.array(fc.constantFrom(...TOKENS)).map((parts) => parts.join("")),
);
const integer = fc.oneof(
  fc.maxSafeInteger(),
  fc
    .bigInt({ min: -(2n ** 63n), max: 2n ** 64n - 1n })
    .map((value) => (Number.isSafeInteger(Number(value)) ? Number(value) : value)),
);
const anyValue = fc.letrec((tie) => ({
  value: fc.oneof(
    { depthSize: "small" },
    text,
    integer,
    // Leaves out the sign of zero, which JSON.stringify drops, and large doubles that read as integers.
    fc
      .double({ noNaN: true, noDefaultInfinity: true })
      .filter((value) => Number.isSafeInteger(value) || !/^-?\d+$/.test(String(value)))
      .map((value) => value + 0),
    fc.boolean(),
    fc.constant(null),
    fc.array(tie("value")),
    fc.dictionary(text, tie("value"), { noNullPrototype: true }),
  ),
})).value;

it.each<[string, unknown]>([
  [`-${"7".repeat(5_000)}`, BigInt(`-${"7".repeat(5_000)}`)],
  [`[1${"7".repeat(5_000)}e-9000, 0.${"7".repeat(5_000)}]`, [0, 7 / 9]],
  ["[10000000000000000E+2,-10000000000000000e-3]", [1e18, -1e13]],
  ['{"a\\\\":12345678901234567}', { "a\\": 12345678901234567n }],
  ['{"a":"\\":12345678901234567,"}', { a: '":12345678901234567,' }],
  ['{"a":"\\u00010:1","b":12345678901234567}', { a: "\u00010:1", b: 12345678901234567n }],
  ['{"a":1.2345678901234567e19,"b":1.0e21}', { a: 1.2345678901234567e19, b: 1e21 }],
  [
    '{"":{"":[9007199254740993,true,null,"",{},[],-0.5e-7]}}',
    { "": { "": [2n ** 53n + 1n, true, null, "", {}, [], -5e-8] } },
  ],
  ['{"a":9007199254740993,"b":1,"a":2}', { a: 2, b: 1 }],
])("parseExact reads %s", (given, want) => expect(parseExact(given)?.value).toEqual(want));

it("parseExact returns undefined for what JSON.parse rejects", () => {
  expect(parseExact('{"a":12345678901234567,')).toBeUndefined();
});

const rows = fc.array(fc.dictionary(text, anyValue, { noNullPrototype: true }), { maxLength: 5 });

it("RowReader yields every row once, however the result is split into chunks", () =>
  holdsFor(
    fc.property(rows, fc.array(fc.nat()), (given, cuts) => {
      expect(read(write({ rows: given }), cuts)).toEqual(given);
    }),
  ));

it("RowReader rejects two columns with the same name, even if only one row has both", () => {
  const text =
    '{"rows":[{"a":1,"b":2},{"a":"x:y","b":{"a":1,"a":2}},{"b":1,"\\u0061":1,"a":9007199254740993},{"a":1}]}';
  const end = text.indexOf(',{"b":1,');
  for (let cut = 0; cut < text.length; cut++) {
    expect(() => read(text, [cut]), `cut at ${cut}`).toThrow(
      "two columns have the same name: rename one of them with AS",
    );
    expect(read(`${text.slice(0, end)}]}`, [cut])).toHaveLength(2);
  }
});

it("RowReader accepts whitespace wherever JSON allows it", () => {
  const rows = '\n { "rows"\t:\r\n[ {"a" : 9007199254740993 , "b":[ 9007199254740993 , 1 ]}\n,\t{"a": 1\n} ]}\n';
  for (let cut = 0; cut < rows.length; cut++) {
    expect(read(rows, [cut])).toEqual([{ a: 9007199254740993n, b: [9007199254740993n, 1] }, { a: 1 }]);
  }
  expect(read('{"rows":[] }', [])).toEqual([]);
});

it("RowReader reads values that are nested to any depth", () => {
  const depth = 20_000;
  const lists = `${"[".repeat(depth)}9007199254740993${"]".repeat(depth)}`;
  let value = read(`{"rows":[{"a":${lists}}]}`, [30_000])[0]?.a;
  for (let level = 0; level < depth; level++) [value] = value as unknown[];
  expect(value).toBe(9007199254740993n);
});

it("RowReader yields a row as soon as it is complete, even one of many chunks", () => {
  const reader = new RowReader();
  const push = (text: string) => reader.read(new TextEncoder().encode(text));
  expect(push('{"rows":[{"a":"')).toEqual([]);
  for (let count = 0; count < 100; count++) expect(push('\\\\ü}\\"'.repeat(100))).toEqual([]);
  expect(push('","b":9007199254740993},{"a')).toEqual([{ a: '\\ü}"'.repeat(10_000), b: 9007199254740993n }]);
  expect(push('":1}')).toEqual([{ a: 1 }]);
  expect(push(',{"a":2},')).toEqual([{ a: 2 }]);
  expect(push('{"a":3}]}')).toEqual([]);
  expect(reader.read(undefined)).toEqual([{ a: 3 }]);
  expect(reader.read(undefined)).toBeUndefined();
});

it.each([
  '{"rows":[{"a":1}{"a":2}]}',
  '{"rows":[{"a":1},]}',
  '{"rows":[,{"a":1}]}',
  '{"rows":[,]}',
  '{"rows":[{"a":1},,{"a":2}]}',
  '{" rows":[]}',
  '{"rows ":[]}',
  '{"ro ws":[]}',
  '{"rows":[]}\u00a0',
  '\uFEFF{"rows":[]}',
  '{"rows":[\u00a0{"a":1}]}',
  '{"rows":[{"a":1}\u00a0]}',
  '{"rows":[{"a":1},\u00a0{"a":1}]}',
  '{"rows":[{"a":1}],"more":1}',
  '{"rows":[]}{"rows":[]}',
])("RowReader rejects %j, however it is split", (result) => {
  for (let cut = 0; cut < result.length; cut++) expect(() => read(result, [cut])).toThrow(SyntaxError);
  expect(() =>
    read(
      result,
      [...result].map((_, index) => index),
    ),
  ).toThrow(SyntaxError);
});

it.each([
  ["", "the rows are truncated, or not JSON"],
  ["<html>", "the body does not begin with"],
  ['{"rows":{}}', "the body does not begin with"],
  ['{"rows":[1]}', "a row is not an object"],
  ['{"rows":[{"a":1},[12345678901234567]]}', "a row is not an object"],
  ['{"rows":[]}{', "the rows are truncated, or not JSON"],
  ['{"rows":[{}]]', "the rows are truncated, or not JSON"],
])("RowReader rejects %j: %s", (result, message) => expect(() => read(result, [])).toThrow(message));

it("RowReader parses a result in many small chunks a few times as a whole, wherever a row may seem to end", () => {
  const parse = vi.spyOn(JSON, "parse");
  const value = "a}".repeat(2_000);
  const text = write({ rows: [{ b: value }, { a: value }] });
  // Splits only the second row, so that the first one does not count.
  const cuts = Array.from({ length: 2_000 }, (_, index) => text.lastIndexOf(value) + 2 * index);
  expect(read(text, cuts)).toEqual([{ b: value }, { a: value }]);
  const parsed = parse.mock.calls.reduce((sum, [text]) => sum + text.length, 0);
  expect(parsed).toBeLessThan(7 * value.length);
  parse.mockRestore();
});
