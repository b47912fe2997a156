import { expect, it } from "vitest";
import { createAdminClient, InvocationEndedError, waitForInvocation, waitForState } from "../../../src/index.js";
import { createFakeAdminApi } from "../../../src/testing/index.js";
import { catchError } from "../catch-error.js";
import { useFastClock } from "../fast-clock.js";

useFastClock();

const api = createFakeAdminApi({ rows: { sys_invocation: [{ id: "inv_1", status: "running" }] } });
const admin = createAdminClient({ fetch: api.fetch });

// Plain JavaScript may pass anything.
const refused = [
  ["an async function", async () => false],
  ["a function whose promise rejects", () => Promise.reject(new Error("mine"))],
] as unknown as [string, () => boolean][];

it.each(refused)("refuses %s, whose promise would always be true", async (_, until) => {
  const message = "until must return true or false, not a promise";
  const invocation = await catchError(waitForInvocation(admin, "inv_1", { until }));
  expect(String(invocation)).toBe(`TypeError: waitForInvocation: ${message}`);
  const state = await catchError(waitForState(admin, "Cart", "bob", { until }));
  expect(String(state)).toBe(`TypeError: waitForState: ${message}`);
});

it.each<unknown>([
  "complete",
  "Completed",
  "",
  ["paused", "compelted"],
  [5],
  5,
  null,
  new Set(["paused"]),
  { status: "paused" },
])("refuses %o, which is no status", async (until) => {
  const before = api.calls.length;
  const error = await catchError(waitForInvocation(admin, "inv_1", { until: until as "completed" }));
  expect(String(error)).toContain(
    "TypeError: waitForInvocation: until must be a status, an array of them, or a function",
  );
  expect(api.calls).toHaveLength(before);
});

it("refuses an empty list of statuses, and sends nothing", async () => {
  const before = api.calls.length;
  const error = await catchError(waitForInvocation(admin, "inv_1", { until: [] }));
  expect(String(error)).toBe("TypeError: waitForInvocation: until must name at least one status");
  expect(api.calls).toHaveLength(before);
});

it("goes on if a server that is starting does not find the invocation for a moment", async () => {
  const paused = { id: "inv_1", status: "paused" } as const;
  const looks = [[], [paused], [], [paused], [{ ...paused, status: "completed" } as const]];
  const starting = createFakeAdminApi({ rows: { sys_invocation: () => looks.shift() ?? [] } });
  const seen = await waitForInvocation(createAdminClient({ fetch: starting.fetch }), "inv_1", { interval: 20 });
  expect(seen.status).toBe("completed");
  expect(looks).toEqual([]);
});

it("rejects once polls have not found the invocation for a second", async () => {
  const paused = { id: "inv_1", status: "paused" } as const;
  const looks = [[paused]];
  const purged = createFakeAdminApi({ rows: { sys_invocation: () => looks.shift() ?? [] } });
  const start = performance.now();
  const error = await catchError(waitForInvocation(createAdminClient({ fetch: purged.fetch }), "inv_1"));
  expect(error).toBeInstanceOf(InvocationEndedError);
  expect(error).toMatchObject({
    message: "inv_1 no longer exists; it was last seen paused",
    lastSeen: { status: "paused" },
  });
  expect(performance.now() - start).toBeGreaterThan(1_000);
  const never = catchError(waitForInvocation(createAdminClient({ fetch: purged.fetch }), "inv_1", { timeout: 400 }));
  expect(String(await never)).toContain("last seen: not found");
});
