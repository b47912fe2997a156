import { setTimeout as sleep } from "node:timers/promises";
import { describe, expect, it } from "vitest";
import type { RequestOptions } from "../../../src/index.js";
import { catchError } from "../catch-error.js";
import { createFrozenClient } from "../frozen-client.js";

const body = { things: [], x: "é€😀" };

/** Reads a body that arrives in these chunks. */
const readChunked = (...chunks: Uint8Array[]): Promise<unknown> => {
  const fetch = async () => new Response(new ReadableStream({ start: (controller) => send(controller, chunks) }));
  return createFrozenClient({ fetch }).listThings();
};

function send(controller: ReadableStreamDefaultController<Uint8Array>, chunks: readonly Uint8Array[]): void {
  for (const chunk of chunks) controller.enqueue(chunk);
  controller.close();
}

describe("a body", () => {
  it.each([
    ["without a byte order mark", ""],
    ["with a byte order mark", "\ufeff"],
  ])("%s may be cut anywhere, within a character too", async (_, mark) => {
    const bytes = new TextEncoder().encode(mark + JSON.stringify(body));
    for (let cut = 0; cut <= bytes.length; cut++) {
      expect(await readChunked(bytes.subarray(0, cut), bytes.subarray(cut)), `cut at ${cut}`).toEqual(body);
    }
    expect(await readChunked(bytes)).toEqual(body);
    expect(await readChunked(...Array.from(bytes, (byte) => Uint8Array.of(byte)))).toEqual(body);
  });

  it("leaves nothing to the next, if it ends within a character", async () => {
    const whole = new TextEncoder().encode(JSON.stringify(body));
    await readChunked(whole.subarray(0, -3)).catch(() => {});
    await readChunked(Uint8Array.of(0xf0, 0x9f)).catch(() => {});
    expect(await readChunked(whole)).toEqual(body);
  });
});

describe("a body without an end", () => {
  /** Counts what is taken of it. */
  function createEndless(status: number) {
    const state = { pulls: 0, isCancelled: false };
    const pull = async (stream: ReadableStreamDefaultController) => {
      state.pulls++;
      await sleep(5);
      stream.enqueue(new Uint8Array(10));
    };
    const cancel = () => {
      state.isCancelled = true;
    };
    return { state, fetch: async () => new Response(new ReadableStream({ pull, cancel }), { status }) };
  }

  it.each<[string, number, () => RequestOptions, string]>([
    ["the signal aborts", 500, () => ({ signal: AbortSignal.timeout(60) }), "TimeoutError"],
    ["it exceeds the limit", 200, () => ({}), "AdminDecodeError"],
    ["the time is over, as an error", 500, () => ({ timeout: 60 }), "AdminResponseError"],
  ])("is abandoned once %s", async (_, status, write, name) => {
    const { state, fetch } = createEndless(status);
    const admin = createFrozenClient({ fetch, maxResponseBytes: 25 });
    expect(await catchError(admin.listThings(write()))).toMatchObject({ name });
    await expect.poll(() => state.isCancelled).toBe(true);
    const { pulls } = state;
    await sleep(30);
    expect(state.pulls).toBe(pulls);
  });
});
