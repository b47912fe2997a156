import { type Context, service } from "@restatedev/restate-sdk";
import { expect } from "vitest";
import { sendInvocation, waitForStatus } from "../../live/invocations.js";
import { pollUntil } from "../../live/poll-until.js";
import type { EvidenceContext } from "./evidence.js";

const maxAttempts = 2;

/** What fails is attempted anew by each resumption, once it has paused again. */
export async function resumesAgain({ world }: EvidenceContext): Promise<void> {
  let attempts = 0;
  const failing = service({
    name: "Failing",
    handlers: {
      run: async (ctx: Context): Promise<void> => {
        await ctx.run("start", () => "started");
        attempts++;
        throw new Error("as always");
      },
    },
    options: { retryPolicy: { initialInterval: 20, exponentiationFactor: 1, maxAttempts, onMaxAttempts: "pause" } },
  });
  await world.admin.createDeployment({ uri: await world.serve([failing]) });
  const id = await sendInvocation(world, "Failing/run");
  await waitForStatus(world, id, "paused");
  for (let time = 0; time < 2; time++) {
    const before = attempts;
    await world.admin.resumeInvocation(id);
    await pollUntil(
      "attempted again",
      async () => attempts,
      (count) => count === before + maxAttempts,
    );
    await waitForStatus(world, id, "paused");
  }
  expect(attempts).toBe(3 * maxAttempts);
}
