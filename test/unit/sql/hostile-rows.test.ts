import { describe, expect, it } from "vitest";
import { parseExact } from "../../../src/sql/parse-exact.js";
import { RowReader } from "../../../src/sql/row-reader.js";

/** Reads a result that is cut in two, or into single bytes. */
function read(result: string, cut: number | "bytes"): unknown[] {
  const reader = new RowReader();
  const bytes = new TextEncoder().encode(result);
  const chunks =
    cut === "bytes" ? Array.from(bytes, (byte) => Uint8Array.of(byte)) : [bytes.slice(0, cut), bytes.slice(cut)];
  const rows = chunks.flatMap((chunk) => reader.push(chunk));
  reader.finish();
  return rows;
}

describe("rows that no Restate server writes", () => {
  it("may have whitespace wherever JSON allows it", () => {
    const result = '\n { "rows"\t:\r\n[ {"a" : 9007199254740993 }\n, {"a":1 } ] } \n';
    for (let cut = 0; cut <= result.length; cut++) {
      expect(read(result, cut)).toEqual([{ a: 9007199254740993n }, { a: 1 }]);
    }
    expect(read('{"rows":[] }', "bytes")).toEqual([]);
  });

  it.each([
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
  ])("must not have anything else: %j", (result) => {
    for (let cut = 0; cut <= result.length; cut++) expect(() => read(result, cut)).toThrow(SyntaxError);
    expect(() => read(result, "bytes")).toThrow(SyntaxError);
  });

  it("may be nested to any depth", () => {
    const depth = 20_000;
    const lists = `${"[".repeat(depth)}9007199254740993${"]".repeat(depth)}`;
    let [{ a: value }] = read(`{"rows":[{"a":${lists}}]}`, 70_000) as [{ a: unknown }];
    for (let level = 0; level < depth; level++) [value] = value as unknown[];
    expect(value).toBe(9007199254740993n);
  });

  it("have integers of at most 4,300 digits", () => {
    const [longest, longer] = [`-${"7".repeat(4_300)}`, "7".repeat(4_301)];
    expect(read(`{"rows":[{"a":${longest}},{"a":[${longest}]}]}`, "bytes")).toEqual([
      { a: BigInt(longest) },
      { a: [BigInt(longest)] },
    ]);
    expect(() => read(`{"rows":[{"a":${longer}}]}`, 0)).toThrow("an integer has more than 4300 digits");
    expect(() => read(`{"rows":[{"a":[${longer}]}]}`, 0)).toThrow("an integer has more than 4300 digits");
    expect(read(`{"rows":[{"a":1${longer}e-9000, "b":0.${longer}}]}`, "bytes")).toEqual([{ a: 0, b: 7 / 9 }]);
  });
});

describe("parseExact", () => {
  it.each<[string, unknown]>([
    ["9007199254740993", 9007199254740993n],
    [" -9007199254740993\n", -9007199254740993n],
    ['"9007199254740993"', "9007199254740993"],
    [
      '{"":{"":[9007199254740993,true,false,null,"",{},[],-0.5e-7]}}',
      { "": { "": [9007199254740993n, true, false, null, "", {}, [], -5e-8] } },
    ],
    ['{"a":9007199254740993,"b":1,"a":2}', { a: 2, b: 1 }],
    ['{"a":{"b":9007199254740993},"a":{"b":9007199254740992}}', { a: { b: 9007199254740992n } }],
  ])("reads %s", (text, value) => expect(parseExact(text)).toEqual(value));

  it("keeps a field named like the prototype", () => {
    const value = parseExact('{"__proto__":{"a":9007199254740993}}');
    expect(Object.entries(Object(value))).toEqual([["__proto__", { a: 9007199254740993n }]]);
    expect(Object.getPrototypeOf(value)).toBe(Object.prototype);
  });
});
