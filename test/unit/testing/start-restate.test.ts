import { once } from "node:events";
import { chmodSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { claimPorts, HOST } from "../../../src/testing/server/claim-ports.js";
import { composeSettings } from "../../../src/testing/server/settings.js";
import { type StartRestateOptions, startRestate, waitUntilReady } from "../../../src/testing/server/start-restate.js";
import { catchError } from "../../kit/catch-error.js";

let temporary: string;

beforeEach(() => {
  temporary = mkdtempSync(join(tmpdir(), "start-restate-test-"));
  vi.stubEnv("TMPDIR", temporary);
});

afterEach(() => {
  vi.unstubAllEnvs();
  vi.unstubAllGlobals();
  rmSync(temporary, { recursive: true });
});

/** Writes a script that takes the place of the server. */
function writeScript(script: string): string {
  const binary = join(temporary, "restate-server");
  writeFileSync(binary, `#!/bin/sh\n${script}\n`);
  chmodSync(binary, 0o700);
  return binary;
}

/** Starts a script that ends by itself. Returns the message of the error. */
async function startScript(script: string, options: StartRestateOptions = {}): Promise<string> {
  const error = await catchError(startRestate({ binary: writeScript(script), ...options }));
  expect(error).toMatchObject({ cause: new Error("the server exited before it was ready") });
  // No file of the server is left.
  expect(readdirSync(temporary)).toEqual(["restate-server"]);
  return (error as Error).message;
}

it("a server that ends before it is ready is an error with the end of its log", async () => {
  const message = await startScript("for line in $(seq 20); do echo line $line >&2; done; exit 3");
  const lines = Array.from({ length: 15 }, (_, index) => `line ${index + 6}`);
  expect(message).toBe(
    `startRestate: the server exited before it was ready. The server's log ends:\n${lines.join("\n")}`,
  );
});

it("a server has its own settings, and those of the caller that do not end its isolation", async () => {
  vi.stubEnv("RESTATE_LOG_FILTER", "debug");
  const names = ["RESTATE_DEFAULT_NUM_PARTITIONS", "RESTATE_CLUSTER_NAME", "RESTATE_LOG_FILTER", "RESTATE_ANY"];
  const print = `echo ${names.map((name) => `"[$${name}]"`).join(" ")} "$1"`;
  expect(await startScript(print)).toMatch(/\n\[2\] \[start-restate-[-\da-f]+\] \[\] \[\] --base-dir$/m);
  const env = { RESTATE_CLUSTER_NAME: "production", RESTATE_ANY: "1" };
  const message = await startScript(print, { partitions: 4, env });
  expect(message).toMatch(/\n\[4\] \[start-restate-[-\da-f]+\] \[\] \[1\] --base-dir$/m);
  for (const partitions of [undefined, 4]) {
    const given = { partitions, env: { RESTATE_DEFAULT_NUM_PARTITIONS: "7" } };
    expect(await startScript(print, given)).toMatch(/\n\[7\] /);
  }
});

it("a server has its own addresses, and is its own cluster, whatever the given settings are", () => {
  const ports = { services: 1, admin: 2, ingress: 3, node: 4 };
  const own = {
    RESTATE_CLUSTER_NAME: "mine",
    RESTATE_LISTEN_MODE: "tcp",
    RESTATE_BIND_ADDRESS: "127.0.0.1:4",
    RESTATE_ADVERTISED_ADDRESS: "http://127.0.0.1:4",
    RESTATE_ADMIN__BIND_ADDRESS: "127.0.0.1:2",
    RESTATE_INGRESS__BIND_ADDRESS: "127.0.0.1:3",
    RESTATE_METADATA_CLIENT__ADDRESSES: '["http://127.0.0.1:4"]',
    RESTATE_DISABLE_TELEMETRY: "1",
    DO_NOT_TRACK: "1",
  };
  const others = Object.fromEntries(Object.keys(own).map((name) => [name, "another"]));
  const log = { RESTATE_LOG_FORMAT: "json", RESTATE_LOG_DISABLE_ANSI_CODES: "false" };
  expect(composeSettings("mine", ports, { ...others, ...log })).toEqual({ ...own, ...log });
});

const urls = { adminUrl: "http://admin.test", ingressUrl: "http://ingress.test" };
const forever = new Promise<never>(() => {});

it("a server is ready once it answers a query and its ingress is healthy", async () => {
  const answers = [500, 200, 503, 200, 200];
  const seen: string[] = [];
  vi.stubGlobal("fetch", async (url: string) => {
    seen.push(url);
    const status = answers.shift() ?? expect.fail("one more");
    return url.endsWith("/query") ? Response.json({ rows: [] }, { status }) : new Response(null, { status });
  });
  await waitUntilReady(urls, forever);
  const [query, health] = ["http://admin.test/query", "http://ingress.test/restate/health"];
  expect(seen).toEqual([query, query, health, query, health]);
});

it("a server is not ready in time if its ingress is not healthy", async () => {
  vi.stubGlobal("fetch", async (url: string) =>
    url.endsWith("/query") ? Response.json({ rows: [] }) : new Response(null, { status: 503 }),
  );
  await expect(waitUntilReady(urls, forever, 60)).rejects.toThrow(
    "timed out after 60 ms waiting for the server to be ready; last seen: the ingress responds with 503",
  );
});

it.each(["services", "admin", "ingress", "node"] as const)("other ports are claimed if %s is in use", async (name) => {
  const [first, other, server] = [createServer(), createServer(), createServer()];
  const ports = await claimPorts(first);
  await new Promise((resolve) => first.close(resolve));
  await once(other.listen(ports[name], HOST), "listening");
  // Chooses the same ports first.
  vi.spyOn(Math, "random").mockReturnValueOnce(((ports.services - 20_000) / 4 + 0.5) / 3_000);
  const { services } = await claimPorts(server);
  expect(services).not.toBe(ports.services);
  expect(server.address()).toMatchObject({ port: services });
  for (const each of [other, server]) each.close();
});
