// Guards that the packed package works in every runtime that it is for, where fetch, streams, errors and `process` differ.
import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Browser, chromium } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { startRestate } from "../../../src/testing/server/index.js";
import { serveServices } from "../../../src/testing/server/serve-services.js";
import { createNapper } from "../../conformance/napper.js";
import { chooseFreePort } from "../../kit/free-port.js";
import { newest } from "../../kit/versions.js";
import { installConsumer, installRuntimes } from "./install-consumer.js";
import { type Relay, startRelay } from "./relay.js";
import type { Report } from "./run-program.js";
import { type Places, runtimes, type Target } from "./runtimes.js";

// Imports the scenarios by address, since each runtime loads plain JavaScript as it is.
const consumer = new URL("consumer/scenarios.mjs", import.meta.url).href;
const { scenarios }: { readonly scenarios: object } = await import(consumer);

const folder = mkdtempSync(join(tmpdir(), "runtimes-"));
const cleanUps: (() => unknown)[] = [() => rmSync(folder, { recursive: true, force: true })];
let places: Places;
let target: Target;
let relay: Relay;

beforeAll(async () => {
  const installed = installRuntimes();
  await installConsumer(folder);
  const server = await startRestate({ version: newest });
  cleanUps.unshift(server.stop);
  const services = await serveServices([createNapper()]);
  cleanUps.unshift(services.close);
  const { version, adminUrl: baseUrl, ingressUrl } = server;
  const refusedUrl = `http://127.0.0.1:${await chooseFreePort()}`;
  relay = await startRelay({ adminUrl: baseUrl, ingressUrl, refusedUrl, folder });
  cleanUps.unshift(relay.close);
  const browser = await launchChromium();
  cleanUps.unshift(() => browser.close());
  places = { consumer: folder, installed, browser };
  const environmentUrl = "http://127.0.0.1:1";
  target = { version, baseUrl, relayUrl: relay.url, refusedUrl, environmentUrl, serviceUrl: services.url };
});
afterAll(async () => {
  for (const cleanUp of cleanUps) await cleanUp();
});

describe.each(runtimes)("$title", (runtime) => {
  let report: Report;

  beforeAll(async () => {
    report = await runtime.run(target, places);
  });

  it.each(Object.keys(scenarios))("%s", (scenario) => {
    expect(report.problems[scenario]).toBeNull();
  });

  it("ends by itself, leaves nothing open, and complains about nothing", () => {
    expect(report.left).toEqual([]);
    expect(relay.countOpen()).toBe(0);
  });
});

/** Launches the Chromium of this machine; its data is in a temporary folder, which Playwright removes. */
async function launchChromium(): Promise<Browser> {
  const lookup = "command -v chromium || command -v chromium-browser || command -v google-chrome";
  const executablePath = spawnSync("sh", ["-c", lookup], { encoding: "utf8" }).stdout.trim();
  if (executablePath === "") throw new Error("There is no Chromium in PATH; on Debian: apt-get install chromium");
  const args = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update"];
  return chromium.launch({ executablePath, args, headless: true });
}
