/**
 * Many paused invocations resumed on a fixed deployment: with a filter, with a list that is read while they are resumed, and
 * with a filter while the server crashes halfway, after which calling it again does the rest. `node --import tsx
 * test/nightly/soak/bulk.ts --count 10000` prints its figures, and ends with 1 if one was not done, or done twice.
 */

import { parseArgs } from "node:util";
import { serveServices } from "../../../examples/demo/serve-services.js";
import { startRestateServer } from "../../../scripts/server/restate-server.js";
import {
  type BulkProgress,
  countInvocations,
  createAdminClient,
  type InvocationFilter,
  listInvocations,
  resumeInvocations,
  waitUntilHealthy,
} from "../../../src/index.js";
import { pollUntil } from "../../live/poll-until.js";
import { createTestServices } from "../../live/test-services.js";
import { versions } from "../../live/versions.js";
import { measure, toMegabytes } from "./measure.js";

const { values } = parseArgs({
  options: {
    count: { type: "string", default: "10000" },
    concurrency: { type: "string", default: "100" },
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
    onRequest: ({ operation }) => (sent += /^resumeInvocations?$/.test(operation) ? 1 : 0),
  });
  const { id: deployment } = await admin.createDeployment({ uri: fixed.url });
  await admin.createDeployment({ uri: broken.url });

  for (const [index, variant] of (["filter", "list", "crash"] as const).entries()) {
    const { duration } = await measure(() => pauseMany(count));
    console.log(`${count} invocations are paused after ${duration.toFixed(1)} s, on Restate ${server.version}`);
    sent = 0;
    const targets = variant === "list" ? listInvocations(admin, paused) : paused;
    let crash: Promise<void> | undefined;
    const onProgress = ({ done }: BulkProgress) => {
      if (variant === "crash" && done >= count / 2) crash ??= server.kill().then(() => server.restart());
    };
    const run = await measure(() => resumeInvocations(admin, targets, { deployment, concurrency, onProgress }));
    const { succeeded, failed, unknown } = run.value;
    await crash;
    const again = crash ? await resumeRest(deployment) : 0;
    const { duration: drained } = await measure(() =>
      waitForCount({ service: "Task", status: "completed", deployment }, (index + 1) * count),
    );
    console.log(
      `${variant.padEnd(6)}: ${succeeded.length} resumed, ${failed.length} failed, ${unknown.length} unknown in ` +
        `${run.duration.toFixed(2)} s, ${Math.round(sent / run.duration)} requests per second with ${concurrency} invocations at once, ` +
        `peak heap +${toMegabytes(run.peakHeap)} MB, peak memory ${toMegabytes(run.peakMemory)} MB ` +
        `(+${toMegabytes(run.peakMemory - run.memoryBefore)}); all completed ${drained.toFixed(1)} s later`,
    );
    if (crash) {
      const answerLost = count - succeeded.length - again;
      console.log(
        `        the server crashed halfway; calling again resumed ${again}, and ${answerLost} were resumed unseen`,
      );
      console.log(`        why: ${JSON.stringify(countReasons([...failed, ...unknown]))}`);
    }
    const total = await countInvocations(admin, { service: "Task" });
    const isDone = crash ? succeeded.length + again <= count : succeeded.length === count;
    const isOnce = new Set(succeeded.map(({ id }) => id)).size === succeeded.length;
    if (!isDone || !isOnce || total !== (index + 1) * count) {
      console.log(
        `MISSED: each of ${count} is resumed once; ${sent} requests were sent, ${total} invocations are there`,
      );
      process.exitCode = 1;
    }
  }
} finally {
  await server.stop();
  await broken.close();
  await fixed.close();
}

/** Those that the server lost sight of, and those whose call failed. */
async function resumeRest(deployment: string): Promise<number> {
  const admin = createAdminClient({ baseUrl: server.adminUrl });
  // A query that meets a partition which is not there yet fails.
  await waitUntilHealthy(admin, { partitions: true });
  const { succeeded, failed } = await resumeInvocations(admin, paused, { deployment, concurrency });
  if (failed.length > 0) throw new Error(`calling again failed for ${failed.length}`, { cause: failed[0]?.error });
  return succeeded.length;
}

function countReasons(failures: readonly { readonly error: unknown }[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const { error } of failures) {
    const reason = String(error).replaceAll(/inv_\w+/g, "inv_...");
    counts[reason] = (counts[reason] ?? 0) + 1;
  }
  return counts;
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
