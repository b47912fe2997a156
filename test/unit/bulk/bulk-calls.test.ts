import type { ServerResponse } from "node:http";
import { setTimeout as delay } from "node:timers/promises";
import { expect, it, vi } from "vitest";
import {
  type BulkProgress,
  killInvocations,
  pauseInvocations,
  restartInvocationsAsNew,
  resumeInvocations,
} from "../../../src/index.js";
import { answerJson } from "../../kit/loopback-server.js";
import { answerEach, answerQuery, calls, client, empty, idOf, names, server, useBulkServer } from "./bulk-server.js";

useBulkServer();

it.each([
  [undefined, 20],
  [1, 1],
  [7, 7],
  [Number.MAX_SAFE_INTEGER, 60],
])(
  "the calls with a concurrency of %s are never more than %s at once, and as many if there are enough",
  async (concurrency, most) => {
    const held: ServerResponse[] = [];
    let highest = 0;
    const release = () => {
      for (const response of held.splice(0)) response.writeHead(200).end();
    };
    server.answer = (response) => {
      highest = Math.max(highest, held.push(response));
      // A call beyond the limit has time to arrive.
      if (held.length === most) setTimeout(release, 20);
    };
    const targets = names(Math.min(60, 2 * most));
    const { unchanged } = await pauseInvocations(client, targets, { concurrency });
    expect(unchanged).toHaveLength(targets.length);
    expect(highest).toBe(most);
  },
);

it("the calls begin when there is room, and a list of targets is not read ahead", async () => {
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

it("the calls do not wait for a slow call", async () => {
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

it("the calls take their targets from an iterator that cannot be asked twice at once", async () => {
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

it("the progress is reported when the targets are known, and after each call", async () => {
  answerEach({
    inv_1: 404,
    inv_2: (response) => response.destroy(),
    inv_3: (response) => answerJson(response, 409, { message: "it is completed" }),
  });
  const seen: BulkProgress[] = [];
  await resumeInvocations(client, names(4), { concurrency: 1, onProgress: (progress) => seen.push(progress) });
  const fields = ["total", "done", "succeeded", "unchanged", "failed", "unknown", "notStarted"] as const;
  const counts = seen.map((each) => fields.map((field) => each[field]));
  // On a busy machine, a progress event also comes each second.
  expect(counts.filter((each, index) => String(each) !== String(counts[index - 1]))).toEqual([
    [4, 0, 0, 0, 0, 0, 0],
    [4, 1, 1, 0, 0, 0, 0],
    [4, 2, 1, 0, 1, 0, 0],
    [4, 3, 1, 0, 1, 1, 0],
    [4, 4, 1, 1, 1, 1, 0],
  ]);
});

it("the progress is reported each second while no call ends, with the calls per second", async () => {
  vi.useFakeTimers({ toFake: ["setInterval", "clearInterval", "performance"] });
  let finish = (): void => {};
  const isAsked = new Promise<void>((resolve) => {
    server.answer = (response) => {
      finish = () => response.writeHead(200).end();
      resolve();
    };
  });
  // A progress function that rejects harms nothing.
  const onProgress = vi.fn(() => Promise.reject(new Error("mine")));
  const run = killInvocations(client, names(1), { concurrency: 1, onProgress });
  await isAsked;
  expect(onProgress.mock.calls).toMatchObject([[{ done: 0, rate: 0 }]]);
  vi.advanceTimersByTime(3_000);
  expect(onProgress).toHaveBeenCalledTimes(4);
  finish();
  await run;
  expect(onProgress.mock.lastCall).toMatchObject([{ done: 1, rate: expect.closeTo(1 / 3) }]);
  expect(vi.getTimerCount()).toBe(0);
  vi.useRealTimers();
});

it("the options reach each request", async () => {
  await restartInvocationsAsNew(client, ["inv_1"], { from: 2, deployment: "keep", headers: { "x-who": "me" } });
  expect(calls()).toEqual(["PATCH /invocations/inv_1/restart-as-new?deployment=keep&from=2"]);
  expect(server.requests[0]?.headers["x-who"]).toBe("me");
});

it("a dry run sends nothing but the query of a filter, and returns the ids", async () => {
  const onProgress = vi.fn();
  answerQuery(names(3));
  // This would take half an hour if the run kept to it.
  const options = { dryRun: true, onProgress, perSecond: 0.001 };
  for (const targets of [[...names(3), "inv_1"], new Set(names(3)), { status: "paused" } as const]) {
    const result = await killInvocations(client, targets, options);
    expect(result).toEqual({ ...empty, notStarted: names(3).map((id) => ({ id })) });
  }
  const [first, last] = onProgress.mock.calls.map(([{ total, done, notStarted }]) => [total, done, notStarted]);
  expect([first, last]).toEqual([
    [3, 0, 0],
    [3, 3, 3],
  ]);
  expect(calls()).toEqual(["POST /query"]);
});
