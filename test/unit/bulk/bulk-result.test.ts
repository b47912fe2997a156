import type { ServerResponse } from "node:http";
import { describe, expect, it } from "vitest";
import {
  AdminResponseError,
  cancelInvocations,
  createClient,
  killInvocations,
  pauseInvocations,
  purgeInvocations,
  purgeJournals,
  restartInvocationsAsNew,
  resumeInvocations,
  updateStates,
} from "../../../src/index.js";
import { answerJson, answerText, startLoopbackServer } from "../../kit/loopback-server.js";
import { useStoppedClock } from "../../kit/stopped-clock.js";
import {
  answerEach,
  answerQuery,
  batches,
  catchStop,
  client,
  idOf,
  ids,
  names,
  server,
  useBulkServer,
} from "./bulk-server.js";

useBulkServer();

describe("the result", () => {
  it("has what each was answered, and no failure stops the others", async () => {
    answerEach({
      inv_1: (response) => answerJson(response, 200, { new_invocation_id: "inv_new" }),
      inv_2: 404,
      inv_3: 409,
    });
    const result = await restartInvocationsAsNew(client, ["inv_1", "inv_2", "inv_3", ""]);
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
    ["kill", killInvocations, 409, 404, "completed"],
    ["cancel", cancelInvocations, 409, 404, "completed"],
    ["purge", purgeInvocations, 404, 409, "gone"],
    ["purge-journal", purgeJournals, 404, 409, "gone"],
  ])("tells of %s where there was nothing to do, and why", async (_, act, already, wrong, reason) => {
    answerEach({
      inv_1: 200,
      inv_2: already,
      inv_3: wrong,
      inv_4: (response) => answerText(response, 409, "proxy", "text/html"),
    });
    const { succeeded, unchanged, failed } = await act(client, ["inv_1", "inv_2", "inv_3", "inv_4"]);
    expect(ids(succeeded)).toEqual(["inv_1"]);
    expect(unchanged).toEqual([{ id: "inv_2", status: already, reason }]);
    expect(ids(failed)).toEqual(["inv_3", "inv_4"]);
  });

  it("tells of pause where there was nothing to do, by the status of the success", async () => {
    const message = "Invocation 'inv_3' is not running, cannot be paused";
    answerEach({
      inv_1: 202,
      inv_2: 200,
      inv_3: (response) => answerJson(response, 409, { message }),
      inv_4: 409,
    });
    const { succeeded, unchanged, failed } = await pauseInvocations(client, ["inv_1", "inv_2", "inv_3", "inv_4"]);
    expect([ids(succeeded), ids(failed)]).toEqual([["inv_1"], ["inv_4"]]);
    expect([...unchanged].sort((one, other) => (one.id < other.id ? -1 : 1))).toEqual([
      { id: "inv_2", status: 200, reason: "not running" },
      { id: "inv_3", status: 409, reason: "not started or completed" },
    ]);
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
    expect(unchanged).toEqual([{ id: "inv_1", status: 404, reason: "gone" }]);
    expect(ids(failed)).toEqual(["inv_2"]);
  });

  it.each([
    ["kill", killInvocations],
    ["resume", resumeInvocations],
  ])("takes a 404 for done where %s was called with a filter, since the invocation existed", async (_, act) => {
    const found = ["inv_1", "inv_2"];
    answerQuery(found);
    const answer = server.answer;
    server.answer = (response, request) =>
      idOf(request) === "inv_1" ? answerJson(response, 404, { message: "gone" }) : answer(response, request);
    const { unchanged, succeeded } = await act(client, { status: "paused" });
    expect([unchanged, ids(succeeded)]).toEqual([[{ id: "inv_1", status: 404, reason: "gone" }], ["inv_2"]]);
    expect(ids((await act(client, found)).failed)).toEqual(["inv_1"]);
  });

  it("tells why there was nothing to resume, by the words of the response", async () => {
    answerEach({
      inv_1: (response) => answerJson(response, 409, { message: "The invocation 'inv_1' is completed" }),
      inv_2: (response) => answerJson(response, 409, { message: "The invocation 'inv_2' is still running" }),
    });
    const { unchanged, failed } = await resumeInvocations(client, ["inv_1", "inv_2"]);
    expect(unchanged).toEqual([{ id: "inv_1", status: 409, reason: "completed" }]);
    expect(ids(failed)).toEqual(["inv_2"]);
  });
});

