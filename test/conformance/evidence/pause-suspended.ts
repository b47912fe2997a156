import { expect } from "vitest";
import { readInvocation, waitForStatus } from "../../live/invocations.js";
import { hasQueues } from "../../live/versions.js";
import { sendSuspended } from "../invocation-states.js";
import type { World } from "../world.js";

/** What is suspended stays so, unless the server has virtual queues: then it is paused. */
export async function pausesSuspended(world: World): Promise<void> {
  const id = await sendSuspended(world);
  expect((await world.admin.pauseInvocation(id).withResponse()).status).toBe(hasQueues(world.version) ? 202 : 200);
  if (hasQueues(world.version)) await waitForStatus(world, id, "paused");
  else expect(await readInvocation(world, id)).toMatchObject({ status: "suspended" });
}
