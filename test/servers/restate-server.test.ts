import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { createAdminClient } from "../../src/index.js";
import { newest, releaseOf, versions } from "../live/versions.js";
import { isAlive } from "../restate/is-alive.js";
import { type RestateServer, type RestateServerOptions, startRestateServer } from "../restate/restate-server.js";

let temporary: string;
let server: RestateServer | undefined;

beforeEach(() => {
  temporary = mkdtempSync(join(tmpdir(), "restate-server-test-"));
  vi.stubEnv("TMPDIR", temporary);
});

afterEach(async () => {
  await server?.stop();
  server = undefined;
  vi.unstubAllEnvs();
  expect(readdirSync(temporary)).toEqual([]);
  rmSync(temporary, { recursive: true });
});

async function start(options: Partial<RestateServerOptions> = {}): Promise<RestateServer> {
  server = await startRestateServer({ version: newest, ...options });
  return server;
}

const ask = ({ adminUrl }: RestateServer) => fetch(`${adminUrl}/health`, { signal: AbortSignal.timeout(500) });

it.each(versions)("%s comes back after a crash with the same ports and data", async (version) => {
  const { pid, logs, ...node } = await start({ version });
  const provisioned = "has been automatically provisioned";
  expect(logs()).toContain(provisioned);
  await node.kill();
  expect(isAlive(pid)).toBe(false);
  await expect(fetch(node.adminUrl)).rejects.toThrow("fetch failed");
  expect(() => server?.pid).toThrow(`restate-server ${version} is not running`);

  await node.restart();
  await node.restart();
  expect(server?.pid).not.toBe(pid);
  expect(logs()).not.toContain(provisioned);
  expect(await createAdminClient({ baseUrl: node.adminUrl }).getVersion()).toMatchObject({
    version: releaseOf(version),
  });
});

it("ends in an orderly way when it is terminated", async () => {
  const node = await start();
  const { pid } = node;
  const terminated = node.terminate();
  await expect.poll(node.logs, { interval: 1 }).toContain("received signal SIGTERM");
  await terminated;
  expect(isAlive(pid)).toBe(false);
});

it("answers nothing while it is frozen, goes on when it is thawed, and can be stopped either way", async () => {
  const node = await start();
  const { pid } = node;
  node.freeze();
  await expect.poll(() => ask(node).catch((error: Error) => error.name)).toBe("TimeoutError");
  node.thaw();
  await expect.poll(async () => (await ask(node)).status).toBe(200);
  node.freeze();
  await node.stop();
  expect(isAlive(pid)).toBe(false);
});

it("has no worker: ready is the Admin API alone", async () => {
  const env = { RESTATE_ROLES: '["admin", "metadata-server", "log-server", "http-ingress"]' };
  const { adminUrl } = await start({ env, hasWorker: false });
  expect(await createAdminClient({ baseUrl: adminUrl }).listDeployments()).toEqual({ deployments: [] });
});
