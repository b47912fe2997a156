import { setTimeout as sleep } from "node:timers/promises";
import { expect, it } from "vitest";
import { readChunks } from "../../../src/http/read-chunks.js";

/** A body without an end. */
function createEndless() {
  const state = { pulls: 0, isCancelled: false };
  const body = new ReadableStream({
    async pull(controller) {
      state.pulls++;
      await sleep(5);
      controller.enqueue(new Uint8Array(10));
    },
    cancel() {
      state.isCancelled = true;
    },
  });
  return { response: new Response(body), state };
}

it.each([
  ["before it is read", 0],
  ["while it is read", 30],
])("a body is abandoned if the signal aborts %s", async (_, milliseconds) => {
  const { response, state } = createEndless();
  const controller = new AbortController();
  if (milliseconds === 0) controller.abort();
  else setTimeout(() => controller.abort(), milliseconds);
  expect(await readChunks(response, 1_000_000, () => {}, controller.signal)).toBe(true);
  expect(state.isCancelled).toBe(true);
  const { pulls } = state;
  await sleep(50);
  expect(state.pulls).toBe(pulls);
});

it("a body is abandoned once it exceeds the limit", async () => {
  const { response, state } = createEndless();
  const taken: number[] = [];
  expect(await readChunks(response, 25, ({ byteLength }) => taken.push(byteLength))).toBe(false);
  expect([taken, state.isCancelled]).toEqual([[10, 10, 10], true]);
});
