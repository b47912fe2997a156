import type { TestProject } from "vitest/node";
import { type RunningRestate, startRestate } from "../../src/testing/server/index.js";
import { findServer, versions } from "./versions.js";

export type SharedServer = Pick<RunningRestate, "version" | "adminUrl" | "ingressUrl">;

declare module "vitest" {
  interface ProvidedContext {
    readonly servers: readonly SharedServer[];
  }
}

/** Nobody answers there: no broker is needed to manage clusters and subscriptions. */
export const broker = "127.0.0.1:1";

// Restate 1.6 has the clusters in its configuration only.
const env = {
  RESTATE_INGRESS__KAFKA_CLUSTERS: `[{name="configured",brokers=["PLAINTEXT://${broker}"]}]`,
};

/** Starts one server for each version, which all files of a project share. */
export default async function startServers(project: TestProject): Promise<() => Promise<unknown>> {
  const servers = await Promise.all(
    versions.map(async (version) => {
      const server = await findServer(version);
      return { ...(await startRestate({ ...server, env: { ...server.env, ...env } })), version };
    }),
  );
  project.provide(
    "servers",
    servers.map(({ version, adminUrl, ingressUrl }) => ({ version, adminUrl, ingressUrl })),
  );
  return () => Promise.all(servers.map((server) => server.stop()));
}
