import { setTimeout as delay } from "node:timers/promises";
import { service } from "@restatedev/restate-sdk";
import { beforeAll, describe, expect, it } from "vitest";
import { getInvocation } from "../../src/invocations/invocations.js";
import { waitForInvocation, waitForInvocations } from "../../src/waiting/wait-for-invocations.js";
import { waitUntilDrained } from "../../src/waiting/wait-until-drained.js";
import { waitUntilHealthy } from "../../src/waiting/wait-until-healthy.js";
import { sendInvocation, sendSleeper, waitForStatus } from "../kit/send-invocations.js";
import { useServer } from "../kit/use-server.js";
import { versions } from "../kit/versions.js";

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

  it("waits for several, of a list or of a filter", async () => {
    const ids = await Promise.all([sendSleeper(server), sendSleeper(server), sendInvocation(server, "Task/run")]);
    const listed = waitForInvocations(server.admin, ids);
    const matching = waitForInvocations(server.admin, { id: ids.slice(0, 2), handler: "sleep" });
    for (const id of ids.slice(0, 2)) await server.admin.killInvocation(id);
    expect((await listed).map(({ id, completion_failure }) => [id, completion_failure])).toEqual([
      [ids[0], "[409] killed"],
      [ids[1], "[409] killed"],
      [ids[2], null],
    ]);
    expect((await matching).map(({ id }) => id).sort()).toEqual(ids.slice(0, 2).sort());
  });
});

describe.each(versions)("waiting for a deployment to drain on %s", (version) => {
  const server = useServer(version);

  it("waits for pinned invocations, paused or asleep, but not for completed ones or those elsewhere", async () => {
    const old = { label: "old", broken: true };
    const id = await server.deploy(old);
    const paused = await sendInvocation(server, "Task/run");
    const asleep = await sendSleeper(server);
    await waitForStatus(server, paused, "paused");
    const latest = await server.deploy({ label: "new", broken: false });
    const elsewhere = await sendSleeper(server);

    await expect(waitUntilDrained(server.admin, id, { timeout: 3_000 })).rejects.toMatchObject({
      name: "WaitTimeoutError",
      message: `waitUntilDrained: timed out after 3000 ms waiting for ${id} to drain; last seen: 1 paused, 1 running`,
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

  it("waits for a running invocation that is not pinned yet", async () => {
    let open = () => {};
    const gate = new Promise<void>((resolve) => {
      open = resolve;
    });
    const hold = service({ name: "Hold", handlers: { run: () => gate } });
    const { id } = await server.admin.createDeployment({ uri: await server.serve([hold]) });
    const held = await sendInvocation(server, "Hold/run");
    const seen = await waitForInvocation(server.admin, held, { until: (row) => row.last_attempt_deployment_id === id });
    expect(seen).toMatchObject({ status: "running", pinned_deployment_id: null });
    await expect(waitUntilDrained(server.admin, id, { timeout: 3_000 })).rejects.toMatchObject({
      lastSeen: { running: 1 },
    });
    open();
    await waitUntilDrained(server.admin, id);
    expect(await getInvocation(server.admin, held)).toMatchObject({ status: "completed" });
  });
});

describe.each(versions)("waiting for %s to be healthy", (version) => {
  const server = useServer(version);

  it("waits while the server is killed and restarts", async () => {
    const { admin } = server;
    await waitUntilHealthy(admin);
    await server.node.kill();
    const lastSeen = { name: "AdminConnectionError", message: expect.stringMatching(/ECONNREFUSED/) };
    const away = waitUntilHealthy(admin, { timeout: 2_000 });
    await expect(away).rejects.toMatchObject({ name: "WaitTimeoutError", lastSeen });
    const waiting = waitUntilHealthy(admin, { interval: 50 });
    await server.node.restart();
    await waiting;
    expect(await admin.query({ query: "SELECT count(*) AS n FROM sys_invocation" })).toEqual({ rows: [{ n: 0 }] });
  });
});
