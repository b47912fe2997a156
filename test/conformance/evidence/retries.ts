import { expect } from "vitest";
import { pollUntil } from "../../kit/poll-until.js";
import { callHandler, waitForStatus } from "../../kit/send-invocations.js";
import { deployApart } from "../exchanges/deployments.js";
import { readQueue, takeQueue } from "../exchanges/flow-control.js";
import { createCluster, properties, subscriptionRequest } from "../exchanges/kafka.js";
import { sendCompleted, sendRunning, sendScheduled } from "../invocation-states.js";
import { exchange, markedIdempotent, type OverlayEvidence, operations, statusOf } from "./evidence.js";
import { resumesAgain } from "./pause-and-resume.js";
import { onlyReads, registersOnce, writesRulesOnce } from "./request-behaviour.js";

/** Each does the same twice, and looks at what the second time has changed. */
export const retries: readonly OverlayEvidence[] = [
  {
    target: operations("query"),
    show: [markedIdempotent(["query"], { idempotent: true }), onlyReads],
  },
  {
    target: operations("create_deployment"),
    show: [
      markedIdempotent(["create_deployment"], { idempotent: true, unless: { body: { force: true } } }),
      registersOnce,
    ],
  },
  {
    target: operations("update_deployment", "modify_service"),
    show: [
      markedIdempotent(["update_deployment", "modify_service"], { idempotent: true }),
      async ({ world }) => {
        const { admin } = world;
        const id = await deployApart(world);
        const update = () => admin.updateDeployment(id, { overwrite: true, additional_headers: { q: "1" } });
        await update();
        const first = await admin.getDeployment(id);
        await update();
        expect({ ...(await admin.getDeployment(id)), services: [] }).toEqual({ ...first, services: [] });
        const modify = () => admin.modifyService("Signup", { inactivity_timeout: "2h" });
        expect(await modify()).toEqual(await modify());
      },
    ],
  },
  {
    target: operations("modify_service_state"),
    show: [
      markedIdempotent(["modify_service_state"], { idempotent: false }),
      async ({ world }) => {
        const set = () =>
          world.admin.modifyServiceState("Counter", { object_key: "undone", new_state: { count: "1" } });
        await set();
        expect(await callHandler(world, "Counter/undone/add", 1)).toBe(2);
        await set();
        expect(await callHandler(world, "Counter/undone/add", 0)).toBe(1);
      },
    ],
  },
  {
    target: operations("cancel_invocation"),
    show: [
      markedIdempotent(["cancel_invocation"], { idempotent: true }),
      async ({ world }) => {
        const cancel = statusOf(world.admin.cancelInvocation);
        const scheduled = await sendScheduled(world);
        expect([await cancel(scheduled), await cancel(scheduled)]).toEqual([200, 404]);
        const running = await sendRunning(world);
        expect(await cancel(running)).toBe(202);
        // Done already, or still on its way.
        expect([202, 409]).toContain(await cancel(running));
        expect(await waitForStatus(world, running, "completed")).toMatchObject({
          completion_failure: "[409] Cancelled",
        });
        expect(await cancel(running)).toBe(409);
      },
    ],
  },
  {
    target: operations("kill_invocation", "purge_invocation", "purge_journal", "pause_invocation"),
    show: [
      markedIdempotent(["kill_invocation", "purge_invocation", "purge_journal", "pause_invocation"], {
        idempotent: true,
      }),
      async ({ world }) => {
        const { admin } = world;
        const twice = async (call: (id: string) => Promise<number>, id: string) => [await call(id), await call(id)];
        expect(await twice(statusOf(admin.killInvocation), await sendRunning(world))).toEqual([200, 409]);
        expect(await twice(statusOf(admin.purgeInvocation), await sendCompleted(world))).toEqual([200, 404]);
        expect(await twice(statusOf(admin.purgeJournal), await sendCompleted(world))).toEqual([200, 200]);
        const pause = statusOf(admin.pauseInvocation);
        const running = await sendRunning(world);
        expect(await pause(running)).toBe(202);
        await waitForStatus(world, running, "paused");
        expect(await pause(running)).toBe(200);
      },
    ],
  },
  {
    target: operations("resume_invocation"),
    show: [markedIdempotent(["resume_invocation"], { idempotent: false }), resumesAgain],
  },
  {
    target: operations("restart_as_new_invocation"),
    show: [
      markedIdempotent(["restart_as_new_invocation"], { idempotent: false }),
      async ({ world }) => {
        const id = await sendCompleted(world);
        const restart = async () => (await world.admin.restartAsNewInvocation(id)).new_invocation_id;
        expect(await restart()).not.toBe(await restart());
      },
    ],
  },
  {
    target: operations("create_subscription"),
    show: [
      markedIdempotent(["create_subscription"], { idempotent: false }),
      async ({ world }) => {
        const subscribe = async () => (await world.admin.createSubscription(subscriptionRequest)).id;
        expect(await subscribe()).not.toBe(await subscribe());
      },
    ],
  },
  {
    target: operations("create_kafka_cluster"),
    show: [
      markedIdempotent(["create_kafka_cluster"], { idempotent: true }),
      exchange("create_kafka_cluster", "a known name", 409, "already exists"),
      async ({ world }) => {
        const name = await createCluster(world);
        const again = world.admin.createKafkaCluster({ name, properties: { ...properties, "client.id": "other" } });
        await expect(again).rejects.toMatchObject({ status: 409 });
        expect((await world.admin.getKafkaCluster(name)).properties).toEqual(properties);
      },
    ],
  },
  {
    target: operations("update_kafka_cluster"),
    show: [
      markedIdempotent(["update_kafka_cluster"], { idempotent: true }),
      async ({ world }) => {
        const name = await createCluster(world);
        const update = () => world.admin.updateKafkaCluster(name, { properties: { ...properties, "client.id": "me" } });
        expect(await update()).toEqual(await update());
      },
    ],
  },
  {
    target: operations("upsert_rules"),
    show: [markedIdempotent(["upsert_rules"], { idempotent: true }), writesRulesOnce],
  },
  {
    target: operations("bulk_delete_rules"),
    show: [
      markedIdempotent(["bulk_delete_rules"], { idempotent: false }),
      async ({ world }) => {
        await world.admin.upsertRules([{ pattern: "lost" }]);
        const remove = () => world.admin.bulkDeleteRules([{ pattern: "lost" }]);
        expect([await remove(), await remove()]).toEqual([["lost"], []]);
      },
    ],
  },
  {
    target: operations("pause_vqueue", "resume_vqueue"),
    show: [
      markedIdempotent(["pause_vqueue", "resume_vqueue"], { idempotent: true }),
      async ({ world }) => {
        const id = await takeQueue(world);
        const { queues } = world;
        if (queues === undefined) throw new Error("There are no queues");
        for (const [call, isPaused] of [
          [queues.admin.pauseVqueue, true],
          [queues.admin.resumeVqueue, false],
        ] as const) {
          expect([await statusOf(call)(id), await statusOf(call)(id)]).toEqual([202, 202]);
          await pollUntil(
            "as it was asked for",
            () => readQueue(queues),
            (queue) => queue?.isPaused === isPaused,
          );
        }
      },
    ],
  },
];
