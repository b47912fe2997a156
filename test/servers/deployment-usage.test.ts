import { describe, expect, it } from "vitest";
import { sendInvocation, waitForStatus } from "../kit/send-invocations.js";
import { useEmptyServer } from "../kit/use-empty-server.js";
import { versions } from "../kit/versions.js";
import { createRelease, fail, GOOD } from "./releases.js";

describe.each(versions)("the usage of deployments on %s", (version) => {
  const { server, register, listIds } = useEmptyServer(version);
  const registerRelease = (label: string) => register(createRelease({ ...GOOD, label }));
  const pick = <Kept extends { readonly id: string }>(list: readonly Kept[]) => list.map(({ id }) => id);

  it("has what is pinned, and what will run there without a pin, by status", async () => {
    const old = await register(createRelease(GOOD).filter(({ name }) => name === "Order" || name === "Cart"));
    await Promise.all([sendInvocation(server, "Order/wait"), sendInvocation(server, "Order/wait")]);
    const held = await sendInvocation(server, "Cart/bob/wait");
    await waitForStatus(server, held, "suspended");
    await expect.poll(() => server.admin.countInvocations({ deployment: old, status: "running" })).toBe(2);
    const newer = createRelease({ ...GOOD, check: fail("is early") });
    const latest = await register(newer.filter(({ name }) => name === "Cart" || name === "Early"));
    // The first of these needs the suspended one to end, and each runs on the deployment that is the latest then.
    await sendInvocation(server, "Cart/bob/run");
    await sendInvocation(server, "Early/run", "1d");
    await waitForStatus(server, await sendInvocation(server, "Early/run"), "paused");

    const usage = await server.admin.listDeploymentUsage();
    const [address, createdAt] = [expect.stringMatching(/^http:/), expect.stringMatching(/^20\d\d-/)];
    const common = { address, createdAt, isDeleted: false, isDrained: false };
    const has = (name: string, revision: number) => expect.arrayContaining([{ name, revision }]);
    expect(usage).toEqual([
      {
        ...{ id: latest, ...common, services: has("Cart", 2), latestOf: ["Cart", "Early"] },
        ...{ pinned: {}, unpinned: { paused: 1, pending: 1, scheduled: 1 } },
      },
      {
        ...{ id: old, ...common, services: has("Cart", 1) },
        ...{ latestOf: ["Order"], pinned: { running: 2, suspended: 1 }, unpinned: {} },
      },
    ]);
  });

  it("lets a prune delete what has drained and is the latest of nothing, and keep some as the way back", async () => {
    const [first, second, third, needed] = [
      await registerRelease("first"),
      await registerRelease("second"),
      await registerRelease("third"),
      await registerRelease("needed"),
    ];
    const sleeper = await sendInvocation(server, "Order/wait");
    await expect.poll(async () => (await server.admin.getInvocation(sleeper))?.pinned_deployment_id).toBe(needed);
    const latest = await registerRelease("latest");
    const planned = await server.admin.pruneDeployments({ dryRun: true });
    expect(planned.notStarted).toMatchObject([{ data: { id: second, isDrained: true } }, { data: { id: first } }]);
    expect(planned.unchanged).toMatchObject([
      { id: latest, reason: "latest" },
      { id: needed, reason: "needed" },
      { id: third, reason: "way back" },
    ]);
    expect(await listIds()).toHaveLength(5);
    const recent = await server.admin.pruneDeployments({ keep: 0, olderThan: { hours: 1 } });
    expect(recent.unchanged.map(({ reason }) => reason)).toEqual(["latest", "needed", "recent", "recent", "recent"]);
    expect(pick((await server.admin.pruneDeployments({ keep: 2 })).succeeded)).toEqual([first]);
    await server.admin.killInvocation(sleeper);
    expect(pick((await server.admin.pruneDeployments({ keep: 0 })).succeeded)).toEqual([needed, third, second]);
    expect(await listIds()).toEqual([latest]);
  });
});
