import { runInNewContext } from "node:vm";
import { afterEach, describe, expect, it } from "vitest";
import { prepareState } from "../../../src/state/new-state.js";

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
  ])("is not %s", async (words, values) => {
    const refused = prepareState(values, WHAT);
    await expect(refused).rejects.toThrow(TypeError);
    await expect(refused).rejects.toThrow(words);
  });

  it.each<[string, unknown]>([
    ["with a prototype", { a: [1] }],
    ["without one", Object.assign(Object.create(null), { a: [1] })],
    ["of another realm", runInNewContext("({ a: [1] })")],
  ])("may be an object %s", async (_, values) => {
    const { target, sent } = await prepareState(values, WHAT);
    expect([target.bytes, target.values, sent]).toEqual([{ a: encoder.encode("[1]") }, { a: [1] }, { a: "[1]" }]);
  });
});

const cyclic: { readonly list: unknown[] } = { list: [] };
cyclic.list.push(cyclic);

const nest = (depth: number) => JSON.parse(`${"[".repeat(depth)}${"]".repeat(depth)}`);

it("may be nested 1,000 times", async () => {
  const { sent } = await prepareState({ a: nest(1_000) }, WHAT);
  expect(sent.a).toBe(`${"[".repeat(1_000)}${"]".repeat(1_000)}`);
});

describe("a value that JSON cannot represent", () => {
  it.each<[string, unknown]>([
    [" is undefined; to delete a key, leave it out", undefined],
    [" cannot be written as JSON: it is of the type Function", () => 1],
    [" cannot be written as JSON: it is of the type Symbol", Symbol("s")],
    [" cannot be written as JSON: it is NaN", Number.NaN],
    [" cannot be written as JSON: it is -Infinity", Number.NEGATIVE_INFINITY],
    [" cannot be written as JSON: it is of the type ArrayBuffer", new ArrayBuffer(1)],
    [" cannot be written as JSON: it is of the type Float64Array", Float64Array.of(1)],
    [" cannot be written as JSON: it is of the type Promise", Promise.resolve(1)],
    [" cannot be written as JSON: it is of the type Error", new Error("a")],
    [" cannot be written as JSON: it is a class instance without toJSON", new Account()],
    [" cannot be written as JSON: it is of the type Undefined", { toJSON: () => undefined }],
    ['["a"][0] cannot be written as JSON: it is of the type Map', { a: [new Map()] }],
    ['["a b"] cannot be written as JSON: it is of the type Set', { "a b": new Set() }],
    ['["a"] cannot be written as JSON: it is of the type Uint8Array', { a: Uint8Array.of(1) }],
    ['["a"] cannot be written as JSON: it is of the type Uint8Array', { a: Buffer.from("a") }],
    ['["a"][1] cannot be written as JSON: it is NaN', { a: [0, Number.NaN] }],
    ["[1] cannot be written as JSON: it is of the type Undefined", [0, undefined]],
    ["[0] cannot be written as JSON: it is of the type Undefined", Object.assign(Array(2), { 1: 1 })],
    [" cannot be written as JSON: it contains itself, or is nested too deeply", cyclic],
    [" cannot be written as JSON: it contains itself, or is nested too deeply", nest(1_002)],
  ])("is rejected with its key: %s", async (problem, value) => {
    const refused = prepareState({ fine: 1, 'the "key"': value }, WHAT);
    await expect(refused).rejects.toThrow(TypeError);
    await expect(refused).rejects.toThrow(`the value of "the \\"key\\""${problem}`);
  });
});

describe("a value", () => {
  const write = async (value: unknown) => (await prepareState({ k: value }, WHAT)).sent.k;

  it.each<[unknown, string]>([
    [{ at: new Date(0), url: new URL("http://a/") }, '{"at":"1970-01-01T00:00:00.000Z","url":"http://a/"}'],
    [{ a: 1, b: undefined }, '{"a":1}'],
    [[null, true, -0, 1e21, "\ud800\n"], '[null,true,0,1e+21,"\\ud800\\n"]'],
    [JSON.parse('{"__proto__":{"a":1}}'), '{"__proto__":{"a":1}}'],
    [-(10n ** 4299n), `-1${"0".repeat(4299)}`],
  ])("of %o is written as JSON.stringify does it", async (value, json) => expect(await write(value)).toBe(json));

  it("may contain the same object twice", async () => {
    const shared = { a: 1 };
    expect(await write([shared, { shared }])).toBe('[{"a":1},{"shared":{"a":1}}]');
  });

  describe("with bigints", () => {
    afterEach(() => void Reflect.deleteProperty(BigInt.prototype, "toJSON"));

    it("writes integers, even if BigInt.prototype.toJSON returns strings", async () => {
      const toJSON = function (this: bigint) {
        return String(this);
      };
      Object.defineProperty(BigInt.prototype, "toJSON", { value: toJSON, configurable: true });
      expect(JSON.stringify([1n])).toBe('["1"]');
      expect(await write({ a: [9007199254740993n] })).toBe('{"a":[9007199254740993]}');
      expect(await write(9007199254740993n)).toBe("9007199254740993");
    });
  });
});

describe("bytes", () => {
  const send = (bytes: unknown) => prepareState({ k: bytes }, WHAT);

  it.each(["", "grüße 😀", '{"a":"\\n"}', "\uFEFFa", "nothing\0", "\u2028\uFFFF"])(
    "of %j are sent as a string",
    async (text) => {
      const bytes = encoder.encode(text);
      expect(await send(bytes)).toMatchObject({ target: { bytes: { k: bytes } }, sent: { k: text } });
    },
  );

  it.each<[string, number[]]>([
    ["no UTF-8", [0x61, 0xff]],
    ["a surrogate", [0x61, 0xed, 0xa0, 0x80]],
    ["an overlong zero", [0x61, 0xc0, 0x80]],
    ["a character that is cut off", [0x61, 0xf0, 0x9f, 0x98]],
  ])("that are %s are sent as an array", async (_, list) => {
    expect(await send(Uint8Array.from(list))).toMatchObject({
      target: { bytes: { k: Uint8Array.from(list) } },
      sent: { k: list },
    });
  });

  it("are copied, and may come from another realm", async () => {
    const bytes = Uint8Array.of(255);
    const sending = send(bytes);
    bytes[0] = 1;
    expect((await sending).target.bytes.k).toEqual(Uint8Array.of(255));
    expect((await send(runInNewContext("Uint8Array.of(255)"))).sent.k).toEqual([255]);
    expect((await send(Buffer.from("grüße"))).sent.k).toBe("grüße");
  });
});
