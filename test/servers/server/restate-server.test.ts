import { existsSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { createConnection, createServer } from "node:net";
import { networkInterfaces, tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { chooseFreePorts, type RestatePorts } from "../../../scripts/server/free-ports.js";
import {
  type RestateServer,
  type RestateServerOptions,
  startRestateServer,
} from "../../../scripts/server/restate-server.js";
import { newest, oldest } from "../../live/versions.js";
import { isAlive } from "./is-alive.js";

const started: RestateServer[] = [];

async function start(options: RestateServerOptions): Promise<RestateServer> {
  const server = await startRestateServer(options);
  started.push(server);
  return server;
}

afterEach(async () => {
  vi.unstubAllEnvs();
  await Promise.all(started.splice(0).map((server) => server.stop()));
});

async function getJson(url: string): Promise<unknown> {
  return (await fetch(url)).json();
}

function canConnect(host: string, port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = createConnection({ host, port });
    socket.once("connect", () => resolve(true)).once("error", () => resolve(false));
    socket.once("connect", () => socket.destroy());
  });
}

describe("isolation", () => {
  it.each([oldest, newest])("%s is a cluster of its own that serves right away", async (version) => {
    const server = await start({ version });

    expect(await getJson(`${server.adminUrl}/version`)).toMatchObject({ version });
    expect(await getJson(`${server.adminUrl}/cluster-health`)).toEqual({
      cluster_name: server.clusterName,
      metadata_cluster_health: { members: [1] },
    });
    expect((await fetch(`${server.ingressUrl}/restate/health`)).status).toBe(200);
    expect(server.logs()).toContain(`Starting Restate Server ${version}`);
  });

  it("listens on 127.0.0.1 only, on all three ports", async () => {
    let ports: readonly RestatePorts[] = [];
    await start({ version: newest, choosePorts: async (servers) => (ports = await chooseFreePorts(servers)) });

    const addresses = Object.values(networkInterfaces()).flatMap((entries) => entries ?? []);
    const outside = addresses
      .filter((entry) => !entry.internal && entry.family === "IPv4")
      .map((entry) => entry.address);
    // Only Linux has all of 127/8 without further ado.
    if (process.platform === "linux") outside.push("127.0.0.2");
    for (const port of ports.flatMap(({ admin, ingress, node }) => [admin, ingress, node])) {
      expect(await canConnect("127.0.0.1", port)).toBe(true);
      for (const address of outside) expect(await canConnect(address, port), `${address}:${port}`).toBe(false);
    }
  });

  it("two servers at once do not see each other, and one outlives the other's stop", async () => {
    const [old, current] = await Promise.all([start({ version: oldest }), start({ version: newest })]);
    expect(await getJson(`${old.adminUrl}/cluster-health`)).toMatchObject({ cluster_name: old.clusterName });
    expect(await getJson(`${current.adminUrl}/cluster-health`)).toMatchObject({ cluster_name: current.clusterName });

    await old.stop();
    expect(isAlive(current.pid)).toBe(true);
    expect((await fetch(`${current.adminUrl}/health`)).status).toBe(200);
    expect(existsSync(current.directory)).toBe(true);
  });

  it("does not look for a cluster on Restate's default port, even if the caller's environment says so", async () => {
    vi.stubEnv("RESTATE_METADATA_CLIENT__ADDRESSES", '["http://127.0.0.1:5122"]');
    let visits = 0;
    const defaultNode = createServer(() => visits++);
    // Taken means that a Restate may run there: then starting without joining it is the test.
    await new Promise((resolve) =>
      defaultNode.once("error", resolve).listen(5122, "127.0.0.1", () => resolve(undefined)),
    );
    const server = await start({ version: newest });
    defaultNode.close();

    expect(visits).toBe(0);
    expect(await getJson(`${server.adminUrl}/cluster-health`)).toMatchObject({ cluster_name: server.clusterName });
  });

  it("ignores the settings in the caller's environment", async () => {
    vi.stubEnv("RESTATE_CONFIG", "/nowhere/restate.toml");
    vi.stubEnv("RESTATE_ROLES", "nobody");
    vi.stubEnv("RESTATE_CLUSTER_NAME", "production");
    vi.stubEnv("RESTATE_ADMIN__BIND_ADDRESS", "0.0.0.0:1");
    vi.stubEnv("RESTATE_ADMIN_URL", "http://production:9070");
    vi.stubEnv("RUST_LOG", "off");
    const server = await start({ version: newest });

    expect(server.logs()).toContain("config_source=[default]");
    expect(await getJson(`${server.adminUrl}/cluster-health`)).toMatchObject({ cluster_name: server.clusterName });
  });

  it("takes further settings, but none that would break the isolation", async () => {
    const env = { RESTATE_LOG_FORMAT: "json", RESTATE_CLUSTER_NAME: "production" };
    const server = await start({ version: newest, env });

    expect(JSON.parse(server.logs().split("\n")[0] ?? "")).toMatchObject({ level: "INFO" });
    expect(await getJson(`${server.adminUrl}/cluster-health`)).toMatchObject({ cluster_name: server.clusterName });
  });

  it.each([oldest, newest])("%s takes other ports when one was taken meanwhile", async (version) => {
    const taken = createServer();
    await new Promise<void>((resolve) => taken.listen(0, "127.0.0.1", resolve));
    const address = taken.address();
    if (typeof address !== "object" || address === null) throw new Error("not listening on a port");
    const [first, second] = await chooseFreePorts(2);
    const offers = [first && { ...first, ingress: address.port }, second].map((own) => (own ? [own] : []));
    const server = await start({ version, choosePorts: async () => offers.shift() ?? [] });
    taken.close();

    expect(server.ingressUrl).not.toContain(`:${address.port}`);
    expect(offers).toEqual([]);
  });
});

