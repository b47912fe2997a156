// Guards what the client promises about a cluster whose nodes all live: new code runs once it is registered.
import { setTimeout as delay } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type AdminClient, createAdminClient } from "../../../src/index.js";
import { type ClusterWorld, startClusterWorld } from "./cluster-world.js";
import { queryCluster } from "./query-cluster.js";

type Use = (admin: AdminClient, ids: readonly string[], deployment: string) => Promise<readonly string[]>;

const resume = async (admin: AdminClient, ids: readonly string[], deployment: string): Promise<readonly string[]> => {
  const { succeeded } = await admin.resumeInvocations(ids, { deployment });
  return succeeded.map(({ id }) => id);
};
const restart = async (admin: AdminClient, ids: readonly string[]): Promise<readonly string[]> => {
  const restarted = await Promise.all(ids.map((id) => admin.restartAsNewInvocation(id)));
  return restarted.map(({ new_invocation_id }) => new_invocation_id);
};

const COUNT = 20;
const USES: readonly (readonly [name: string, source: string, status: string, use: Use])[] = [
  ["resumed on latest", "Task/run", "paused", (admin, ids) => resume(admin, ids, "latest")],
  ["resumed on its id", "Task/run", "paused", resume],
  ["restarted as new", "Task/tenant", "completed", restart],
];

describe("a cluster of three", () => {
  let world: ClusterWorld;

  beforeAll(async () => {
    world = await startClusterWorld();
  });
  afterAll(async () => {
    await world?.close();
  });

  it.each(USES)(
    "runs the new code if invocations are %s right after a registration, through another node",
    async (_, source, status, use) => {
      const [first, second] = world.nodes;
      // One address, behind which a load balancer moves to the second node.
      let node = first;
      const admin = createAdminClient({
        baseUrl: first.adminUrl,
        fetch: (url, init) => fetch(url.replace(first.adminUrl, node.adminUrl), init),
      });
      await admin.registerDeployment({ uri: await world.serve({ label: "old", broken: true }) });
      // Waits until every node knows the deployment.
      await delay(1_000);
      const ids = await world.send(source, COUNT, status);

      const uri = await world.serve({ label: "new", broken: false });
      const { id } = await admin.registerDeployment({ uri });
      node = second;
      const used = await use(admin, ids, id);

      const query = `SELECT status, pinned_deployment_id AS ran_on FROM sys_invocation
        WHERE id IN (${used.map((each) => `'${each}'`).join(", ")})`;
      await expect
        .poll(() => queryCluster(world.cluster, query))
        .toEqual(Array.from({ length: COUNT }, () => ({ status: "completed", ran_on: id })));
    },
  );
});
