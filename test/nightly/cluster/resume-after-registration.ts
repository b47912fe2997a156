import { setTimeout as delay } from "node:timers/promises";
import { type AdminClient, createAdminClient } from "../../../src/index.js";
import type { ClusterWorld } from "./cluster-world.js";
import { queryCluster } from "./query-cluster.js";

export interface Registration {
  /** Where code is served that fails, and code that works. Each path below is another deployment. */
  readonly broken: string;
  readonly fixed: string;
  /** A path that has not been used yet. */
  readonly path: string;
  readonly count: number;
  /** Whether the requests that follow go to another node, as behind a load balancer. */
  readonly isMoved: boolean;
  readonly by: "latest" | "id";
  /** Whether one call resumes them all, or a call each. */
  readonly isBulk: boolean;
}

export interface Resumed {
  readonly newCode: number;
  readonly oldCode: number;
  /** The words of each error. */
  readonly failed: readonly string[];
  /** Milliseconds from the answer to the registration until all calls have ended. */
  readonly duration: number;
}

/** Resumes invocations right after the deployment that fixes them was registered, and looks which code they ran on. */
export async function resumeAfterRegistration(
  world: ClusterWorld,
  { broken, fixed, path, count, isMoved, by, isBulk }: Registration,
): Promise<Resumed> {
  const { cluster, send, nodes } = world;
  await createAdminClient({ baseUrl: nodes[0].adminUrl }).createDeployment({ uri: `${broken}/${path}` });
  // Until every node knows it.
  await delay(1_000);
  const ids = await send("Task/run", count, "paused");
  const { admin, move } = createMovingClient(world);
  const { id } = await admin.createDeployment({ uri: `${fixed}/${path}` });
  if (isMoved) move();
  const start = performance.now();
  const { resumed, failed } = await (isBulk ? resumeAll : resumeEach)(admin, ids, by === "latest" ? "latest" : id);
  const duration = performance.now() - start;
  const completed = await waitForEnd(cluster, resumed);
  return { newCode: completed, oldCode: resumed.length - completed, failed, duration };
}

/** A client of one address, behind which a load balancer goes on to another node when `move` is called. */
export function createMovingClient({ nodes }: ClusterWorld): { readonly admin: AdminClient; move(): void } {
  const [{ adminUrl: baseUrl }, second] = nodes;
  let to = baseUrl;
  const admin = createAdminClient({
    baseUrl,
    fetch: (request, init) => fetch(new Request(request.url.replace(baseUrl, to), request), init),
  });
  return {
    admin,
    move() {
      to = second.adminUrl;
    },
  };
}

interface Resumption {
  readonly resumed: readonly string[];
  /** The words of each error. */
  readonly failed: readonly string[];
}

async function resumeEach(admin: AdminClient, ids: readonly string[], deployment: string): Promise<Resumption> {
  const results = await Promise.allSettled(ids.map((id) => admin.resumeInvocation(id, { deployment })));
  return {
    resumed: ids.filter((_, index) => results[index]?.status === "fulfilled"),
    failed: results.flatMap((result) => (result.status === "rejected" ? [describe(result.reason)] : [])),
  };
}

async function resumeAll(admin: AdminClient, ids: readonly string[], deployment: string): Promise<Resumption> {
  const { succeeded, ...others } = await admin.resumeInvocations(ids, { deployment });
  return {
    resumed: succeeded.map(({ id }) => id),
    failed: [...others.failed, ...others.unknown].map(({ error }) => describe(error)),
  };
}

/** Describes an error, without what differs between two of a kind. */
function describe(error: unknown): string {
  const words = String(error)
    .replaceAll(/inv_\w+/g, "inv_…")
    .replaceAll(/dp_\w+/g, "dp_…");
  return words.replace(/ \(PATCH.*/, "");
}

/** Waits until all are completed, or paused again by the old code. Returns how many are completed. */
async function waitForEnd(cluster: ClusterWorld["cluster"], ids: readonly string[]): Promise<number> {
  if (ids.length === 0) return 0;
  const list = ids.map((id) => `'${id}'`).join(", ");
  for (;;) {
    // First, since a row may still be that of before the call.
    await delay(1_000);
    const rows = await queryCluster(cluster, `SELECT status FROM sys_invocation WHERE id IN (${list})`);
    const completed = rows.filter(({ status }) => status === "completed").length;
    const paused = rows.filter(({ status }) => status === "paused").length;
    if (completed + paused === ids.length) return completed;
  }
}
