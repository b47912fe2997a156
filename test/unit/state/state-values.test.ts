import { runInNewContext } from "node:vm";
import { expect, it } from "vitest";
import { createClient, readState, replaceState, type ServiceState } from "../../../src/index.js";
import { toFetch } from "../../kit/to-fetch.js";

const encoder = new TextEncoder();

/** The new state that was sent last, and the value of the key `k` in hexadecimal that a query shows. */
let body: { readonly new_state: Readonly<Record<string, unknown>> };
let shown = "";
const client = createClient({
  serverVersion: false,
  fetch: toFetch(async (request) => {
    if (request.url.endsWith("/query")) return Response.json({ rows: [{ key: "k", value: shown }] });
    body = await request.json();
    return new Response(null, { status: 202 });
  }),
});

/** Sends a new state, and returns it as it will be read. */
async function send(values: object): Promise<{ readonly target: ServiceState; readonly sent: typeof body.new_state }> {
  const target = await replaceState(client, "S", "k", values, { verify: false });
  return { target, sent: body.new_state };
}

class Account {
  readonly owner = "bob";
}

it.each<[string, unknown]>([
  ["with a prototype", { a: [1] }],
  ["without a prototype", Object.assign(Object.create(null), { a: [1] })],
  ["of another realm", runInNewContext("({ a: [1] })")],
])("a new state may be an object %s", async (_, values) => {
  const { target, sent } = await send(values as object);
  expect([target.bytes, target.values, sent]).toEqual([{ a: encoder.encode("[1]") }, { a: [1] }, { a: "[1]" }]);
});

const cyclic: { readonly list: unknown[] } = { list: [] };
cyclic.list.push(cyclic);

it.each<[string, unknown]>([
  [" is undefined; to delete a key, leave it out", undefined],
  [" cannot be written as JSON: it is of the type Function", () => 1],
  [" cannot be written as JSON: it is of the type Symbol", Symbol("s")],
  [" cannot be written as JSON: it is NaN", Number.NaN],
  [" cannot be written as JSON: it is of the type Float64Array", Float64Array.of(1)],
  [" cannot be written as JSON: it is of the type Error", new Error("a")],
  [" cannot be written as JSON: it is a class instance without toJSON", new Account()],
  [" cannot be written as JSON: it is of the type Undefined", { toJSON: () => undefined }],
  [' cannot be written as JSON: "0" is of the type Map', { a: [new Map()] }],
  [' cannot be written as JSON: "a b" is of the type Set', { "a b": new Set() }],
  [' cannot be written as JSON: "a" is of the type Uint8Array', { a: Buffer.from("a") }],
  [' cannot be written as JSON: "1" is NaN', { a: [0, Number.NaN] }],
  [' cannot be written as JSON: "1" is of the type Undefined', [0, undefined]],
  [' cannot be written as JSON: "0" is of the type Undefined', Object.assign(Array(2), { 1: 1 })],
  [" cannot be written as JSON: Converting circular structure", cyclic],
  [" cannot be written as JSON: Maximum call stack", JSON.parse("[".repeat(100_000) + "]".repeat(100_000))],
])("a value that JSON cannot represent is rejected with its key: %s", async (problem, value) => {
  const refused = send({ fine: 1, 'the "key"': value });
  await expect(refused).rejects.toThrow(TypeError);
  if (problem.includes("JSON")) await expect(refused).rejects.toHaveProperty("cause.message");
  await expect(refused).rejects.toThrow(`replaceState: the values: the value of "the \\"key\\""${problem}`);
});

const write = async (value: unknown) => (await send({ k: value })).sent.k;

it.each<[unknown, string]>([
  [{ at: new Date(0), url: new URL("http://a/") }, '{"at":"1970-01-01T00:00:00.000Z","url":"http://a/"}'],
  [{ a: 1, b: undefined }, '{"a":1}'],
  [[null, true, -0, 1e21, "\ud800\n"], '[null,true,0,1e+21,"\\ud800\\n"]'],
  [JSON.parse('{"__proto__":{"a":1}}'), '{"__proto__":{"a":1}}'],
  [-(10n ** 4299n), `-1${"0".repeat(4299)}`],
])("a value of %o is written as JSON.stringify does it", async (value, json) => expect(await write(value)).toBe(json));

