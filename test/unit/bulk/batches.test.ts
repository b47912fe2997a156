import { setTimeout as delay } from "node:timers/promises";
import { inspect } from "node:util";
import { expect, it } from "vitest";
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
} from "../../../src/index.js";
import { useFastClock } from "../../kit/fast-clock.js";
import { answerJson } from "../../kit/loopback-server.js";
import {
  answerFirst,
  batches,
  calls,
  catchStop,
  client,
  empty,
  listIds,
  names,
  PATH,
  readIds,
  server,
  sizes,
  useBatchServer,
} from "./bulk-server.js";

useFastClock();
useBatchServer();

it.each([
  ["kill", killInvocations],
  ["cancel", cancelInvocations],
  ["purge", purgeInvocations],
  ["purge-journal", purgeJournals],
  ["resume", resumeInvocations],
])(
  "a server that takes many ids gets them in few requests to %s, 100 at a time, with progress after each",
  async (verb, act) => {
    const done: number[] = [];
    const result = await act(client, names(250), { onProgress: (progress) => done.push(progress.done) });
    expect(result).toEqual({ ...empty, succeeded: names(250).map((id) => ({ id, data: undefined })) });
    expect([sizes(), new Set(done).size]).toEqual([[100, 100, 50], 4]);
    expect(batches.requests[0]).toMatchObject({
      method: "POST",
      url: `${PATH}/${verb}`,
      headers: { "content-type": "application/json", accept: "application/json" },
    });
    expect(calls()).toEqual([]);
  },
);

it("a server that takes many ids gets the deployment in the body, and the headers of the call, and observers see it", async () => {
  const events: RequestEvent[] = [];
  const own = createClient({ baseUrl: server.url, onRequest: (event) => events.push(event) });
  await resumeInvocations(own, names(2), { deployment: "dp_1", headers: { "x-who": "me" } });
  const [request] = batches.requests;
  expect(JSON.parse(request?.body ?? "")).toEqual({ deployment: "dp_1", invocation_ids: names(2) });
  expect(request?.headers["x-who"]).toBe("me");
  expect(events[0]).toMatchObject({ operation: "resumeInvocations", method: "POST", path: `${PATH}/resume` });
});

it.each([
  ["restart, which has data", () => restartInvocationsAsNew(client, names(2)), "restart-as-new"],
  ["pause, whose status says whether there was anything to do", () => pauseInvocations(client, names(2)), "pause"],
  ["kill with a concurrency of 1", () => killInvocations(client, names(2), { concurrency: 1 }), "kill"],
])("a server that takes many ids gets a call for each to %s", async (_, act, verb) => {
  server.answer = (response) => answerJson(response, 200, { new_invocation_id: "a" });
  await act();
  expect(batches.requests).toEqual([]);
  expect(calls().sort()).toEqual(names(2).map((id) => `PATCH /invocations/${id}/${verb}`));
});

it.each([
  ["200, since idempotent calls lose nothing by a cut", killInvocations, undefined, 500, [100, 2]],
  ["100, since other calls would be unknown after a cut", resumeInvocations, undefined, 500, [100, 1]],
  ["as many as the caller allows", resumeInvocations, 350, 500, [100, 3]],
  ["as many as the caller allows, fewer than a batch", killInvocations, 7, 21, [7, 1]],
] as const)(
  "a server that takes many ids gets %s, in batches of at most 100",
  async (_, act, concurrency, count, [size, most]) => {
    const held: (() => void)[] = [];
    let highest = 0;
    const { answer } = batches;
    batches.answer = (response, request) => {
      const give = () => answer(response, request);
      highest = Math.max(highest, held.push(give));
      // A batch beyond the limit has time to arrive.
      const isLast = batches.requests.length === count / size;
      if (held.length === most || isLast) setTimeout(() => held.splice(0).map((each) => each()), 20);
    };
    await act(client, names(count), { concurrency });
    expect([sizes(), highest]).toEqual([Array(count / size).fill(size), most]);
  },
);

it("a server that takes many ids gets the ids that an iterable has yielded so far, which do not wait for later ones", async () => {
  async function* targets(): AsyncGenerator<string> {
    yield* names(3);
    while (batches.requests.length === 0) await delay(5);
    yield* ["inv_3", "inv_4"];
    throw new Error("the list broke");
  }
  const { cause, result } = await catchStop(killInvocations(client, targets()));
  expect([cause, listIds(result)]).toEqual([new Error("the list broke"), { succeeded: names(5) }]);
  expect(sizes()).toEqual([3, 2]);
});

it("an endpoint that does not mention every id gets no further batch", async () => {
  batches.answer = (response, request) => answerJson(response, 200, { succeeded: readIds(request).slice(1) });
  expect(listIds(await killInvocations(client, names(9), { concurrency: 3 }))).toEqual({ succeeded: names(9) });
  expect([sizes(), calls().length]).toEqual([[3], 7]);
});

it("a batch that fails with 429 asks for a pause, which the calls of its ids and the next batch keep", async () => {
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
  const result = await resumeInvocations(client, names(6), { concurrency: 3 });
  expect(times.sort((a, b) => a - b)[1]).toBeGreaterThanOrEqual(999);
  expect(listIds(result)).toEqual({ succeeded: names(6) });
});

it("the server's message for an id in a batch is in the result, without the token that it echoes", async () => {
  answerFirst((response) => {
    const failed = [
      { invocation_id: "inv_0", error: "cannot route Bearer SECRET-token" },
      { invocation_id: "inv_1", error: "RPC to N2 failed: connection closed" },
    ];
    answerJson(response, 200, { succeeded: [], failed });
  });
  const { unknown } = await resumeInvocations(createClient({ baseUrl: server.url, token: "SECRET-token" }), names(3));
  expect(inspect(unknown)).not.toContain("SECRET");
  expect(unknown[0]?.error).toBeInstanceOf(RestateAdminError);
  expect(unknown.slice(1).map(({ error }) => Object(error).message)).toEqual([
    "resumeInvocations: inv_1: RPC to N2 failed: connection closed",
    "resumeInvocations: inv_2: the response does not mention it",
  ]);
});
