import { expect } from "vitest";
import { readInvocation } from "../../kit/send-invocations.js";
import { sendCompleted, sendPaused, sendRunning, sendScheduled, unknownInvocation } from "../invocation-states.js";
import { type EvidenceContext, type OverlayEvidence, operations } from "./evidence.js";
import { BATCHES, markedWithBatch, resumed, UNDONE } from "./marked-with-batch.js";

/** What the endpoints for several ids do, which the server's document omits. */
export const bulkBatches: readonly OverlayEvidence[] = [
  {
    target: operations("kill_invocation"),
    show: [
      isUndocumented,
      async ({ world }) => {
        const paused = await sendPaused(world);
        const completed = await sendCompleted(world);
        expect(await sendBatch(world, "kill", [paused, completed, unknownInvocation])).toEqual({
          succeeded: [paused],
          failed: [
            { invocation_id: completed, error: `Invocation '${completed}' was already completed` },
            { invocation_id: unknownInvocation, error: `Invocation '${unknownInvocation}' not found` },
          ],
        });
        const get = await fetch(`${world.adminUrl}${BATCHES}/kill`);
        expect(get.status).toBe(405);
      },
      async ({ world }) => {
        const scheduled = await sendScheduled(world);
        expect(await sendBatch(world, "kill", [scheduled, "inv_nonsense"])).toContain("invocation_ids[1]: ");
        expect(await readInvocation(world, scheduled)).toMatchObject({ status: "scheduled" });
        const many = (count: number) => sendBatch(world, "kill", Array(count).fill(unknownInvocation));
        expect(await many(1_000)).toMatchObject({ failed: { length: 1_000 } });
        expect(await many(1_001)).toMatchObject({ message: expect.stringContaining("exceeds maximum") });
      },
    ],
  },
  {
    target: operations("cancel_invocation"),
    show: [
      async ({ world }) => {
        const [running, scheduled] = [await sendRunning(world), await sendScheduled(world)];
        const completed = await sendCompleted(world);
        expect(await sendBatch(world, "cancel", [running, scheduled, completed])).toEqual({
          succeeded: [running, scheduled],
          failed: [{ invocation_id: completed, error: `Invocation '${completed}' was already completed` }],
        });
      },
    ],
  },
  ...(["purge", "purge-journal"] as const).map(
    (verb): OverlayEvidence => ({
      target: operations(verb === "purge" ? "purge_invocation" : "purge_journal"),
      show: [
        async ({ world }) => {
          const [completed, paused] = [await sendCompleted(world), await sendPaused(world)];
          expect(await sendBatch(world, verb, [completed, paused])).toEqual({
            succeeded: [completed],
            failed: [{ invocation_id: paused, error: `Invocation '${paused}' is not yet completed` }],
          });
          if (verb === "purge-journal") return;
          const again = { invocation_id: completed, error: `Invocation '${completed}' not found` };
          expect(await sendBatch(world, verb, [completed])).toEqual({ succeeded: [], failed: [again] });
        },
      ],
    }),
  ),
  {
    target: operations("resume_invocation"),
    says: "As for kill, with `deployment` in the body;",
    show: [
      markedWithBatch("resume_invocation", "resume", resumed, ["deployment"]),
      async ({ world }) => {
        const deployment = await world.deploy({ label: "batch", broken: false });
        for (const chosen of [deployment, "latest", "keep"]) {
          const id = await sendPaused(world);
          const before = (await readInvocation(world, id))?.pinned_deployment_id;
          expect(await sendBatch(world, "resume", [id], { deployment: chosen })).toEqual({
            succeeded: [id],
            failed: [],
          });
          const pinned = await readInvocation(world, id);
          expect(pinned?.pinned_deployment_id, chosen).toBe(chosen === "keep" ? before : deployment);
        }
        const scheduled = await sendScheduled(world);
        const error = `Invocation '${scheduled}' is either inboxed or scheduled, cannot be resumed`;
        expect(await sendBatch(world, "resume", [scheduled])).toEqual({
          succeeded: [],
          failed: [{ invocation_id: scheduled, error }],
        });
      },
      async ({ world }) => {
        const completed = await sendCompleted(world);
        expect(await sendBatch(world, "restart-as-new", [completed], { from: 999 })).toMatchObject({
          succeeded: [{ old_invocation_id: completed }],
        });
        const [paused, running] = [await sendPaused(world), await sendRunning(world)];
        expect(await sendBatch(world, "pause", [paused, running])).toEqual({
          succeeded: [paused, running],
          failed: [],
        });
      },
    ],
  },
  {
    target: operations(
      "kill_invocation",
      "cancel_invocation",
      "purge_invocation",
      "purge_journal",
      "resume_invocation",
    ),
    show: [
      async ({ world: { narrowUrl } }) => {
        for (const verb of ["kill", "cancel", "purge", "purge-journal", "resume"]) {
          const error = expect.stringMatching(new RegExp(`^(${UNDONE})`));
          expect(await sendBatch({ adminUrl: narrowUrl }, verb, [unknownInvocation]), verb).toEqual({
            succeeded: [],
            failed: [{ invocation_id: unknownInvocation, error }],
          });
        }
      },
    ],
  },
];

/** That the server's own document does not have the endpoint. Once it has, `x-bulk.batch` need not say where it is. */
function isUndocumented({ raw }: EvidenceContext): void {
  expect(JSON.stringify(raw)).not.toContain("batch_operations");
}

/** Returns the body of the response: parsed, or as text if it is no JSON. */
async function sendBatch(
  world: Pick<EvidenceContext["world"], "adminUrl">,
  verb: string,
  ids: readonly string[],
  more: object = {},
): Promise<unknown> {
  const response = await fetch(`${world.adminUrl}${BATCHES}/${verb}`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ invocation_ids: ids, ...more }),
  });
  const text = await response.text();
  return text.startsWith("{") ? JSON.parse(text) : text;
}
