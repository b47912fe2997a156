import { setTimeout as delay } from "node:timers/promises";
import { type Context, service } from "@restatedev/restate-sdk";
import { describe, expect, it } from "vitest";
import { createAdminClient, DeploymentStoppedError, type RollOutOptions } from "../../src/index.js";
import { catchError } from "../kit/catch-error.js";
import { sendInvocation, waitForStatus } from "../kit/send-invocations.js";
import { useEmptyServer } from "../kit/use-empty-server.js";
import { hasQueues, versions } from "../kit/versions.js";
import { BROKEN, createRelease, GOOD } from "./releases.js";

/** A healthy service whose handler has ten steps. A step takes so many milliseconds. */
function createSteps(step: number) {
  const walk = async (ctx: Context): Promise<void> => {
    for (const number of Array(10).keys()) await ctx.run(`step ${number}`, () => delay(number && step));
  };
  return [service({ name: "Steps", handlers: { walk } })];
}

describe.each(versions)("a rollout that is interrupted on %s", (version) => {
  const { server, register } = useEmptyServer(version);

  /** Rolls out until so many responses of the server that count, and returns the error of the call. */
  async function interrupt(
    uri: string,
    number: number,
    isCounted: (path: string) => boolean,
    options: RollOutOptions = {},
  ): Promise<DeploymentStoppedError> {
    const controller = new AbortController();
    let responses = 0;
    const admin = createAdminClient({
      baseUrl: server.adminUrl,
      onResponse: ({ path }) => {
        if (isCounted(path) && ++responses === number) controller.abort(new Error("Ctrl-C"));
      },
    });
    const error = await catchError(admin.rollOutDeployment({ uri }, { ...options, signal: controller.signal }));
    if (error instanceof DeploymentStoppedError) return error;
    throw error;
  }

  const isPause = (path: string) => path.endsWith("/pause");

  it("continues when it is called again, with a restart of the server in between and another one meanwhile", async () => {
    const { admin } = server;
    const old = await register(createRelease(BROKEN));
    const ids = await Promise.all(Array.from({ length: 30 }, () => sendInvocation(server, "Order/charge")));
    for (const id of ids) await admin.waitForInvocation(id, { until: (row) => row.last_failure !== null });
    const uri = await server.serve(createRelease(GOOD));

    // All of these are of the first turn, which has nothing to resume yet, even if it does not see all 30 fail.
    const first = await interrupt(uri, 5, isPause);
    expect(first).toMatchObject({
      message: expect.stringMatching(/^rollOutDeployment: stopped early: Ctrl-C \(id dp_\w+, moved 0, /),
      ...{ cause: { message: "Ctrl-C" }, result: { isNew: true, moved: 0, older: [{ id: old }] }, paused: [] },
    });
    expect(await admin.countInvocations({ deployment: old, status: "paused" })).toBe(0);
    await server.node.kill();
    await server.node.restart();
    await admin.waitUntilHealthy({ partitions: true });
    // The first look after it has moved some.
    let isMoving = false;
    const { result } = await interrupt(uri, 1, (path) => {
      isMoving ||= path.includes("resume");
      return isMoving && path === "/query";
    });
    expect(result).toMatchObject({ isNew: false, older: [{ id: old }] });
    expect(result.moved).toBeGreaterThan(0);
    const { id, older } = await admin.rollOutDeployment({ uri });
    expect(older).toMatchObject([{ id: old, isDrained: true }]);
    const done = { deployment: id, service: "Order", handler: "charge", status: "completed" } as const;
    await expect.poll(() => admin.countInvocations(done)).toBe(30);
  });

  it.each([
    ["leaves nothing paused that it has paused, and continues healthy invocations where they were", 1_500],
    ["names what it could not resume within a few seconds", 60_000],
  ])("%s", async (_, step) => {
    const { admin } = server;
    const old = await register(createSteps(step));
    for (const __ of Array(5).keys()) await sendInvocation(server, "Steps/walk");
    const isWalking = { deployment: old, status: "running" } as const;
    await expect.poll(() => admin.countInvocations(isWalking)).toBe(5);
    const { result, paused, message } = await interrupt(await server.serve(createSteps(0)), 5, isPause, {
      move: "all",
    });
    expect(result.moved).toBe(0);
    // With virtual queues, a pause ends the attempt at once. Otherwise, it waits for the end of the step.
    expect(paused).toHaveLength(step > 10_000 && !hasQueues(version) ? 5 : 0);
    if (paused.length > 0) expect(message).toContain(`; 5 stay paused, such as ${paused[0]})`);
    // By now, each of the pauses that it did not name would have taken effect.
    await delay(2_000);
    expect(await admin.countInvocations(isWalking)).toBe(5);
  });

  it("goes on if the server restarts right after the registration", async () => {
    const { admin } = server;
    const old = await register(createRelease(BROKEN));
    const id = await sendInvocation(server, "Parcel/run");
    await waitForStatus(server, id, "paused");
    let restart: Promise<void> | undefined;
    const watched = createAdminClient({
      baseUrl: server.adminUrl,
      // Away for longer than the retries of one call, right after the response to the registration.
      fetch: async (url, init) => {
        const response = await fetch(url, init);
        if (restart || init.method !== "POST" || !url.endsWith("/deployments")) return response;
        const body = await response.arrayBuffer();
        await server.node.kill();
        restart = delay(4_000).then(() => server.node.restart());
        return new Response(body, response);
      },
    });
    const { older, moved } = await watched.rollOutDeployment({ uri: await server.serve(createRelease(GOOD)) });
    await restart;
    expect(older).toMatchObject([{ id: old, isDrained: true }]);
    expect(moved).toBe(1);
    expect(await admin.waitForInvocation(id)).toMatchObject({ completion_result: "success" });
  });
});
