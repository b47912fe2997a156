import { service } from "@restatedev/restate-sdk";
import { beforeAll, describe, expect, it } from "vitest";
import { serveServices } from "../../src/testing/server/serve-services.js";
import { readInvocation, readOutput, sendInvocation, sendSleeper, waitForStatus } from "./invocations.js";
import type { TestDeployment } from "./test-services.js";
import { shareServer } from "./use-server.js";
import { versions } from "./versions.js";

/** An invocation fails on `old` until it is paused there; then `middle` and `latest` are registered. */
describe.each(versions)("resuming on %s", (version) => {
  const server = shareServer(version);
  const deployment: TestDeployment = { label: "old", broken: true };
  let old: string;
  let middle: string;
  let latest: string;
  let paused: string[];

  beforeAll(async () => {
    old = await server.deploy(deployment);
    paused = await Promise.all(Array.from({ length: 4 }, () => sendInvocation(server, "Task/run")));
    for (const id of paused) await waitForStatus(server, id, "paused");
    middle = await server.deploy({ label: "middle", broken: false });
    latest = await server.deploy({ label: "latest", broken: false });
  });

  /** Each test has a paused invocation of its own. */
  async function takePaused(): Promise<string> {
    const id = paused.pop() ?? "";
    expect(await readInvocation(server, id)).toMatchObject({ status: "paused", pinned_deployment_id: old });
    return id;
  }

  it("continues on the given deployment, and pins the invocation to it", async () => {
    const id = await takePaused();
    const { status, data } = await server.admin.resumeInvocation(id, { deployment: middle }).withResponse();

    expect(status).toBe(200);
    expect(data).toBeUndefined();
    expect(await readOutput(server, id)).toBe("started on old, finished on middle");
    expect(await readInvocation(server, id)).toMatchObject({ pinned_deployment_id: middle });
  });

  it("continues on the latest deployment", async () => {
    const id = await takePaused();
    await server.admin.resumeInvocation(id, { deployment: "latest" });
    expect(await readOutput(server, id)).toBe("started on old, finished on latest");
    expect(await readInvocation(server, id)).toMatchObject({ pinned_deployment_id: latest });
  });

  it.each([
    ["keep", { deployment: "keep" }],
    ["nothing", undefined],
  ])("stays on its deployment, once that is repaired, when it is told %s", async (_, options) => {
    const id = await takePaused();
    deployment.broken = false;
    await server.admin.resumeInvocation(id, options);
    expect(await readOutput(server, id)).toBe("started on old, finished on old");
    expect(await readInvocation(server, id)).toMatchObject({ pinned_deployment_id: old });
  });

  it("continues an invocation paused while it slept, and changes nothing for a running one", async () => {
    const id = await sendSleeper(server);
    await server.admin.pauseInvocation(id);
    await waitForStatus(server, id, "paused");
    for (let time = 0; time < 2; time++) {
      expect((await server.admin.resumeInvocation(id).withResponse()).status).toBe(200);
      await waitForStatus(server, id, "running");
    }
  });

  it("continues one that failed before it was pinned on the latest deployment only", async () => {
    const unpinned = service({
      name: `${server.prefix}Unpinned`,
      handlers: { run: async (): Promise<string> => "done" },
      options: {
        retryPolicy: { initialInterval: 10, exponentiationFactor: 1, maxAttempts: 2, onMaxAttempts: "pause" },
      },
    });
    const down = await serveServices([unpinned]);
    await server.admin.createDeployment({ uri: down.url });
    await down.close();
    const ids = [await sendInvocation(server, "Unpinned/run"), await sendInvocation(server, "Unpinned/run")];
    for (const id of ids) {
      expect(await waitForStatus(server, id, "paused")).toMatchObject({ pinned_deployment_id: null });
    }
    const { id: deployment } = await server.admin.createDeployment({ uri: await server.serve([unpinned]) });

    const paused = { service: `${server.prefix}Unpinned`, status: "paused" } as const;
    const { succeeded, failed } = await server.admin.resumeInvocations(paused, { deployment });
    expect([succeeded.length, failed.length]).toEqual([0, 2]);
    expect(failed).toMatchObject([{ error: { status: 409 } }, { error: { status: 409 } }]);
    await server.admin.resumeInvocation(ids[0] ?? "", { deployment: "latest" });
    await server.admin.resumeInvocations(failed, { deployment: "latest" });
    for (const id of ids) expect(await readOutput(server, id)).toBe("done");
  });
});
