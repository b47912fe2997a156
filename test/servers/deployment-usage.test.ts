import { describe, expect, it } from "vitest";
import { sendInvocation } from "../kit/send-invocations.js";
import { useEmptyServer } from "../kit/use-empty-server.js";
import { versions } from "../kit/versions.js";
import { createRelease, GOOD } from "./releases.js";

describe.each(versions)("the usage of deployments on %s", (version) => {
  const { server, register, listIds } = useEmptyServer(version);
  const registerRelease = (label: string) => register(createRelease({ ...GOOD, label }));
  const pick = <Kept extends { readonly id: string }>(list: readonly Kept[]) => list.map(({ id }) => id);

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
