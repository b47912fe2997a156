// Guards that a node may crash, hang or shut down: reads, waits and bulk operations go on, and their results stay true.
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type BulkResult, createAdminClient } from "../../../src/index.js";
import { type ClusterWorld, startClusterWorld } from "./cluster-world.js";
import { losses } from "./node-roles.js";
import { countRestarts, queryCluster } from "./query-cluster.js";
import { PART, PARTS, type Role, runLoss, type Supply } from "./run-loss.js";
import type { Traffic } from "./traffic.js";

const roles: readonly Role[] = ["leader", "follower"];
const cases = losses.flatMap((loss) => roles.map((role) => ({ loss, role })));
/** Two clients in two phases of each case. */
const needed = cases.length * 4 * PARTS * PART;
const deployment = { label: "traffic", broken: true };
let world: ClusterWorld;
let uri: string;
let supply: Supply;

beforeAll(async () => {
  world = await startClusterWorld();
  uri = await world.serve(deployment);
  await createAdminClient({ baseUrl: world.nodes[0].adminUrl }).createDeployment({ uri });
  const paused = await world.send("Task/run", needed, "paused");
  deployment.broken = false;
  const completed = await world.send("Task/tenant", needed, "completed");
  const known = await world.send("Task/tenant", 100, "completed");
  supply = { known, paused: [...paused], completed: [...completed] };
});
afterAll(async () => {
  await world?.close();
});

describe.each(cases)("a $role that is lost by $loss, and comes back", ({ loss, role }) => {
  let traffic: readonly Traffic[] = [];

  beforeAll(async () => {
    traffic = await runLoss(world, loss, role, supply, uri);
  });

  it("lets no list, count, stream, wait or filter throw", () => {
    expect(traffic.flatMap(({ thrown }) => thrown)).toEqual([]);
    const kinds = traffic.map(({ calls }) => [...calls.keys()].sort());
    expect(kinds.every((all) => all.length === 7)).toBe(true);
  });

  it("returns every row, and ends every wait with the right result", () => {
    expect(traffic.flatMap(({ wrong }) => wrong)).toEqual([]);
  });

  it("resumes each invocation, or correctly reports that it did not", async () => {
    const results = traffic.flatMap(({ resumed }) => resumed);
    expect(results.map(countAll)).toEqual(results.map(() => PART));
    const completed = await readIds("status = 'completed'");
    expect(idsOf(results, "succeeded", "unchanged").filter((id) => !completed.has(id))).toEqual([]);
    expect(idsOf(results, "failed").filter((id) => completed.has(id))).toEqual([]);
  });

  it("restarts no invocation twice, and correctly reports which it restarted", async () => {
    const results = traffic.flatMap(({ restarted }) => restarted);
    expect(results.map(countAll)).toEqual(results.map(() => PART));
    const copies = await countRestarts(world.cluster);
    expect([...copies].filter(([, count]) => count > 1)).toEqual([]);
    expect(idsOf(results, "succeeded").filter((id) => copies.get(id) !== 1)).toEqual([]);
    expect(idsOf(results, "failed").filter((id) => copies.has(id))).toEqual([]);
  });

  it("delays no call beyond the minute for which a client retries", () => {
    // The last attempt begins within the minute, or a second later.
    expect(Math.max(...traffic.map(({ longest }) => longest))).toBeLessThan(65_000);
  });
});

function countAll({ succeeded, unchanged, failed, unknown, notStarted }: BulkResult): number {
  return new Set([succeeded, unchanged, failed, unknown].flat().map(({ id }) => id)).size + notStarted.length;
}

function idsOf(results: readonly BulkResult[], ...lists: readonly ("succeeded" | "unchanged" | "failed")[]): string[] {
  return results.flatMap((result) => lists.flatMap((list) => result[list].map(({ id }) => id)));
}

async function readIds(condition: string): Promise<ReadonlySet<unknown>> {
  const rows = await queryCluster(world.cluster, `SELECT id FROM sys_invocation WHERE ${condition}`);
  return new Set(rows.map(({ id }) => id));
}
