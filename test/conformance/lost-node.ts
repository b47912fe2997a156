import { setTimeout as delay } from "node:timers/promises";
import { AdminResponseError, createAdminClient } from "../../src/index.js";
import { type ClusterWorld, startClusterWorld } from "../cluster/cluster-world.js";
import { countLedPartitions } from "../cluster/node-roles.js";
import { queryCluster, waitUntilSettled } from "../cluster/query-cluster.js";

/** What a cluster answered through a node that is there, while another was lost. */
export interface LostNode {
  /** The messages of queries that failed with 500. */
  readonly queries: readonly string[];
  /** The messages of calls that failed with 503, each with the invocation that it was to restart. */
  readonly restarts: readonly { readonly id: string; readonly message: string }[];
  /** The statuses of the health checks of a node when both others are dead. */
  readonly aloneHealth: readonly number[];
  /** The invocations that were restarted after all. */
  readonly restarted: ReadonlySet<unknown>;
}

const TARGETS = 600;
/** Milliseconds for which the messages are collected: a crash is felt for 1 to 3 seconds. */
const WATCHED = 5_000;

/** Starts a cluster of a version, and lets the node crash that leads most. */
export async function loseOneNode(version: string): Promise<LostNode> {
  const world = await startClusterWorld(version);
  try {
    const admin = createAdminClient({ baseUrl: world.nodes[0].adminUrl });
    await admin.createDeployment({ uri: await world.serve({ label: "cluster", broken: false }) });
    await delay(1_000);
    const ids = [...(await world.send("Task/tenant", TARGETS, "completed"))];
    const failures = await collectFailures(world, ids);
    const query = "SELECT DISTINCT restarted_from AS id FROM sys_invocation WHERE restarted_from IS NOT NULL";
    const restarted = new Set((await queryCluster(world.cluster, query)).map(({ id }) => id));
    // Last, since it may take minutes until a cluster that has lost two nodes is complete again.
    return { ...failures, restarted, aloneHealth: await readAloneHealth(world) };
  } finally {
    await world.close();
  }
}

async function collectFailures(world: ClusterWorld, ids: string[]): Promise<Pick<LostNode, "queries" | "restarts">> {
  const led = await Promise.all(world.nodes.map(async (node) => ({ node, led: await countLedPartitions(node) })));
  const [victim, other] = led.sort((left, right) => right.led - left.led).map(({ node }) => node);
  if (victim === undefined || other === undefined) throw new Error("The cluster has no two nodes");
  const admin = createAdminClient({ baseUrl: other.adminUrl, maxRetries: 0, serverVersion: false });
  const queries: string[] = [];
  const restarts: { id: string; message: string }[] = [];
  const end = Date.now() + WATCHED;
  const until = async (call: () => Promise<void>): Promise<void> => {
    for (; Date.now() < end; await delay(20)) await call();
  };
  const query = async (): Promise<void> => {
    const error = await admin.query({ query: "SELECT count(*) FROM sys_invocation" }).then(() => {}, Object);
    const message = readMessage(error, 500);
    if (message !== undefined) queries.push(message);
  };
  const restart = async (): Promise<void> => {
    const id = ids.pop();
    if (id === undefined) return;
    const message = readMessage(await admin.restartAsNewInvocation(id).then(() => {}, Object), 503);
    if (message !== undefined) restarts.push({ id, message });
  };
  await Promise.all([victim.kill(), until(query), until(query), until(restart), until(restart)]);
  await victim.restart();
  await waitUntilSettled(world.cluster);
  return { queries, restarts };
}

async function readAloneHealth({ nodes: [alone, ...others] }: ClusterWorld): Promise<readonly number[]> {
  await Promise.all(others.map((node) => node.kill()));
  const { health, clusterHealth } = createAdminClient({ baseUrl: alone.adminUrl });
  const answers = [await health().withResponse(), await clusterHealth().withResponse()];
  return answers.map(({ status }) => status);
}

function readMessage(error: unknown, status: number): string | undefined {
  if (!(error instanceof AdminResponseError) || error.status !== status) return undefined;
  const { body } = error;
  return typeof body === "object" && body !== null && "message" in body ? String(body.message) : "";
}
