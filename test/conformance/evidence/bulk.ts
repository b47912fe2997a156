import { service } from "@restatedev/restate-sdk";
import { expect } from "vitest";
import type { JsonObject } from "../../../scripts/io/json.js";
import { sql } from "../../../src/index.js";
import { readInvocation, sendInvocation, waitForStatus } from "../../kit/send-invocations.js";
import { listOperations } from "../api-document.js";
import { sendCompleted, sendPaused, sendRunning, sendScheduled, unknownInvocation } from "../invocation-states.js";
import type { World } from "../world.js";
import {
  type EvidenceContext,
  exchange,
  marked,
  type OverlayEvidence,
  operations,
  statusOf,
  verbs,
} from "./evidence.js";
import { markedWithBatch, resumed } from "./marked-with-batch.js";
import { pausesSuspended } from "./pause-and-resume.js";

const failingForLong: JsonObject = { service: "Greeter", stuckFor: { minutes: 10 } };
const ended: JsonObject = {
  unchanged: [
    { status: 409, reason: "completed" },
    { status: 404, ifKnown: true, reason: "gone" },
  ],
  leaveOut: { status: "completed" },
  example: failingForLong,
};
const gone: JsonObject = {
  example: { service: "Greeter", completedFor: { days: 7 } },
  unchanged: [{ status: 404, reason: "gone" }],
};

export const bulk: readonly OverlayEvidence[] = [
  {
    target: operations(...verbs),
    show: [takesOneAtATime],
  },
  {
    target: operations("restart_as_new_invocation"),
    show: [
      marked("x-bulk", ["restart_as_new_invocation"], {
        name: "restartInvocationsAsNew",
        example: ["inv_1gdJBtdVEcM942bjcDmb1c1khoaJe11Hbz"],
      }),
      async ({ world }) => {
        const completed = await sendCompleted(world);
        const query = sql`SELECT completion_result FROM sys_invocation WHERE id = ${completed}`;
        expect(await world.admin.queryRows(query)).toEqual([{ completion_result: "success" }]);
        expect(await statusOf(world.admin.restartAsNewInvocation)(completed)).toBe(200);
      },
      exchange("restart_as_new_invocation", "a completed one", 200, '{"new_invocation_id":"inv_'),
    ],
  },
  {
    target: operations("cancel_invocation", "kill_invocation"),
    show: [
      markedWithBatch("cancel_invocation", "cancel", ended),
      markedWithBatch("kill_invocation", "kill", ended),
      async ({ world }) => {
        const sleeper = await sendPaused(world);
        const { created_at = "", modified_at = "" } = (await readInvocation(world, sleeper)) ?? {};
        expect(Date.parse(created_at)).toBeLessThan(Date.parse(modified_at));
      },
      async ({ world }) => {
        const kill = statusOf(world.admin.killInvocation);
        const cancel = statusOf(world.admin.cancelInvocation);
        const paused = await sendPaused(world);
        expect([await kill(paused), await kill(paused), await cancel(paused)]).toEqual([200, 409, 409]);
        expect(await readInvocation(world, paused)).toMatchObject({ status: "completed" });
        for (const end of [kill, cancel]) {
          const scheduled = await sendScheduled(world);
          expect([await end(scheduled), await end(scheduled), await end(unknownInvocation)]).toEqual([200, 404, 404]);
        }
      },
    ],
  },
  {
    target: operations("purge_invocation", "purge_journal"),
    show: [
      markedWithBatch("purge_invocation", "purge", gone),
      markedWithBatch("purge_journal", "purge-journal", gone),
      async ({ world }) => {
        const { admin } = world;
        const purge = statusOf(admin.purgeInvocation);
        const completed = await sendCompleted(world);
        expect([await purge(completed), await purge(completed)]).toEqual([200, 404]);
        expect(await statusOf(admin.purgeJournal)(completed)).toBe(404);
      },
      exchange("purge_invocation", "a running one", 409, "is not yet completed"),
      exchange("purge_journal", "a running one", 409, "is not yet completed"),
    ],
  },
  {
    target: operations("pause_invocation"),
    show: [
      marked("x-bulk", ["pause_invocation"], {
        example: { service: "Greeter", status: "running" },
        unchanged: [
          { status: 200, reason: "not running" },
          { status: 409, message: "is not running", reason: "not started or completed" },
          { status: 404, ifKnown: true, reason: "gone" },
        ],
        leaveOut: { status: "completed" },
      }),
      async ({ world }) => {
        const pause = statusOf(world.admin.pauseInvocation);
        expect(await pause(await sendPaused(world))).toBe(200);
        await pausesSuspended(world);
        for (const send of [sendCompleted, sendScheduled]) {
          const id = await send(world);
          await expect(world.admin.pauseInvocation(id)).rejects.toMatchObject({
            status: 409,
            message: expect.stringContaining("is not running, cannot be paused"),
          });
        }
      },
    ],
  },
  {
    target: operations("resume_invocation"),
    says: "The caller wants the invocation to go on.",
    show: [
      markedWithBatch("resume_invocation", "resume", resumed, ["deployment"]),
      exchange("resume_invocation", "a completed one", 409, "is completed, cannot be resumed"),
      async ({ world }) => {
        const completed = await sendCompleted(world);
        expect(await readInvocation(world, completed)).toMatchObject({ status: "completed" });
        expect(await statusOf(world.admin.resumeInvocation)(completed)).toBe(409);
      },
      async ({ world }) => {
        const resume = statusOf(world.admin.resumeInvocation);
        const purged = await sendCompleted(world);
        await world.admin.purgeInvocation(purged);
        expect([await resume(purged), await resume(unknownInvocation)]).toEqual([404, 404]);
        expect(await resume(await sendScheduled(world))).toBe(425);
      },
      async ({ world }) => {
        const { admin } = world;
        const cannotMove = {
          status: 409,
          message: expect.stringContaining("is still running or the deployment id is not pinned yet"),
        };
        const [running, { deployment, unpinned }] = [await sendRunning(world), await sendUnpinned(world)];
        await expect(admin.resumeInvocation(running, { deployment: "latest" })).rejects.toMatchObject(cannotMove);
        expect(await statusOf(admin.resumeInvocation)(running)).toBe(200);
        expect(await readInvocation(world, unpinned)).toMatchObject({ status: "paused" });
        await expect(admin.resumeInvocation(unpinned, { deployment })).rejects.toMatchObject(cannotMove);
        await admin.resumeInvocation(unpinned, { deployment: "latest" });
      },
    ],
  },
];

/** That the server documents no operation for many, and has none where one could be. */
async function takesOneAtATime({ raw, world }: EvidenceContext): Promise<void> {
  const withBody = listOperations(raw).filter(({ operation }) => operation.requestBody !== undefined);
  expect(withBody.filter(({ path }) => path[1]?.startsWith("/invocations"))).toEqual([]);
  for (const verb of ["kill", "cancel", "resume"]) {
    for (const method of ["POST", "PATCH"]) {
      const response = await fetch(`${world.adminUrl}/invocations/${verb}`, { method });
      expect(response.status, `${method} ${verb}`).toBe(405);
    }
  }
}

/** Sends an invocation that fails before its first step, and waits until it is paused: no deployment is pinned then. */
async function sendUnpinned(world: World): Promise<{ readonly deployment: string; readonly unpinned: string }> {
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
