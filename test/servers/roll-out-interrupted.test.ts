import { describe, expect, it } from "vitest";
import { createAdminClient, DeploymentStoppedError } from "../../src/index.js";
import { catchError } from "../kit/catch-error.js";
import { sendInvocation } from "../kit/send-invocations.js";
import { useEmptyServer } from "../kit/use-empty-server.js";
import { versions } from "../kit/versions.js";
import { BROKEN, createRelease, GOOD } from "./releases.js";

describe.each(versions)("a rollout that is interrupted on %s", (version) => {
  const { server, register } = useEmptyServer(version);

  /** Rolls out until so many responses of the server that count, and returns the error of the call. */
  async function interrupt(
    uri: string,
    number: number,
    isCounted: (path: string) => boolean,
  ): Promise<DeploymentStoppedError> {
    const controller = new AbortController();
    let responses = 0;
    const admin = createAdminClient({
      baseUrl: server.adminUrl,
      onResponse: ({ path }) => {
        if (isCounted(path) && ++responses === number) controller.abort(new Error("Ctrl-C"));
      },
    });
    const error = await catchError(admin.rollOutDeployment({ uri }, { signal: controller.signal }));
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
});