describe("an outcome that is not known", () => {
  const answers = {
    inv_cut: (response: ServerResponse) => response.destroy(),
    inv_gateway: (response: ServerResponse) => answerText(response, 504, "Gateway Timeout"),
    inv_odd: (response: ServerResponse) => answerText(response, 200, "{"),
    inv_busy: 429,
    inv_gone: 404,
  };
  const all = Object.keys(answers);

  it("of what is not safe to repeat is told apart from a failure, and it was sent once", async () => {
    answerEach(answers);
    const { failed, unknown } = await restartInvocationsAsNew(client, all);
    expect(ids(failed)).toEqual(["inv_busy", "inv_gone"]);
    expect(ids(unknown)).toEqual(["inv_cut", "inv_gateway", "inv_odd"]);
    expect(server.requests.map(idOf).sort()).toEqual([...all].sort());
  });

  describe("because the response does not come in time", () => {
    const pass = useStoppedClock();

    it("of what is not safe to repeat was sent once", async () => {
      answerEach({ inv_slow: () => pass(400) });
      const { unknown } = await restartInvocationsAsNew(client, ["inv_slow"], { timeout: 400 });
      expect(ids(unknown)).toEqual(["inv_slow"]);
      expect(server.requests).toHaveLength(1);
    });
  });

  it("is unknown if the token fails after an attempt that may have done it", async () => {
    answerEach({ inv_1: answers.inv_gateway });
    let asked = 0;
    const token = async () => (asked++ === 0 ? "first" : Promise.reject(new Error("no token")));
    const own = createClient({ baseUrl: server.url, token });
    const { unknown, failed } = await killInvocations(own, ["inv_1"]);
    expect([unknown, failed]).toMatchObject([[{ id: "inv_1", error: { name: "AdminTokenError" } }], []]);
  });

  it("of what is safe to repeat is no failure either", async () => {
    answerEach({ inv_cut: answers.inv_cut, inv_gateway: answers.inv_gateway });
    const { failed, unknown } = await killInvocations(client, ["inv_cut", "inv_gateway"], { maxRetries: 0 });
    expect(ids(unknown)).toEqual(["inv_cut", "inv_gateway"]);
    expect(failed).toEqual([]);
  });

  it("is none where nothing was sent", async () => {
    const gone = await startLoopbackServer();
    await gone.close();
    const refused = createClient({ baseUrl: gone.url });
    const tokenless = createClient({ baseUrl: server.url, token: () => Promise.reject(new Error("no")) });
    for (const one of [refused, tokenless]) {
      expect(await restartInvocationsAsNew(one, ["inv_1"], { maxRetries: 0 })).toMatchObject({
        failed: [{}],
        unknown: [],
      });
    }
    for (const id of ["", ".", "..", "\ud800"]) {
      expect((await restartInvocationsAsNew(client, [id])).unknown).toEqual([]);
    }
  });
});

/** Knows the token until so many calls have ended. */
function expireAfter(count: number): void {
  server.answer = (response) => {
    if (server.requests.length > count) answerText(response, 401, "who are you?");
    else response.writeHead(200).end();
  };
}

