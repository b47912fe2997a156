import type { ServerResponse } from "node:http";
import { setTimeout as delay } from "node:timers/promises";
import { describe, expect, it } from "vitest";
import { isUndone } from "../../../src/bulk/result.js";
import {
  AdminUnsupportedError,
  type BulkProgress,
  cancelInvocations,
  createClient,
  killInvocations,
  pauseInvocations,
  purgeInvocations,
  purgeJournals,
  restartInvocations,
  resumeInvocations,
} from "../../../src/index.js";
import { answerJson, answerText, startLoopbackServer } from "../../loopback-server.js";
import { answerEach, answerQuery, client, idOf, ids, names, server } from "./bulk-server.js";

describe("the calls", () => {
  it.each([
    [undefined, 20],
    [1, 1],
    [7, 7],
    [1000, 60],
  ])(
    "with a concurrency of %s are never more than %s at once, and are as many when they can be",
    async (concurrency, most) => {
      let flying = 0;
      let highest = 0;
      server.answer = async (response) => {
        highest = Math.max(highest, ++flying);
        await delay(200);
        flying--;
        response.writeHead(200).end();
      };
      const targets = names(Math.min(60, 3 * most));
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
    const { succeeded } = await killInvocations(client, names(10), { concurrency: 2 });
    expect(order.at(-1)).toBe("inv_0");
    expect(succeeded.at(-1)?.id).toBe("inv_0");
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

describe("the result", () => {
  it("has what each was answered, and no failure stops the others", async () => {
    answerEach({
      inv_1: (response) => answerJson(response, 200, { new_invocation_id: "inv_new" }),
      inv_2: 404,
      inv_3: 409,
    });
    const result = await restartInvocations(client, ["inv_1", "inv_2", "inv_3", ""]);
    expect(result).toMatchObject({
      succeeded: [{ id: "inv_1", data: { new_invocation_id: "inv_new" } }],
      unchanged: [],
      unknown: [],
      notStarted: [],
    });
    expect(Object.fromEntries(result.failed.map(({ id, error }) => [id, error]))).toMatchObject({
      inv_2: { name: "AdminResponseError", status: 404, operation: "restartAsNewInvocation" },
      inv_3: { name: "AdminResponseError", status: 409 },
      "": { name: "TypeError" },
    });
  });

  it.each([
    ["kill", killInvocations, 409, 404],
    ["cancel", cancelInvocations, 409, 404],
    ["purge", purgeInvocations, 404, 409],
    ["purge-journal", purgeJournals, 404, 409],
  ])("tells of %s where there was nothing to do", async (_, act, already, wrong) => {
    answerEach({
      inv_1: 200,
      inv_2: already,
      inv_3: wrong,
      inv_4: (response) => answerText(response, already, "proxy", "text/html"),
    });
    const { succeeded, unchanged, failed } = await act(client, ["inv_1", "inv_2", "inv_3", "inv_4"]);
    expect(ids(succeeded)).toEqual(["inv_1"]);
    expect(unchanged).toEqual([{ id: "inv_2", status: already }]);
    expect(ids(failed)).toEqual(["inv_3", "inv_4"]);
  });

  it("tells of pause where there was nothing to do, by the status of the success", async () => {
    answerEach({ inv_1: 202, inv_2: 200, inv_3: 409 });
    const { succeeded, unchanged, failed } = await pauseInvocations(client, ["inv_1", "inv_2", "inv_3"]);
    expect([ids(succeeded), unchanged, ids(failed)]).toEqual([["inv_1"], [{ id: "inv_2", status: 200 }], ["inv_3"]]);
  });

  it.each([
    ["kill", killInvocations],
    ["cancel", cancelInvocations],
  ])("takes a 404 for done where %s was sent before, and only there", async (_, act) => {
    let attempts = 0;
    answerEach({
      inv_1: (response) => (attempts++ === 0 ? response.destroy() : answerJson(response, 404, { message: "gone" })),
      inv_2: 404,
    });
    const { unchanged, failed } = await act(client, ["inv_1", "inv_2"]);
    expect(unchanged).toEqual([{ id: "inv_1", status: 404 }]);
    expect(ids(failed)).toEqual(["inv_2"]);
  });
});

describe("an outcome that is not known", () => {
  const answers = {
    inv_cut: (response: ServerResponse) => response.destroy(),
    inv_slow: () => {},
    inv_gateway: (response: ServerResponse) => answerText(response, 504, "Gateway Timeout"),
    inv_login: (response: ServerResponse) => answerText(response, 200, "<html>", "text/html"),
    inv_busy: 429,
    inv_gone: 404,
  };
  const all = Object.keys(answers);

  it("of what is not safe to repeat is told apart from a failure, and it was sent once", async () => {
    answerEach(answers);
    const { failed, unknown } = await restartInvocations(client, all, { timeout: 1_000 });
    expect(ids(failed)).toEqual(["inv_busy", "inv_gone"]);
    expect(ids(unknown)).toEqual(["inv_cut", "inv_gateway", "inv_login", "inv_slow"]);
    expect(server.requests.map(idOf).sort()).toEqual([...all].sort());
  });

  it("of what is safe to repeat is a failure: it may be done again", async () => {
    answerEach({ inv_cut: answers.inv_cut, inv_gateway: answers.inv_gateway });
    const { failed, unknown } = await killInvocations(client, ["inv_cut", "inv_gateway"], { maxRetries: 0 });
    expect(ids(failed)).toEqual(["inv_cut", "inv_gateway"]);
    expect(unknown).toEqual([]);
  });

  it("is none where nothing was sent", async () => {
    const { url } = server;
    const gone = await startLoopbackServer();
    await gone.close();
    const refused = createClient({ baseUrl: gone.url });
    const tokenless = createClient({ baseUrl: url, token: () => Promise.reject(new Error("no")) });
    for (const one of [refused, tokenless]) {
      expect(await restartInvocations(one, ["inv_1"], { maxRetries: 0 })).toMatchObject({ failed: [{}], unknown: [] });
    }
    const context = { operation: "a", method: "PATCH", url, attempts: 0 };
    const error = new AdminUnsupportedError({ ...context, what: "it", since: "1.8.0", serverVersion: "1.6.2" });
    expect(isUndone("inv_1", error)).toBe(true);
    for (const id of ["", ".", "..", "\ud800"]) {
      expect((await restartInvocations(client, [id])).unknown).toEqual([]);
    }
  });

  it("is assumed where middleware throws, since it may do so after the answer", async () => {
    client.http.use({
      onResponse: () => {
        throw new TypeError("mine");
      },
    });
    const { unknown } = await restartInvocations(client, ["inv_1"]);
    expect(unknown).toMatchObject([{ id: "inv_1", error: { message: "mine" } }]);
    expect((await killInvocations(client, ["inv_1"])).failed).toMatchObject([{ error: { message: "mine" } }]);
  });
});

describe("the progress", () => {
  it("is told after each call", async () => {
    answerEach({ inv_1: 404, inv_2: (response) => response.destroy() });
    const seen: BulkProgress[] = [];
    await resumeInvocations(client, names(4), { concurrency: 1, onProgress: (progress) => seen.push(progress) });
    expect(seen.map(({ done, failed, total }) => [done, failed, total])).toEqual([
      [1, 0, 4],
      [2, 1, 4],
      [3, 2, 4],
      [4, 2, 4],
    ]);
    for (const { rate } of seen) expect(rate).toSatisfy((value) => Number.isFinite(value) && value > 0);
  });

  it("counts what was unchanged as done", async () => {
    answerEach({ inv_0: 409 });
    const seen: [number, number][] = [];
    const onProgress = ({ done, failed }: BulkProgress) => seen.push([done, failed]);
    await killInvocations(client, names(2), { concurrency: 1, onProgress });
    expect(seen).toEqual([
      [1, 0],
      [2, 0],
    ]);
  });

  it("has the calls per second", async () => {
    server.answer = async (response) => {
      await delay(50);
      response.writeHead(200).end();
    };
    let last = 0;
    await killInvocations(client, names(10), { concurrency: 1, onProgress: ({ rate }) => (last = rate) });
    expect(last).toBeGreaterThan(5);
    expect(last).toBeLessThan(20.1);
  });

  it("counts duplicates once, and knows no total of what comes one after the other", async () => {
    const totals: (number | undefined)[] = [];
    const onProgress = ({ total }: BulkProgress) => totals.push(total);
    await killInvocations(client, ["inv_1", "inv_1"], { onProgress });
    await killInvocations(client, new Set(["inv_1"]), { onProgress });
    answerQuery(["inv_1", "inv_2"]);
    await killInvocations(client, { status: "paused" }, { onProgress });
    expect(totals).toEqual([1, undefined, 2, 2]);
  });

  it.each<[string, () => unknown]>([
    [
      "throws",
      () => {
        throw new Error("mine");
      },
    ],
    ["rejects", () => Promise.reject(new Error("mine"))],
    ["never ends", () => new Promise(() => {})],
  ])("harms nothing if the callback %s", async (_, onProgress) => {
    expect((await killInvocations(client, names(5), { onProgress })).succeeded).toHaveLength(5);
  });
});
