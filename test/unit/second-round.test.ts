import { setImmediate } from "node:timers/promises";
import fc from "fast-check";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { type AdminClient, createAdminClient, type Fetch, type ServiceState } from "../../src/index.js";
import { PROBE_QUERY } from "../../src/sql/trusted-rows.js";
import { allowLongRuns, holdsFor } from "../kit/property-runs.js";
import { cut, FEATURES, hang, lose, passTime } from "./features.js";

allowLongRuns();

beforeEach(
  () =>
    void vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout", "setInterval", "clearInterval", "performance"] }),
);
afterEach(() => {
  vi.useRealTimers();
});

const write = (row: number) =>
  JSON.stringify({
    ...{ id: `inv_${String(row).padStart(5, "0")}`, created_at: "2026-01-01T00:00:00Z", status: "running", number: 1 },
    ...{ service_key: "a", key: "k", value: "31", failure: "no" },
  });

/** The behaviour of the server from some moment on. */
const FAULTS: Readonly<Record<string, Fetch>> = {
  "cut before a row": async () => cut('{"rows":['),
  "cut before anything": async () => cut(""),
  reset: lose("ECONNRESET"),
  refused: lose("ECONNREFUSED"),
  silent: hang,
  page: async () => new Response("<html>", { headers: { "content-type": "text/html" } }),
  truncated: async () => new Response('{"rows":[', { headers: { "content-type": "application/json" } }),
  changing: async () => Response.json({ message: "Error when routing: not leader" }, { status: 503 }),
  ...Object.fromEntries(
    [401, 404, 408, 429, 500, 502, 503].map((status) => [status, async () => new Response("", { status })]),
  ),
};

/** More requests than any function needs until it gives up. */
const MOST_REQUESTS = 2_000;
const MOST_MINUTES = 20;

it("every function ends, whatever fails permanently after some progress", () =>
  holdsFor(
    fc.asyncProperty(
      fc.constantFrom(...Object.keys(FEATURES)),
      fc.constantFrom(...Object.keys(FAULTS)),
      fc.array(fc.constantFrom("ok", "cut after a row"), { maxLength: 4 }),
      fc.boolean(),
      async (name, fault, progress, sparesLooks) => {
        let sent = 0;
        const fetch: Fetch = async (url, init) => {
          // Waits for a turn, so that requests without a pause leave time for the end of the test.
          await setImmediate();
          if (sent++ > MOST_REQUESTS) return hang(url, init);
          const isProbe = sparesLooks && init.body?.includes(PROBE_QUERY);
          const step = isProbe ? "ok" : progress[sent - 1];
          if (!step) return (FAULTS[fault] ?? hang)(url, init);
          const { pathname } = new URL(url);
          if (pathname === "/query" && step !== "ok") return cut(`{"rows":[${write(sent)},`);
          if (pathname === "/query") return Response.json({ rows: [JSON.parse(write(sent))] });
          return Response.json({ id: "dp_1", deployments: [], services: [], version: "1.7.12" });
        };
        const admin = createAdminClient({ fetch, serverVersion: "1.7.12" });
        const isOver = await passTime((FEATURES[name] ?? expect.fail(name))(admin), MOST_MINUTES);
        expect([isOver, sent > MOST_REQUESTS]).toEqual([true, false]);
      },
    ),
    // A list continues after the last row that it has received.
    ["cut before a row", "refused", "503"].map((fault) => ["listInvocations", fault, ["cut after a row"], true]),
  ));

/** The computation of a state's version takes real time, in which any timeout could pass. */
const forever = { timeout: 0 };
const until = ({ values }: ServiceState) => values.k === 2;
/** The functions that poll until everything changes. */
const WAITS: Readonly<Record<string, (admin: AdminClient) => Promise<unknown>>> = {
  waitForInvocation: (admin) => admin.waitForInvocation("inv_00001", forever),
  waitForInvocations: (admin) => admin.waitForInvocations(["inv_00001"], forever),
  "waitForInvocations by a filter": (admin) => admin.waitForInvocations({ service: "Order" }, forever),
  waitUntilDrained: (admin) => admin.waitUntilDrained("dp_1", forever),
  waitUntilHealthy: (admin) => admin.waitUntilHealthy(forever),
  waitForState: (admin) => admin.waitForState("Cart", "a", { ...forever, until }),
  replaceState: (admin) => admin.replaceState("Cart", "a", { k: 2 }, { verify: forever }),
};
/** In milliseconds. */
const CHANGE = 10_000;
const CHANGING = "Datafusion error: External error: node lookup for partition 1 failed";

it.each(Object.entries(WAITS))("%s has the same result whichever of its queries fails temporarily", async (_, wait) => {
  const run = async (failing?: number) => {
    const start = performance.now();
    const hasChanged = () => performance.now() - start > CHANGE;
    let sent = 0;
    const fetch: Fetch = async (url, { body }) => {
      if (new URL(url).pathname !== "/query") return Response.json({ id: "dp_1" });
      if (sent++ === failing) return new Response(CHANGING, { status: 500 });
      if (hasChanged() && body?.includes("count(*)")) return Response.json({ rows: [] });
      const changed = hasChanged() && { status: "completed", value: "32" };
      return Response.json({ rows: [{ ...JSON.parse(write(1)), ...changed }] });
    };
    const outcome = wait(createAdminClient({ fetch, serverVersion: "1.7.12", maxRetries: 0 }));
    const seen = outcome.then((result) => ({ result, hasChanged: hasChanged() }));
    await passTime(seen, Number.POSITIVE_INFINITY);
    return { seen: await seen, sent };
  };
  const { seen, sent } = await run();
  for (let failing = 0; failing < sent; failing++) {
    expect({ failing, ...(await run(failing)).seen }).toEqual({ failing, ...seen });
  }
});