describe("life", () => {
  it("stop() leaves no process, no directory and no listener, and keeps the log", async () => {
    const server = await start({ version: newest });
    const { pid, directory } = server;
    expect(isAlive(pid) && existsSync(directory)).toBe(true);
    await Promise.all([server.stop(), server.stop()]);

    expect(isAlive(pid)).toBe(false);
    expect(existsSync(directory)).toBe(false);
    await expect(fetch(`${server.adminUrl}/health`)).rejects.toThrow("fetch failed");
    expect(server.logs()).toContain("received signal SIGTERM");
    await expect(server.restart()).rejects.toThrow(`restate-server ${newest} was stopped`);
  });

  it.each([oldest, newest])("%s comes back after a crash with the same ports and data", async (version) => {
    const server = await start({ version });
    const { pid } = server;
    await server.kill();
    await expect(fetch(`${server.adminUrl}/health`)).rejects.toThrow("fetch failed");
    expect(() => server.pid).toThrow(`restate-server ${version} is not running`);
    expect(existsSync(server.directory)).toBe(true);

    await server.restart();
    await server.restart();
    expect(server.pid).not.toBe(pid);
    expect((await fetch(`${server.adminUrl}/health`)).status).toBe(200);
    expect(server.logs().match(/has been automatically provisioned/g)).toHaveLength(1);
  });

  it("ends in an orderly way when it is terminated, and comes back with its data", async () => {
    const server = await start({ version: newest });
    await server.terminate();
    await expect(fetch(`${server.adminUrl}/health`)).rejects.toThrow("fetch failed");
    expect(server.logs()).toContain("received signal SIGTERM");

    await server.restart();
    expect(server.logs().match(/has been automatically provisioned/g)).toHaveLength(1);
  });

  it("answers nothing while it is frozen, and goes on when it is thawed", async () => {
    const server = await start({ version: newest });
    const ask = () => fetch(`${server.adminUrl}/health`, { signal: AbortSignal.timeout(500) });
    server.freeze();
    await expect.poll(() => ask().catch((error: Error) => error.name)).toBe("TimeoutError");

    server.thaw();
    await expect.poll(async () => (await ask()).status).toBe(200);
  });

  it("kills a server that does not react to SIGTERM", async () => {
    const server = await start({ version: newest });
    const { pid } = server;
    server.freeze();
    await server.stop();
    expect(isAlive(pid) || existsSync(server.directory)).toBe(false);
  });
});

describe("a server that can't be started", () => {
  let temporary: string;

  beforeEach(() => {
    temporary = mkdtempSync(join(tmpdir(), "restate-server-test-"));
    vi.stubEnv("TMPDIR", temporary);
  });

  afterEach(() => {
    rmSync(temporary, { recursive: true });
  });

  it("exits early: the error has the version, the exit code and the end of its log", async () => {
    const failed = start({ version: newest, args: ["--roles", "nobody"] });
    await expect(failed).rejects.toThrow(/ exited with code 2 before it was ready.*'nobody'/s);
    await expect(failed).rejects.toThrow(`restate-server ${newest} exited`);
    expect(readdirSync(temporary)).toEqual([]);
  });

  it("is not ready in time: the error says what is missing, and nothing is left", async () => {
    const failed = start({ version: oldest, readyTimeout: 0 });
    await expect(failed).rejects.toThrow(/ was not ready after 0 ms \(.+\)/);
    await expect(failed).rejects.toThrow(`restate-server ${oldest} was`);
    expect(readdirSync(temporary)).toEqual([]);
  });

  it("has no worker: ready is the admin API alone", async () => {
    const args = ["--roles", "admin,metadata-server,log-server,http-ingress"];
    const server = await start({ version: newest, args, ready: "admin" });
    expect((await fetch(`${server.adminUrl}/deployments`)).status).toBe(200);
    await server.stop();
  });

  it("is of a version that npm does not have: the error names those that it has", async () => {
    const missing = start({ version: "1.0.999" });
    await expect(missing).rejects.toThrow(/^restate-server 1\.0\.999 is not on npm, which has /);
    await expect(missing).rejects.toThrow(newest);
  });

  it.each(["1.7", "latest", "../x", ""])('is of no exact version: "%s"', async (version) => {
    await expect(start({ version })).rejects.toThrow(`"${version}" is not an exact Restate version such as 1.7.12`);
  });
});
