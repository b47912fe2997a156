/**
 * Many callers against a server that crashes again and again: `npm run test:soak -- --seconds 30 --callers 50`. It prints
 * its figures, and ends with 1 if one of them is not as it must be.
 */

import { getEventListeners } from "node:events";
import { parseArgs } from "node:util";
import { type Context, service } from "@restatedev/restate-sdk";
import { serveServices } from "../../../examples/demo/serve-services.js";
import { startRestateServer } from "../../../scripts/server/restate-server.js";
import { createAdminClient } from "../../../src/index.js";
import { versions } from "../../live/versions.js";
import { runCallers, type Target } from "./callers.js";
import { type Faults, injectFaults } from "./faults.js";
import { printReport } from "./report.js";
import { measureResources } from "./resources.js";
import { Restarts } from "./restarts.js";

const { values } = parseArgs({
  options: { seconds: { type: "string", default: "30" }, callers: { type: "string", default: "50" } },
});
const seconds = readCount(values.seconds);
const callers = readCount(values.callers);
const warmUpSeconds = 5;

const warnings: string[] = [];
process.on("warning", (warning) => warnings.push(String(warning)));

const echo = service({ name: "Echo", handlers: { run: async (_: Context): Promise<string> => "done" } });
const services = await serveServices(echo);
const server = await startRestateServer({ version: versions.at(-1) ?? "" });
try {
  const { adminUrl, ingressUrl } = server;
  const admin = createAdminClient({ baseUrl: adminUrl });
  const { id } = await admin.createDeployment({ uri: services.url });
  const { signal } = new AbortController();
  const restarts = new Restarts();
  const target: Target = { adminUrl, ingressUrl, uri: services.url, deployment: id, restarts, signal };
  console.log(
    `${callers} callers for ${seconds} seconds, after a warm-up, against Restate ${server.version} at ${adminUrl}`,
  );

  await runThroughFaults(target, warmUpSeconds);
  await restarts.count(admin);
  await server.kill();
  const before = await measureResources();
  await server.restart();

  const [tally, faults] = await runThroughFaults(target, seconds);
  const restarted = await restarts.count(admin);
  await server.kill();
  const after = await measureResources();

  const sharedListeners = getEventListeners(signal, "abort").length;
  const passed = printReport({ tally, faults, restarted, before, after, sharedListeners, warnings });
  process.exitCode = passed ? 0 : 1;
} finally {
  await server.stop();
  await services.close();
}

/** The server is up again when the last calls end. */
async function runThroughFaults(
  target: Target,
  duration: number,
): Promise<[Awaited<ReturnType<typeof runCallers>>, Faults]> {
  const stopFaults = new AbortController();
  const stopCalls = new AbortController();
  const timer = setTimeout(() => stopFaults.abort(), duration * 1_000);
  const calling = runCallers(callers, target, stopCalls.signal);
  const faults = await injectFaults(server, stopFaults.signal);
  clearTimeout(timer);
  stopCalls.abort();
  return [await calling, faults];
}

function readCount(text: string): number {
  const count = Number(text);
  if (Number.isInteger(count) && count > 0) return count;
  throw new Error(`--seconds and --callers are whole numbers from 1, not "${text}"`);
}
