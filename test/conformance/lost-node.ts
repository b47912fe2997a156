import { setTimeout as delay } from "node:timers/promises";
import { serveServices } from "../../examples/demo/serve-services.js";
import { type RestateServer, startRestateServer } from "../../scripts/server/restate-server.js";
import { AdminConnectionError, AdminResponseError, createAdminClient, waitUntilHealthy } from "../../src/index.js";
import { type ClusterWorld, startClusterWorld } from "../cluster/cluster-world.js";
import { countLedPartitions } from "../cluster/node-roles.js";
import { queryCluster, waitUntilSettled } from "../cluster/query-cluster.js";
import { sendInvocations } from "../live/bulk-runs.js";
import { pollUntil } from "../live/poll-until.js";
import { createTestServices } from "../live/test-services.js";

/** The failures of calls around a crash. */
interface Failures {
  /** The messages of queries that failed with 500. */
  readonly queries: readonly string[];
  /** The messages of calls that failed with 503, each with the invocation that it was to restart. */
  readonly restarts: readonly { readonly id: string; readonly message: string }[];
}

/** The failures of calls around a crash, and whether the server did what they asked for after all. */
export interface Crash extends Failures {
  /** The invocations that were restarted after all. */
  readonly restarted: ReadonlySet<unknown>;
}

/** The failures of calls through a node that is up, while another was lost. */
export interface LostNode extends Crash {
  /** The statuses of the health checks of a node when both others are dead. */
  readonly aloneHealth: readonly number[];
}

const TARGETS = 600;
const RESTARTED = "SELECT DISTINCT restarted_from AS id FROM sys_invocation WHERE restarted_from IS NOT NULL";
/** Milliseconds for which the messages are collected: a crash is felt for 1 to 3 seconds. */
const WATCHED = 5_000;
/** A crash may be over before a call meets it. */
const MOST_CRASHES = 4;

/**
 * Starts a cluster of a version, and lets the node crash that leads most.
 *
 * @param nothingDone - The messages of 503s that are looked for.
 */
export async function loseOneNode(version: string, nothingDone: RegExp): Promise<LostNode> {
  const world = await startClusterWorld(version);
  try {
    const admin = createAdminClient({ baseUrl: world.nodes[0].adminUrl });
    await admin.createDeployment({ uri: await world.serve({ label: "cluster", broken: false }) });
    await delay(1_000);
    const ids = [...(await world.send("Task/tenant", TARGETS, "completed"))];
    const failures = await repeatCrash(
      () => loseLeader(world, ids),
      ({ queries, restarts }) => queries.length > 0 && hasAny(restarts, nothingDone),
    );
    const restarted = new Set((await queryCluster(world.cluster, RESTARTED)).map(({ id }) => id));
    // Last, since it may take minutes until a cluster that has lost two nodes is complete again.
    return { ...failures, restarted, aloneHealth: await readAloneHealth(world) };
  } finally {
    await world.close();
  }
}

/**
 * Starts a single server of a version, and lets it crash.
 *
 * @param nothingDone - The messages of 503s that are looked for.
 */
export async function crashServer(version: string, nothingDone: RegExp): Promise<Crash> {
  const server = await startRestateServer({ version });
  const services = await serveServices(...createTestServices({ label: "single", broken: false }));
  try {
    const admin = createAdminClient({ baseUrl: server.adminUrl });
    await admin.createDeployment({ uri: services.url });
    const ids = await sendInvocations(server, TARGETS);
    const count = () => admin.countInvocations({ status: "completed" });
    await pollUntil("all have completed", count, (seen) => seen === TARGETS, 40_000);
    const failures = await repeatCrash(
      async () => {
        const seen = await collectFailures(ids, { victim: server, asked: server });
        await waitUntilHealthy(admin, { partitions: true });
        return seen;
      },
      ({ restarts }) => hasAny(restarts, nothingDone),
    );
    const restarted = await admin.queryRows<{ readonly id: string }>(RESTARTED);
    return { ...failures, restarted: new Set(restarted.map(({ id }) => id)) };
  } finally {
    await server.stop();
    await services.close();
  }
}

/** Returns the failures of as many crashes as calls need to meet one. */
async function repeatCrash(crash: () => Promise<Failures>, isMet: (seen: Failures) => boolean): Promise<Failures> {
  let seen = await crash();
  for (let crashes = 1; crashes < MOST_CRASHES && !isMet(seen); crashes++) {
    const { queries, restarts } = await crash();
    seen = { queries: [...seen.queries, ...queries], restarts: [...seen.restarts, ...restarts] };
  }
  return seen;
}

function hasAny(restarts: Failures["restarts"], nothingDone: RegExp): boolean {
  return restarts.some(({ message }) => nothingDone.test(message));
}

/** Lets the node crash that leads the most partitions. */
async function loseLeader(world: ClusterWorld, ids: string[]): Promise<Failures> {
  const led = await Promise.all(world.nodes.map(async (node) => ({ node, led: await countLedPartitions(node) })));
  const [victim, asked] = led.sort((left, right) => right.led - left.led).map(({ node }) => node);
  if (victim === undefined || asked === undefined) throw new Error("The cluster has no two nodes");
  const failures = await collectFailures(ids, { victim, asked });
  await waitUntilSettled(world.cluster);
  return failures;
}

/** Kills the victim and restarts it, while it or another node is asked to restart each of the invocations once. */
async function collectFailures(
  ids: string[],
  { victim, asked }: { readonly victim: RestateServer; readonly asked: RestateServer },
): Promise<Failures> {
  const admin = createAdminClient({ baseUrl: asked.adminUrl, maxRetries: 0, serverVersion: false });
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
    const error = await admin.restartAsNewInvocation(id).then(({ new_invocation_id: made }) => {
      // It completes soon, so there are always some to restart.
      ids.unshift(made);
    }, Object);
    const message = readMessage(error, 503);
    if (message !== undefined) restarts.push({ id, message });
    // What was never sent is left for when the server listens again.
    if (error instanceof AdminConnectionError && !error.maybeSent) ids.push(id);
  };
  const crash = async (): Promise<void> => {
    await victim.kill();
    await victim.restart();
  };
  await Promise.all([crash(), until(query), until(query), until(restart), until(restart)]);
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
