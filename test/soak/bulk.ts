/**
 * Many paused invocations resumed on a fixed deployment, once with a filter and once with a list that is read while they are
 * resumed: `node --import tsx test/soak/bulk.ts --count 10000`. It prints its figures, and ends with 1 if one was not done, or
 * done twice.
 */

import { parseArgs } from "node:util";
import { serveServices } from "../../examples/demo/serve-services.js";
import { startRestateServer } from "../../scripts/restate-server.js";
import {
  countInvocations,
  createAdminClient,
  type InvocationFilter,
  listInvocations,
  resumeInvocations,
} from "../../src/index.js";
import { pollUntil } from "../live/poll-until.js";
import { createTestServices } from "../live/test-services.js";
import { versions } from "../live/versions.js";

const { values } = parseArgs({
  options: {
    count: { type: "string", default: "10000" },
    concurrency: { type: "string", default: "20" },
    version: { type: "string", default: versions.at(-1) ?? "" },
  },
});
const count = Number(values.count);
const concurrency = Number(values.concurrency);
const paused: InvocationFilter = { service: "Task", status: "paused" };

const server = await startRestateServer({ version: values.version });
const broken = await serveServices(...createTestServices({ label: "broken", broken: true }));
const fixed = await serveServices(...createTestServices({ label: "fixed", broken: false }));
try {
  let sent = 0;
  const admin = createAdminClient({
    baseUrl: server.adminUrl,
    onRequest: ({ operation }) => (sent += operation === "resumeInvocation" ? 1 : 0),
  });
  const { id: deployment } = await admin.createDeployment({ uri: fixed.url });
  await admin.createDeployment({ uri: broken.url });

  for (const [variant, done] of [
    ["filter", 0],
    ["list", count],
  ] as const) {
    const { duration } = await measure(() => pauseMany(count));
    console.log(`${count} invocations are paused after ${duration.toFixed(1)} s, on Restate ${server.version}`);
    sent = 0;
    const targets = variant === "filter" ? paused : listInvocations(admin, paused);
    const run = await measure(() => resumeInvocations(admin, targets, { deployment, concurrency }));
    const { succeeded, failed, unknown } = run.value;
    const { duration: drained } = await measure(() =>
      waitForCount({ service: "Task", status: "completed", deployment }, done + count),
    );
    console.log(
      `${variant.padEnd(6)}: ${succeeded.length} resumed, ${failed.length} failed, ${unknown.length} unknown in ` +
        `${run.duration.toFixed(2)} s, ${Math.round(sent / run.duration)} requests per second with ${concurrency} at once, ` +
        `peak heap +${toMegabytes(run.peakHeap)} MB, peak memory ${toMegabytes(run.peakMemory)} MB ` +
        `(+${toMegabytes(run.peakMemory - run.memoryBefore)}); all completed ${drained.toFixed(1)} s later`,
    );
    if (succeeded.length !== count || sent !== count || new Set(succeeded.map(({ id }) => id)).size !== count) {
      console.log(`MISSED: each of ${count} is resumed once; ${sent} requests were sent`);
      process.exitCode = 1;
    }
  }
} finally {
  await server.stop();
  await broken.close();
  await fixed.close();
}

async function pauseMany(total: number): Promise<void> {
  const { ingressUrl } = server;
  let left = total;
  const send = async (): Promise<void> => {
    while (left-- > 0) await (await fetch(`${ingressUrl}/Task/run/send`, { method: "POST" })).arrayBuffer();
  };
  await Promise.all(Array.from({ length: 50 }, send));
  await waitForCount(paused, total);
}

async function waitForCount(filter: InvocationFilter, wanted: number): Promise<void> {
  const admin = createAdminClient({ baseUrl: server.adminUrl });
  const look = () => countInvocations(admin, filter);
  await pollUntil(`${wanted} of ${JSON.stringify(filter)}`, look, (seen) => seen === wanted, 600_000);
}

interface Measured<T> {
  readonly value: T;
  /** Seconds. */
  readonly duration: number;
  /** Bytes of heap beyond those before. */
  readonly peakHeap: number;
  /** Bytes of the whole process. */
  readonly memoryBefore: number;
  readonly peakMemory: number;
}

async function measure<T>(work: () => Promise<T>): Promise<Measured<T>> {
  const before = process.memoryUsage();
  let peakHeap = before.heapUsed;
  let peakMemory = before.rss;
  const timer = setInterval(() => {
    const { heapUsed, rss } = process.memoryUsage();
    peakHeap = Math.max(peakHeap, heapUsed);
    peakMemory = Math.max(peakMemory, rss);
  }, 20);
  const start = performance.now();
  const value = await work();
  const duration = (performance.now() - start) / 1_000;
  clearInterval(timer);
  return { value, duration, peakHeap: peakHeap - before.heapUsed, memoryBefore: before.rss, peakMemory };
}

function toMegabytes(bytes: number): string {
  return (bytes / 1_000_000).toFixed(1);
}
