import { beforeEach, describe, expect, it } from "vitest";
import { catchError } from "../kit/catch-error.js";
import { readOutput, sendInvocation } from "../kit/send-invocations.js";
import { useEmptyServer } from "../kit/use-empty-server.js";
import { versions } from "../kit/versions.js";
import { BROKEN, charged, createRelease, GOOD, type Release } from "./releases.js";

describe.each(versions)("going back to the release before on %s", (version) => {
  const { server } = useEmptyServer(version);
  let uri: string;
  let old: string;

  beforeEach(async () => {
    uri = await serve({ ...GOOD, label: "old" });
    old = (await server.admin.rollOutDeployment({ uri })).id;
  });

  const serve = (release: Release) => server.serve(createRelease(release));

  /** Rolls out code that fails, while nothing else does, and sends invocations that fail there. */
  async function rollOutWorse(release: Release): Promise<{ readonly worse: string; readonly ids: readonly string[] }> {
    const { id, older } = await server.admin.rollOutDeployment({ uri: await serve(release) });
    // The one before stays as the way back.
    expect(older).toMatchObject([{ id: old, deleted: false }]);
    const ids = await Promise.all(Array.from({ length: 7 }, () => sendInvocation(server, "Order/run")));
    await expect.poll(() => server.admin.countInvocations({ deployment: id, stuck: true })).toBe(7);
    return { worse: id, ids };
  }

  it("is one call: new invocations run on the old code again, and what failed on the new one ends there", async () => {
    const { worse, ids } = await rollOutWorse({ ...BROKEN, label: "worse" });
    const back = await server.admin.rollOutDeployment({ uri, force: true });
    expect(back).toMatchObject({ id: old, isNew: false, moved: 7, passed: 7, failing: [] });
    expect(back.older).toMatchObject([{ id: worse, pinned: {}, deleted: false }]);
    for (const id of ids) expect(await readOutput(server, id)).toBe("worse, old");
    expect(ids.map((id) => charged.get(id))).toEqual(ids.map(() => 1));
    expect(await readOutput(server, await sendInvocation(server, "Order/run"))).toBe("old, old");
  });

  it("leaves what has made steps that the old code does not make on the new code", async () => {
    const { worse, ids } = await rollOutWorse({ ...BROKEN, label: "worse", steps: ["reserve"] });
    const error = await catchError(server.admin.rollOutDeployment({ uri, force: true }));
    expect(error).toMatchObject({
      name: "DeploymentStoppedError",
      result: { id: old, moved: 0, tried: Array(5).fill({ state: "back" }), older: [{ id: worse, deleted: false }] },
    });
    expect(String(error)).toContain("for a new reason");
    expect(await server.admin.countInvocations({ id: ids, deployment: worse })).toBe(7);
    // All the same, new invocations run on the old code.
    expect(await readOutput(server, await sendInvocation(server, "Order/run"))).toBe("old, old");
    const fixed = await server.admin.rollOutDeployment({ uri: await serve({ ...GOOD, steps: ["reserve"] }) });
    expect(fixed).toMatchObject({ moved: 7, passed: 7 });
    expect(ids.map((id) => charged.get(id))).toEqual(ids.map(() => 1));
  });
});
