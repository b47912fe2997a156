import { randomUUID } from "node:crypto";
import type { Context } from "@restatedev/restate-sdk";
import { service } from "@restatedev/restate-sdk";
import { type Services, serveServices } from "../../../src/testing/server/serve-services.js";
import { pollUntil } from "../../kit/poll-until.js";
import { type RestateCluster, startRestateCluster } from "../../kit/restate-cluster.js";
import type { RestateServer } from "../../kit/restate-server.js";
import { createTestServices, type TestDeployment } from "../../kit/test-services.js";
import { newest } from "../../kit/versions.js";
import { countRows, waitUntilSettled } from "./query-cluster.js";

type Nodes = readonly [RestateServer, RestateServer, RestateServer];

/** A cluster with services. The first node takes the invocations; a test loses one of the others. */
export interface ClusterWorld {
  readonly cluster: RestateCluster;
  readonly nodes: Nodes;
  serve(deployment: TestDeployment): Promise<string>;
  send(path: string, count: number, status: string, input?: unknown): Promise<readonly string[]>;
  close(): Promise<void>;
}

export async function startClusterWorld(version: string = newest): Promise<ClusterWorld> {
  const cluster = await startRestateCluster(version, 3);
  const served: Services[] = [];
  const [first, second, third] = cluster.nodes;
  if (!first || !second || !third) throw new Error("the cluster has less than three nodes");
  await waitUntilSettled(cluster);
  return {
    cluster,
    nodes: [first, second, third],
    async serve(deployment) {
      const services = await serveServices([...createTestServices(deployment), createNap()]);
      served.push(services);
      return services.url;
    },
    async send(path, count, status, input) {
      const ids: string[] = [];
      let left = count;
      const work = async (): Promise<void> => {
        while (left-- > 0) ids.push(await sendOne(`${first.ingressUrl}/${path}/send`, input));
      };
      await Promise.all(Array.from({ length: 20 }, work));
      await waitForIds(cluster, ids, status);
      return ids;
    },
    async close() {
      await cluster.stop();
      await Promise.all(served.map((services) => services.close()));
    },
  };
}

function createNap(): ReturnType<typeof service> {
  return service({
    name: "Nap",
    handlers: {
      run: async (ctx: Context, milliseconds: number): Promise<void> => {
        await ctx.run("start", () => "started");
        await ctx.sleep(milliseconds);
      },
    },
  });
}

async function sendOne(url: string, input?: unknown): Promise<string> {
  const response = await fetch(url, {
    method: "POST",
    // With an idempotency key, the ingress itself retries while a partition changes its leader.
    headers: { "content-type": "application/json", "idempotency-key": randomUUID() },
    ...(input !== undefined && { body: JSON.stringify(input) }),
    signal: AbortSignal.timeout(30_000),
  });
  const text = await response.text();
  const id = /"invocationId":"(inv_\w+)"/.exec(text)?.[1];
  if (id === undefined) throw new Error(`${url} answered ${response.status}: ${text}`);
  return id;
}

/** Waits for the ids in parts, since a query of many ids is slow. */
async function waitForIds(cluster: RestateCluster, ids: readonly string[], status: string): Promise<void> {
  for (let start = 0; start < ids.length; start += 500) {
    const part = ids.slice(start, start + 500);
    const condition = `status = '${status}' AND id IN (${part.map((id) => `'${id}'`).join(", ")})`;
    const look = () => countRows(cluster, condition);
    await pollUntil(`${part.length} are ${status}`, look, (seen) => seen === part.length);
  }
}
