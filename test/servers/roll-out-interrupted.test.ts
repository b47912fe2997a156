import { setTimeout as delay } from "node:timers/promises";
import { type Context, service } from "@restatedev/restate-sdk";
import { describe, expect, it } from "vitest";
import { createAdminClient, DeploymentStoppedError } from "../../src/index.js";
import { catchError } from "../kit/catch-error.js";
import { sendInvocation } from "../kit/send-invocations.js";
import { useEmptyServer } from "../kit/use-empty-server.js";
import { hasQueues, versions } from "../kit/versions.js";
import { createShop } from "./shop-services.js";

describe.each(versions)("a rollout that is interrupted on %s", (version) => {
  const { server, register, listIds } = useEmptyServer(version);
  const serve = (label: string) => server.serve(createShop(label));

  /** Sends invocations that fail while they run, and one that is healthy. Returns the latter. */
  async function sendAll(count: number): Promise<string> {
    const failing = Array.from({ length: count }, () => sendInvocation(server, "Order/charge"));
    const healthy = await sendInvocation(server, "Order/wait");
    for (const id of await Promise.all(failing)) {
      await server.admin.waitForInvocation(id, { until: (row) => row.last_failure !== null });
    }
    return healthy;
  }

  /** Rolls out until this response of the server, and returns the error of the call. */
  async function interrupt(
    uri: string,
    number: number,
    isCounted: (url: string) => boolean,
  ): Promise<DeploymentStoppedError> {
    const controller = new AbortController();
    let responses = 0;
    const admin = createAdminClient({
      baseUrl: server.adminUrl,
      onResponse: ({ path }) => {
        if (isCounted(path) && ++responses === number) controller.abort(new Error("the pipeline was cancelled"));
      },
    });
    const error = await admin
      .rollOutDeployment({ uri }, { signal: controller.signal })
      .catch((reason: unknown) => reason);
    if (error instanceof DeploymentStoppedError) return error;
    throw error;
  }

  it("continues when it is called again, with a restart of the server in between and another one meanwhile", async () => {
    const { admin } = server;
    const old = await register(createShop("old", true));
    const healthy = await sendAll(30);
    const uri = await serve("new");

    // All of these are of the first turn, which has nothing to resume yet, even if it does not see all 30 fail.
    const first = await interrupt(uri, 5, (path) => path.endsWith("/pause"));
    expect(first).toMatchObject({
      name: "DeploymentStoppedError",
      message: expect.stringMatching(
        /^rollOutDeployment: stopped early: the pipeline was cancelled \(id dp_\w+, moved 0, /,
      ),
      cause: { message: "the pipeline was cancelled" },
      result: { isNew: true, moved: 0, older: [{ id: old }] },
    });
    // They were told to pause, and go on all the same.
    expect(first.paused).toEqual([]);
    expect(await admin.countInvocations({ deployment: old, status: "paused" })).toBe(0);

    await server.node.kill();
    await server.node.restart();
    await admin.waitUntilHealthy({ partitions: true });
    // The first look after it has moved some.
    let isMoving = false;
    const second = await interrupt(uri, 1, (path) => {
      isMoving ||= path.includes("resume");
      return isMoving && path === "/query";
    });
    expect(second.result).toMatchObject({ isNew: false, older: [{ id: old }] });
    expect(second.result.moved).toBeGreaterThan(0);

    const { id, older } = await admin.rollOutDeployment({ uri });
    await admin.killInvocation(healthy);
    expect(older).toMatchObject([{ id: old, pinned: { running: 1 } }]);
    expect(await listIds()).toEqual([id, old].sort());
    const done = { deployment: id, service: "Order", handler: "charge" } as const;
    await expect.poll(() => admin.countInvocations({ ...done, status: "completed" })).toBe(30);
  });

  /** A healthy service whose handler has ten steps. A step takes so many milliseconds. */
  function createSteps(step: number) {
    const walk = async (ctx: Context): Promise<void> => {
      for (const number of Array(10).keys()) await ctx.run(`step ${number}`, () => delay(number && step));
    };
    return [service({ name: "Steps", handlers: { walk } })];
  }

  /** Sends five invocations to old code, and waits until each is at a step that takes time. */
  async function sendWalkers(step: number) {
    const { admin } = server;
    const old = await register(createSteps(step));
    for (const _ of Array(5).keys()) await sendInvocation(server, "Steps/walk");
    const isWalking = { deployment: old, status: "running" } as const;
    await expect.poll(() => admin.countInvocations(isWalking)).toBe(5);
    return { admin, old, isWalking };
  }

  /** A signal that aborts as soon as five pauses have been accepted, and a client of the same server that watches for that. */
  function watchPauses() {
    const controller = new AbortController();
    let pauses = 0;
    const onResponse = ({ path }: { readonly path: string }): void => {
      if (path.endsWith("/pause") && ++pauses === 5) controller.abort(new Error("Ctrl-C"));
    };
    return { watched: createAdminClient({ baseUrl: server.adminUrl, onResponse }), signal: controller.signal };
  }

  it("leaves nothing paused that it has paused, and continues healthy invocations where they were", async () => {
    const { admin, old, isWalking } = await sendWalkers(1_500);
    const uri = await server.serve(createSteps(1_500));
    const first = watchPauses();
    const stopped = await catchError(first.watched.rollOutDeployment({ uri }, { move: "all", signal: first.signal }));
    if (!(stopped instanceof DeploymentStoppedError)) throw stopped;
    expect(stopped).toMatchObject({ paused: [], result: { moved: 0 }, cause: { message: "Ctrl-C" } });
    expect(stopped.message).not.toContain("that it paused");
    // By now, each of the pauses would have taken effect.
    await delay(2_000);
    expect(await admin.countInvocations(isWalking)).toBe(5);

    const second = watchPauses();
    const move = second.watched.moveInvocations(
      { from: old, to: stopped.result.id },
      { move: "all", signal: second.signal },
    );
    const error = await catchError(move);
    expect(error).toBeInstanceOf(DeploymentStoppedError);
    expect(error).toMatchObject({
      message: "moveInvocations: stopped early: Ctrl-C (moved 0)",
      result: { moved: 0 },
      paused: [],
      cause: { message: "Ctrl-C" },
    });
    await delay(2_000);
    expect(await admin.countInvocations(isWalking)).toBe(5);
  });

  it("names what it could not resume within a few seconds", async () => {
    const { admin, old } = await sendWalkers(60_000);
    const { watched, signal } = watchPauses();
    const uri = await server.serve(createSteps(0));
    const error = await catchError(watched.rollOutDeployment({ uri }, { move: "all", signal }));
    const ids: string[] = [];
    for await (const { id } of admin.listInvocations({ deployment: old })) ids.push(id);
    if (!(error instanceof DeploymentStoppedError)) throw error;
    expect(ids).toHaveLength(5);
    // With virtual queues, a pause ends the attempt at once. Otherwise, it waits for the end of the step.
    expect([...error.paused].sort()).toEqual(hasQueues(version) ? [] : ids.sort());
    if (hasQueues(version)) return;
    expect(error.message).toContain(`; 5 stay paused, such as ${error.paused[0]})`);
  });

  it("goes on if the server restarts right after the registration", async () => {
    const { admin } = server;
    const old = await register(createShop("old", true));
    const paused = await sendInvocation(server, "Parcel/send");
    await admin.waitForInvocation(paused, { until: "paused" });
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
    const { older, moved } = await watched.rollOutDeployment({ uri: await serve("new") });
    await restart;
    expect(older).toMatchObject([{ id: old, isDrained: true }]);
    expect(moved).toBe(1);
    expect(await admin.waitForInvocation(paused)).toMatchObject({ completion_result: "success" });
  });
});
