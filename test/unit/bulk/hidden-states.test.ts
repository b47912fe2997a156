import { describe, expect, it } from "vitest";
import { updateStates } from "../../../src/index.js";
import { useFastClock } from "../fast-clock.js";
import { client, close, isChange, none, server, sort, states, useStateServer } from "./state-server.js";

useFastClock();

useStateServer();

describe("keys without state", () => {
  const keys = Array.from({ length: 24 }, (_, index) => `key ${index}`);

  it("leave their place to others while they wait, and never take more than there are", async () => {
    for (const key of keys.slice(0, 12)) states.set(key, { status: "open" });
    let busy = 0;
    let most = 0;
    const change = async () => {
      most = Math.max(most, ++busy);
      // Long enough for others to begin meanwhile, on a busy machine too.
      await new Promise((resolve) => setTimeout(resolve, 200));
      busy--;
      return {};
    };
    const start = performance.now();
    const result = await updateStates(client, "Cart", keys, change, { concurrency: 3 });
    expect(sort(result)).toEqual({
      ...none,
      succeeded: keys.slice(0, 12).sort(),
      unchanged: keys.slice(12).sort(),
    });
    // One after the other, they would take 12 seconds.
    expect(performance.now() - start).toBeLessThan(8_000);
    expect(most).toBe(3);
  });

  it("wait for a server that goes away meanwhile", async () => {
    const { answer } = server;
    let isAway = false;
    server.answer = (response, request) => (isAway ? response.destroy() : answer(response, request));
    setTimeout(() => {
      isAway = true;
    }, 600);
    setTimeout(() => {
      isAway = false;
    }, 2_500);
    const result = await updateStates(client, "Cart", keys, close, { concurrency: 3, maxRetries: 0 });
    // Only those that were in flight.
    expect(result.failed.length).toBeLessThanOrEqual(3);
    expect(result.unchanged.length).toBe(keys.length - result.failed.length);
    expect(server.requests.filter(isChange)).toEqual([]);
  });

  it("do not keep a source waiting that waits for them", async () => {
    let settle = (): void => {};
    const settled = new Promise<void>((resolve) => (settle = resolve));
    async function* listKeys() {
      yield "first";
      await settled;
      yield "second";
    }
    const result = await updateStates(client, "Cart", listKeys(), close, { concurrency: 1, onProgress: settle });
    expect(sort(result)).toEqual({ ...none, unchanged: ["first", "second"] });
  });
});
