import { setTimeout as delay } from "node:timers/promises";
import { describe, expect, it } from "vitest";
import {
  cancelInvocations,
  createClient,
  killInvocations,
  pauseInvocations,
  purgeInvocations,
  purgeJournals,
  type RequestEvent,
  restartInvocationsAsNew,
  resumeInvocations,
} from "../../../src/index.js";
import { answerJson } from "../../loopback-server.js";
import { answerBatches, PATH, readIds, refusal, sizes, useBatchServer } from "./batch-server.js";
import { answerEach, batches, calls, catchStop, client, empty, ids, names, server } from "./bulk-server.js";

useBatchServer();

describe("a server that takes many ids", () => {
  it.each([
    ["kill", killInvocations],
    ["cancel", cancelInvocations],
    ["purge", purgeInvocations],
    ["purge-journal", purgeJournals],
    ["resume", resumeInvocations],
  ])("gets them in few requests to %s, 100 at a time", async (verb, act) => {
    const result = await act(client, names(250));
    expect(result).toEqual({ ...empty, succeeded: names(250).map((id) => ({ id, data: undefined })) });
    expect(sizes()).toEqual([100, 100, 50]);
    expect(batches.requests[0]).toMatchObject({
      method: "POST",
      url: `${PATH}/${verb}`,
      headers: { "content-type": "application/json", accept: "application/json" },
    });
    expect(calls()).toEqual([]);
  });

  it("gets the deployment in the body, and the headers of the call", async () => {
    await resumeInvocations(client, names(2), { deployment: "dp_1", headers: { "x-who": "me" } });
    const [request] = batches.requests;
    expect(JSON.parse(request?.body ?? "")).toEqual({ deployment: "dp_1", invocation_ids: names(2) });
    expect([request?.url, request?.headers["x-who"]]).toEqual([`${PATH}/resume`, "me"]);
  });

  it.each([
    ["restart, which has data", () => restartInvocationsAsNew(client, names(2)), "restart-as-new"],
    ["pause, whose status says whether there was anything to do", () => pauseInvocations(client, names(2)), "pause"],
  ])("gets a call for each to %s", async (_, act, verb) => {
    answerEach({
      inv_0: (response) => answerJson(response, 200, { new_invocation_id: "a" }),
      inv_1: (response) => answerJson(response, 200, { new_invocation_id: "b" }),
    });
    await act();
    expect(batches.requests).toEqual([]);
    expect(calls().sort()).toEqual(names(2).map((id) => `PATCH /invocations/${id}/${verb}`));
  });

  it("gets a call for each with a concurrency of 1, or if there is only one", async () => {
    await killInvocations(client, names(2), { concurrency: 1 });
    await killInvocations(client, ["inv_2"]);
    expect(calls()).toEqual(names(3).map((id) => `PATCH /invocations/${id}/kill`));
    expect(batches.requests).toEqual([]);
  });

  it.each([
    [7, [7, 7, 7, 1]],
    [5_000, [22]],
  ])("gets as many at once as %s may be in flight", async (concurrency, want) => {
    await killInvocations(client, names(22), { concurrency });
    expect([...sizes(), ...calls().map(() => 1)]).toEqual(want);
  });

  it.each([
    ["200, as what is idempotent loses nothing by a cut", killInvocations, undefined, 2],
    ["100, as what is not idempotent would be unknown after a cut", resumeInvocations, undefined, 1],
    ["as many as the caller allows", resumeInvocations, 350, 3],
  ])("gets %s, in batches of 100", async (_, act, concurrency, most) => {
    let flying = 0;
    let highest = 0;
    const { answer } = batches;
    batches.answer = async (response, request) => {
      highest = Math.max(highest, ++flying);
      await delay(50);
      flying--;
      answer(response, request);
    };
    await act(client, names(500), { concurrency });
    expect([sizes(), highest]).toEqual([Array(5).fill(100), most]);
  });

  it("gets those of an iterable that are there, and does not make them wait for those to come", async () => {
    let isSecondRead = false;
    async function* targets(): AsyncGenerator<string> {
      yield* names(3);
      while (batches.requests.length === 0) await delay(5);
      isSecondRead = true;
      yield* ["inv_3", "inv_4"];
    }
    const { succeeded } = await killInvocations(client, targets());
    expect(isSecondRead).toBe(true);
    expect([succeeded.length, sizes()]).toEqual([5, [3, 2]]);
  });

  it("gets those of an iterable that came before it failed", async () => {
    async function* targets(): AsyncGenerator<string> {
      yield* names(5);
      throw new Error("the list broke");
    }
    const { cause, result } = await catchStop(killInvocations(client, targets()));
    expect([cause, ids(result.succeeded)]).toEqual([new Error("the list broke"), names(5)]);
  });

  it("is told in the progress once for each batch, and seen by observers", async () => {
    const progress: number[][] = [];
    const events: RequestEvent[] = [];
    const own = createClient({ baseUrl: server.url, onRequest: (event) => events.push(event) });
    await killInvocations(own, names(250), {
      onProgress: ({ done, failed, total }) => progress.push([done, failed, total ?? 0]),
    });
    expect(progress).toHaveLength(3);
    expect(progress.at(-1)).toEqual([250, 0, 250]);
    expect(events[0]).toMatchObject({ operation: "killInvocations", method: "POST", path: `${PATH}/kill`, attempt: 1 });
  });
});

it("of those in a batch and those that are called, no more are in flight than may be", async () => {
  const flying = { call: 0, batch: 0 };
  let most = 0;
  const fly = async (kind: keyof typeof flying, size: number, answer: () => unknown) => {
    flying[kind] += size;
    most = Math.max(most, flying.call + flying.batch);
    await delay(20);
    flying[kind] -= size;
    answer();
  };
  answerBatches(Object.fromEntries(names(40).map((id) => [id, refusal(id)])));
  const { answer } = batches;
  batches.answer = (response, request) => void fly("batch", readIds(request).length, () => answer(response, request));
  server.answer = (response) => void fly("call", 1, () => answerJson(response, 409, { message: "completed" }));
  const { unchanged } = await killInvocations(client, names(40), { concurrency: 8 });
  expect([unchanged.length, most]).toEqual([40, 8]);
});
