import type { TestProject } from "vitest/node";
import { type RestateServer, startRestateServer } from "../../scripts/server/restate-server.js";
import { fewPartitions } from "./few-partitions.js";
import { versions } from "./versions.js";

export type SharedServer = Pick<RestateServer, "version" | "adminUrl" | "ingressUrl" | "clusterName">;

declare module "vitest" {
  interface ProvidedContext {
    readonly servers: readonly SharedServer[];
  }
}

/** Nobody answers there: no broker is needed to manage clusters and subscriptions. */
export const broker = "127.0.0.1:1";

// Restate 1.6 has the clusters in its configuration only.
const env = {
  ...fewPartitions,
  RESTATE_INGRESS__KAFKA_CLUSTERS: `[{name="configured",brokers=["PLAINTEXT://${broker}"]}]`,
};

/** Starts one server for each version, which all files of a project share. */
export default async function startServers(project: TestProject): Promise<() => Promise<unknown>> {
  const servers = await Promise.all(versions.map((version) => startRestateServer({ version, env })));
  project.provide(
    "servers",
    servers.map(({ version, adminUrl, ingressUrl, clusterName }) => ({ version, adminUrl, ingressUrl, clusterName })),
  );
  return () => Promise.all(servers.map((server) => server.stop()));
}
