import type { ServiceDefinition } from "@restatedev/restate-sdk";
import { beforeEach, expect } from "vitest";
import { charged, touched } from "../servers/releases.js";
import type { RestateServer } from "./restate-server.js";
import { type LiveServer, useServer } from "./use-server.js";

export interface EmptyServer {
  readonly server: LiveServer<RestateServer>;
  register(services: readonly ServiceDefinition<string, unknown>[]): Promise<string>;
  listIds(): Promise<readonly string[]>;
}

/**
 * Starts a server for the tests of one `describe`. Each test begins without a deployment, and without an invocation that has not
 * completed.
 */
export function useEmptyServer(version: string): EmptyServer {
  const server = useServer(version);
  const listIds = async () => (await server.admin.listDeployments()).deployments.map(({ id }) => id).sort();

  beforeEach(async () => {
    const { admin } = server;
    await admin.killInvocations({ stuck: true });
    const status = ["running", "backing-off", "paused", "suspended", "ready", "pending", "scheduled"] as const;
    await admin.killInvocations({ status });
    for (const id of await listIds()) await admin.deleteDeployment(id, { force: true });
    charged.clear();
    touched.clear();
  });

  return {
    server,
    listIds,
    async register(services) {
      const deployment = { uri: await server.serve(services), breaking: true };
      // The operation itself does not wait for other nodes.
      const { id } = await server.admin.createDeployment(deployment);
      // Under load, the server lists it a moment later.
      await expect.poll(listIds).toContain(id);
      return id;
    },
  };
}
