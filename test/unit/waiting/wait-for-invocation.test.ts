import { expect, it } from "vitest";
import { createAdminClient, InvocationEndedError, WaitTimeoutError } from "../../../src/index.js";
import { answerJson } from "../../loopback-server.js";
import { catchError } from "../catch-error.js";
import { useLoopbackServer } from "../use-loopback-server.js";

const server = useLoopbackServer();
const connect = () => createAdminClient({ baseUrl: server.url });
const row = (id: string, status: string) => ({ id, status, created_at: "2026-01-01T00:00:00Z" });

/** Answers each query with the next of these results, and with the last one from then on. */
function answerQueries(...results: readonly (readonly object[])[]): void {
  const left = [...results];
  server.answer = (response) => answerJson(response, 200, { rows: left.length > 1 ? left.shift() : left[0] });
}

/** The ids that each query asks for. */
const asked = () => server.requests.map(({ body }) => body.match(/inv_\d+/g));

// Plain JavaScript may pass anything.
const promising = [
  ["an async function", async () => false],
  ["a function whose promise rejects", () => Promise.reject(new Error("mine"))],
] as unknown as [string, () => boolean][];

it.each(promising)("refuses %s, whose promise would always be true", async (_, until) => {
  answerQueries([row("inv_1", "running")]);
  const message = "until must return true or false, not a promise";
  expect(String(await catchError(connect().waitForInvocation("inv_1", { until })))).toBe(
    `TypeError: waitForInvocation: ${message}`,
  );
  expect(String(await catchError(connect().waitForInvocations(["inv_1"], { until })))).toBe(
    `TypeError: waitForInvocations: ${message}`,
  );
});

it.each<unknown>([
  "complete",
  "Completed",
  "",
  [],
  ["paused", "compelted"],
  [5],
  5,
  null,
  new Set(["paused"]),
  { status: "paused" },
])("refuses %o, which is no status", async (until) => {
  for (const wait of [connect().waitForInvocation, connect().waitForInvocations]) {
    const error = await catchError(Reflect.apply(wait, undefined, ["inv_1", { until }]));
    expect(String(error)).toContain(": until must be a status, an array of at least one, or a function");
  }
  expect(server.requests).toEqual([]);
});

it("rejects as soon as the invocation no longer exists", async () => {
  answerQueries([row("inv_1", "paused")], []);
  const error = await catchError(connect().waitForInvocation("inv_1"));
  expect(error).toBeInstanceOf(InvocationEndedError);
  expect(error).toMatchObject({
    message: "inv_1 no longer exists; it was last seen paused",
    lastSeen: { status: "paused" },
    notArrived: ["inv_1"],
  });
  expect(server.requests).toHaveLength(2);
});

it("waits for any of several statuses", async () => {
  answerQueries([row("inv_1", "running")], [row("inv_1", "paused")]);
  expect(await connect().waitForInvocation("inv_1", { until: ["suspended", "paused"] })).toMatchObject({
    status: "paused",
  });
});

it("waits for what a function accepts, even once it has completed, and says what was last seen", async () => {
  const left = ["running", "completed"];
  // Not the server, which a query on its way could reach during the next test.
  const fetch = async () => Response.json({ rows: [row("inv_1", left.shift() ?? "completed")] });
  const waiting = createAdminClient({ fetch }).waitForInvocation("inv_1", { until: () => false, timeout: 300 });
  const error = await catchError(waiting);
  expect(error).toBeInstanceOf(WaitTimeoutError);
  expect(error).toMatchObject({
    message: "timed out after 300 ms waiting for inv_1 to be what `until` accepts; last seen: completed",
    lastSeen: { id: "inv_1", status: "completed" },
  });
});

it("waits for several, asks for each until it has arrived, and returns them in the order of the ids", async () => {
  answerQueries(
    [row("inv_1", "running"), row("inv_2", "completed")],
    [row("inv_1", "running")],
    [row("inv_1", "completed")],
  );
  const rows = await connect().waitForInvocations(["inv_1", { id: "inv_2" }], { interval: 10 });
  expect(rows.map(({ id, status }) => [id, status])).toEqual([
    ["inv_1", "completed"],
    ["inv_2", "completed"],
  ]);
  expect(asked()).toEqual([["inv_1", "inv_2"], ["inv_1"], ["inv_1"]]);
});

it("reads the matches of a filter once, and waits for those", async () => {
  answerQueries([row("inv_1", "running")], [row("inv_1", "running")], [row("inv_1", "paused")]);
  const rows = await connect().waitForInvocations({ status: "running" }, { until: "paused", interval: 10 });
  expect(rows).toMatchObject([{ id: "inv_1", status: "paused" }]);
  expect(asked()).toEqual([null, ["inv_1"], ["inv_1"]]);
});

it("waits for nothing if there is nothing", async () => {
  answerQueries([]);
  expect(await connect().waitForInvocations([])).toEqual([]);
  expect(server.requests).toEqual([]);
  expect(await connect().waitForInvocations({ status: "running" })).toEqual([]);
});

it("says which have arrived and which have not when it times out", async () => {
  answerQueries([row("inv_1", "running"), row("inv_2", "completed")], [row("inv_1", "running")]);
  const error = await catchError(connect().waitForInvocations(["inv_1", "inv_2"], { timeout: 300 }));
  expect(error).toBeInstanceOf(WaitTimeoutError);
  expect(error).toMatchObject({
    message:
      "timed out after 300 ms waiting for 2 invocations to be completed; last seen: 1 of 2 not arrived: inv_1 (running)",
    lastSeen: { arrived: [{ id: "inv_2" }], notArrived: ["inv_1"] },
  });
});

it("rejects as soon as one of several cannot arrive, and says which others have not", async () => {
  answerQueries([row("inv_1", "running"), row("inv_2", "completed"), row("inv_3", "paused")]);
  const error = await catchError(connect().waitForInvocations(["inv_1", "inv_2", "inv_3"], { until: "paused" }));
  expect(error).toMatchObject({
    name: "InvocationEndedError",
    message: "inv_2 has completed, and cannot become paused; 1 others have not arrived either",
    invocationId: "inv_2",
    notArrived: ["inv_1", "inv_2"],
  });
});
