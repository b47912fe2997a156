import { pollUntil } from "../../kit/poll-until.js";
import { callHandler } from "../../kit/send-invocations.js";
import type { LiveServer } from "../../kit/use-server.js";
import { call, type Exchange } from "../exchange.js";
import type { World } from "../world.js";

export const rules: readonly Exchange[] = [
  call("upsert_rules", "new ones", "200 json", (admin) =>
    admin.upsertRules([
      { pattern: "limited", description: "five at once", limits: { concurrency: 5 } },
      { pattern: "disabled", disabled: true },
    ]),
  ),
  call("upsert_rules", "one that must not be there", "409 json", async (admin, world) => {
    await world.admin.upsertRules([{ pattern: "known" }]);
    return admin.upsertRules([{ pattern: "known", precondition: { type: "does_not_exist" } }]);
  }),
  call("upsert_rules", "more rules than there can be", "422 json", (admin) =>
    admin.upsertRules(Array.from({ length: 10_001 }, (_, index) => ({ pattern: `many-${index}` }))),
  ),
  call("bulk_delete_rules", "one that is there and one that is not", "200 json", async (admin, world) => {
    await world.admin.upsertRules([{ pattern: "deleted" }]);
    return admin.bulkDeleteRules([{ pattern: "deleted" }, { pattern: "absent" }]);
  }),
  call("bulk_delete_rules", "one of another version", "409 json", (admin) =>
    admin.bulkDeleteRules([{ pattern: "absent", expected_version: 99 }]),
  ),
];

async function readQueue({
  admin,
}: LiveServer): Promise<{ readonly id: string; readonly isPaused: unknown } | undefined> {
  const { rows } = await admin.query({
    query: "SELECT id, queue_is_paused FROM sys_vqueue_meta WHERE lock_name = 'Counter/k'",
  });
  return rows[0] && { id: String(rows[0].id), isPaused: rows[0].queue_is_paused };
}

/** Returns the id of a queue, which exists once an invocation has gone through it. The other servers have no such queue. */
export async function takeQueue({ queues }: World): Promise<string> {
  if (queues === undefined) throw new Error("This version has no virtual queues");
  // No invocation goes through a paused queue.
  if ((await readQueue(queues)) === undefined) await callHandler(queues, "Counter/k/add", 1);
  const queue = await pollUntil("there is a queue", () => readQueue(queues), Boolean);
  return String(queue?.id);
}

export const vqueues: readonly Exchange[] = [
  call("pause_vqueue", "one", "202 none", async (admin, world) => admin.pauseVqueue(await takeQueue(world)), {
    at: "queues",
  }),
  call("pause_vqueue", "one of another server", "202 none", async (admin, world) =>
    admin.pauseVqueue(await takeQueue(world)),
  ),
  call("pause_vqueue", "an id that is none", "400 json", (admin) => admin.pauseVqueue("nope")),
  call("resume_vqueue", "one", "202 none", async (admin, world) => admin.resumeVqueue(await takeQueue(world)), {
    at: "queues",
  }),
  call("resume_vqueue", "one of another server", "202 none", async (admin, world) =>
    admin.resumeVqueue(await takeQueue(world)),
  ),
  call("resume_vqueue", "an id that is none", "400 json", (admin) => admin.resumeVqueue("nope")),
];
