import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { createAdminClient, InvocationEndedError, WaitTimeoutError } from "../../../src/index.js";
import { catchError } from "../../kit/catch-error.js";
import { toFetch } from "../../kit/to-fetch.js";

const row = (id: string, status: string) => ({ id, status, created_at: "2026-01-01T00:00:00Z" });

/** The rows for each query, one after the other. The last ones are for every further query. */
let results: (readonly object[])[];
let queries: string[];
const admin = createAdminClient({
  fetch: toFetch(async (request) => {
    queries.push((await request.json()).query);
    return Response.json({ rows: results.length > 1 ? results.shift() : results[0] });
  }),
});
const answerQueries = (...given: readonly (readonly object[])[]) => {
  results = [...given];
};

beforeEach(() => {
  queries = [];
  vi.useFakeTimers();
});
afterEach(() => void vi.useRealTimers());

/** Waits, however long that takes. */
async function pass<Value>(waiting: Promise<Value>): Promise<Value> {
  waiting.catch(() => {});
  await vi.runAllTimersAsync();
  return waiting;
}

/** The ids that each query asks for. */
const asked = () => queries.map((query) => query.match(/inv_\d+/g));

it("rejects as soon as the invocation no longer exists", async () => {
  answerQueries([row("inv_1", "paused")], []);
  const error = await catchError(pass(admin.waitForInvocation("inv_1")));
  expect(error).toBeInstanceOf(InvocationEndedError);
  expect(error).toMatchObject({
    message: "waitForInvocation: inv_1 no longer exists; it was last seen paused",
    lastSeen: { status: "paused" },
    notArrived: ["inv_1"],
  });
  expect(queries).toHaveLength(2);
});

it("waits for an invocation that a function accepts, even once it has completed, and says what was last seen", async () => {
  answerQueries([row("inv_1", "running")], [row("inv_1", "completed")]);
  const error = await catchError(pass(admin.waitForInvocation("inv_1", { until: () => false, timeout: 300 })));
  expect(error).toBeInstanceOf(WaitTimeoutError);
  expect(error).toMatchObject({
    message:
      "waitForInvocation: timed out after 300 ms waiting for inv_1 to be what `until` accepts; last seen: completed",
    lastSeen: { id: "inv_1", status: "completed" },
  });
});

it("waits for several, asks for each until it has arrived, and returns them in the order of the ids", async () => {
  answerQueries(
    [row("inv_1", "running"), row("inv_2", "completed")],
    [row("inv_1", "running")],
    [row("inv_1", "completed")],
  );
  const rows = await pass(admin.waitForInvocations(["inv_1", { id: "inv_2" }]));
  expect(rows.map(({ id, status }) => [id, status])).toEqual([
    ["inv_1", "completed"],
    ["inv_2", "completed"],
  ]);
  expect(asked()).toEqual([["inv_1", "inv_2"], ["inv_1"], ["inv_1"]]);
});

it("reads the matches of a filter once, and waits for those", async () => {
  answerQueries([row("inv_1", "running")], [row("inv_1", "running")], [row("inv_1", "paused")]);
  const rows = await pass(admin.waitForInvocations({ status: "running" }, { until: ["suspended", "paused"] }));
  expect(rows).toMatchObject([{ id: "inv_1", status: "paused" }]);
  expect(asked()).toEqual([null, ["inv_1"], ["inv_1"]]);
});

it("says how a match of a filter was last seen if it is gone by the first look", async () => {
  answerQueries([row("inv_1", "running")], []);
  const error = await catchError(pass(admin.waitForInvocations({ status: "running" })));
  expect(String(error)).toMatch("inv_1 no longer exists; it was last seen running");
});

it("does not wait if there are no invocations", async () => {
  answerQueries([]);
  expect(await pass(admin.waitForInvocations([]))).toEqual([]);
  expect(queries).toEqual([]);
  expect(await pass(admin.waitForInvocations({ status: "running" }))).toEqual([]);
});

it("says which invocations have arrived and which have not when it times out", async () => {
  answerQueries([row("inv_1", "running"), row("inv_2", "completed")], [row("inv_1", "running")]);
  const error = await catchError(pass(admin.waitForInvocations(["inv_1", "inv_2"], { timeout: 300 })));
  expect(error).toBeInstanceOf(WaitTimeoutError);
  expect(error).toMatchObject({
    message:
      "waitForInvocations: timed out after 300 ms waiting for 2 invocations to be completed; last seen: 1 of 2 not arrived: inv_1 (running)",
    lastSeen: { arrived: [{ id: "inv_2" }], notArrived: ["inv_1"] },
  });
});

it("names at most three that have not arrived, and says that there are more", async () => {
  answerQueries(["inv_1", "inv_2", "inv_3", "inv_4"].map((id) => row(id, "running")));
  const some = ["inv_1", "inv_2", "inv_3"];
  const named = `${some.map((id) => `${id} (running)`).join(", ")}`;
  const fail = (ids: readonly string[]) => catchError(pass(admin.waitForInvocations(ids, { timeout: 50 })));
  expect(await fail(some)).toHaveProperty("message", expect.stringMatching(/3 of 3 not arrived: .*inv_3 \(running\)$/));
  expect(String(await fail([...some, "inv_4", "inv_4"]))).toMatch(
    `for 4 invocations to be completed; last seen: 4 of 4 not arrived: ${named}, ...`,
  );
});

it("returns an invocation as it arrived, even if it changes while the wait for others continues", async () => {
  answerQueries([row("inv_1", "paused"), row("inv_2", "running")], [row("inv_2", "paused")]);
  const rows = await pass(admin.waitForInvocations(["inv_2", "inv_1"], { until: "paused" }));
  expect(rows.map(({ id, status }) => [id, status])).toEqual([
    ["inv_2", "paused"],
    ["inv_1", "paused"],
  ]);
});

it("rejects for an invocation that does not exist, and the error says so", async () => {
  answerQueries([]);
  const error = await catchError(pass(admin.waitForInvocations(["inv_1", "inv_2", "inv_3"], { until: () => true })));
  expect(error).toMatchObject({
    message: "waitForInvocations: inv_1 does not exist; 2 others have not arrived either",
    lastSeen: undefined,
    notArrived: ["inv_1", "inv_2", "inv_3"],
  });
});

it("rejects as soon as one of several cannot arrive, and says which others have not", async () => {
  answerQueries([row("inv_1", "running"), row("inv_2", "completed"), row("inv_3", "paused")]);
  const error = await catchError(pass(admin.waitForInvocations(["inv_1", "inv_2", "inv_3"], { until: "paused" })));
  expect(error).toMatchObject({
    name: "InvocationEndedError",
    message: "waitForInvocations: inv_2 has completed, and cannot become paused; 1 others have not arrived either",
    invocationId: "inv_2",
    notArrived: ["inv_1", "inv_2"],
  });
});
