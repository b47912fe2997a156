import { runInNewContext } from "node:vm";
import fc from "fast-check";
import { afterEach, describe, expect, it } from "vitest";
import { createClient, readState, replaceState, type ServiceState } from "../../../src/index.js";
import { wellFormedText } from "../../kit/any-text.js";
import { holdsFor } from "../../kit/property-runs.js";
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

describe("a new state", () => {
  it.each<[string, unknown]>([
    ["with a prototype", { a: [1] }],
    ["without one", Object.assign(Object.create(null), { a: [1] })],
    ["of another realm", runInNewContext("({ a: [1] })")],
  ])("may be an object %s", async (_, values) => {
    const { target, sent } = await send(values as object);
    expect([target.bytes, target.values, sent]).toEqual([{ a: encoder.encode("[1]") }, { a: [1] }, { a: "[1]" }]);
  });
});

const cyclic: { readonly list: unknown[] } = { list: [] };
cyclic.list.push(cyclic);

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
    [' cannot be written as JSON: "0" is of the type Map', { a: [new Map()] }],
    [' cannot be written as JSON: "a b" is of the type Set', { "a b": new Set() }],
    [' cannot be written as JSON: "a" is of the type Uint8Array', { a: Uint8Array.of(1) }],
    [' cannot be written as JSON: "a" is of the type Uint8Array', { a: Buffer.from("a") }],
    [' cannot be written as JSON: "1" is NaN', { a: [0, Number.NaN] }],
    [' cannot be written as JSON: "1" is of the type Undefined', [0, undefined]],
    [' cannot be written as JSON: "0" is of the type Undefined', Object.assign(Array(2), { 1: 1 })],
    [" cannot be written as JSON: Converting circular structure", cyclic],
    [" cannot be written as JSON: Maximum call stack", JSON.parse("[".repeat(100_000) + "]".repeat(100_000))],
  ])("is rejected with its key: %s", async (problem, value) => {
    const refused = send({ fine: 1, 'the "key"': value });
    await expect(refused).rejects.toThrow(TypeError);
    if (problem.includes("JSON")) await expect(refused).rejects.toHaveProperty("cause.message");
    await expect(refused).rejects.toThrow(`the value of "the \\"key\\""${problem}`);
  });
});

describe("a value", () => {
  const write = async (value: unknown) => (await send({ k: value })).sent.k;

  it.each<[unknown, string]>([
    [{ at: new Date(0), url: new URL("http://a/") }, '{"at":"1970-01-01T00:00:00.000Z","url":"http://a/"}'],
    [{ a: 1, b: undefined }, '{"a":1}'],
    [[null, true, -0, 1e21, "\ud800\n"], '[null,true,0,1e+21,"\\ud800\\n"]'],
    [JSON.parse('{"__proto__":{"a":1}}'), '{"__proto__":{"a":1}}'],
    [-(10n ** 4299n), `-1${"0".repeat(4299)}`],
  ])("of %o is written as JSON.stringify does it", async (value, json) => expect(await write(value)).toBe(json));

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
  const sendBytes = (bytes: unknown) => send({ k: bytes });

  it.each(["", "grüße 😀", '{"a":"\\n"}', "\uFEFFa", "nothing\0", "\u2028\uFFFF"])(
    "of %j are sent as a string",
    async (text) => {
      const bytes = encoder.encode(text);
      expect(await sendBytes(bytes)).toMatchObject({ target: { bytes: { k: bytes } }, sent: { k: text } });
    },
  );

  it.each<[string, number[]]>([
    ["no UTF-8", [0x61, 0xff]],
    ["a surrogate", [0x61, 0xed, 0xa0, 0x80]],
    ["an overlong zero", [0x61, 0xc0, 0x80]],
    ["a character that is cut off", [0x61, 0xf0, 0x9f, 0x98]],
  ])("that are %s are sent as an array", async (_, list) => {
    expect(await sendBytes(Uint8Array.from(list))).toMatchObject({
      target: { bytes: { k: Uint8Array.from(list) } },
      sent: { k: list },
    });
  });

  it("are copied, and may come from another realm", async () => {
    const bytes = Uint8Array.of(255);
    const sending = sendBytes(bytes);
    bytes[0] = 1;
    expect((await sending).target.bytes.k).toEqual(Uint8Array.of(255));
    expect((await sendBytes(runInNewContext("Uint8Array.of(255)"))).sent.k).toEqual([255]);
    expect((await sendBytes(Buffer.from("grüße"))).sent.k).toBe("grüße");
  });
});

