import { setTimeout as delay } from "node:timers/promises";
import { afterEach, describe, expect, it } from "vitest";
import { type ServedServices, serveServices } from "../../examples/demo/serve-services.js";
import { type RestateServer, startRestateServer } from "../../scripts/server/restate-server.js";
import { type AdminClient, createAdminClient, type RollOut, RollOutStoppedError } from "../../src/index.js";
import { fewPartitions } from "./few-partitions.js";
import { sendInvocation } from "./invocations.js";
import { createShop } from "./shop-services.js";
import { versions } from "./versions.js";

describe.each(versions)("a rollout that is interrupted on %s", (version) => {
  const started: { readonly close: () => Promise<unknown> }[] = [];

  afterEach(async () => {
    for (const each of started.splice(0).reverse()) await each.close();
  });

  async function start(): Promise<{ server: RestateServer; admin: AdminClient }> {
    const server = await startRestateServer({ version, env: fewPartitions });
    started.push({ close: () => server.stop() });
    return { server, admin: createAdminClient({ baseUrl: server.adminUrl }) };
  }

  async function serve(label: string, broken = false): Promise<string> {
    const served: ServedServices = await serveServices(...createShop(label, broken));
    started.push(served);
    return served.url;
  }

  /** Sends invocations that fail while they run, and one that is healthy. Returns the latter. */
  async function sendAll(server: RestateServer, admin: AdminClient, count: number): Promise<string> {
    const failing = Array.from({ length: count }, () => sendInvocation(server, "Order/charge"));
    const healthy = await sendInvocation(server, "Order/wait");
    for (const id of await Promise.all(failing)) {
      await admin.waitForInvocation(id, { until: (row) => row.last_failure !== null });
    }
    return healthy;
  }

  /** Rolls out until this response of the server, and returns the error of the call. */
  async function interrupt(
    server: RestateServer,
    uri: string,
    number: number,
    isCounted: (url: string) => boolean,
  ): Promise<RollOutStoppedError> {
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
    if (error instanceof RollOutStoppedError) return error;
    throw error;
  }

  it("continues when it is called again, with a restart of the server in between and another one meanwhile", async () => {
    const { server, admin } = await start();
    const { id: old } = await admin.createDeployment({ uri: await serve("old", true) });
    const healthy = await sendAll(server, admin, 30);
    const uri = await serve("new");

    // All of these are of the first turn, which has nothing to resume yet, even if it does not see all 30 fail.
    const first = await interrupt(server, uri, 5, (path) => path.endsWith("/pause"));
    expect(first).toMatchObject({
      name: "RollOutStoppedError",
      message: expect.stringMatching(/^the rollout stopped: the pipeline was cancelled \(dp_\w+ is registered; 0 inv/),
      cause: { message: "the pipeline was cancelled" },
      rollOut: { created: true, moved: 0, older: [{ id: old, deleted: false }] },
    });
    // They were told to pause, and do when their attempts end.
    await expect.poll(() => admin.countInvocations({ deployment: old, status: "paused" })).toBeGreaterThan(0);

    await server.kill();
    await server.restart();
    await admin.waitUntilHealthy({ partitions: true });
    const second = await interrupt(server, uri, 5, (path) => path.includes("resume"));
    expect(second.rollOut).toMatchObject({ created: false, older: [{ id: old, deleted: false }] });
    // Responses of calls that the signal aborted do not count, though the server may have moved their invocations too.
    expect(second.rollOut.moved).toBeGreaterThan(0);

    let seen: RollOut | undefined;
    const third = admin.rollOutDeployment({ uri }, { onProgress: (rollOut) => (seen = rollOut) });
    await expect.poll(() => seen?.older[0]?.invocations).toEqual({ running: 1 });
    await server.kill();
    await server.restart();
    await admin.waitUntilHealthy({ partitions: true });
    await admin.killInvocation(healthy);
    const { id, older } = await third;

    expect(older).toMatchObject([{ id: old, invocations: {}, deleted: true }]);
    expect((await admin.listDeployments()).deployments.map((deployment) => deployment.id)).toEqual([id]);
    const done = { deployment: id, service: "Order", handler: "charge" } as const;
    await expect.poll(() => admin.countInvocations({ ...done, status: "completed" })).toBe(30);
  });

  it("goes on if the server restarts right after the registration", async () => {
    const { server, admin } = await start();
    const { id: old } = await admin.createDeployment({ uri: await serve("old", true) });
    const paused = await sendInvocation(server, "Parcel/send");
    await admin.waitForInvocation(paused, { until: "paused" });
    let restart: Promise<void> | undefined;
    const watched = createAdminClient({
      baseUrl: server.adminUrl,
      // Away for longer than the retries of one call, right after the response to the registration.
      fetch: async (input) => {
        const { method } = input;
        const response = await fetch(input);
        if (restart || method !== "POST" || !response.url.endsWith("/deployments")) return response;
        const body = await response.arrayBuffer();
        await server.kill();
        restart = delay(4_000).then(() => server.restart());
        return new Response(body, response);
      },
    });
    const { older, moved } = await watched.rollOutDeployment({ uri: await serve("new") });
    await restart;
    expect(older).toMatchObject([{ id: old, deleted: true }]);
    expect(moved).toBe(1);
    expect(await admin.waitForInvocation(paused)).toMatchObject({ completion_result: "success" });
  });
});
