import { existsSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type RestateCluster, startRestateCluster } from "../../scripts/server/restate-cluster.js";
import { countInvocations, createAdminClient, listDeployments } from "../../src/index.js";
import { newest } from "../live/versions.js";
import { isAlive } from "../scripts/server/is-alive.js";
import { countLedPartitions } from "./count-led-partitions.js";

/** Polls, since a query fails while partitions move to another node. */
async function expectCount(baseUrl: string): Promise<void> {
  const admin = createAdminClient({ baseUrl });
  await expect.poll(() => countInvocations(admin).catch(String), { timeout: 20_000 }).toBe(0);
}

describe("a cluster of three", () => {
  let cluster: RestateCluster;

  beforeAll(async () => {
    cluster = await startRestateCluster({ version: newest, nodes: 3 });
  });
  afterAll(async () => {
    await cluster?.stop();
  });

  it("is one cluster of three members, and every node answers operations and queries", async () => {
    const names = new Set(cluster.nodes.map(({ clusterName }) => clusterName));
    expect(names.size).toBe(1);
    for (const { adminUrl, clusterName } of cluster.nodes) {
      const admin = createAdminClient({ baseUrl: adminUrl });
      const { cluster_name, metadata_cluster_health } = await admin.clusterHealth();
      expect(cluster_name).toBe(clusterName);
      expect([...(metadata_cluster_health?.members ?? [])].sort()).toEqual([1, 2, 3]);
      expect(await listDeployments(admin)).toEqual({ deployments: [] });
      await expectCount(adminUrl);
    }
  });

  it("has a leader for each of its eight partitions", async () => {
    const count = async () => {
      const led = await Promise.all(cluster.nodes.map(countLedPartitions));
      return led.reduce((sum, one) => sum + one, 0);
    };
    await expect.poll(count, { timeout: 20_000 }).toBe(8);
  });

  it("goes on without a node, which comes back at its own address", async () => {
    const [first, , third] = cluster.nodes;
    if (first === undefined || third === undefined) throw new Error("the cluster has less than three nodes");
    await third.kill();
    await expectCount(first.adminUrl);
    await expect(fetch(`${third.adminUrl}/health`)).rejects.toThrow("fetch failed");

    await third.restart();
    await expectCount(third.adminUrl);
  });

  it("leaves no process and no directory behind, even if a node hangs", async () => {
    const nodes = cluster.nodes.map(({ pid, directory }) => ({ pid, directory }));
    expect(nodes.every(({ pid, directory }) => isAlive(pid) && existsSync(directory))).toBe(true);
    cluster.nodes[1]?.freeze();
    await cluster.stop();
    expect(nodes.filter(({ pid, directory }) => isAlive(pid) || existsSync(directory))).toEqual([]);
  });
});
