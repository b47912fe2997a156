import { beforeEach, describe, expect, it } from "vitest";
import { DeploymentStoppedError } from "../../src/index.js";
import { catchError } from "../kit/catch-error.js";
import { readOutput, sendInvocation } from "../kit/send-invocations.js";
import { useEmptyServer } from "../kit/use-empty-server.js";
import { versions } from "../kit/versions.js";
import { BROKEN, charged, createRelease, fail, GOOD, type Release, touched } from "./releases.js";

describe.each(versions)("rolling out a deployment on %s", (version) => {
  const { server, register, listIds } = useEmptyServer(version);
  let old: string;

  beforeEach(async () => {
    old = await register(createRelease(BROKEN));
  });

  const serve = (release: Release) => server.serve(createRelease(release));
  /** Sends invocations, and waits until each has failed. */
  async function sendFailing(path: string, count: number): Promise<readonly string[]> {
    const ids = await Promise.all(Array.from({ length: count }, () => sendInvocation(server, path)));
    await expect.poll(() => server.admin.countInvocations({ id: ids, stuck: true })).toBe(count);
    return ids;
  }

  it("moves only the tried invocations if they fail, and reports why; fixed code completes each invocation once", async () => {
    const ids = [...(await sendFailing("Order/run", 20)), ...(await sendFailing("Parcel/run", 20))];
    const worse = await serve({ label: "worse", charge: fail("is broken") });
    const error = await catchError(server.admin.rollOutDeployment({ uri: worse }));
    if (!(error instanceof DeploymentStoppedError)) throw error;
    const { result, message, paused }: DeploymentStoppedError = error;
    expect([...touched].filter((each) => each.startsWith("worse ")).length).toBeLessThanOrEqual(5);
    expect(paused).toEqual([]);
    // Paused invocations fail at once, maybe before another one has arrived.
    expect(result.tried.map(({ handler }) => handler)).toContain("Parcel/run");
    const failure = { message: "is broken", restateCode: "RT0007" };
    expect(result.tried).toContainEqual(
      expect.objectContaining({ state: "failing", failure: expect.objectContaining(failure) }),
    );
    expect(result.failures[0]).toMatchObject(failure);
    expect(message).toMatch(
      /: \d of \d tried invocations fail, on dp_\w+: \d of \w+\/run, such as inv_\w+: \[RT0007\] is broken/,
    );
    const good = await server.admin.rollOutDeployment({ uri: await serve(GOOD) });
    expect(good).toMatchObject({ moved: 40, failed: 0, failing: 0, isChecked: true });
    for (const id of ids) expect(await readOutput(server, id)).toBe("old, good");
    expect(ids.map((id) => charged.get(id))).toEqual(ids.map(() => 1));
    expect(await listIds()).toEqual([old, result.id, good.id].sort());
  });

  it("goes back by one call: new invocations run on the old code, and failed ones end there or are reported", async () => {
    const metadata = { git: "1" };
    const good = await server.admin.createDeployment({ uri: await serve({ ...GOOD, label: "first" }), metadata });
    await register(createRelease({ ...BROKEN, label: "worse" }));
    const ids = await sendFailing("Order/run", 7);
    await register(createRelease({ ...BROKEN, label: "further", steps: ["reserve"] }));
    const stranded = await sendFailing("Parcel/run", 2);
    const back = await server.admin.restoreDeployment(good.id, { bake: { seconds: 1 } });
    expect(back).toMatchObject({ id: good.id, moved: 9, succeeded: 7, failing: 2, isChecked: true });
    expect(back.failures).toMatchObject([{ service: "Parcel", count: 2, restateCode: "RT0016" }]);
    for (const id of ids) expect(await readOutput(server, id)).toBe("worse, first");
    expect(await server.admin.countInvocations({ id: stranded, deployment: good.id, status: "paused" })).toBe(2);
    expect(await readOutput(server, await sendInvocation(server, "Order/run"))).toBe("first, first");
    expect(await server.admin.getDeployment(good.id)).toMatchObject({ metadata });
    const fixed = await server.admin.rollOutDeployment({ uri: await serve({ ...GOOD, steps: ["reserve"] }) });
    expect(fixed).toMatchObject({ moved: 2, succeeded: 2 });
    // The first release still exists after two bad ones and a fix, and is the way back.
    const { unchanged } = await server.admin.pruneDeployments();
    expect(unchanged).toContainEqual({ id: good.id, status: undefined, reason: "way back" });
  });
});
