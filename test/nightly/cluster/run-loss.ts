import { setTimeout as delay } from "node:timers/promises";
import { createAdminClient } from "../../../src/index.js";
import { startTcpBalancer } from "../../kit/tcp-balancer.js";
import type { ClusterWorld } from "./cluster-world.js";
import { bringBack, controlsCluster, type Loss, leadsMetadata, loseNode } from "./node-roles.js";
import { waitUntilSettled } from "./query-cluster.js";
import { makeTraffic, type Targets, type Traffic } from "./traffic.js";

/** The role of the lost node: whether it leads the metadata of the cluster. Every node leads some of the partitions. */
export type Role = "leader" | "follower";

/** The time for which a node is away, in milliseconds: a little longer than the other nodes feel its loss. */
const AWAY: Readonly<Record<Loss, number>> = { SIGKILL: 4_000, SIGSTOP: 9_000, SIGTERM: 4_000 };
const AFTERWARDS = 2_000;

export const PARTS = 2;
export const PART = 25;
const NAPS = 5;

/** Invocations that are used up one after the other. */
export interface Supply {
  readonly known: readonly string[];
  readonly paused: string[];
  readonly completed: string[];
}

/** Loses a node and brings it back, while a client of another node and a client of a balancer before all nodes make calls. */
export async function runLoss(
  world: ClusterWorld,
  loss: Loss,
  role: Role,
  supply: Supply,
  uri: string,
): Promise<readonly Traffic[]> {
  await waitUntilSettled(world.cluster);
  const [victim, other] = await chooseVictim(world, role);
  const balancer = await startTcpBalancer(world.cluster.adminUrls);
  const lost = await prepare(world, supply, `${uri}/lost-${loss}-${role}`, 2_000);
  const returning = await prepare(world, supply, `${uri}/returning-${loss}-${role}`, AWAY[loss] + 8_000);
  const addresses = [other.adminUrl, balancer.url];
  const during = async (targets: readonly Targets[], change: () => Promise<void>): Promise<readonly Traffic[]> => {
    const stop = new AbortController();
    const traffic = Promise.all(
      targets.map((own, index) => {
        const admin = createAdminClient({ baseUrl: addresses[index], timeout: 10_000 });
        return makeTraffic(admin, own, stop.signal);
      }),
    );
    await delay(300);
    await change();
    stop.abort();
    return traffic;
  };
  const first = await during(lost, async () => {
    await loseNode(victim, loss);
    await delay(AWAY[loss]);
  });
  const second = await during(returning, async () => {
    await bringBack(victim, loss);
    await delay(AFTERWARDS);
  });
  await balancer.close();
  await waitUntilSettled(world.cluster);
  return [...first, ...second];
}

async function chooseVictim({ nodes }: ClusterWorld, role: Role): Promise<ClusterWorld["nodes"]> {
  const known = await Promise.all(
    nodes.map(async (node) => ({ node, leads: await leadsMetadata(node), controls: controlsCluster(node) })),
  );
  const isVictim = ({ leads, controls }: (typeof known)[number]) => (role === "leader" ? leads : !leads && !controls);
  const victim = known.find(isVictim)?.node;
  const [other, third] = nodes.filter((node) => node !== victim);
  if (!victim || !other || !third) throw new Error(`no node is a ${role}`);
  return [victim, other, third];
}

/** Prepares the invocations of the two clients. The naps run on a deployment of their own, which drains. */
async function prepare(
  world: ClusterWorld,
  { known, paused, completed }: Supply,
  uri: string,
  nap: number,
): Promise<readonly Targets[]> {
  const { id: deployment } = await createAdminClient({ baseUrl: world.nodes[0].adminUrl }).createDeployment({ uri });
  // Waits until every node knows the deployment.
  await delay(1_000);
  const naps = await world.send("Nap/run", 2 * NAPS, "running", nap);
  const take = (ids: string[]) => Array.from({ length: PARTS }, () => ids.splice(0, PART));
  return [0, 1].map((index) => ({
    known,
    paused: take(paused),
    completed: take(completed),
    naps: naps.slice(index * NAPS, (index + 1) * NAPS),
    deployment,
  }));
}
