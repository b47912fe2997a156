/** Starts a real restate-server that no other Restate on the machine can see, and that ends with this process. */

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
  /** Further settings, `RESTATE_...`. Nothing else of the caller's environment reaches the server. */
  readonly env?: Readonly<Record<string, string>>;
  readonly args?: readonly string[];
  /**
   * What has to work before the server counts as started: `all`, or only the `admin` API, which is all that a server
   * with other `--roles` than the default may have.
   */
  readonly ready?: "all" | "admin";
  /** Milliseconds. */
  readonly readyTimeout?: number;
  readonly choosePorts?: () => Promise<RestatePorts>;
}

export interface RestateServer {
  readonly version: string;
  readonly adminUrl: string;
  readonly ingressUrl: string;
  readonly clusterName: string;
  readonly directory: string;
  /** Of the server itself; another one after `restart()`. */
  readonly pid: number;
  /** Everything it has logged, also after it was stopped. */
  readonly logs: () => string;
  /** SIGKILL, as in a crash: its data stays for `restart()`. */
  kill(): Promise<void>;
  /** Starts it again on the same ports and data; kills it first if it still runs. */
  restart(): Promise<void>;
  /** Ends it and removes its directory. May be called more than once. */
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
      // Free when chosen, taken when bound: EADDRINUSE on Linux and on macOS.
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
    // Started from nothing: a user's own RESTATE_CONFIG, RUST_LOG or HTTP_PROXY is not for this server.
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
    // Said, not left to a default: a server that asks on Restate's default port joins whichever cluster runs there, and
    // shuts it down.
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

/** What does not work yet, or undefined. The cluster's name tells it from a server that has taken the port meanwhile. */
async function findMissing(server: RestateServer, ready: "all" | "admin"): Promise<string | undefined> {
  const cluster = await request(`${server.adminUrl}/cluster-health`);
  const health: unknown = cluster.ok ? await cluster.json() : undefined;
  if (isJsonObject(health) && health.cluster_name !== server.clusterName) return `${server.adminUrl} is another server`;
  const checks = [cluster, await request(`${server.adminUrl}/health`)];
  if (ready === "all") {
    checks.push(await request(`${server.ingressUrl}/restate/health`), await countInvocations(server.adminUrl));
  }
  const failed = checks.find((response) => !response.ok);
  return failed && `${failed.url} answers ${failed.status}`;
}

/** Reads every partition, so it fails until the last one has started. */
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
