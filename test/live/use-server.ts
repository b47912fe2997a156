import type { ServiceDefinition } from "@restatedev/restate-sdk";
import { afterAll, beforeAll } from "vitest";
import { type ServedServices, serveServices } from "../../examples/demo/serve-services.js";
import { type RestateServer, startRestateServer } from "../../scripts/server/restate-server.js";
import { type AdminClient, createAdminClient } from "../../src/index.js";
import { fewPartitions } from "./few-partitions.js";
import { createTestServices, type TestDeployment } from "./test-services.js";

export interface LiveServer {
  readonly admin: AdminClient;
  readonly adminUrl: string;
  readonly ingressUrl: string;
  readonly clusterName: string;
  /** Serves services at an address of their own, which is what it gives: a deployment that is not registered yet. */
  serve(services: readonly ServiceDefinition<string, unknown>[]): Promise<string>;
  /** Serves and registers the test services once more, and gives the id of that deployment: now the latest. */
  deploy(deployment: TestDeployment): Promise<string>;
}

/** A real server for the tests of one `describe`, and what they serve to it. All of it ends with them. */
export function useServer(version: string, env: Readonly<Record<string, string>> = {}): LiveServer {
  let server: RestateServer | undefined;
  const served: ServedServices[] = [];

  beforeAll(async () => {
    server = await startRestateServer({ version, env: { ...fewPartitions, ...env } });
  });

  afterAll(async () => {
    await server?.stop();
    await Promise.all(served.map((services) => services.close()));
  });

  const started = (): RestateServer => {
    if (server === undefined) throw new Error("The server runs in tests and in beforeAll only");
    return server;
  };

  const live: LiveServer = {
    get admin() {
      return createAdminClient({ baseUrl: started().adminUrl });
    },
    get adminUrl() {
      return started().adminUrl;
    },
    get ingressUrl() {
      return started().ingressUrl;
    },
    get clusterName() {
      return started().clusterName;
    },
    async serve(services) {
      const endpoint = await serveServices(...services);
      served.push(endpoint);
      return endpoint.url;
    },
    async deploy(deployment) {
      const uri = await live.serve(createTestServices(deployment));
      return (await live.admin.createDeployment({ uri })).id;
    },
  };
  return live;
}
