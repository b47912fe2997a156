import type { ServerResponse } from "node:http";
import { setTimeout as delay } from "node:timers/promises";
import { describe, expect, it } from "vitest";
import { killInvocations, pauseInvocations } from "../../../src/index.js";
import { client, idOf, ids, names, server, useBulkServer } from "./bulk-server.js";

useBulkServer();

describe("the calls", () => {
  it.each([
    [undefined, 20],
    [1, 1],
    [7, 7],
    [1000, 60],
  ])(
    "with a concurrency of %s are never more than %s at once, and are as many when they can be",
    async (concurrency, most) => {
      const held: ServerResponse[] = [];
      let highest = 0;
      const release = () => {
        for (const response of held.splice(0)) response.writeHead(200).end();
      };
      server.answer = (response) => {
        highest = Math.max(highest, held.push(response));
        // One that is too many has time to arrive.
        if (held.length === most) setTimeout(release, 20);
      };
      const targets = names(Math.min(60, 2 * most));
      const { unchanged } = await pauseInvocations(client, targets, { concurrency });
      expect(unchanged).toHaveLength(targets.length);
      expect(highest).toBe(most);
    },
  );

  it("cost as much as what is done, however many may be at once", async () => {
    const { succeeded } = await killInvocations(client, new Set(names(3)), { concurrency: Number.MAX_SAFE_INTEGER });
    expect(ids(succeeded)).toEqual(names(3));
  });

  it("are begun as there is room: what comes one after the other is not read ahead", async () => {
    let pulled = 0;
    let ended = 0;
    let ahead = 0;
    async function* targets(): AsyncGenerator<string> {
      for (const id of names(40)) {
        ahead = Math.max(ahead, ++pulled - ended);
        yield id;
      }
    }
    await killInvocations(client, targets(), { concurrency: 4, onProgress: ({ done }) => (ended = done) });
    expect(pulled).toBe(40);
    expect(ahead).toBe(4);
  });

  it("do not wait for one that takes long", async () => {
    const order: string[] = [];
    server.answer = async (response, request) => {
      if (idOf(request) === "inv_0") while (order.length < 9) await delay(5);
      order.push(idOf(request));
      response.writeHead(200).end();
    };
    const { unchanged } = await pauseInvocations(client, names(10), { concurrency: 2 });
    expect(order.at(-1)).toBe("inv_0");
    expect(unchanged.at(-1)?.id).toBe("inv_0");
  });

  it("take their targets from an iterator that cannot be asked twice at once", async () => {
    let asked = 0;
    const targets = {
      [Symbol.asyncIterator]: () => ({
        left: names(30),
        async next() {
          expect(++asked).toBe(1);
          await delay(1);
          asked--;
          const value = this.left.shift();
          return value === undefined ? { done: true as const, value } : { done: false as const, value };
        },
      }),
    };
    expect((await killInvocations(client, targets)).succeeded).toHaveLength(30);
  });
});
