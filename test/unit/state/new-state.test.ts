import { runInNewContext } from "node:vm";
import { afterEach, describe, expect, it } from "vitest";
import { encodeState } from "../../../src/state/new-state.js";

const WHAT = "replaceState: the values";

const encoder = new TextEncoder();

class Account {
  readonly owner = "bob";
}

describe("a new state", () => {
  it.each<[string, unknown]>([
    ["Promise", Promise.resolve({ a: 1 })],
    ["Map", new Map([["a", 1]])],
    ["Set", new Set(["a"])],
    ["Date", new Date(0)],
    ["Array", [["a", 1]]],
    ["Uint8Array", Uint8Array.of(1)],
    ["Error", new Error("a")],
    ["Math", Math],
    ["function", () => ({ a: 1 })],
    ["number", 1],
    ["string", "{}"],
    ["null", null],
    ["undefined", undefined],
    ["a class instance", new Account()],
    ["a class instance or an object that inherits fields", Object.create({ a: 1 })],
    ["Map", runInNewContext("new Map([['a', 1]])")],
  ])("is not %s", (words, values) => {
    expect(() => encodeState(values, WHAT)).toThrow(TypeError);
    expect(() => encodeState(values, WHAT)).toThrow(words);
  });

  it("must not have symbols as keys", () => {
    expect(() => encodeState({ a: 1, [Symbol("b")]: 2 }, WHAT)).toThrow(
      `${WHAT} must have strings as keys, not symbols`,
    );
  });

  it.each<[string, unknown]>([
    ["with a prototype", { a: [1] }],
    ["without one", Object.assign(Object.create(null), { a: [1] })],
    ["of another realm", runInNewContext("({ a: [1] })")],
  ])("may be an object %s", (_, values) => {
    expect(encodeState(values, WHAT)).toEqual([{ key: "a", bytes: encoder.encode("[1]"), sent: "[1]" }]);
  });
});

const cyclic: { readonly list: unknown[] } = { list: [] };
cyclic.list.push(cyclic);

describe("a value that JSON cannot represent", () => {
  it.each<[string, unknown]>([
    ["it is undefined; to delete a key, leave it out", undefined],
    ["it is a function", () => 1],
    ["it is a symbol", Symbol("s")],
    ["it is NaN", Number.NaN],
    ["it is -Infinity", Number.NEGATIVE_INFINITY],
    ["it is an ArrayBuffer; only a Uint8Array is stored as bytes", new ArrayBuffer(1)],
    ["it is a SharedArrayBuffer; only", new SharedArrayBuffer(1)],
    ["it is a DataView; only", new DataView(new ArrayBuffer(1))],
    ["it is a Float64Array; only", Float64Array.of(1)],
    ["it is a Blob; only", new Blob(["a"])],
    ["it is a Promise; await it", Promise.resolve(1)],
    ["it is an invalid Date", new Date(Number.NaN)],
    ["it is an Error", new Error("a")],
    ["it is a class instance", new Account()],
    ["it is undefined", { toJSON: () => undefined }],
    ["it is an object with symbols as keys", { [Symbol("s")]: 1 }],
    ["it is an integer of more than 4,300 digits", 10n ** 4300n],
    ['["a"][0] is a Map', { a: [new Map()] }],
    ['["a b"] is a Set', { "a b": new Set() }],
    ['["a"] is a Uint8Array; only', { a: Uint8Array.of(1) }],
    ['["a"] is a Uint8Array; only', { a: Buffer.from("a") }],
    ['["a"][1] is NaN', { a: [0, Number.NaN] }],
    ["[1] is undefined", [0, undefined]],
    ["[0] is undefined", Object.assign(Array(2), { 1: 1 })],
    ['["f"] is a function', { f() {} }],
    ['["list"][0] is an object that contains itself', cyclic],
    [`${"[0]".repeat(10)}... is nested more than 500 levels deep`, JSON.parse("[".repeat(20_000) + "]".repeat(20_000))],
  ])("is rejected with its key: %s", (problem, value) => {
    expect(() => encodeState({ fine: 1, 'the "key"': value }, WHAT)).toThrow(TypeError);
    expect(() => encodeState({ fine: 1, 'the "key"': value }, WHAT)).toThrow(
      `the value of "the \\"key\\"" cannot be written as JSON: ${problem}`,
    );
  });
});

describe("a value", () => {
  const write = (value: unknown) => encodeState({ k: value }, WHAT)[0]?.sent;

  it.each<[unknown, string]>([
    [{ at: new Date(0), url: new URL("http://a/") }, '{"at":"1970-01-01T00:00:00.000Z","url":"http://a/"}'],
    [{ a: 1, b: undefined }, '{"a":1}'],
    [[null, true, -0, 1e21, "\ud800\n"], '[null,true,0,1e+21,"\\ud800\\n"]'],
    [JSON.parse('{"__proto__":{"a":1}}'), '{"__proto__":{"a":1}}'],
    [[cyclic.list.length, [], []], "[1,[],[]]"],
    [-(10n ** 4299n), `-1${"0".repeat(4299)}`],
  ])("of %o is written as JSON.stringify does it", (value, json) => expect(write(value)).toBe(json));

  it("may contain the same object twice", () => {
    const shared = { a: 1 };
    expect(write([shared, { shared }])).toBe('[{"a":1},{"shared":{"a":1}}]');
  });

  describe("with bigints", () => {
    afterEach(() => void Reflect.deleteProperty(BigInt.prototype, "toJSON"));

    it("writes integers, even if BigInt.prototype.toJSON returns strings", () => {
      const toJSON = function (this: bigint) {
        return String(this);
      };
      Object.defineProperty(BigInt.prototype, "toJSON", { value: toJSON, configurable: true });
      expect(JSON.stringify([1n])).toBe('["1"]');
      expect(write({ a: [9007199254740993n] })).toBe('{"a":[9007199254740993]}');
      expect(write(9007199254740993n)).toBe("9007199254740993");
    });
  });
});

describe("bytes", () => {
  const send = (bytes: unknown) => encodeState({ k: bytes }, WHAT)[0];

  it.each(["", "grüße 😀", '{"a":"\\n"}', "\uFEFFa", "nothing\0", "\u2028\uFFFF"])(
    "of %j are sent as a string",
    (text) => {
      const bytes = encoder.encode(text);
      expect(send(bytes)).toEqual({ key: "k", bytes, sent: text === "" ? [] : text });
    },
  );

  it.each<[string, number[]]>([
    ["no UTF-8", [0x61, 0xff]],
    ["a surrogate", [0x61, 0xed, 0xa0, 0x80]],
    ["a pair of surrogates", [0xed, 0xa0, 0xbd, 0xed, 0xb8, 0x80]],
    ["an overlong zero", [0x61, 0xc0, 0x80]],
    ["a character that is cut off", [0x61, 0xf0, 0x9f, 0x98]],
    ["more than U+10FFFF", [0xf4, 0x90, 0x80, 0x80]],
    ["zeros, of which a list is shorter than a string", [0, 0, 0]],
  ])("that are %s are sent as an array", (_, list) => {
    expect(send(Uint8Array.from(list))).toEqual({ key: "k", bytes: Uint8Array.from(list), sent: list });
  });

  it("are copied, and may come from another realm", () => {
    const bytes = Uint8Array.of(255);
    const entry = send(bytes);
    bytes[0] = 1;
    expect(entry?.bytes).toEqual(Uint8Array.of(255));
    expect(send(runInNewContext("Uint8Array.of(255)"))?.sent).toEqual([255]);
    expect(send(Buffer.from("grüße"))?.sent).toBe("grüße");
  });
});
