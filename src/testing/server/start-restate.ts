/// <reference lib="esnext.disposable" />

import { randomUUID } from "node:crypto";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { ServiceDefinition } from "@restatedev/restate-sdk";
import { createClient, queryRows, registerDeployment, waitUntilHealthy } from "../../index.js";
import { getVersion } from "../../operations.js";
import { poll, type Seen } from "../../waiting/index.js";
import { findServer } from "./find-server.js";
import { runSupervised } from "./run-supervised.js";
import { type Services, serveServices } from "./serve-services.js";
import { composeSettings, type ServerUrls, urlsOf } from "./settings.js";

/** In milliseconds: a starting server may accept a connection, and never respond. Without load, it starts in less than one second. */
const REQUEST_TIMEOUT = 2_000;
const POLL_INTERVAL = 25;

export interface StartRestateOptions {
  /** Services, virtual objects and workflows of the SDK. They are served in this process, and registered. */
  readonly services?: readonly ServiceDefinition<string, unknown>[] | undefined;
  /**
   * The version, if several servers are installed, such as `"1.7.12"`. To install several, give them aliases that
   * contain `restate-server`: `npm install --save-dev --save-exact
   * restate-server-1.6@npm:@restatedev/restate-server@1.6.2`. Default: the only one, or else the one without an alias.
   */
  readonly version?: string | undefined;
  /** The path of a `restate-server` that npm has not installed. */
  readonly binary?: string | undefined;
  /** How many partitions the server has. Default: 2, with which it starts in half the time of the usual 24. */
  readonly partitions?: number | undefined;
  /**
   * Further settings of the server, such as `{ RESTATE_EXPERIMENTAL_ENABLE_VQUEUES: "true" }` for the virtual queues that
   * every server has from 1.8 on. The server does not inherit the settings of this process.
   */
  readonly env?: Readonly<Record<string, string>> | undefined;
}

/** A server that {@link startRestate} has started. */
export interface RunningRestate extends ServerUrls {
  readonly version: string;
  /** Serves services, or the next version of some, as another deployment until `stop`. Throws as `registerDeployment` does. */
  serve(
    services: readonly ServiceDefinition<string, unknown>[],
  ): Promise<{ readonly id: string; readonly uri: string }>;
  /** Kills the server as a crash would, by SIGKILL. The data stays for `start`, and the services are still served. */
  kill(): Promise<void>;
  /**
   * Starts the server again after `kill`, at the same addresses and with its data, and resolves as {@link waitUntilHealthy} does.
   *
   * @throws An Error with the end of the server's log, as from {@link startRestate}.
   */
  start(): Promise<void>;
  /** Kills the server, closes the services and removes all data. May be called more than once. */
  stop(): Promise<void>;
  /** Calls `stop` at the end of a block with `await using`. */
  [Symbol.asyncDispose](): Promise<void>;
}

/**
 * Starts a real Restate server for tests, without Docker, and resolves when it answers queries, in about half a second.
 * Registering `services` takes as long again.
 *
 * It needs the npm packages `@restatedev/restate-server` and, for `services`, `@restatedev/restate-sdk`.
 *
 * The server has its own ports on the loopback address, cluster and temporary directory, ignores your configuration,
 * and sends no telemetry. Several can run at once. It ends with this process, however that ends, and its directory
 * goes with it. A server alone does not keep this process alive.
 *
 * @param options - Each has a default.
 * @throws An Error with the command that installs the missing package.
 * @throws An Error with the end of the server's log, if it exits or answers nothing within 60 seconds.
 * @example
 * ```ts
 * const restate = await startRestate({ services: [greeter] });
 * const admin = createAdminClient({ baseUrl: restate.adminUrl });
 * await restate.stop();
 * ```
 */
export async function startRestate(options: StartRestateOptions = {}): Promise<RunningRestate> {
  const { services = [], version, partitions = 2, env = {} } = options;
  const binary = options.binary ?? findServer(version);
  const first = await serveServices(services);
  const served = [first];
  const name = `start-restate-${randomUUID()}`;
  const directory = join(tmpdir(), name);
  const chosen = { RESTATE_DEFAULT_NUM_PARTITIONS: String(partitions), ...env };
  const settings = composeSettings(name, first.ports, chosen);
  const run = runSupervised(directory, [binary, "--base-dir", join(directory, "data")], settings);
  const urls = urlsOf(first.ports);
  const client = createClient({ baseUrl: urls.adminUrl });
  const stop = async () => {
    await run.stop();
    await Promise.all(served.map((each) => each.close()));
  };
  // `registerDeployment` waits, since the ingress does not know a service at once.
  const register = async ({ url: uri }: Services) => ({ uri, id: (await registerDeployment(client, { uri })).id });
  /** Waits for a start, takes the next step, and stops everything if that fails. */
  const whenReady = async <Result>(next: () => Promise<Result>): Promise<Result> => {
    try {
      await waitUntilReady(urls, run.ended);
      return await next();
    } catch (cause) {
      const problem = cause instanceof Error ? cause.message : String(cause);
      const message = `startRestate: ${problem}. The server's log ends:\n${run.readLog()}`;
      await stop();
      throw new Error(message, { cause });
    }
  };
  return whenReady(async () => {
    if (services.length > 0) await register(first);
    const started = await getVersion(client);
    return {
      ...urls,
      version: started.version,
      async serve(others) {
        if (others.length === 0) throw new TypeError("serve: pass at least one service");
        const next = await serveServices(others);
        served.push(next);
        return register(next);
      },
      kill: run.kill,
      async start() {
        await run.start();
        await whenReady(() => waitUntilHealthy(client));
      },
      stop,
      [Symbol.asyncDispose]: stop,
    };
  });
}

/**
 * Waits until a new server accepts calls, and answers a query that reads every partition.
 *
 * @param exited - Resolves when the server ends, which also ends the wait.
 * @param timeout - In milliseconds. Default: 60 seconds.
 */
export async function waitUntilReady(server: ServerUrls, exited: Promise<unknown>, timeout?: number): Promise<void> {
  const ended = new AbortController();
  exited.then(() => ended.abort(new Error("the server exited before it was ready")));
  const waiting = { timeout, interval: POLL_INTERVAL, signal: ended.signal };
  await poll("the server to be ready", waiting, async (): Promise<Seen> => {
    const missing = await findMissing(server).catch(String);
    return { value: missing, description: missing ?? "ready", isReached: missing === undefined };
  });
}

async function findMissing({ adminUrl, ingressUrl }: ServerUrls): Promise<string | undefined> {
  // A new client each time, because a client that has lost its server waits before it trusts rows.
  const client = createClient({ baseUrl: adminUrl, maxRetries: 0, timeout: REQUEST_TIMEOUT });
  await queryRows(client, "SELECT count(*) FROM sys_invocation_status");
  const { ok, status } = await fetch(`${ingressUrl}/restate/health`, { signal: AbortSignal.timeout(REQUEST_TIMEOUT) });
  return ok ? undefined : `the ingress responds with ${status}`;
}
