import { type RestateServer, startRestateServer } from "../kit/restate-server.js";
import { type ConnectedServer, connectTo, type LiveServer } from "../kit/use-server.js";
import { isSince } from "../kit/versions.js";
import type { Place } from "./exchange.js";
import { holdOnlyPlace } from "./hold-only-place.js";
import { type LostNode, loseOneNode } from "./lost-node.js";
import { createNapper } from "./napper.js";

export interface World extends LiveServer {
  readonly version: string;
  readonly deployment: string;
  /** Undefined on versions without it. */
  readonly queues: LiveServer | undefined;
  readonly narrowUrl: string;
  take(place: Place): Promise<{ readonly baseUrl: string; release(): Promise<void> }>;
  loseNode(): Promise<LostNode>;
  stop(): Promise<void>;
}

/** The main server knows this Kafka cluster from its configuration. Nobody answers there, and nobody has to. */
export const configuredCluster = "configured";

export async function startWorld(version: string, nothingDone: RegExp): Promise<World> {
  const servers: RestateServer[] = [];
  const connected: ConnectedServer[] = [];
  const start = async (options: Omit<Parameters<typeof startRestateServer>[0], "version">): Promise<RestateServer> => {
    const server = await startRestateServer({ version, ...options });
    servers.push(server);
    return server;
  };
  // The tests look at each answer as it is, without retries and without a check of the version.
  const connect = (server: RestateServer): ConnectedServer => {
    const live = connectTo(() => server, "", { serverVersion: false, maxRetries: 0 });
    connected.push(live);
    return live;
  };
  let lost: Promise<LostNode> | undefined;
  const stop = async (): Promise<void> => {
    await Promise.allSettled([lost]);
    await Promise.all(servers.map((server) => server.stop()));
    await Promise.all(connected.map((server) => server.closeServices()));
  };

  try {
    const [mainServer, narrow, queuesServer] = await Promise.all([
      start({
        env: { RESTATE_INGRESS__KAFKA_CLUSTERS: `[{name="${configuredCluster}",brokers=["PLAINTEXT://127.0.0.1:1"]}]` },
      }),
      start({ hasWorker: false, env: isSince(version, "1.7.1") ? { ...narrowly, ...fewQueries } : narrowly }),
      isSince(version, "1.7.8") ? start({ env: virtualQueues }) : undefined,
    ]);
    const main = connect(mainServer);
    const queues = queuesServer && connect(queuesServer);
    await queues?.deploy({ label: "queues", broken: false });
    const deployment = await main.deploy({ label: "first", broken: false });
    await main.admin.createDeployment({ uri: await main.serve([createNapper()]) });
    const urls: Readonly<Record<Place, string | undefined>> = {
      main: main.adminUrl,
      narrow: narrow.adminUrl,
      busy: narrow.adminUrl,
      queues: queues?.adminUrl,
    };
    return {
      ...main,
      version,
      deployment,
      queues,
      narrowUrl: narrow.adminUrl,
      async take(place) {
        const baseUrl = urls[place];
        if (baseUrl === undefined) throw new Error(`Restate ${version} has no ${place}`);
        const release = place === "busy" ? await holdOnlyPlace(baseUrl) : async () => {};
        return { baseUrl, release };
      },
      loseNode() {
        lost ??= loseOneNode(version, nothingDone);
        return lost;
      },
      stop,
    };
  } catch (error) {
    await stop();
    throw error;
  }
}

const narrowly = {
  RESTATE_ROLES: '["admin", "metadata-server", "log-server", "http-ingress"]',
  RESTATE_ADMIN__CONCURRENT_API_REQUESTS_LIMIT: "1",
};
const fewQueries = {
  RESTATE_ADMIN__QUERY_ENGINE__RATE_LIMITING__RATE: "1/s",
  RESTATE_ADMIN__QUERY_ENGINE__RATE_LIMITING__CAPACITY: "2",
};
const virtualQueues = {
  RESTATE_EXPERIMENTAL_ENABLE_VQUEUES: "true",
  RESTATE_EXPERIMENTAL_ENABLE_PROTOCOL_V7: "true",
};
