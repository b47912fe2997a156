import { setTimeout as delay } from "node:timers/promises";
import { describe, expect, it } from "vitest";
import { getInvocation } from "../../src/invocations/invocations.js";
import { waitUntilDrained } from "../../src/waiting/wait-until-drained.js";
import { waitUntilHealthy } from "../../src/waiting/wait-until-healthy.js";
import { sendInvocation, sendSleeper, waitForStatus } from "../kit/send-invocations.js";
import { useServer } from "../kit/use-server.js";
import { versions } from "../kit/versions.js";

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
