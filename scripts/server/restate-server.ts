/** Starts a real restate-server, isolated from any other Restate on the machine, that ends with this process. */

import { randomUUID } from "node:crypto";
import { existsSync, readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { isJsonObject } from "../io/json.js";
import { chooseFreePorts, type RestatePorts } from "./free-ports.js";
import { findRestateBinary } from "./restate-binary.js";
import { type SupervisedRun, startSupervisor } from "./supervisor.js";

export interface RestateServerOptions {
  readonly version: string;
  /** Additional settings, `RESTATE_...`. The server does not inherit this process's environment. */
  readonly env?: Readonly<Record<string, string>>;
  readonly args?: readonly string[];
  /**
   * What must work before the server is ready: `all`, or only the `admin` API, because a server with different
   * `--roles` may have nothing else.
   */
  readonly ready?: "all" | "admin";
  /** In milliseconds. */
  readonly readyTimeout?: number;
  readonly choosePorts?: () => Promise<RestatePorts>;
}

export interface RestateServer {
  readonly version: string;
  readonly adminUrl: string;
  readonly ingressUrl: string;
  readonly clusterName: string;
  readonly directory: string;
  /** The server's own process id, which changes with `restart()`. */
  readonly pid: number;
  /** Returns everything logged so far, even after `stop()`. */
  readonly logs: () => string;
  /** Kills the server with SIGKILL, as in a crash. Its data is kept for `restart()`. */
  kill(): Promise<void>;
  /** Starts the server again on the same ports and data; kills it first if it is still running. */
  restart(): Promise<void>;
  /** Stops the server and removes its directory. May be called more than once. */
  stop(): Promise<void>;
}

const host = "127.0.0.1";
const stopTimeout = 3_000;

export async function startRestateServer(options: RestateServerOptions): Promise<RestateServer> {
  const binary = await findRestateBinary(options.version);
  for (let attempt = 1; ; attempt++) {
    const ports = await (options.choosePorts ?? chooseFreePorts)();
    const server = createRestateServer(binary, ports, options);
    try {
      await server.restart();
      return server;
    } catch (error) {
      await server.stop();
      // A port was free when chosen but taken when bound: EADDRINUSE on Linux and macOS.
      if (attempt === 5 || !/\(os error (98|48)\)/.test(server.logs())) throw error;
    }
  }
}

function createRestateServer(binary: string, ports: RestatePorts, options: RestateServerOptions): RestateServer {
  const clusterName = `restate-admin-client-${randomUUID()}`;
  const directory = join(tmpdir(), clusterName);
  const logFile = join(directory, "log");
  const command = [binary, "--base-dir", join(directory, "data"), ...(options.args ?? [])];
  const supervisor = startSupervisor(directory, command, composeEnvironment(clusterName, ports, options.env));
  let run: SupervisedRun | undefined;
  let finalLogs: string | undefined;
  let stopped: Promise<void> | undefined;

  const server: RestateServer = {
    version: options.version,
    adminUrl: `http://${host}:${ports.admin}`,
    ingressUrl: `http://${host}:${ports.ingress}`,
    clusterName,
    directory,
    get pid() {
      if (run === undefined) throw new Error(`restate-server ${options.version} is not running`);
      return run.pid;
    },
    logs: () => finalLogs ?? (existsSync(logFile) ? readFileSync(logFile, "utf8") : ""),
    kill: () => supervisor.keepAlive(kill()),
    restart: () => supervisor.keepAlive(restart()),
    stop() {
      stopped ??= supervisor.keepAlive(stop());
      return stopped;
    },
  };

  async function kill(): Promise<void> {
    run?.kill("KILL");
    await run?.exitCode;
    run = undefined;
  }

  async function restart(): Promise<void> {
    if (stopped !== undefined) throw new Error(`restate-server ${options.version} was stopped, and its data removed`);
    await kill();
    run = await supervisor.start();
    await waitUntilReady(server, run, options);
  }

  async function stop(): Promise<void> {
    try {
      if (run !== undefined) await endRun(run);
    } finally {
      run = undefined;
      finalLogs = server.logs();
      await supervisor.close();
    }
  }
  return server;
}

async function endRun(run: SupervisedRun): Promise<void> {
  const tooLate = new AbortController();
  const killLate = delay(stopTimeout, undefined, { signal: tooLate.signal }).then(
    () => run.kill("KILL"),
    () => {},
  );
  run.kill("TERM");
  await run.exitCode;
  tooLate.abort();
  await killLate;
}

function composeEnvironment(
  clusterName: string,
  ports: RestatePorts,
  extra: Readonly<Record<string, string>> = {},
): Record<string, string> {
  const nodeUrl = `http://${host}:${ports.node}`;
  return {
    // Not inherited, because the user's RESTATE_CONFIG, RUST_LOG or HTTP_PROXY must not affect this server.
    PATH: process.env.PATH ?? "",
    RESTATE_LISTEN_MODE: "tcp",
    RESTATE_LOG_FORMAT: "compact",
    RESTATE_LOG_DISABLE_ANSI_CODES: "true",
    ...extra,
    RESTATE_CLUSTER_NAME: clusterName,
    RESTATE_NODE_NAME: "node",
    RESTATE_BIND_ADDRESS: `${host}:${ports.node}`,
    RESTATE_ADVERTISED_ADDRESS: nodeUrl,
    RESTATE_ADMIN__BIND_ADDRESS: `${host}:${ports.admin}`,
    RESTATE_INGRESS__BIND_ADDRESS: `${host}:${ports.ingress}`,
    // Explicit, because by default the server connects to Restate's default port, joins whichever cluster runs there,
    // and shuts it down.
    RESTATE_METADATA_CLIENT__ADDRESSES: JSON.stringify([nodeUrl]),
    RESTATE_DISABLE_TELEMETRY: "1",
    DO_NOT_TRACK: "1",
  };
}

async function waitUntilReady(server: RestateServer, run: SupervisedRun, options: RestateServerOptions): Promise<void> {
  const timeout = options.readyTimeout ?? 30_000;
  const deadline = Date.now() + timeout;
  const exited = run.exitCode.then((code) => `exited with code ${code} before it was ready`, String);
  for (;;) {
    const missing = await findMissing(server, options.ready ?? "all").catch((error: unknown) => String(error));
    if (missing === undefined) return;
    const late = Date.now() > deadline ? `was not ready after ${timeout} ms (${missing})` : undefined;
    const failure = late ?? (await Promise.race([exited, delay(50)]));
    if (failure === undefined) continue;
    const lastLines = server.logs().trimEnd().split("\n").slice(-15).join("\n");
    throw new Error(`restate-server ${options.version} ${failure}. Its log ends:\n${lastLines}`);
  }
}

/** Finds what does not work yet. The cluster's name shows whether another server has taken the port. */
async function findMissing(server: RestateServer, ready: "all" | "admin"): Promise<string | undefined> {
  const cluster = await request(`${server.adminUrl}/cluster-health`);
  const health: unknown = cluster.ok ? await cluster.json() : undefined;
  if (isJsonObject(health) && health.cluster_name !== server.clusterName) return `${server.adminUrl} is another server`;
  const checks = [cluster, await request(`${server.adminUrl}/health`)];
  if (ready === "all") {
    checks.push(await request(`${server.ingressUrl}/restate/health`), await countInvocations(server.adminUrl));
  }
  const failed = checks.find((response) => !response.ok);
  return failed && `${failed.url} responds with ${failed.status}`;
}

/** Queries every partition, which fails until all have started. */
function countInvocations(adminUrl: string): Promise<Response> {
  return request(`${adminUrl}/query`, {
    method: "POST",
    headers: { accept: "application/json", "content-type": "application/json" },
    body: JSON.stringify({ query: "SELECT count(*) FROM sys_invocation_status" }),
  });
}

function request(url: string, init: RequestInit = {}): Promise<Response> {
  return fetch(url, { ...init, signal: AbortSignal.timeout(2_000) });
}
