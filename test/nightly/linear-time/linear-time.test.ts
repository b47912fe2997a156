import { describe, expect, it } from "vitest";
import { createClient, queryRows, readState, replaceState, streamRows } from "../../../src/index.js";

/**
 * Nothing here takes more than linear time, whatever a server answers with or a handler has stored. What is linear takes 4 times as much
 * for 4 times the input; what is quadratic takes 16 times as much.
 */
const FACTOR = 4;
const MOST = 10;
/** In milliseconds. Below it, the time says nothing of the input. */
const LEAST = 2;
/** Two if the first two are enough. */
const ROUNDS = 12;

interface Reader {
  readonly name: string;
  readonly read: (text: string) => Promise<unknown>;
}

const rows: readonly Reader[] = [
  { name: "queryRows", read: (text) => queryRows(answerWith(text), "SELECT 1") },
  {
    name: "streamRows",
    async read(text) {
      for await (const row of streamRows(answerWith(text), "SELECT 1")) expect(row).toBeTypeOf("object");
    },
  },
];
const state: Reader = {
  name: "readState",
  read: (text) =>
    readState(answerWith(`{"rows":[{"key":"a","value":"${Buffer.from(text).toString("hex")}"}]}`), "A", "b"),
};
const written: Reader = {
  name: "replaceState",
  read: (text) => replaceState(answerWith(""), "A", "b", JSON.parse(text), { verify: false }),
};
const list = (count: number, write: (index: number) => string) =>
  Array.from({ length: count }, (_, index) => write(index));
const columns = (count: number) => list(count, (index) => `"c${index}":1`);

const ROWS: readonly [string, number, (count: number) => string][] = [
  [
    "many long integers in lists",
    5_000,
    (count) => `{"a":[${list(count, () => '":9007199254740993,",9007199254740993')}]}`,
  ],
  ["integers of 4,300 digits", 60, (count) => `{"a":[${list(count, () => "7".repeat(4_300))}]}`],
  ["a fraction of many digits", 300_000, (count) => `{"a":0.${"7".repeat(count)}}`],
  ["an exponent of many digits", 300_000, (count) => `{"a":1e-${"7".repeat(count)}}`],
  ["escaped quotes", 300_000, (count) => `{"a":"${'\\"'.repeat(count)}"}`],
  ["backslashes", 300_000, (count) => `{"a":"${"\\\\".repeat(count)}"}`],
  ["letters beyond ASCII", 300_000, (count) => `{"a":"${"ü".repeat(count)}","b":9007199254740993}`],
  ["blanks between rows", 300_000, (count) => `{"a":1}${" ".repeat(count)},${" ".repeat(count)}{"a":1}`],
  ["lists in lists", 6_000, (count) => `{"a":${"[".repeat(count)}9007199254740993${"]".repeat(count)}}`],
  ["many columns", 20_000, (count) => `{${columns(count)}}`],
  ["columns in another order", 10_000, (count) => `{${columns(count)}},{${columns(count).reverse()}}`],
];

describe.each(rows)("$name", ({ read }) => {
  it.each(ROWS)("takes linear time for %s", (_, count, write) =>
    expectLinear(read, count, (size) => `{"rows":[${write(size)}]}`),
  );

  it.each<[string, (blank: string) => string]>([
    ["before its head", (blank) => `${blank}{"rows":[]}`],
    ["after its end", (blank) => `{"rows":[]}${blank}`],
  ])("takes linear time for whitespace %s", (_, write) =>
    expectLinear(read, 300_000, (size) => write(" ".repeat(size))),
  );
});

describe("readState", () => {
  it.each<[string, number, (count: number) => string]>([
    ["long integers", 5_000, (count) => `[${list(count, () => '":9007199254740993,",9007199254740993')}]`],
    ["integers of 4,300 digits", 60, (count) => `[${list(count, () => "7".repeat(4_300))}]`],
    ["lists in lists", 6_000, (count) => `${"[".repeat(count)}9007199254740993${"]".repeat(count)}`],
    ["what is not JSON", 300_000, (count) => '"\\'.repeat(count)],
  ])("takes linear time for %s", (_, count, write) => expectLinear(state.read, count, write));
});

describe("replaceState", () => {
  it.each<[string, number, (count: number) => string]>([
    ["long strings", 300_000, (count) => `{"a":"${"x".repeat(count)}"}`],
    [
      "many keys with the same beginning",
      2_000,
      (count) => `{${list(count, (index) => `"${"k".repeat(100)}${index}":1`)}}`,
    ],
    ["large values", 5_000, (count) => `{"a":[${list(count, (index) => `{"integer 0: ${index}":[1,"2"]}`)}]}`],
  ])("takes linear time for %s", (_, count, write) => expectLinear(written.read, count, write));
});

/**
 * Compares the least time that the processor was seen to need for each. What else runs only adds to it, as the compiler and
 * the garbage collector do, so that more rounds come nearer to what the input costs; what is quadratic stays too much in all.
 */
async function expectLinear(read: Reader["read"], count: number, write: (count: number) => string): Promise<void> {
  const [small, large] = [write(count), write(FACTOR * count)];
  const least = { small: Number.POSITIVE_INFINITY, large: Number.POSITIVE_INFINITY };
  for (let round = 0; round < ROUNDS; round++) {
    least.small = Math.min(least.small, await measure(read, small));
    least.large = Math.min(least.large, await measure(read, large));
    if (round > 0 && least.large < MOST * Math.max(least.small, LEAST)) return;
  }
  expect(least.large).toBeLessThan(MOST * Math.max(least.small, LEAST));
}

/** In milliseconds of the processor's time, which is not the time of other programs. */
async function measure(read: Reader["read"], text: string): Promise<number> {
  const before = process.cpuUsage();
  await read(text).catch(() => {});
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1_000;
}

/** In chunks of 1 KiB, so that code that rereads all chunks for each new one shows. */
function answerWith(text: string) {
  const bytes = new TextEncoder().encode(text);
  const fetch = async (): Promise<Response> => {
    let sent = 0;
    const body = new ReadableStream({
      pull(controller) {
        if (sent >= bytes.length) return controller.close();
        controller.enqueue(bytes.subarray(sent, sent + 1_024));
        sent += 1_024;
      },
    });
    return new Response(body, { headers: { "content-type": "application/json" } });
  };
  return createClient({ fetch, serverVersion: "1.7.12" });
}
