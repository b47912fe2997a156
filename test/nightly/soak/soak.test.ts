// Guards that no call hangs, throws a foreign error or leaks while many callers meet a server that keeps crashing.
import { getEventListeners } from "node:events";
import { setTimeout as delay } from "node:timers/promises";
import { type Context, service } from "@restatedev/restate-sdk";
import { afterAll, beforeAll, expect, it } from "vitest";
import { createAdminClient } from "../../../src/index.js";
import { type Services, serveServices } from "../../../src/testing/server/serve-services.js";
import { type RestateServer, startRestateServer } from "../../kit/restate-server.js";
import { newest } from "../../kit/versions.js";
import { runCallers, type Target } from "./callers.js";
import { measureResources, type Resources } from "./resources.js";
import type { Tally } from "./watched-call.js";

const SECONDS = Number(process.env.SOAK_SECONDS ?? 30);
const CALLERS = Number(process.env.SOAK_CALLERS ?? 50);
const WARM_UP_SECONDS = 5;
/** Milliseconds between faults. With the time for a start, a fault comes about every five seconds. */
const INTERVAL = 3_000;
/** Bytes. If each call left even a single closure, some thousand calls would leave more. */
const HEAP_TOLERANCE = 1_000_000;

const echo = service({ name: "Echo", handlers: { run: async (_: Context): Promise<string> => "done" } });
const warnings: string[] = [];
const keepWarning = (warning: Error): void => void warnings.push(String(warning));
/** All calls that are not aborted on their own share this signal. */
const { signal } = new AbortController();

let server: RestateServer;
let services: Services;
let tally: Tally;
let kills: number;
let before: Resources;
let after: Resources;

beforeAll(
  async () => {
    process.on("warning", keepWarning);
    services = await serveServices([echo]);
    server = await startRestateServer({ version: newest });
    const { adminUrl } = server;
    const admin = createAdminClient({ baseUrl: adminUrl });
    const { id } = await admin.registerDeployment({ uri: services.url });
    const target: Target = { adminUrl, uri: services.url, deployment: id, signal };

    await runThroughFaults(target, WARM_UP_SECONDS);
    await server.kill();
    before = await measureResources();
    await server.restart();

    [tally, kills] = await runThroughFaults(target, SECONDS);
    await server.kill();
    after = await measureResources();
    const outcomes = [...tally.outcomes].map(([kind, count]) => `${count} ${kind}`).join(", ");
    console.log(`${tally.calls} calls: ${outcomes}; the longest took ${Math.round(tally.longest)} ms`);
    console.log({ kills, before, after });
  },
  120_000 + SECONDS * 2_000,
);
afterAll(async () => {
  process.off("warning", keepWarning);
  await server?.stop();
  await services?.close();
});

/** Crashes the server every few seconds, or shuts it down each third time, and restarts it. It is up when the last calls end. */
async function runThroughFaults(target: Target, seconds: number): Promise<[Tally, number]> {
  const stopCalls = new AbortController();
  const calling = runCallers(CALLERS, target, stopCalls.signal);
  let killed = 0;
  const end = performance.now() + seconds * 1_000;
  for (let count = 1; performance.now() < end; count++) {
    await delay(INTERVAL);
    const isOrderly = count % 3 === 0;
    await (isOrderly ? server.terminate() : server.kill());
    if (!isOrderly) killed += 1;
    // Waits long enough for calls that find no server.
    await delay(500);
    await server.restart();
  }
  stopCalls.abort();
  return [await calling, killed];
}

it("lets no call hang, and ends each with a result, an error of ours, or the caller's own reason", () => {
  expect(tally).toMatchObject({ hung: 0, foreign: [] });
});

it("leaves no listener on a signal, no handle, no heap and no warning", () => {
  expect(tally.leakedListeners + getEventListeners(signal, "abort").length).toBe(0);
  expect(after.handles).toEqual(before.handles);
  expect(after.heap - before.heap).toBeLessThan(HEAP_TOLERANCE);
  expect(warnings).toEqual([]);
});

// Without such calls, the other tests would show nothing.
it("has met crashes that calls survived", () => {
  expect([kills > 0, tally.survived > 0]).toEqual([true, true]);
});
