/** One supervised restate-server: the only node of a single server, or one of a cluster. */

import { existsSync, readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import type { RestatePorts } from "./free-ports.js";
import { composeEnvironment, type NodePlace, nameOf, portsOf, urlOf } from "./node-environment.js";
import { type SupervisedRun, startSupervisor } from "./supervisor.js";
import { waitUntilReady } from "./wait-until-ready.js";

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
  readonly choosePorts?: (nodes: number) => Promise<readonly RestatePorts[]>;
}

export interface RestateServer {
  readonly version: string;
  readonly adminUrl: string;
  readonly ingressUrl: string;
  /** Where the nodes of a cluster reach each other, and where the server's metrics are. */
  readonly nodeUrl: string;
  readonly clusterName: string;
  readonly directory: string;
  /** The server's own process id, which changes with `restart()`. */
  readonly pid: number;
  /** Returns everything logged so far, even after `stop()`. */
  readonly logs: () => string;
  /** Kills the server with SIGKILL, as in a crash. Its data is kept for `restart()`. */
  kill(): Promise<void>;
  /** Ends the server with SIGTERM, as in an orderly shutdown. Its data is kept for `restart()`. */
  terminate(): Promise<void>;
  /** Halts the server with SIGSTOP, so that it hangs: it still accepts connections, and answers nothing. */
  freeze(): void;
  /** Lets the server continue after `freeze()`. */
  thaw(): void;
  /** Starts the server again on the same ports and data; kills it first if it is still running. */
  restart(): Promise<void>;
  /** Stops the server and removes its directory. May be called more than once. */
  stop(): Promise<void>;
}

/** How long a server has to end by itself, in milliseconds. */
const stopTimeout = 3_000;
const terminateTimeout = 15_000;

export function createNode(binary: string, place: NodePlace, options: RestateServerOptions): RestateServer {
  const { clusterName } = place;
  const ports = portsOf(place);
  const isAlone = place.ports.length === 1;
  const name = `${isAlone ? "" : `${nameOf(place)} of `}restate-server ${options.version}`;
  const directory = join(tmpdir(), isAlone ? clusterName : `${clusterName}-${nameOf(place)}`);
  const logFile = join(directory, "log");
  const command = [binary, "--base-dir", join(directory, "data"), ...(options.args ?? [])];
  const supervisor = startSupervisor(directory, command, composeEnvironment(place, options.env));
  let run: SupervisedRun | undefined;
  let finalLogs: string | undefined;
  let stopped: Promise<void> | undefined;

  const server: RestateServer = {
    version: options.version,
    adminUrl: urlOf(ports.admin),
    ingressUrl: urlOf(ports.ingress),
    nodeUrl: urlOf(ports.node),
    clusterName,
    directory,
    get pid() {
      return running().pid;
    },
    logs: () => finalLogs ?? (existsSync(logFile) ? readFileSync(logFile, "utf8") : ""),
    kill: () => supervisor.keepAlive(end(0)),
    terminate: () => supervisor.keepAlive(end(terminateTimeout)),
    freeze: () => running().kill("STOP"),
    thaw: () => running().kill("CONT"),
    restart: () => supervisor.keepAlive(restart()),
    stop() {
      stopped ??= supervisor.keepAlive(stop());
      return stopped;
    },
  };

  function running(): SupervisedRun {
    if (run === undefined) throw new Error(`${name} is not running`);
    return run;
  }

  async function end(timeout: number): Promise<void> {
    if (run !== undefined) await endRun(run, timeout);
    run = undefined;
  }

  async function restart(): Promise<void> {
    if (stopped !== undefined) throw new Error(`${name} was stopped, and its data removed`);
    await end(0);
    run = await supervisor.start();
    await waitUntilReady(server, run, { name, ready: options.ready ?? "all", timeout: options.readyTimeout ?? 30_000 });
  }

  async function stop(): Promise<void> {
    try {
      await end(stopTimeout);
    } finally {
      run = undefined;
      finalLogs = server.logs();
      await supervisor.close();
    }
  }
  return server;
}

/** Asks the server to end, and kills it after the timeout: with 0, at once. */
async function endRun(run: SupervisedRun, timeout: number): Promise<void> {
  const ended = new AbortController();
  if (timeout > 0) run.kill("TERM");
  const killed = delay(timeout, undefined, { signal: ended.signal }).then(
    () => run.kill("KILL"),
    () => {},
  );
  await run.exitCode;
  ended.abort();
  await killed;
}
