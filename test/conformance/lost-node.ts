import { setTimeout as delay } from "node:timers/promises";
import { AdminConnectionError, AdminResponseError, createAdminClient } from "../../src/index.js";
import { pollUntil } from "../kit/poll-until.js";
import type { RestateServer } from "../kit/restate-server.js";
import { type ClusterWorld, startClusterWorld } from "../nightly/cluster/cluster-world.js";
import { countLedPartitions } from "../nightly/cluster/node-roles.js";
import { queryCluster, waitUntilSettled } from "../nightly/cluster/query-cluster.js";

interface Answers {
  readonly queries: readonly string[];
  /** The messages of calls that failed with 503, each with the invocation that the call was to restart. */
  readonly restarts: readonly { readonly id: string; readonly message: string }[];
  readonly done: readonly string[];
}

export interface LostNode extends Answers {
  /** The invocations that were restarted: those in `done`, and those whose call failed although the server restarted them. */
  readonly restarted: ReadonlySet<unknown>;
  readonly aloneHealth: Readonly<Record<string, number>>;
}

const TARGETS = 600;
const RESTARTED = "SELECT DISTINCT restarted_from AS id FROM sys_invocation WHERE restarted_from IS NOT NULL";
/** Milliseconds for which calls go on after the victim is ready again. */
const WATCHED = 3_000;
/** A crash may be over before a call meets it. */
const MOST_CRASHES = 4;

export async function loseOneNode(version: string, nothingDone: RegExp): Promise<LostNode> {
  const world = await startClusterWorld(version);
  try {
    const admin = createAdminClient({ baseUrl: world.nodes[0].adminUrl });
    await admin.createDeployment({ uri: await world.serve({ label: "cluster", broken: false }) });
    await delay(1_000);
    const ids = [...(await world.send("Task/tenant", TARGETS, "completed"))];
    const answers = await repeatCrash(
      () => loseLeader(world, ids),
      ({ queries, restarts }) => queries.length > 0 && hasAny(restarts, nothingDone),
    );
    const restarted = await readRestarted(answers, () => queryCluster(world.cluster, RESTARTED));
    // This loss comes last, since a cluster that has lost two nodes may take minutes to be complete again.
    return { ...answers, restarted, aloneHealth: await readAloneHealth(world) };
  } finally {
    await world.close();
  }
}

async function repeatCrash(crash: () => Promise<Answers>, isMet: (seen: Answers) => boolean): Promise<Answers> {
  let seen = await crash();
  for (let crashes = 1; crashes < MOST_CRASHES && !isMet(seen); crashes++) {
    const { queries, restarts, done } = await crash();
    seen = {
      queries: [...seen.queries, ...queries],
      restarts: [...seen.restarts, ...restarts],
      done: [...seen.done, ...done],
    };
  }
  return seen;
}

/** Reads the restarted invocations until all known ones are there: right after a crash, rows may be missing. */
async function readRestarted(
  { done }: Answers,
  query: () => Promise<readonly Readonly<Record<string, unknown>>[]>,
): Promise<ReadonlySet<unknown>> {
  const read = async () => new Set((await query()).map(({ id }) => id));
  return pollUntil("all restarts are listed", read, (seen) => done.every((id) => seen.has(id)));
}

function hasAny(restarts: Answers["restarts"], nothingDone: RegExp): boolean {
  return restarts.some(({ message }) => nothingDone.test(message));
}

async function loseLeader(world: ClusterWorld, ids: string[]): Promise<Answers> {
  const led = await Promise.all(world.nodes.map(async (node) => ({ node, led: await countLedPartitions(node) })));
  const [victim, asked] = led.sort((left, right) => right.led - left.led).map(({ node }) => node);
  if (victim === undefined || asked === undefined) throw new Error("The cluster has no two nodes");
  const answers = await collectAnswers(ids, { victim, asked });
  await waitUntilSettled(world.cluster);
  return answers;
}

/** Kills the victim and restarts it, while it or another node is asked to restart each of the invocations once. */
async function collectAnswers(
  ids: string[],
  { victim, asked }: { readonly victim: RestateServer; readonly asked: RestateServer },
): Promise<Answers> {
  const admin = createAdminClient({ baseUrl: asked.adminUrl, maxRetries: 0, serverVersion: false });
  const queries: string[] = [];
  const restarts: { id: string; message: string }[] = [];
  const done: string[] = [];
  let isOver = false;
  const untilOver = async (call: () => Promise<void>): Promise<void> => {
    for (; !isOver; await delay(20)) await call();
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
      done.push(id);
      // The handler completes soon, so that there are always invocations to restart.
      ids.unshift(made);
    }, Object);
    const message = readMessage(error, 503);
    if (message !== undefined) restarts.push({ id, message });
    // An invocation whose request was never sent is left until the server listens again.
    if (error instanceof AdminConnectionError && error.applied === "no") ids.push(id);
  };
  const crash = async (): Promise<void> => {
    try {
      await victim.kill();
      // On a busy machine this takes seconds, in which no call need succeed.
      await victim.restart();
      await delay(WATCHED);
    } finally {
      isOver = true;
    }
  };
  await Promise.all([crash(), untilOver(query), untilOver(query), untilOver(restart), untilOver(restart)]);
  return { queries, restarts, done };
}

async function readAloneHealth({ nodes: [alone, ...others] }: ClusterWorld): Promise<LostNode["aloneHealth"]> {
  await Promise.all(others.map((node) => node.kill()));
  const read = async (path: string) => [path, (await fetch(`${alone.adminUrl}${path}`)).status] as const;
  // Sends the requests without the client, which refuses operations that the server's version lacks.
  return Object.fromEntries(await Promise.all(["/health", "/cluster-health"].map(read)));
}

function readMessage(error: unknown, status: number): string | undefined {
  if (!(error instanceof AdminResponseError) || error.status !== status) return undefined;
  const { body } = error;
  return typeof body === "object" && body !== null && "message" in body ? String(body.message) : "";
}
