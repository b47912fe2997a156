import { randomUUID } from "node:crypto";
import type { ServiceDefinition } from "@restatedev/restate-sdk";
import { afterAll, beforeAll, inject } from "vitest";
import { type AdminClient, type ClientOptions, createAdminClient } from "../../src/index.js";
import { type Services, serveServices } from "../../src/testing/server/serve-services.js";
import { type RestateServer, startRestateServer } from "./restate-server.js";
import type { SharedServer } from "./start-servers.js";
import { createTestServices, type TestDeployment } from "./test-services.js";

export interface LiveServer<Node extends SharedServer = SharedServer> {
  /** A server of one's own can be killed, frozen and restarted. */
  readonly node: Node;
  readonly admin: AdminClient;
  readonly adminUrl: string;
  readonly ingressUrl: string;
  /** The prefix of the names of services. On a shared server, no other tests have it. */
  readonly prefix: string;
  /** Serves services at an address of their own, and returns the address: a deployment that is not registered yet. */
  serve(services: readonly ServiceDefinition<string, unknown>[]): Promise<string>;
  /** Serves and registers the test services once more, and returns the id of that deployment, which is now the latest. */
  deploy(deployment: TestDeployment): Promise<string>;
}

/** Shares a server between the tests of one `describe` and other files, whose invocations and services the tests see. */
export function shareServer(version: string): LiveServer {
  return useServices(`T${randomUUID().slice(0, 8)}_`, () => {
    const server = inject("servers").find((each) => each.version === version);
    if (server === undefined) throw new Error(`The global set-up started no Restate ${version}`);
    return server;
  });
}

/** Starts a server for the tests of one `describe`, which count everything, need other settings or lose the server. */
export function useServer(version: string, env: Readonly<Record<string, string>> = {}): LiveServer<RestateServer> {
  let server: RestateServer | undefined;

  beforeAll(async () => {
    server = await startRestateServer({ version, env });
  });
  afterAll(() => server?.stop());

  return useServices("", () => {
    if (server === undefined) throw new Error("The server runs in tests and in beforeAll only");
    return server;
  });
}

function useServices<Node extends SharedServer>(prefix: string, find: () => Node): LiveServer<Node> {
  const live = connectTo(find, prefix);
  afterAll(() => live.closeServices());
  return live;
}

export interface ConnectedServer<Node extends SharedServer = SharedServer> extends LiveServer<Node> {
  closeServices(): Promise<unknown>;
}

export function connectTo<Node extends SharedServer>(
  find: () => Node,
  prefix = "",
  options: ClientOptions = {},
): ConnectedServer<Node> {
  const served: Services[] = [];
  const live: ConnectedServer<Node> = {
    prefix,
    get node() {
      return find();
    },
    get admin() {
      return createAdminClient({ ...options, baseUrl: find().adminUrl });
    },
    get adminUrl() {
      return find().adminUrl;
    },
    get ingressUrl() {
      return find().ingressUrl;
    },
    async serve(services) {
      const endpoint = await serveServices(services);
      served.push(endpoint);
      return endpoint.url;
    },
    async deploy(deployment) {
      const uri = await live.serve(createTestServices(deployment, prefix));
      return (await live.admin.createDeployment({ uri })).id;
    },
    closeServices: () => Promise.all(served.map((services) => services.close())),
  };
  return live;
}
