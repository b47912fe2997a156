import { setTimeout as delay } from "node:timers/promises";
import { service } from "@restatedev/restate-sdk";
import { beforeAll, describe, expect, it } from "vitest";
import { type RestateServer, startRestateServer } from "../../scripts/server/restate-server.js";
import { createAdminClient, createClient } from "../../src/index.js";
import { getInvocation } from "../../src/invocations/invocations.js";
import { waitForInvocation, waitUntilDrained, waitUntilHealthy } from "../../src/waiting/wait.js";
import { sendInvocation, sendSleeper, waitForStatus } from "./invocations.js";
import { useServer } from "./use-server.js";
import { versions } from "./versions.js";

describe.each(versions)("waiting for an invocation on %s", (version) => {
  const server = useServer(version);
  const deployment = { label: "a", broken: true };

  beforeAll(async () => {
    await server.deploy(deployment);
  });

  it("waits until it is paused, and until it is completed", async () => {
    deployment.broken = true;
    const id = await sendInvocation(server, "Task/run");
    expect(await waitForInvocation(server.admin, id, { until: "paused" })).toMatchObject({ id, status: "paused" });
    deployment.broken = false;
    await server.admin.resumeInvocation(id);
    expect(await waitForInvocation(server.admin, id)).toMatchObject({
      status: "completed",
      completion_result: "success",
    });
  });

  it("waits for one of several, or for what a function says", async () => {
    const id = await sendInvocation(server, "Task/sleep");
    await waitForInvocation(server.admin, id, { until: ({ journal_size }) => journal_size === 4 });
    const waiting = waitForInvocation(server.admin, id, { until: ["completed", "paused"] });
    await server.admin.cancelInvocation(id);
    expect(await waiting).toMatchObject({ completion_result: "failure", completion_failure: "[409] Cancelled" });
  });

  it("says so when it is gone, or was never there", async () => {
    const id = await sendInvocation(server, "Task/run", "1d");
    const waiting = waitForInvocation(server.admin, id);
    waiting.catch(() => {});
    await delay(300);
    await server.admin.killInvocation(id);
    await expect(waiting).rejects.toMatchObject({
      name: "InvocationEndedError",
      message: `${id} is gone; it was scheduled when it was seen last`,
      lastSeen: { id, status: "scheduled" },
    });
    await expect(waitForInvocation(server.admin, id)).rejects.toMatchObject({
      message: `${id} is gone, or was never there`,
      lastSeen: undefined,
    });
  });

  it("says so when it is completed, and can't become what is waited for", async () => {
    const id = await sendSleeper(server);
    await server.admin.killInvocation(id);
    await expect(waitForInvocation(server.admin, id, { until: ["paused", "suspended"] })).rejects.toMatchObject({
      name: "InvocationEndedError",
      message: `${id} is completed, and will not be paused or suspended`,
      lastSeen: { completion_failure: "[409] killed" },
    });
  });

  it("ends with its time, and with the caller's reason", async () => {
    const id = await sendSleeper(server);
    await expect(waitForInvocation(server.admin, id, { timeout: 400 })).rejects.toMatchObject({
      name: "WaitTimeoutError",
      message: `${id} until completed: not within 400 ms; last seen: running`,
      timeout: 400,
      lastSeen: { id, status: "running" },
    });
    const reason = new Error("enough");
    const controller = new AbortController();
    const waiting = waitForInvocation(server.admin, id, { signal: controller.signal });
    waiting.catch(() => {});
    await delay(250);
    controller.abort(reason);
    await expect(waiting).rejects.toBe(reason);
    await server.admin.killInvocation(id);
  });
});

describe.each(versions)("waiting for a deployment to drain on %s", (version) => {
  const server = useServer(version);

  it("waits while something is pinned to it, paused or asleep, and not for what is completed or elsewhere", async () => {
    const old = { label: "old", broken: true };
    const id = await server.deploy(old);
    const paused = await sendInvocation(server, "Task/run");
    const asleep = await sendSleeper(server);
    await waitForStatus(server, paused, "paused");
    const latest = await server.deploy({ label: "new", broken: false });
    const elsewhere = await sendSleeper(server);

    await expect(waitUntilDrained(server.admin, id, { timeout: 300 })).rejects.toMatchObject({
      name: "WaitTimeoutError",
      message: `${id} until drained: not within 300 ms; last seen: 1 paused, 1 running`,
      lastSeen: { paused: 1, running: 1 },
    });

    let isDrained = false;
    const draining = waitUntilDrained(server.admin, id).then(() => {
      isDrained = true;
    });
    await server.admin.killInvocation(asleep);
    await delay(500);
    expect(isDrained).toBe(false);
    await server.admin.resumeInvocation(paused, { deployment: latest });
    await draining;
    expect(await getInvocation(server.admin, elsewhere)).toMatchObject({
      status: "running",
      pinned_deployment_id: latest,
    });
  });

  it("waits while something runs there that is not pinned yet", async () => {
    let open = () => {};
    const gate = new Promise<void>((resolve) => {
      open = resolve;
    });
    const hold = service({ name: "Hold", handlers: { run: () => gate } });
    const { id } = await server.admin.createDeployment({ uri: await server.serve([hold]) });
    const held = await sendInvocation(server, "Hold/run");
    const seen = await waitForInvocation(server.admin, held, { until: (row) => row.last_attempt_deployment_id === id });
    expect(seen).toMatchObject({ status: "running", pinned_deployment_id: null });
    await expect(waitUntilDrained(server.admin, id, { timeout: 200 })).rejects.toMatchObject({
      lastSeen: { running: 1 },
    });
    open();
    await waitUntilDrained(server.admin, id);
    expect(await getInvocation(server.admin, held)).toMatchObject({ status: "completed" });
  });

  it("refuses an id that no deployment has", async () => {
    await expect(waitUntilDrained(server.admin, "dp_10000000000000000000000")).rejects.toMatchObject({
      name: "AdminResponseError",
      operation: "getDeployment",
    });
  });
});

describe.each(versions)("waiting for %s to be healthy", (version) => {
  it("waits while it is killed, and while it restarts", async () => {
    const server: RestateServer = await startRestateServer({ version });
    try {
      const admin = createAdminClient({ baseUrl: server.adminUrl });
      await waitUntilHealthy(admin);
      await server.kill();
      await expect(waitUntilHealthy(admin, { timeout: 400 })).rejects.toMatchObject({
        name: "WaitTimeoutError",
        message: expect.stringMatching(/^the server until healthy: not within 400 ms; last seen: health: .*refused/i),
        lastSeen: { name: "AdminConnectionError" },
      });
      const waiting = waitUntilHealthy(admin, { partitions: true, interval: 50 });
      await server.restart();
      await waiting;
      expect(await admin.query({ query: "SELECT count(*) AS n FROM sys_invocation" })).toEqual({ rows: [{ n: 0 }] });
    } finally {
      await server.stop();
    }
  });
});

describe("waiting for a server that is none", () => {
  it("ends at once with a status that waiting does not change", async () => {
    const client = createClient({ fetch: async () => new Response("who are you?", { status: 401 }) });
    await expect(waitUntilHealthy(client)).rejects.toMatchObject({ name: "AdminResponseError", status: 401 });
  });
});