describe("a token that is rejected", () => {
  it("stops the run at the first call, and says what is done and what is left", async () => {
    expireAfter(3);
    const error = await catchStop(resumeInvocations(client, names(1_000), { concurrency: 1 }));
    expect(server.requests).toHaveLength(4);
    const { cause, message, result } = error;
    expect(cause).toBeInstanceOf(AdminResponseError);
    expect(cause).toMatchObject({ status: 401 });
    expect(message).toMatch(/^resumeInvocations: stopped early: .*401.*\(succeeded 3, .*notStarted 996\)$/);
    expect([ids(result.succeeded), ids(result.failed), result.unknown]).toEqual([names(3), ["inv_3"], []]);
    expect(ids(result.notStarted)).toEqual(names(1_000).slice(4).sort());
  });

  it("stops a run whose targets are still coming", async () => {
    expireAfter(0);
    let isClosed = false;
    function* come() {
      try {
        for (let index = 0; ; index++) yield `inv_${index}`;
      } finally {
        isClosed = true;
      }
    }
    const { result } = await catchStop(pauseInvocations(client, come(), { concurrency: 4 }));
    expect(result.failed.length).toBeLessThanOrEqual(5);
    expect(isClosed).toBe(true);
  });

  it("stops a run in batches, after no more calls than have room", async () => {
    expireAfter(0);
    batches.answer = (response) => answerText(response, 401, "who are you?");
    const { result } = await catchStop(killInvocations(client, names(1_000)));
    expect(batches.requests.length).toBeLessThanOrEqual(2);
    expect(server.requests.length).toBeLessThanOrEqual(20);
    expect(ids(result.failed)).toEqual(server.requests.map(idOf).sort());
    expect(ids([...result.failed, ...result.notStarted])).toEqual(names(1_000).sort());
  });

  it.each([1, 2, 20])("stops a run of %i, even if nothing is left", async (count) => {
    expireAfter(0);
    const { result } = await catchStop(resumeInvocations(client, names(count)));
    expect([ids(result.failed), ids(result.notStarted)]).toEqual([names(count).sort(), []]);
  });

  it("stops an update of states", async () => {
    server.answer = (response) => answerText(response, 401, "who are you?");
    const own = createClient({ baseUrl: server.url, serverVersion: false });
    const { result } = await catchStop(updateStates(own, "Cart", names(100), () => undefined, { concurrency: 1 }));
    expect([ids(result.failed), ids(result.notStarted)]).toEqual([["inv_0"], names(100).slice(1).sort()]);
    expect(server.requests).toHaveLength(1);
  });
});

const redirect = (response: ServerResponse) => response.writeHead(302, { location: "https://login.example.com" }).end();
const showLogin = (response: ServerResponse) => answerText(response, 200, "<html>Log in", "text/html; charset=utf-8");

describe("an address that is not the API's", () => {
  it.each<[string, (response: ServerResponse) => unknown, number, "failed" | "unknown"]>([
    ["the ingress", (response) => answerJson(response, 404, { message: "bad path: /invocations" }), 404, "failed"],
    ["a path that the server does not have", (response) => response.writeHead(404).end(), 404, "failed"],
    ["a page of a proxy", (response) => answerText(response, 404, "<html>", "text/html"), 404, "failed"],
    ["a redirect", redirect, 302, "failed"],
    ["a login page", showLogin, 200, "unknown"],
  ])("stops the run at the first call: %s", async (_, answer, status, list) => {
    server.answer = answer;
    const { cause, result } = await catchStop(resumeInvocations(client, names(100), { concurrency: 1 }));
    expect(cause).toMatchObject({ status });
    expect([ids(result[list]), ids(result.notStarted)]).toEqual([["inv_0"], names(100).slice(1).sort()]);
    expect(server.requests).toHaveLength(1);
  });
});

describe("what says nothing of the other targets", () => {
  it.each([400, 403])("such as a %i stops nothing", async (status) => {
    answerEach({ inv_0: status, inv_7: status });
    const { succeeded, failed } = await resumeInvocations(client, names(30), { concurrency: 1 });
    expect([succeeded.length, ids(failed)]).toEqual([28, ["inv_0", "inv_7"]]);
  });

  it.each<[string, (response: ServerResponse) => unknown]>([
    ["401", (response) => answerJson(response, 401, { message: "no" })],
    ["redirect", redirect],
    ["login page", showLogin],
  ])("such as a %s of the endpoint for many stops nothing", async (_, answer) => {
    batches.answer = answer;
    const { succeeded, failed } = await killInvocations(client, names(150));
    expect([ids(succeeded), failed]).toEqual([names(150).sort(), []]);
  });
});