const decode = async (value: unknown) => (await send({ k: value })).target.values.k;
const decodeText = (text: string) => decode(encoder.encode(text));

describe("the value of a state entry", () => {
  it.each<readonly [string, unknown]>([
    ["9007199254740993", 9007199254740993n],
    ["-9007199254740993", -9007199254740993n],
    ["9007199254740991", 9007199254740991],
    [' { "a" : [ 9007199254740993 , "b  9007199254740993 " ] } ', { a: [9007199254740993n, "b  9007199254740993 "] }],
    [String.raw`"a \" , 9007199254740993 "`, 'a " , 9007199254740993 '],
    ["null", null],
    ['""', ""],
  ])("%s is JSON", async (text, value) => {
    expect(await decodeText(text)).toEqual(value);
  });

  it.each(["", "no JSON", "1,2", "1] [2", "{", "\uFEFF1", "NaN"])("%j is not JSON, and stays bytes", async (text) => {
    expect(await decodeText(text)).toEqual(encoder.encode(text));
  });

  it.each(["00ff80", "22ff22"])("stays bytes if it is not UTF-8: %s", async (hex) => {
    const bytes = Uint8Array.from(Buffer.from(hex, "hex"));
    expect(await decode(bytes)).toEqual(bytes);
  });

  it("returns all JSON unchanged after a round trip, with integers of every size", () => {
    const integer = fc.bigInt().filter((value) => value > 2n ** 53n || value < -(2n ** 53n));
    const { tree } = fc.letrec((tie) => ({
      tree: fc.oneof(
        { maxDepth: 2 },
        integer,
        fc.jsonValue({ maxDepth: 1 }),
        wellFormedText,
        fc.constantFrom("integer 0: 1", "integer 0: ", '","'),
        fc.array(tie("tree")),
        fc.dictionary(fc.string(), tie("tree")),
      ),
    }));
    return holdsFor(
      fc.asyncProperty(tree, async (value) => {
        expect(await decode(value)).toEqual(writeAsRead(value));
      }),
    );
  });
});

describe("bytes in hexadecimal", () => {
  const read = async (hex: string) => {
    shown = hex;
    return (await readState(client, "S", "k")).bytes.k;
  };

  it("are read in either case", async () => expect(await read("00ffFf1a")).toEqual(Uint8Array.of(0, 255, 255, 26)));

  it.each(["0", "0g", "0x", " 1", "é1"])("are not %j", (hex) =>
    expect(read(hex)).rejects.toMatchObject({ name: "AdminDecodeError" }),
  );
});

describe("the version of a state", () => {
  it.each<readonly [Record<string, string>, string]>([
    // 1.6.2 and 1.7.12 computed the first version. The version of an empty state is the SHA-256 of no bytes.
    [{ name: "bob" }, "tDqA04Lj3_qJ-PgNPTecXDGZgpwy6jm2Ni2BYqJIthM"],
    [{}, "47DEQpj8HBSa-_TImW-5JCeuQeRkm5NMpJWZG3hSuFU"],
    // Sorted by bytes: a key before longer keys that begin with it, and U+FFFD before the emoji, unlike in UTF-16.
    [{ ab: "1", a: "2", "😀": "45", "\uFFFD": "4" }, "8b5TmmI9ikP6_falKSEOIfwnl--6OM1Q_qTEFXjjR2s"],
  ])("%j", async (texts, version) => {
    expect(await computeVersion(texts)).toBe(version);
  });

  it("does not depend on the order in which the keys were written", async () => {
    const [first, second] = [
      { b: "1", a: "2", "": "3", ab: "4" },
      { "": "3", ab: "4", b: "1", a: "2" },
    ];
    expect(await computeVersion(first)).toBe(await computeVersion(second));
    expect(await computeVersion(first)).not.toBe(await computeVersion({ ...first, b: "2" }));
  });
});

async function computeVersion(texts: Readonly<Record<string, string>>): Promise<string> {
  const bytes = Object.fromEntries(Object.entries(texts).map(([key, text]) => [key, encoder.encode(text)]));
  return (await send(bytes)).target.version;
}

/** Returns a value as JSON keeps it: without -0, and without a difference between a number and a bigint. */
function writeAsRead(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(writeAsRead);
  if (typeof value === "object" && value !== null) {
    return Object.fromEntries(Object.entries(value).map(([key, field]) => [key, writeAsRead(field)]));
  }
  if (typeof value !== "number") return value;
  return /^-?\d{16,}$/.test(String(value)) && !Number.isSafeInteger(value) ? BigInt(String(value)) : value + 0;
}
