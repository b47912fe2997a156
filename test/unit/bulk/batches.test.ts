import type { ServerResponse } from "node:http";
import { setTimeout as delay } from "node:timers/promises";
import { inspect } from "node:util";
import { describe, expect, it } from "vitest";
import {
  cancelInvocations,
  createClient,
  killInvocations,
  pauseInvocations,
  purgeInvocations,
  purgeJournals,
  type RequestEvent,
  RestateAdminError,
  restartInvocationsAsNew,
  resumeInvocations,
  WaitTimeoutError,
} from "../../../src/index.js";
import { useFastClock } from "../../kit/fast-clock.js";
import { answerJson, answerText } from "../../kit/loopback-server.js";
import {
  answerBatches,
  answerEach,
  answerFirst,
  answerQuery,
  batches,
  calls,
  catchStop,
  client,
  empty,
  idOf,
  ids,
  names,
  PATH,
  readIds,
  refusal,
  server,
  sizes,
  useBatchServer,
} from "./bulk-server.js";

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
    const held: (() => void)[] = [];
    let highest = 0;
    const release = () => {
      for (const give of held.splice(0)) give();
    };
    const { answer } = batches;
    batches.answer = (response, request) => {
      highest = Math.max(
        highest,
        held.push(() => answer(response, request)),
      );
      // One that is too many has time to arrive.
      if (held.length === most || batches.requests.length === 5) setTimeout(release, 20);
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

  it("is told in the progress at the start and once for each batch, and seen by observers", async () => {
    const progress: number[][] = [];
    const events: RequestEvent[] = [];
    const own = createClient({ baseUrl: server.url, onRequest: (event) => events.push(event) });
    await killInvocations(own, names(250), {
      onProgress: ({ done, failed, total }) => progress.push([done, failed, total ?? 0]),
    });
    expect(progress).toHaveLength(4);
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

describe("a batch that fails", () => {
  useFastClock();

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

  it.each<[string, typeof killInvocations | typeof resumeInvocations, number]>([
    ["what it would be safe to repeat, too", killInvocations, 0],
    ["what is not safe to repeat", resumeInvocations, 1],
  ])("because of an abort leaves unknown %s, and the others were not begun", async (_, act, answered) => {
    const controller = new AbortController();
    batches.answer = (response, request) => {
      if (batches.requests.length <= answered) answerJson(response, 200, { succeeded: readIds(request), failed: [] });
      else controller.abort(new Error("changed my mind"));
    };
    const { signal } = controller;
    const { result } = await catchStop(act(client, names(10), { signal, concurrency: 3 }));
    const sent = 3 * answered;
    expect([ids(result.succeeded), ids(result.unknown), ids(result.notStarted)]).toEqual([
      names(sent),
      names(10).slice(sent, sent + 3),
      names(10).slice(sent + 3),
    ]);
    expect(result.unknown[0]?.error).toBe(signal.reason);
    expect(calls()).toEqual([]);
  });
});

describe("those that a batch did not do", () => {
  it("because the server refused them have the status and the error of a call of their own", async () => {
    answerBatches({ inv_1: refusal("inv_1"), inv_3: "Invocation 'inv_3' not found" });
    answerEach({ inv_1: 409, inv_3: 404 });
    const { succeeded, unchanged, failed, unknown } = await killInvocations(client, names(5));
    expect([ids(succeeded), unchanged, unknown]).toEqual([
      ["inv_0", "inv_2", "inv_4"],
      [{ id: "inv_1", status: 409, reason: "completed" }],
      [],
    ]);
    expect(failed).toMatchObject([{ id: "inv_3", error: { status: 404, operation: "killInvocation" } }]);
    expect(server.requests.map(idOf).sort()).toEqual(["inv_1", "inv_3"]);
  });

  it("on the way to a partition are called again if that is safe, and are unknown if not", async () => {
    answerBatches({ inv_1: "RPC to N2 failed: connection closed" });
    answerQuery([]);
    const killed = await killInvocations(client, names(3));
    const looks = ["POST /query"];
    expect([ids(killed.succeeded), calls()]).toEqual([names(3), [...looks, "PATCH /invocations/inv_1/kill"]]);
    const resumed = await resumeInvocations(client, names(3));
    expect([ids(resumed.succeeded), resumed.failed]).toEqual([["inv_0", "inv_2"], []]);
    const [unknown] = resumed.unknown;
    expect(unknown?.error).toBeInstanceOf(RestateAdminError);
    expect(unknown).toMatchObject({
      id: "inv_1",
      error: { message: "resumeInvocations: inv_1: RPC to N2 failed: connection closed" },
    });
    expect(calls()).toHaveLength(2);
  });

  it("with words that say that the server did nothing are called again, whatever the operation", async () => {
    answerBatches({ inv_1: "RPC to N2 failed: not leader" });
    answerQuery([]);
    const { succeeded, unknown } = await resumeInvocations(client, names(3));
    expect([ids(succeeded), unknown]).toEqual([names(3), []]);
    expect(server.requests.map(idOf).filter((id) => id !== "")).toEqual(["inv_1"]);
  });

  it("does not repeat a token that the server echoes", async () => {
    answerBatches({ inv_1: "cannot route Bearer SECRET-token" });
    const own = createClient({ baseUrl: server.url, token: "SECRET-token" });
    const { unknown } = await resumeInvocations(own, names(3));
    expect(ids(unknown)).toEqual(["inv_1"]);
    expect(inspect(unknown)).not.toContain("SECRET");
  });

  it("and that the answer does not mention are unknown too, and no other batch is sent", async () => {
    answerFirst((response) => answerJson(response, 200, { succeeded: ["inv_1"] }));
    const { succeeded, unknown } = await resumeInvocations(client, names(6), { concurrency: 3 });
    expect([ids(succeeded), ids(unknown)]).toEqual([
      ["inv_1", ...names(6).slice(3)],
      ["inv_0", "inv_2"],
    ]);
    expect(unknown[0]?.error).toMatchObject({
      message: "resumeInvocations: inv_0: the response does not mention it",
    });
    expect(sizes()).toEqual([3]);
  });
});
