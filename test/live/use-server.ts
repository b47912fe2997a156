import { afterAll, beforeAll } from "vitest";
import { type ServedServices, serveServices } from "../../examples/demo/serve-services.js";
import { type RestateServer, startRestateServer } from "../../scripts/restate-server.js";
import { type AdminClient, createAdminClient } from "../../src/index.js";
import { createTestServices, type TestDeployment } from "./test-services.js";

export interface LiveServer {
  readonly admin: AdminClient;
  readonly adminUrl: string;
  readonly ingressUrl: string;
  /** Serves the test services once more, at an address of their own; not registered yet. */
  serve(deployment: TestDeployment): Promise<string>;
}

/** A real server for the tests of one `describe`, and what they serve to it. All of it ends with them. */
export function useServer(version: string, env: Readonly<Record<string, string>> = {}): LiveServer {
  let server: RestateServer | undefined;
  let admin: AdminClient | undefined;
  const served: ServedServices[] = [];

  beforeAll(async () => {
    server = await startRestateServer({ version, env });
    admin = createAdminClient({ baseUrl: server.adminUrl });
  });

  afterAll(async () => {
    await server?.stop();
    await Promise.all(served.map((services) => services.close()));
  });

  return {
    get admin() {
      return started(admin);
    },
    get adminUrl() {
      return started(server).adminUrl;
    },
    get ingressUrl() {
      return started(server).ingressUrl;
    },
    async serve(deployment) {
      const services = await serveServices(...createTestServices(deployment));
      served.push(services);
      return services.url;
    },
  };
}

function started<T>(value: T | undefined): T {
  if (value === undefined) throw new Error("The server has not started yet: use it in a test or in beforeAll");
  return value;
}
