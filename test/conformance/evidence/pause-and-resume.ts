import { type Context, service } from "@restatedev/restate-sdk";
import { expect } from "vitest";
import { pollUntil } from "../../kit/poll-until.js";
import { readInvocation, sendInvocation, waitForStatus } from "../../kit/send-invocations.js";
import { hasQueues } from "../../kit/versions.js";
import { sendSuspended } from "../invocation-states.js";
import type { World } from "../world.js";
import type { EvidenceContext } from "./evidence.js";

/** What is suspended stays so, unless the server has virtual queues: then it is paused. */
export async function pausesSuspended(world: World): Promise<void> {
  const id = await sendSuspended(world);
  expect((await world.admin.pauseInvocation(id).withResponse()).status).toBe(hasQueues(world.version) ? 202 : 200);
  if (hasQueues(world.version)) await waitForStatus(world, id, "paused");
  else expect(await readInvocation(world, id)).toMatchObject({ status: "suspended" });
}

const maxAttempts = 2;

/** What fails is attempted anew by each resumption, once it has paused again. */
export async function resumesAgain({ world }: EvidenceContext): Promise<void> {
  const { id, countAttempts } = await sendFailing(world);
  for (let time = 0; time < 2; time++) {
    const before = countAttempts();
    await world.admin.resumeInvocation(id);
    await pollUntil(
      "attempted again",
      async () => countAttempts(),
      (count) => count === before + maxAttempts,
    );
    await waitForStatus(world, id, "paused");
  }
  expect(countAttempts()).toBe(3 * maxAttempts);
}

/** A paused invocation that is cancelled runs again, and is paused again if its handler still fails. */
export async function pausesAgain({ world }: EvidenceContext): Promise<void> {
  const { id, countAttempts } = await sendFailing(world);
  const before = countAttempts();
  expect((await world.admin.cancelInvocation(id).withResponse()).status).toBe(202);
  await pollUntil(
    "attempted again",
    async () => countAttempts(),
    (count) => count > before,
  );
  await waitForStatus(world, id, "paused");
  await world.admin.killInvocation(id);
}

/** An invocation that fails at its start is not ended by a cancellation, however often it is cancelled. */
export async function failsAgain({ world }: EvidenceContext): Promise<void> {
  let attempts = 0;
  const failing = service({
    name: "FailingAtItsStart",
    handlers: {
      run: async (_: Context): Promise<void> => {
        attempts++;
        throw new Error("at its start");
      },
    },
    options: { retryPolicy: { initialInterval: 100, exponentiationFactor: 1, maxAttempts: 10_000 } },
  });
  await world.admin.createDeployment({ uri: await world.serve([failing]) });
  const id = await sendInvocation(world, "FailingAtItsStart/run");
  await waitForStatus(world, id, "backing-off");
  for (let time = 0; time < 2; time++) {
    const before = attempts;
    expect((await world.admin.cancelInvocation(id).withResponse()).status).toBe(202);
    await pollUntil(
      "attempted again",
      async () => attempts,
      (count) => count > before + 2,
    );
  }
  await waitForStatus(world, id, "backing-off");
  await world.admin.killInvocation(id);
}

/** Sends an invocation that fails, and waits until it is paused. */
async function sendFailing(world: World): Promise<{ readonly id: string; readonly countAttempts: () => number }> {
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
  return { id, countAttempts: () => attempts };
}
