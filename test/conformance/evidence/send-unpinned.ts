import { service } from "@restatedev/restate-sdk";
import { sendInvocation, waitForStatus } from "../../live/invocations.js";
import type { World } from "../world.js";

/** Sends an invocation that fails before its first step, and waits until it is paused: no deployment is pinned then. */
export async function sendUnpinned(world: World): Promise<{ readonly deployment: string; readonly unpinned: string }> {
  const failing = service({
    name: "Stepless",
    handlers: {
      run: async (): Promise<void> => {
        throw new Error("no step yet");
      },
    },
    options: { retryPolicy: { maxAttempts: 1, onMaxAttempts: "pause" } },
  });
  const { id: deployment } = await world.admin.createDeployment({ uri: await world.serve([failing]) });
  const unpinned = await sendInvocation(world, "Stepless/run");
  await waitForStatus(world, unpinned, "paused");
  return { deployment, unpinned };
}
