import { existsSync } from "node:fs";
import { setTimeout as delay } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { countInvocations, createAdminClient, listDeployments } from "../../../src/index.js";
import { isAlive } from "../../servers/server/is-alive.js";
import { type ClusterWorld, startClusterWorld } from "./cluster-world.js";
import { countLedPartitions } from "./node-roles.js";
import { queryCluster } from "./query-cluster.js";
import { createMovingClient, resumeAfterRegistration } from "./resume-after-registration.js";

describe("a cluster of three", () => {
  let world: ClusterWorld;

  beforeAll(async () => {
    world = await startClusterWorld();
  });
  afterAll(async () => {
    await world?.close();
  });

  it("is one cluster of three members, and every node answers operations and queries", async () => {
    expect(new Set(world.nodes.map(({ clusterName }) => clusterName)).size).toBe(1);
    for (const { adminUrl, clusterName } of world.nodes) {
      const admin = createAdminClient({ baseUrl: adminUrl });
      const { cluster_name, metadata_cluster_health } = await admin.clusterHealth();
      expect(cluster_name).toBe(clusterName);
      expect([...(metadata_cluster_health?.members ?? [])].sort()).toEqual([1, 2, 3]);
      expect(await listDeployments(admin)).toEqual({ deployments: [] });
      expect(await countInvocations(admin)).toBe(0);
    }
  });

  it("has a leader for each of its eight partitions", async () => {
    const count = async () => {
      const led = await Promise.all(world.nodes.map(countLedPartitions));
      return led.reduce((sum, one) => sum + one, 0);
    };
    // Not at once: leaders move until they are spread over the nodes.
    await expect.poll(count).toBe(8);
  });

  describe("right after a registration through the same client", () => {
    let broken: string;
    let fixed: string;

    beforeAll(async () => {
      broken = await world.serve({ label: "broken", broken: true });
      fixed = await world.serve({ label: "fixed", broken: false });
    });

    it.each([
      ["latest", "the same node", false],
      ["latest", "another node", true],
      ["id", "the same node", false],
      ["id", "another node", true],
    ] as const)("invocations resumed on it, by %s through %s, run the new code", async (by, _, isMoved) => {
      for (const isBulk of [false, true]) {
        const path = `${by}-${isMoved}-${isBulk}`;
        const resumed = await resumeAfterRegistration(world, { broken, fixed, path, count: 20, isMoved, by, isBulk });
        expect(resumed).toMatchObject({ newCode: 20, oldCode: 0, failed: [] });
      }
    });

    it("invocations restarted as new run the new code, although no deployment is named", async () => {
      const { admin, move } = createMovingClient(world);
      await admin.createDeployment({ uri: `${fixed}/before` });
      await delay(1_000);
      const sources = await world.send("Task/run", 20, "completed");
      const { id } = await admin.createDeployment({ uri: `${fixed}/after` });
      move();
      const made = await Promise.all(sources.map((source) => admin.restartAsNewInvocation(source)));
      const list = made.map(({ new_invocation_id }) => `'${new_invocation_id}'`).join(", ");
      const query = `SELECT pinned_deployment_id AS ran_on FROM sys_invocation WHERE id IN (${list})`;
      const look = async () => (await queryCluster(world.cluster, query)).map(({ ran_on }) => ran_on);
      await expect.poll(look).toEqual(sources.map(() => id));
    });
  });

  it("leaves no process and no directory behind, even if a node hangs", async () => {
    const nodes = world.nodes.map(({ pid, directory }) => ({ pid, directory }));
    expect(nodes.every(({ pid, directory }) => isAlive(pid) && existsSync(directory))).toBe(true);
    world.nodes[1].freeze();
    await world.close();
    expect(nodes.filter(({ pid, directory }) => isAlive(pid) || existsSync(directory))).toEqual([]);
  });
});
