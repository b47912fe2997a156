/**
 * The packed package in every runtime that it is for: `npm run test:runtimes`. It prints a table, and ends with 1 if
 * anything in it has failed.
 */

import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { serveServices } from "../../../examples/demo/serve-services.js";
import { chooseFreePort } from "../../../scripts/server/free-ports.js";
import { type RestateServer, startRestateServer } from "../../../scripts/server/restate-server.js";
import { createNapper } from "../../conformance/napper.js";
import { versions } from "../../live/versions.js";
import { bundleScenarios, installConsumer } from "./install-consumer.js";
import { findChromium, installRuntimes } from "./install-runtimes.js";
import { type Column, printReport } from "./print-table.js";
import { type Relay, startRelay } from "./relay.js";
import type { Outcome } from "./report.js";
import { launchChromium } from "./run-page.js";
import { listRuntimes, type Runtime } from "./runtimes.js";

const LEAVES_NOTHING = "ends by itself, leaves nothing open, complains of nothing";

const folder = mkdtempSync(join(tmpdir(), "runtimes-"));
process.on("exit", () => rmSync(folder, { recursive: true, force: true }));
for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => process.exit(1));

installRuntimes();
const executablePath = findChromium();
await installConsumer(folder);
await bundleScenarios(folder);
const refusedUrl = `http://127.0.0.1:${await chooseFreePort()}`;
const server = await startRestateServer({ version: versions.at(-1) ?? "" });
try {
  const { adminUrl, ingressUrl } = server;
  const contentSecurityPolicy = `default-src 'none'; script-src 'self'; img-src data:; connect-src 'self' ${refusedUrl}`;
  const relay = await startRelay({ adminUrl, ingressUrl, folder, contentSecurityPolicy });
  const browser = await launchChromium(executablePath);
  try {
    const columns: Column[] = [];
    for (const runtime of listRuntimes(folder, browser)) columns.push(await runColumn(runtime, server, relay));
    process.exitCode = printReport(columns) ? 0 : 1;
  } finally {
    await browser.close();
    await relay.close();
  }
} finally {
  await server.stop();
}

async function runColumn(runtime: Runtime, { version, adminUrl }: RestateServer, relay: Relay): Promise<Column> {
  const start = performance.now();
  const services = await serveServices(createNapper());
  const target = {
    version,
    baseUrl: adminUrl,
    relayUrl: relay.url,
    refusedUrl,
    environmentUrl: "http://127.0.0.1:1",
    serviceUrl: services.url,
  };
  let outcomes: readonly Outcome[];
  try {
    const report = await runtime.run(target);
    const open = relay.countOpen();
    const left = [...report.left, ...(open === 0 ? [] : [`${open} requests are still open`])];
    outcomes = [...report.outcomes, { scenario: LEAVES_NOTHING, problem: left.join("\n") || undefined }];
  } catch (error) {
    outcomes = [{ scenario: LEAVES_NOTHING, problem: String(error) }];
  } finally {
    await services.close();
  }
  const seconds = (performance.now() - start) / 1_000;
  console.log(`${runtime.name} ${runtime.version}: ${seconds.toFixed(1)} s`);
  return { runtime, outcomes };
}
