import { expect } from "vitest";
import { readInvocation } from "../../live/invocations.js";
import { listOperations } from "../api-document.js";
import { sendCompleted, sendPaused, sendScheduled, sendSuspended } from "../invocation-states.js";
import { type Evidence, type EvidenceContext, exchange, marked } from "./evidence.js";
import { statusOf } from "./status-of.js";

const overlay = "bulk";

export const bulk: readonly Evidence[] = [
  {
    overlay,
    target:
      "$.paths[?@.*.parameters[?@.in == 'path' && @.name == 'invocation_id'] && !@.*.parameters[?@.in == 'path' && @.name != 'invocation_id'] && !@.*.requestBody.required]['post','put','patch','delete']",
    show: [marked("x-bulk", ["delete_invocation", "resume_invocation"], {}), takesOneAtATime],
  },
  {
    overlay,
    target: "$.paths['/invocations/{invocation_id}/restart-as-new'].patch",
    show: [
      marked("x-bulk", ["restart_as_new_invocation"], { name: "restartInvocations" }),
      exchange("restart_as_new_invocation", "a completed one", 200, '{"new_invocation_id":"inv_'),
    ],
  },
  {
    overlay,
    target: "$.paths['/invocations/{invocation_id}/cancel','/invocations/{invocation_id}/kill'].patch",
    show: [
      marked("x-bulk", ["cancel_invocation", "kill_invocation"], { already: [409], repeated: [404] }),
      async ({ world }) => {
        const kill = statusOf(world.admin.killInvocation);
        const cancel = statusOf(world.admin.cancelInvocation);
        const paused = await sendPaused(world);
        expect([await kill(paused), await kill(paused), await cancel(paused)]).toEqual([200, 409, 409]);
        for (const end of [kill, cancel]) {
          const scheduled = await sendScheduled(world);
          expect([await end(scheduled), await end(scheduled)]).toEqual([200, 404]);
        }
      },
    ],
  },
  {
    overlay,
    target: "$.paths['/invocations/{invocation_id}/purge','/invocations/{invocation_id}/purge-journal'].patch",
    show: [
      marked("x-bulk", ["purge_invocation", "purge_journal"], { already: [404] }),
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
    overlay,
    target: "$.paths['/invocations/{invocation_id}/pause'].patch",
    show: [
      marked("x-bulk", ["pause_invocation"], { already: [200] }),
      async ({ world }) => {
        const pause = statusOf(world.admin.pauseInvocation);
        expect(await pause(await sendPaused(world))).toBe(200);
        const suspended = await sendSuspended(world);
        expect(await pause(suspended)).toBe(200);
        expect(await readInvocation(world, suspended)).toMatchObject({ status: "suspended" });
        for (const send of [sendCompleted, sendScheduled]) expect(await pause(await send(world))).toBe(409);
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
