import { setTimeout as delay } from "node:timers/promises";
import { beforeEach, describe, expect, it } from "vitest";
import { createAdminClient, DeploymentStoppedError, type Fetch, type RollOutResult } from "../../src/index.js";
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
  const countTouched = (label: string) => [...touched].filter((each) => each.startsWith(`${label} `)).length;
  const send = (path: string, count: number) =>
    Promise.all(Array.from({ length: count }, () => sendInvocation(server, path)));

  /** Sends invocations, and waits until each has failed. */
  async function sendFailing(path: string, count: number): Promise<readonly string[]> {
    const ids = await send(path, count);
    await expect.poll(() => server.admin.countInvocations({ id: ids, stuck: true })).toBe(count);
    return ids;
  }

  async function rollOutInVain(release: Release, options = {}): Promise<DeploymentStoppedError> {
    const error = await catchError(server.admin.rollOutDeployment({ uri: await serve(release) }, options));
    if (error instanceof DeploymentStoppedError) return error;
    throw error;
  }

  it("moves 30 invocations that fail inside a step while they run, each once, and deletes nothing", async () => {
    const ids = await sendFailing("Order/charge", 30);
    const seen: RollOutResult[] = [];
    const onProgress = (rollOut: RollOutResult) => seen.push(rollOut);
    const result = await server.admin.rollOutDeployment({ uri: await serve(GOOD) }, { onProgress });
    const counts = { failed: 0, failing: 0, vanished: 0, failures: [] };
    expect(result).toMatchObject({ isNew: true, isChecked: true, moved: 30, ...counts });
    // An invocation that has got past its failure may not have ended yet.
    expect(result.succeeded + result.open).toBe(30);
    expect(new Set(result.tried.map(({ hasPassed }) => hasPassed))).toEqual(new Set([true]));
    expect(result.older).toMatchObject([{ id: old, latestOf: [], pinned: {}, isDrained: true, notMoved: [] }]);
    expect(await listIds()).toEqual([old, result.id].sort());
    for (const each of ids) expect(await readOutput(server, each)).toBe("old, good");
    expect(seen[0]).toMatchObject({ id: result.id, older: [], moved: 0, isChecked: false });
    expect(seen.at(-1)).toEqual(result);
  });

  it("touches only the tried invocations if these fail, gives the reason, and a fix completes each once", async () => {
    const ids = [...(await sendFailing("Order/run", 20)), ...(await sendFailing("Parcel/run", 20))];
    const { result, message, paused } = await rollOutInVain({ label: "worse", charge: fail("is broken") });
    expect(countTouched("worse")).toBeLessThanOrEqual(5);
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

  it("continues after its process has ended at any of four moments, and completes each invocation once", async () => {
    const ids = [...(await sendFailing("Order/run", 20)), ...(await sendFailing("Parcel/run", 20))];
    const uri = await serve({ ...GOOD, charge: () => delay(200) });
    const moments = [
      ["deployments", 1],
      ["pause", 1],
      ["resume", 1],
      ["resume", 2],
    ] as const;
    for (const [end, number] of moments) {
      const controller = new AbortController();
      let count = 0;
      // From then on, no request of this client arrives.
      const send: Fetch = async (url, init) => {
        const response = controller.signal.aborted ? undefined : await fetch(url, init);
        if (init.method !== "GET" && url.endsWith(`/${end}`) && ++count === number) controller.abort();
        return response && !controller.signal.aborted ? response : new Promise(() => {});
      };
      const admin = createAdminClient({ baseUrl: server.adminUrl, fetch: send });
      const run = admin.rollOutDeployment({ uri }, { bake: { seconds: 20 }, signal: controller.signal });
      expect(String(await catchError(run)), `${end} ${number}`).toMatch(/AbortError|stopped early/);
    }
    expect((await server.admin.rollOutDeployment({ uri })).older).toMatchObject([{ id: old, isDrained: true }]);
    for (const id of ids) expect(await readOutput(server, id)).toBe("old, good");
    expect(ids.map((id) => charged.get(id))).toEqual(ids.map(() => 1));
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