it("a value of a bigint is written as an integer, even if BigInt.prototype.toJSON returns strings", async () => {
  const toJSON = function (this: bigint) {
    return String(this);
  };
  Object.defineProperty(BigInt.prototype, "toJSON", { value: toJSON, configurable: true });
  try {
    expect(await write({ a: [9007199254740993n] })).toBe('{"a":[9007199254740993]}');
    expect(await write(9007199254740993n)).toBe("9007199254740993");
  } finally {
    Reflect.deleteProperty(BigInt.prototype, "toJSON");
  }
});

const sendBytes = (bytes: unknown) => send({ k: bytes });

it.each(["", '{"a":"\\n"}', "\uFEFFa", "nothing\0", "\u2028\uFFFF"])(
  "bytes that are the UTF-8 of %j are sent as a string",
  async (text) => {
    const bytes = encoder.encode(text);
    expect(await sendBytes(bytes)).toMatchObject({ target: { bytes: { k: bytes } }, sent: { k: text } });
  },
);

it.each([[[0x61, 0xff]], [[0x61, 0xed, 0xa0, 0x80]], [[0x61, 0xc0, 0x80]], [[0x61, 0xf0, 0x9f, 0x98]]])(
  "bytes that are not UTF-8 are sent as an array, and are their own value: %o",
  async (list) => {
    const bytes = Uint8Array.from(list);
    const target = { bytes: { k: bytes }, values: { k: bytes } };
    expect(await sendBytes(bytes)).toMatchObject({ target, sent: { k: list } });
  },
);

it("bytes are copied, and may come from another realm", async () => {
  const bytes = Uint8Array.of(255);
  const sending = sendBytes(bytes);
  bytes[0] = 1;
  expect((await sending).target.bytes.k).toEqual(Uint8Array.of(255));
  expect((await sendBytes(runInNewContext("Uint8Array.of(255)"))).sent.k).toEqual([255]);
  expect((await sendBytes(Buffer.from("grüße"))).sent.k).toBe("grüße");
});

const decode = async (text: string) => (await sendBytes(encoder.encode(text))).target.values.k;

it("the value of a state entry is its JSON, with exact integers", async () => {
  const integers = [9007199254740991, -9007199254740993n];
  expect(await decode(' { "a" : [ 9007199254740991 , -9007199254740993 ] } ')).toEqual({ a: integers });
});

it.each(["", "no JSON", "1] [2", "\uFEFF1"])(
  "the value of a state entry that is not JSON is its bytes: %j",
  async (text) => expect(await decode(text)).toEqual(encoder.encode(text)),
);

const readHex = async (hex: string) => {
  shown = hex;
  return (await readState(client, "S", "k")).bytes.k;
};

it("bytes in hexadecimal are read in either case", async () => {
  expect(await readHex("00ffFf1a")).toEqual(Uint8Array.of(0, 255, 255, 26));
});

it.each(["0", "0g", "0x", " 1", "é1"])("bytes in hexadecimal are not %j, which is an AdminDecodeError", (hex) =>
  expect(readHex(hex)).rejects.toMatchObject({ name: "AdminDecodeError" }),
);

it.each<readonly [Record<string, string>, string]>([
  // 1.6.2 and 1.7.12 computed the first version. The version of an empty state is the SHA-256 of no bytes.
  [{ name: "bob" }, "tDqA04Lj3_qJ-PgNPTecXDGZgpwy6jm2Ni2BYqJIthM"],
  [{}, "47DEQpj8HBSa-_TImW-5JCeuQeRkm5NMpJWZG3hSuFU"],
  // Sorted by bytes: a key before longer keys that begin with it, and U+FFFD before the emoji, unlike in UTF-16.
  [{ ab: "1", a: "2", "😀": "45", "\uFFFD": "4" }, "8b5TmmI9ikP6_falKSEOIfwnl--6OM1Q_qTEFXjjR2s"],
])("the version of the state %j is that of the server", async (texts, version) => {
  const bytes = Object.fromEntries(Object.entries(texts).map(([key, text]) => [key, encoder.encode(text)]));
  expect((await send(bytes)).target.version).toBe(version);
});
