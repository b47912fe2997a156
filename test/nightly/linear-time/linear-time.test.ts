import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  createClient,
  killInvocations,
  listDeployments,
  queryRows,
  readState,
  replaceState,
  streamRows,
} from "../../../src/index.js";
import { anyShape, type Place } from "./draw-shape.js";

/**
 * No function takes more than linear time, whatever a server answers or a handler has stored. For 4 times the input, a linear
 * function takes 4 times the time, and a quadratic one 16 times.
 */
const FACTOR = 4;
const MOST = 10;
/** In milliseconds. A shorter time says nothing about the input. */
const LEAST = 2;
/** The most rounds. Two are run if they are enough. */
const ROUNDS = 12;

interface Reader {
  readonly read: (text: string) => Promise<unknown>;
}

const READERS: Readonly<Record<Place, Reader["read"]>> = {
  rows: async (text) => {
    await queryRows(answerWith(`{"rows":[${text}]}`), "SELECT 1").catch(() => {});
    for await (const _ of streamRows(answerWith(`{"rows":[${text}]}`), "SELECT 1"));
  },
  body: (text) => listDeployments(answerWith(`{"deployments":${text}}`)),
  error: (text) => killInvocations(answerWith(`{"message":${text}}`, 503), ["inv_1"], { maxRetries: 0 }),
  text: (text) => queryRows(answerWith(text.slice(1, -1), 500), "SELECT 1", { maxRetries: 0 }),
  header: (text) => listDeployments(answerWith("[", 200, text.replace(/[^ -~]/g, ""))),
};
const state: Reader = {
  read: (text) =>
    readState(answerWith(`{"rows":[{"key":"a","value":"${Buffer.from(text).toString("hex")}"}]}`), "A", "b"),
};
const written: Reader = {
  read: (text) => replaceState(answerWith(""), "A", "b", JSON.parse(text), { verify: false }),
};
const list = (count: number, write: (index: number) => string) =>
  Array.from({ length: count }, (_, index) => write(index));
/** Bytes. */
const SIZE = 24_000;
/** `SHAPE=17` repeats one draw alone. */
const { SHAPE } = process.env;
const DRAWS = SHAPE ? [Number(SHAPE)] : Array.from({ length: 300 }, (_, index) => index + 1);

it(`takes linear time for ${DRAWS.length} drawn shapes of a response`, async () => {
  const wrong: string[] = [];
  for (const seed of DRAWS) {
    const [shape] = fc.sample(anyShape, { seed, numRuns: 1 });
    if (!shape) throw new Error("nothing was drawn");
    const read = READERS[shape.place];
    await expectLinear(read, SIZE, shape.write).catch((error) => {
      wrong.push(`SHAPE=${seed}: ${shape.place}: ${shape.name.slice(0, 200)}: ${error.message}`);
    });
  }
  expect(wrong).toEqual([]);
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
 * Compares the least CPU time of each input. Other programs, the compiler and the garbage collector only add time, so more
 * rounds come nearer to the cost of the input, and a quadratic function stays too slow in every round.
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

/** In milliseconds of CPU time, which does not include other programs. */
async function measure(read: Reader["read"], text: string): Promise<number> {
  const before = process.cpuUsage();
  await read(text).catch(() => {});
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1_000;
}

/** In chunks of 1 KiB, so that code that rereads all chunks for each new one shows. */
function answerWith(text: string, status = 200, type = "application/json") {
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
    return new Response(body, { status, headers: { "content-type": type } });
  };
  return createClient({ fetch, serverVersion: "1.7.12" });
}
