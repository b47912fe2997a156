import type { ServerResponse } from "node:http";
import { describe, expect, it } from "vitest";
import { createClient, killInvocations, resumeInvocations, WaitTimeoutError } from "../../../src/index.js";
import { answerJson, answerText } from "../../loopback-server.js";
import { useFastClock } from "../fast-clock.js";
import { answerFirst, readIds, sizes, useBatchServer } from "./batch-server.js";
import {
  answerEach,
  answerQuery,
  batches,
  calls,
  catchStop,
  client,
  empty,
  idOf,
  ids,
  names,
  server,
} from "./bulk-server.js";

useBatchServer();
useFastClock();

describe("a batch that fails", () => {
  it.each<[string, (response: ServerResponse) => unknown, number[]]>([
    ["404, as from an older server", (response) => response.writeHead(404).end(), [3]],
    ["403, as from a proxy", (response) => answerText(response, 403, "no"), [3]],
    ["405", (response) => response.writeHead(405).end(), [3]],
    ["422, for an id", (response) => answerText(response, 422, "invocation_ids[1]: bad format"), [3, 3]],
    ["400, for the deployment", (response) => answerJson(response, 400, { message: "no" }), [3, 3]],
    ["429", (response) => response.writeHead(429).end(), [3, 3]],
  ])("with %s has done nothing: each of its ids gets a call", async (_, answer, want) => {
    for (const act of [killInvocations, resumeInvocations]) {
      server.requests.length = 0;
      batches.requests.length = 0;
      answerFirst(answer);
      const { succeeded, unknown } = await act(client, names(6), { concurrency: 3 });
      expect([ids(succeeded), unknown]).toEqual([names(6), []]);
      expect(sizes()).toEqual(want);
      expect(server.requests.map(idOf).sort()).toEqual(names(want.length === 1 ? 6 : 3));
    }
  });

  it("with 429 asks for a pause, which the calls of its ids keep, and the next batch", async () => {
    answerFirst((response) => response.writeHead(429, { "retry-after": "1" }).end());
    const start = performance.now();
    const times: number[] = [];
    for (const kind of [server, batches]) {
      const { answer } = kind;
      kind.answer = (response, request) => {
        times.push(performance.now() - start);
        answer(response, request);
      };
    }
    const { succeeded } = await resumeInvocations(client, names(6), { concurrency: 3 });
    expect(times.sort((a, b) => a - b)[1]).toBeGreaterThanOrEqual(999);
    expect(ids(succeeded)).toEqual(names(6));
  });

  it.each<[string, (response: ServerResponse) => unknown, number[]]>([
    ["no answer", (response) => response.destroy(), [3, 3]],
    ["503", (response) => response.writeHead(503).end(), [3, 3]],
    ["504", (response) => answerText(response, 504, "Gateway Timeout"), [3, 3]],
    ["500", (response) => response.writeHead(500).end(), [3]],
    ["a page", (response) => answerText(response, 200, "<html>", "text/html"), [3]],
    ["silence", () => {}, [3]],
  ])(
    "with %s may have done it: what is safe to repeat is called again, the rest is unknown",
    async (_, answer, want) => {
      const quick = { concurrency: 3, timeout: 5_000 };
      answerQuery([]);
      answerFirst(answer);
      const resumed = await resumeInvocations(client, names(6), quick);
      expect([ids(resumed.succeeded), resumed.failed, ids(resumed.unknown)]).toEqual([names(6).slice(3), [], names(3)]);
      expect(sizes()).toEqual(want);

      batches.requests.length = 0;
      const killed = await killInvocations(client, names(6), quick);
      expect([ids(killed.succeeded), killed.failed]).toEqual([names(6), []]);
      expect(sizes()).toEqual(want);

      batches.requests.length = 0;
      const { unknown } = await killInvocations(client, names(6), { ...quick, maxRetries: 0 });
      expect(ids(unknown)).toEqual(names(3));
    },
  );

  it("and may have killed scheduled ones takes their 404 for done", async () => {
    answerFirst((response) => response.destroy());
    answerEach({ inv_1: 404 });
    const { succeeded, unchanged } = await killInvocations(client, names(3));
    expect([ids(succeeded), unchanged]).toEqual([["inv_0", "inv_2"], [{ id: "inv_1", status: 404, reason: "gone" }]]);
  });

  it("because nothing listens, has sent nothing: its ids are left for another call", async () => {
    const refused = createClient({ baseUrl: "http://127.0.0.1:2", maxRetries: 0 });
    const { cause, result } = await catchStop(resumeInvocations(refused, names(3), { maxPause: 200 }));
    expect(cause).toBeInstanceOf(WaitTimeoutError);
    expect(result).toEqual({ ...empty, notStarted: names(3).map((id) => ({ id })) });
  });

  it("because of an abort leaves unknown what it would be safe to repeat, too", async () => {
    const controller = new AbortController();
    batches.answer = () => controller.abort(new Error("changed my mind"));
    const { signal } = controller;
    const { result } = await catchStop(killInvocations(client, names(6), { signal, concurrency: 3 }));
    expect([ids(result.unknown), ids(result.notStarted)]).toEqual([names(3), names(6).slice(3)]);
    expect(result.unknown[0]?.error).toBe(signal.reason);
    expect(calls()).toEqual([]);
  });

  it("because of an abort says so of its ids, and the others were not begun", async () => {
    const controller = new AbortController();
    batches.answer = (response, request) => {
      if (batches.requests.length === 1) answerJson(response, 200, { succeeded: readIds(request), failed: [] });
      else controller.abort(new Error("changed my mind"));
    };
    const { signal } = controller;
    const { result } = await catchStop(resumeInvocations(client, names(10), { signal, concurrency: 3 }));
    expect([ids(result.succeeded), ids(result.unknown), ids(result.notStarted)]).toEqual([
      ["inv_0", "inv_1", "inv_2"],
      ["inv_3", "inv_4", "inv_5"],
      ["inv_6", "inv_7", "inv_8", "inv_9"],
    ]);
    expect(result.unknown[0]?.error).toBe(signal.reason);
    expect(calls()).toEqual([]);
  });
});
