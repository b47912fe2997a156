import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { writeJson } from "../../../src/state/new-state.js";
import { computeVersion, decodeValue, readHex } from "../../../src/state/state-values.js";
import { wellFormedText } from "../any-text.js";
import { holdsFor } from "../property-runs.js";

const encoder = new TextEncoder();
const decode = (text: string) => decodeValue(encoder.encode(text));

describe("the value of a state entry", () => {
  it.each<readonly [string, unknown]>([
    ["9007199254740993", 9007199254740993n],
    ["-9007199254740993", -9007199254740993n],
    ["9007199254740991", 9007199254740991],
    [' { "a" : [ 9007199254740993 , "b  9007199254740993 " ] } ', { a: [9007199254740993n, "b  9007199254740993 "] }],
    [String.raw`"a \" , 9007199254740993 "`, 'a " , 9007199254740993 '],
    ["null", null],
    ['""', ""],
  ])("%s is JSON", (text, value) => {
    expect(decode(text)).toEqual(value);
  });

  it.each(["", "no JSON", "1,2", "1] [2", "{", "\uFEFF1", "NaN"])("%j is none, and stays what it is", (text) => {
    expect(decode(text)).toEqual(encoder.encode(text));
  });

  it("stays bytes if it is not UTF-8", () => {
    expect(decodeValue(readHex("00ff80"))).toEqual(Uint8Array.of(0, 255, 128));
    expect(decodeValue(readHex("22ff22"))).toEqual(Uint8Array.of(0x22, 255, 0x22));
  });

  it("survives a round trip as any JSON, with integers of any size", () => {
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
      fc.property(tree, (value) => {
        expect(decode(writeJson(value, "it"))).toEqual(writeAsRead(value));
      }),
    );
  });

  it("keeps integers exact up to 4,300 digits, and stays bytes with a longer one", () => {
    const [longest, longer] = [`-${"7".repeat(4300)}`, "7".repeat(4301)];
    expect(decode(`[${longest}]`)).toEqual([BigInt(longest)]);
    expect(decode(`[${longer}]`)).toEqual(encoder.encode(`[${longer}]`));
    expect(decode(longer)).toEqual(encoder.encode(longer));
  });

  it("is JSON however deeply it is nested", () => {
    const depth = 20_000;
    let value = decode(`${"[".repeat(depth)}9007199254740993${"]".repeat(depth)}`);
    for (let level = 0; level < depth; level++) [value] = value as unknown[];
    expect(value).toBe(9007199254740993n);
  });
});

describe("bytes in hexadecimal", () => {
  it("are read in either case", () => expect(readHex("00ffFf1a")).toEqual(Uint8Array.of(0, 255, 255, 26)));

  it.each(["0", "0g", "0x", " 1", "é1"])("are not %j", (hex) => expect(() => readHex(hex)).toThrow(SyntaxError));
});

describe("the version of a state", () => {
  it.each<readonly [Record<string, string>, string]>([
    // The first is what 1.6.2 and 1.7.12 made of it; that of nothing is the SHA-256 of nothing.
    [{ name: "bob" }, "tDqA04Lj3_qJ-PgNPTecXDGZgpwy6jm2Ni2BYqJIthM"],
    [{}, "47DEQpj8HBSa-_TImW-5JCeuQeRkm5NMpJWZG3hSuFU"],
    // Sorted by bytes: a key before those that it begins, and U+FFFD before the emoji, unlike in UTF-16.
    [{ ab: "1", a: "2", "😀": "3", "\uFFFD": "4" }, "vCPnOvwzvcdCCkv8lrdvYscd9uSR4ZMQJLMdJO88TO4"],
  ])("%j", async (texts, version) => {
    expect(await computeVersion(toEntries(texts))).toBe(version);
  });

  it("does not depend on the order in which the keys were written", async () => {
    const [first, second] = [
      { b: "1", a: "2", "": "3", ab: "4" },
      { "": "3", ab: "4", b: "1", a: "2" },
    ];
    expect(await computeVersion(toEntries(first))).toBe(await computeVersion(toEntries(second)));
    expect(await computeVersion(toEntries(first))).not.toBe(await computeVersion(toEntries({ ...first, b: "2" })));
  });
});

function toEntries(texts: Readonly<Record<string, string>>) {
  return Object.fromEntries(Object.entries(texts).map(([key, text]) => [key, encoder.encode(text)]));
}

/** JSON has no -0, and no difference between a number and a bigint. */
function writeAsRead(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(writeAsRead);
  if (typeof value === "object" && value !== null) {
    return Object.fromEntries(Object.entries(value).map(([key, field]) => [key, writeAsRead(field)]));
  }
  if (typeof value !== "number") return value;
  return /^-?\d{16,}$/.test(String(value)) && !Number.isSafeInteger(value) ? BigInt(String(value)) : value + 0;
}
