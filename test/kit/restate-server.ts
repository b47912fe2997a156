import { randomUUID } from "node:crypto";
import { readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { createClient, waitUntilHealthy } from "../../src/index.js";
import { runSupervised, type SupervisedRun } from "../../src/testing/server/run-supervised.js";
import { type Services, serveServices } from "../../src/testing/server/serve-services.js";
import { composeSettings, type ServerUrls, urlOf, urlsOf } from "../../src/testing/server/settings.js";
import { waitUntilReady } from "../../src/testing/server/start-restate.js";
import { LIMITS } from "./limits.js";
import { findServer } from "./versions.js";

export interface RestateServerOptions {
  readonly version: string;
  /** Further settings, `RESTATE_...`. As with `startRestate`, it has two partitions by default. */
  readonly env?: Readonly<Record<string, string>>;
  /** Whether it has a worker. A server without one, by `RESTATE_ROLES`, is ready when its Admin API is. Default: true. */
  readonly hasWorker?: boolean;
}

/** A server as `startRestate` starts it, but one that can crash and come back. It is one node of its cluster, or the only one. */
export interface RestateServer extends ServerUrls {
  readonly version: string;
  readonly nodeUrl: string;
  readonly directory: string;
  /** The server's own process id, which changes with `restart()`. */
  readonly pid: number;
  logs(): string;
  /** Kills the server with SIGKILL, as in a crash. Its data is kept for `restart()`. */
  kill(): Promise<void>;
  /** Ends the server with SIGTERM, as in an orderly shutdown. Its data is kept for `restart()`. */
  terminate(): Promise<void>;
  /** Halts the server with SIGSTOP, so that it hangs: it still accepts connections, and answers nothing. */
  freeze(): void;
  thaw(): void;
  /** Starts the server again on the same ports and data; kills it first if it is still running. */
  restart(): Promise<void>;
  /** Kills the server and removes its directory. May be called more than once. */
  stop(): Promise<void>;
}

const SHUTDOWN_TIMEOUT = 15_000;

export async function startRestateServer(options: RestateServerOptions): Promise<RestateServer> {
  const [server] = await startNodes(1, options);
  if (server === undefined) throw new Error(`restate-server ${options.version} has no node`);
  return server;
}

/** Starts the nodes of one cluster, all at once, since a node is ready only together with others. */
export async function startNodes(count: number, options: RestateServerOptions): Promise<readonly RestateServer[]> {
  const { binary, env } = await findServer(options.version);
  const clusterName = `restate-test-${randomUUID()}`;
  const places = await Promise.all(Array.from({ length: count }, () => serveServices([])));
  const addresses = JSON.stringify(places.map(({ ports }) => urlOf(ports.node)));
  const nodes = places.map((place, index) => {
    const name = `node-${index + 1}`;
    const settings = {
      ...composeSettings(clusterName, place.ports, { RESTATE_DEFAULT_NUM_PARTITIONS: "2", ...env, ...options.env }),
      RESTATE_NODE_NAME: name,
      RESTATE_AUTO_PROVISION: String(index === 0),
      RESTATE_METADATA_CLIENT__ADDRESSES: addresses,
    };
    return createNode(join(tmpdir(), `${clusterName}-${name}`), place, { ...options, binary, settings });
  });
  try {
    await Promise.all(nodes.map((node) => node.restart()));
    return nodes;
  } catch (error) {
    await Promise.all(nodes.map((node) => node.stop()));
    throw error;
  }
}

interface NodeOptions extends RestateServerOptions {
  readonly binary: string;
  readonly settings: Readonly<Record<string, string>>;
}

function createNode(directory: string, place: Services, options: NodeOptions): RestateServer {
  const { binary, settings, version, hasWorker = true } = options;
  const urls = urlsOf(place.ports);
  let run: SupervisedRun | undefined;

  const readRunFile = (name: string): string => readFileSync(join(directory, name), "utf8");
  const signal = (name: NodeJS.Signals): void => {
    process.kill(server.pid, name);
  };
  const server: RestateServer = {
    ...urls,
    version,
    directory,
    nodeUrl: urlOf(place.ports.node),
    get pid() {
      return Number(readRunFile("pid"));
    },
    logs: () => readRunFile("log"),
    async kill() {
      await run?.kill();
    },
    async terminate() {
      signal("SIGTERM");
      await Promise.race([run?.ended, delay(SHUTDOWN_TIMEOUT, undefined, { ref: false })]);
      await server.kill();
    },
    freeze: () => signal("SIGSTOP"),
    thaw: () => signal("SIGCONT"),
    async restart() {
      await run?.start();
      run ??= runSupervised(directory, [binary, "--base-dir", join(directory, "data")], settings);
      const client = createClient({ baseUrl: urls.adminUrl });
      await (hasWorker
        ? waitUntilReady(urls, run.ended, LIMITS.hook)
        : waitUntilHealthy(client, { partitions: false, timeout: LIMITS.hook, interval: 50 }));
    },
    async stop() {
      await run?.stop();
      await place.close();
    },
  };
  return server;
}
