import { callHandler } from "../../live/invocations.js";
import { pollUntil } from "../../live/poll-until.js";
import type { LiveServer } from "../../live/use-server.js";
import { call, type Exchange } from "../exchange.js";
import type { World } from "../world.js";

/** The id of a queue that there is, and whether it is paused. */
export async function readQueue({
  admin,
}: LiveServer): Promise<{ readonly id: string; readonly isPaused: unknown } | undefined> {
  const { rows } = await admin.query({
    query: "SELECT id, queue_is_paused FROM sys_vqueue_meta WHERE lock_name = 'Counter/k'",
  });
  return rows[0] && { id: String(rows[0].id), isPaused: rows[0].queue_is_paused };
}

/** The id of a queue, which is there once something has gone through it; for the other servers it is one that is not. */
export async function takeQueue({ queues }: World): Promise<string> {
  if (queues === undefined) throw new Error("This version has no virtual queues");
  // Nothing goes through it once it is paused.
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
