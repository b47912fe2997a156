import { type Context, service } from "@restatedev/restate-sdk";
import { expect } from "vitest";
import { readInvocation, sendInvocation, waitForStatus } from "../../kit/send-invocations.js";
import { hasQueues } from "../../kit/versions.js";
import { serveTestServices } from "../exchanges/deployments.js";
import { exchange, type OverlayEvidence, operations, verbs } from "./evidence.js";
import { pausesSuspended } from "./pause-and-resume.js";
import { overwritesOnlyWithAddress } from "./request-behaviour.js";

const resume = "/invocations/{invocation_id}/resume";
const restart = "/invocations/{invocation_id}/restart-as-new";
const describe = (path: string, method: string, status: string): string =>
  `paths ${path} ${method} responses ${status} description`;

export const responseDescriptions: readonly OverlayEvidence[] = [
  {
    target: `${operations("create_deployment")}.responses['201']`,
    said: { at: describe("/deployments", "post", "201"), words: /services discovered$/ },
    show: [
      async ({ world }) => {
        const uri = await serveTestServices(world);
        const ids = [];
        for (let time = 0; time < 2; time++) {
          const { status, data, response } = await world.admin.createDeployment({ uri, dry_run: true }).withResponse();
          expect(status).toBe(201);
          expect(response.headers.get("location")).toBe(`deployments/${data.id}`);
          await expect(world.admin.getDeployment(data.id)).rejects.toMatchObject({ status: 404 });
          ids.push(data.id);
        }
        expect(ids[0]).not.toBe(ids[1]);
      },
    ],
  },
  {
    target: `${operations("update_deployment")}.responses['200']`,
    said: {
      at: describe("/deployments/{deployment}", "patch", "200"),
      words: "Service schemas are only updated if overwrite was set to true.",
    },
    show: [overwritesOnlyWithAddress],
  },
  {
    target: `${operations("resume_invocation")}.responses['400']`,
    said: {
      at: describe(resume, "patch", "400"),
      words:
        "The selected deployment id to resume the invocation doesn't support the currently pinned service protocol version.",
    },
    show: [
      exchange("resume_invocation", "a deployment that is none", 400, "bad format"),
      exchange("resume_invocation", "an unknown deployment", 400, "The given deployment was not found"),
    ],
  },
  {
    target: `${operations("restart_as_new_invocation")}.responses['400']`,
    said: {
      at: describe(restart, "patch", "400"),
      words:
        "The selected deployment id to restart as new the invocation doesn't support the currently pinned service protocol version.",
    },
    show: [
      exchange(
        "restart_as_new_invocation",
        "from an entry that the journal does not have",
        400,
        "The prefix of the journal",
      ),
    ],
  },
  {
    target: `${operations("resume_invocation")}.responses['409']`,
    said: {
      at: describe(resume, "patch", "409"),
      words: "The invocation is still running or the deployment id is not pinned yet",
    },
    show: [exchange("resume_invocation", "a completed one", 409, "is completed, cannot be resumed")],
  },
  {
    target: `${operations("restart_as_new_invocation")}.responses['409']`,
    said: {
      at: describe(restart, "patch", "409"),
      words: "The deployment id can be changed only if the invocation is paused or suspended",
    },
    show: [
      exchange("restart_as_new_invocation", "a running one", 409, "is still running"),
      exchange("restart_as_new_invocation", "a paused one", 409, "is still running"),
    ],
  },
  {
    target: `${operations("cancel_invocation", "kill_invocation", "pause_invocation", "purge_invocation", "purge_journal")}.responses['400']`,
    said: { at: describe("/invocations/{invocation_id}/cancel", "patch", "400"), words: "" },
    show: [exchange("cancel_invocation", "an id that is none", 400, "The request field 'invocation_id' is invalid")],
  },
  {
    target: `${operations(...verbs)}.responses['404']`,
    said: { at: describe("/invocations/{invocation_id}/cancel", "patch", "404"), words: "" },
    show: [exchange("cancel_invocation", "an unknown id", 404, "does not exist")],
  },
  {
    target: `${operations("pause_invocation")}.responses['200']`,
    said: { at: describe("/invocations/{invocation_id}/pause", "patch", "200"), words: "Invocation is already paused" },
    show: [async ({ world }) => pausesSuspended(world)],
  },
  {
    target: `${operations("pause_invocation")}.responses['202']`,
    said: { at: describe("/invocations/{invocation_id}/pause", "patch", "202"), words: "Pausing invocation" },
    show: [
      async ({ world }) => {
        let end = () => {};
        const ended = new Promise<void>((resolve) => (end = resolve));
        const run = async (ctx: Context): Promise<void> => {
          await ctx.run("long", () => ended);
          await ctx.sleep({ days: 1 });
        };
        await world.admin.createDeployment({
          uri: await world.serve([service({ name: "Stepper", handlers: { run } })]),
        });
        const id = await sendInvocation(world, "Stepper/run");
        const listSteps = async () => (await world.admin.getJournal(id)).map(({ name }) => name);
        await expect.poll(listSteps).toContain("long");
        expect((await world.admin.pauseInvocation(id).withResponse()).status).toBe(202);
        if (!hasQueues(world.version)) expect(await readInvocation(world, id)).toMatchObject({ status: "running" });
        end();
        await waitForStatus(world, id, "paused");
        await world.admin.killInvocation(id);
      },
    ],
  },
  {
    target: `${operations("delete_invocation")}.responses['202']`,
    said: { at: describe("/invocations/{invocation_id}", "delete", "202"), words: /^Accepted$/ },
    show: [
      exchange("delete_invocation", "an unknown id, mode Cancel", 202),
      exchange("delete_invocation", "a completed one, mode Cancel", 202),
      exchange("delete_invocation", "a completed one, mode Kill", 202),
    ],
  },
  {
    target: `${operations("query")}.responses['500']`,
    said: { at: describe("/query", "post", "500"), words: "Datafusion error" },
    show: [exchange("query", "a table that there is not", 500, "not found")],
  },
  {
    target: `${operations("pause_vqueue", "resume_vqueue")}.responses['202']`,
    said: {
      at: describe("/vqueues/{vqueue_id}/pause", "post", "202"),
      words: "Virtual queue pause accepted and will be applied asynchronously",
    },
    show: [
      exchange("pause_vqueue", "one of another server", 202),
      exchange("resume_vqueue", "one of another server", 202),
    ],
  },
];
