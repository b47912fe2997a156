import type { AdminClient } from "../../../src/index.js";
import type { ClusterWorld } from "./cluster-world.js";
import { queryCluster } from "./query-cluster.js";

/** A call that changes something, each time of a target of its own, so that one can see afterwards whether it was done. */
export interface StateChange {
  readonly name: string;
  readonly targets: readonly string[];
  call(admin: AdminClient, target: string): Promise<unknown>;
  /** Reads which targets have been changed, whoever was told so. */
  readDone(): Promise<ReadonlySet<string>>;
}

/** @param count - The number of targets of each change. */
export async function prepareChanges(
  world: ClusterWorld,
  uri: string,
  count: number,
  round: string,
): Promise<readonly StateChange[]> {
  const read = async (query: string): Promise<Set<string>> =>
    new Set((await queryCluster(world.cluster, query)).map(({ id }) => String(id)));
  const where = (condition: string) => () => read(`SELECT id FROM sys_invocation WHERE ${condition}`);
  const isCompleted = where("status = 'completed'");
  const completed = await world.send("Task/tenant", 3 * count, "completed");
  const purged = completed.slice(0, count);
  const journals = completed.slice(count, 2 * count);
  const keys = Array.from({ length: count }, (_, index) => `${round}-${index}`);
  const missing = async (targets: readonly string[], query: string): Promise<ReadonlySet<string>> => {
    const present = await read(query);
    return new Set(targets.filter((id) => !present.has(id)));
  };
  return [
    {
      name: "cancelInvocation",
      targets: await world.send("Task/sleep", count, "running"),
      call: (admin, id) => admin.cancelInvocation(id),
      readDone: isCompleted,
    },
    {
      name: "killInvocation",
      targets: await world.send("Task/sleep", count, "running"),
      call: (admin, id) => admin.killInvocation(id),
      readDone: isCompleted,
    },
    {
      name: "pauseInvocation",
      targets: await world.send("Stuck/run", count, "backing-off"),
      call: (admin, id) => admin.pauseInvocation(id),
      readDone: where("status = 'paused'"),
    },
    {
      name: "resumeInvocation",
      targets: await world.send("Task/run", count, "paused"),
      call: (admin, id) => admin.resumeInvocation(id),
      readDone: where("status <> 'paused' AND target = 'Task/run'"),
    },
    {
      name: "restartAsNewInvocation",
      targets: completed.slice(2 * count),
      call: (admin, id) => admin.restartAsNewInvocation(id),
      readDone: () => read("SELECT DISTINCT restarted_from AS id FROM sys_invocation WHERE restarted_from IS NOT NULL"),
    },
    {
      name: "purgeInvocation",
      targets: purged,
      call: (admin, id) => admin.purgeInvocation(id),
      readDone: () => missing(purged, "SELECT id FROM sys_invocation"),
    },
    {
      name: "purgeJournal",
      targets: journals,
      call: (admin, id) => admin.purgeJournal(id),
      readDone: () => missing(journals, "SELECT DISTINCT id FROM sys_journal"),
    },
    {
      name: "modifyServiceState",
      targets: keys,
      call: (admin, object_key) => admin.modifyServiceState("Counter", { object_key, new_state: { count: [49] } }),
      readDone: () => read("SELECT service_key AS id FROM state WHERE service_name = 'Counter'"),
    },
    {
      name: "createDeployment",
      targets: keys.map((key) => `${uri}/${key}`),
      call: (admin, target) => admin.createDeployment({ uri: target }),
      readDone: () => read("SELECT endpoint AS id FROM sys_deployment"),
    },
  ];
}
