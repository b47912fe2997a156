import { beforeAll, describe, expect, it } from "vitest";
import { createAdminClient, readState, replaceState } from "../../src/index.js";
import { callHandler } from "../kit/send-invocations.js";
import { shareServer } from "../kit/use-server.js";
import { isSince, versions } from "../kit/versions.js";

/** Not a number that JavaScript has: 2^53 + 1. */
const LARGE = 9_007_199_254_740_993n;

describe.each(versions)("the state helpers on %s", (version) => {
  const server = shareServer(version);
  const counter = `${server.prefix}Counter`;

  beforeAll(async () => {
    await server.deploy({ label: "a", broken: false });
  });

  it("read what a handler has written, or nothing", async () => {
    await callHandler(server, "Counter/read/add", 41);
    expect(await readState(server.admin, counter, "read")).toEqual({
      values: { count: 41 },
      bytes: { count: bytes("41") },
      version: expect.stringMatching(/^[\w-]{43}$/),
    });
    const empty = await readState(server.admin, counter, "nobody");
    expect(empty).toMatchObject({ values: {}, bytes: {} });
    expect(await readState(server.admin, "Nope", "o'neill")).toEqual(empty);
  });

  it("write any value, and read it back exactly", async () => {
    const values = {
      text: 'grüße "😀"\n',
      large: LARGE,
      nested: { "a b": [LARGE, "integer 0: 5", null, -0.5] },
      raw: Uint8Array.of(0, 255),
      nothing: Uint8Array.of(),
      "": "",
      "😀": 1,
      "\uFFFD": 2,
      ["__proto__"]: 3,
    };
    const written = await replaceState(server.admin, counter, "values", values);
    const read = await readState(server.admin, counter, "values");
    expect(read).toEqual(written);
    expect(read.values).toEqual(values);
    expect(Object.keys(read.values)).toContain("__proto__");

    // The server agrees on the version, whatever the order of the keys is.
    const next = await replaceState(server.admin, counter, "values", {}, { expectedVersion: read.version });
    expect(next.values).toEqual({});
    // Also on that of no state.
    const last = await replaceState(server.admin, counter, "values", { a: 1 }, { expectedVersion: next.version });
    expect(await callHandler(server, "Counter/values/dump")).toEqual({ a: "31" });
    expect(last.values).toEqual({ a: 1 });
  });

  it("write any bytes exactly, as strings or as arrays", async () => {
    const values = Object.fromEntries([...anyBytes].map(([name, value]) => [name, Buffer.from(value)]));
    const written = await replaceState(server.admin, counter, "any-bytes", values);
    expect(await readState(server.admin, counter, "any-bytes")).toEqual(written);
    const wanted = Object.fromEntries(Object.entries(values).map(([name, value]) => [name, value.toString("hex")]));
    expect(await callHandler(server, "Counter/any-bytes/dump")).toEqual(wanted);
  });

  it("handle as much state as the server accepts in one request", async () => {
    const large = JSON.stringify({ text: "grüße ".repeat(200_000), lines: "\n".repeat(50_000) });
    await replaceState(server.admin, counter, "large", { large: Buffer.from(large) });
    const { bytes, version } = await readState(server.admin, counter, "large");
    expect(bytes.large?.length).toBeGreaterThan(1_500_000);
    await replaceState(server.admin, counter, "large", { ...bytes, status: "closed" }, { expectedVersion: version });
    const { values } = await readState(server.admin, counter, "large");
    expect(values).toEqual({ large: JSON.parse(large), status: "closed" });
  });

  if (isSince(version, "1.7.2")) {
    it("keep the state of a scope separate", async () => {
      await replaceState(server.admin, counter, "scoped", { a: 1 });
      await replaceState(server.admin, counter, "scoped", { b: 2 }, { scope: "tenant" });
      const unaware = createAdminClient({ baseUrl: server.adminUrl, serverVersion: false });
      for (const client of [server.admin, unaware]) {
        expect((await readState(client, counter, "scoped")).values).toEqual({ a: 1 });
        expect((await readState(client, counter, "scoped", { scope: "tenant" })).values).toEqual({ b: 2 });
      }
    });
  } else {
    it("reject a scope that an older server would ignore", async () => {
      await expect(replaceState(server.admin, counter, "k", { a: 1 }, { scope: "tenant" })).rejects.toMatchObject({
        name: "AdminUnsupportedError",
      });
      await expect(readState(server.admin, counter, "k", { scope: "tenant" })).rejects.toMatchObject({
        name: "AdminUnsupportedError",
      });
    });
  }
});

/** What a server could take for something else: UTF-8 of every length, and what only looks like UTF-8. */
const anyBytes: ReadonlyMap<string, readonly number[] | string> = new Map<string, readonly number[] | string>([
  ["nothing", []],
  ["ascii", Array.from({ length: 128 }, (_, byte) => byte)],
  ["all", Array.from({ length: 256 }, (_, byte) => byte)],
  ["zeros", Array(100).fill(0)],
  ["zero in a text", "before\0after"],
  ["byte order mark", "\uFEFFtext\uFEFF"],
  ["edges", "\x7f\x80\u07ff\u0800\ud7ff\ue000\ufffd\uffff\u{10000}\u{10ffff}"],
  ["separators", "\u2028\u2029\x85"],
  ["quotes", '"\\"\\u0041\\ud800"'],
  ["surrogate", [0x61, 0xed, 0xa0, 0x80]],
  ["pair of surrogates", [0xed, 0xa0, 0xbd, 0xed, 0xb8, 0x80]],
  ["overlong", [0xc0, 0x80, 0xc1, 0xbf, 0xe0, 0x80, 0x80]],
  ["beyond Unicode", [0xf4, 0x90, 0x80, 0x80, 0xf8, 0x88]],
  ["cut off", [0x61, 0xf0, 0x9f, 0x98]],
]);

function bytes(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}
