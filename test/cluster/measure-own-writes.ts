/**
 * Counts on which code invocations run that are resumed right after a deployment was registered, through the same node and
 * through another, as behind a load balancer: `node --import tsx test/cluster/measure-own-writes.ts --rounds 36`.
 */

import { setTimeout as delay } from "node:timers/promises";
import { parseArgs } from "node:util";
import { type AdminClient, createAdminClient } from "../../src/index.js";
import { type ClusterWorld, startClusterWorld } from "./cluster-world.js";
import { queryCluster } from "./query-cluster.js";

const { values } = parseArgs({
  options: { rounds: { type: "string", default: "36" }, count: { type: "string", default: "20" } },
});
const rounds = Number(values.rounds);
const count = Number(values.count);

interface Outcomes {
  newCode: number;
  oldCode: number;
  readonly failed: Map<string, number>;
  /** Milliseconds from the registration's answer to the last answer to a resumption, in each round. */
  readonly durations: number[];
}

const world = await startClusterWorld();
try {
  const broken = await world.serve({ label: "broken", broken: true });
  const fixed = await world.serve({ label: "fixed", broken: false });
  for (const through of ["the same node", "another node"]) {
    for (const by of ["latest", "id"] as const) {
      const outcomes: Outcomes = { newCode: 0, oldCode: 0, failed: new Map(), durations: [] };
      for (let round = 0; round < rounds; round++) {
        const path = `${through.replaceAll(" ", "-")}-${by}-${round}`;
        await runRound(world, `${broken}/${path}`, `${fixed}/${path}`, through === "another node", by, outcomes);
      }
      print(`${by} through ${through}`, outcomes);
    }
  }
} finally {
  await world.close();
}

async function runRound(
  { cluster, send, nodes }: ClusterWorld,
  broken: string,
  fixed: string,
  isMoved: boolean,
  by: "latest" | "id",
  outcomes: Outcomes,
): Promise<void> {
  const [first, second] = nodes;
  await createAdminClient({ baseUrl: first.adminUrl }).createDeployment({ uri: broken });
  // Until every node knows it.
  await delay(1_000);
  const ids = await send("Task/run", count, "paused");
  let to = first.adminUrl;
  const admin = createAdminClient({
    baseUrl: first.adminUrl,
    // A load balancer, which may choose another node for each request.
    fetch: (request, init) => fetch(new Request(request.url.replace(first.adminUrl, to), request), init),
  });
  const { id } = await admin.createDeployment({ uri: fixed });
  if (isMoved) to = second.adminUrl;
  const start = performance.now();
  const errors = await Promise.all(ids.map((one) => resume(admin, one, by === "latest" ? "latest" : id)));
  outcomes.durations.push(performance.now() - start);
  const list = ids.map((one) => `'${one}'`).join(", ");
  const read = () => queryCluster(cluster, `SELECT id, status FROM sys_invocation WHERE id IN (${list})`);
  // What runs on the old code pauses again, after two attempts.
  let rows = await read();
  while (rows.some(({ status }) => status !== "completed" && status !== "paused")) rows = await read();
  for (const [index, one] of ids.entries()) {
    const error = errors[index];
    if (error !== undefined) outcomes.failed.set(error, (outcomes.failed.get(error) ?? 0) + 1);
    else if (rows.find((row) => row.id === one)?.status === "completed") outcomes.newCode++;
    else outcomes.oldCode++;
  }
}

/** The error's words, if there is one. */
async function resume(admin: AdminClient, id: string, deployment: string): Promise<string | undefined> {
  try {
    await admin.resumeInvocation(id, { deployment });
    return undefined;
  } catch (error) {
    return String(error)
      .replaceAll(/inv_\w+/g, "inv_…")
      .replaceAll(/dp_\w+/g, "dp_…")
      .replace(/ \(PATCH.*/, "");
  }
}

function print(name: string, { newCode, oldCode, failed, durations }: Outcomes): void {
  const all = [...durations].sort((left, right) => left - right);
  const failures = [...failed].map(([words, number]) => `${number} ${words}`);
  console.log(
    `${name}: ${newCode} on the new code, ${oldCode} on the old, ${failures.join("; ") || "0"} failed; ` +
      `${count} resumed in ${Math.round(all[all.length >> 1] ?? 0)} ms (median), ${Math.round(all.at(-1) ?? 0)} ms at most`,
  );
}
