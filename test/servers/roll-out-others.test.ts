import { beforeEach, describe, expect, it } from "vitest";
import type { RollOutResult } from "../../src/index.js";
import { sendInvocation, waitForStatus } from "../kit/send-invocations.js";
import { useEmptyServer } from "../kit/use-empty-server.js";
import { versions } from "../kit/versions.js";
import { createShop } from "./shop-services.js";

describe.each(versions)("a rollout on %s, while others use the server", (version) => {
  const { server, listIds } = useEmptyServer(version);
  let old: string;
  let oldUri: string;

  beforeEach(async () => {
    oldUri = await server.serve(createShop("old", true));
    old = (await server.admin.registerDeployment({ uri: oldUri })).id;
  });

  const serveNew = () => server.serve(createShop("new"));

  /** Starts a rollout that waits for a suspended invocation. Returns a function that lets it go on. */
  async function startWaiting(): Promise<{ rollOut: Promise<RollOutResult>; proceed: () => Promise<void> }> {
    const held = await sendInvocation(server, "Cart/bob/hold");
    await waitForStatus(server, held, "suspended");
    let seen: RollOutResult | undefined;
    const options = {
      move: "none",
      drain: true,
      keep: 0,
      onProgress: (progress: RollOutResult) => (seen = progress),
    } as const;
    const rollOut = server.admin.rollOutDeployment({ uri: await serveNew() }, options);
    rollOut.catch(() => {});
    await expect.poll(() => seen?.older[0]?.pinned).toEqual({ suspended: 1 });
    return { rollOut, proceed: () => server.admin.killInvocation(held) };
  }

  it("deletes nothing if someone has registered the old code again", async () => {
    const { rollOut, proceed } = await startWaiting();
    await server.admin.registerDeployment({ uri: oldUri, force: true });
    await proceed();
    await expect(rollOut).rejects.toMatchObject({
      name: "DeploymentStoppedError",
      cause: { message: expect.stringMatching(`^dp_\\w+ is not the latest deployment of \\w+: ${old} is; to go`) },
      result: { older: [{ id: old, deleted: false }] },
    });
    expect(await listIds()).toContain(old);
  });

  it("moves nothing if a later release began at the same time", async () => {
    const paused = await sendInvocation(server, "Parcel/send");
    await waitForStatus(server, paused, "paused");
    const first = server.admin.rollOutDeployment({ uri: await serveNew() });
    first.catch(() => {});
    await expect.poll(listIds, { interval: 20 }).toHaveLength(2);
    const later = await server.admin.rollOutDeployment({ uri: await serveNew() }, { keep: 0 });
    await expect(first).rejects.toMatchObject({
      cause: { message: expect.stringMatching(`is not the latest deployment of \\w+: ${later.id} is; to go`) },
      result: { moved: 0 },
    });
    expect(later.moved).toBe(1);
    expect(await listIds()).toEqual([later.id]);
  });

  it("ends if someone else has deleted the old deployment", async () => {
    const { rollOut, proceed } = await startWaiting();
    await server.admin.deleteDeployment(old, { force: true });
    await proceed();
    expect(await rollOut).toMatchObject({ moved: 0, older: [{ id: old, pinned: {}, deleted: false }] });
  });

  it("replaces only the deployments that the caller names, and passes over those that are gone", async () => {
    const middle = await server.admin.registerDeployment({ uri: await serveNew() });
    const options = { replaces: [middle.id, "dp_10000000000000000000000"], keep: 0 };
    const uri = await serveNew();
    const start = performance.now();
    const { id, older } = await server.admin.rollOutDeployment({ uri }, options);
    // By then, every node of a cluster knows the new deployment, and starts nothing on the old one.
    expect(performance.now() - start).toBeGreaterThan(500);
    expect(older).toMatchObject([{ id: middle.id, deleted: true }]);
    expect(await listIds()).toEqual([old, id].sort());
  });

  it("says that it has replaced nothing, if the address was registered before and there is no older deployment", async () => {
    const nothing = { id: old, isNew: false, nothingToDo: true, older: [], moved: 0 };
    expect(await server.admin.rollOutDeployment({ uri: oldUri })).toMatchObject(nothing);
    const uri = await serveNew();
    expect(await server.admin.rollOutDeployment({ uri }, { dryRun: true })).toMatchObject({ nothingToDo: false });
    const first = await server.admin.rollOutDeployment({ uri }, { keep: 0 });
    expect(first).toMatchObject({ isNew: true, nothingToDo: false });
    expect(await server.admin.rollOutDeployment({ uri })).toMatchObject({ isNew: false, nothingToDo: true });
  });

  it("does not replace a deployment by itself, with new code at the same address", async () => {
    const { id, isNew, nothingToDo, older } = await server.admin.rollOutDeployment({ uri: oldUri, force: true });
    expect({ id, isNew, nothingToDo, older }).toEqual({ id: old, isNew: false, nothingToDo: false, older: [] });
    expect(await listIds()).toEqual([old]);
  });

  it("goes back to a deployment that is not the latest by force, and says so in a dry run", async () => {
    const { id } = await server.admin.registerDeployment({ uri: await serveNew() });
    const back = { uri: oldUri, force: true };
    const planned = { id: old, isNew: false, older: [{ id, deleted: false }] };
    expect(await server.admin.rollOutDeployment(back, { dryRun: true })).toMatchObject(planned);
    const advice = "; to go back to an older deployment, roll out its address with force: true";
    await expect(server.admin.rollOutDeployment({ uri: oldUri }, { dryRun: true })).rejects.toMatchObject({
      cause: { message: expect.stringMatching(`^${old} is not the latest deployment of \\w+: ${id} is${advice}$`) },
    });
    expect(await listIds()).toEqual([id, old].sort());
    const gone = await server.admin.rollOutDeployment(back, { keep: 0 });
    expect(gone).toMatchObject({ id: old, older: [{ id, deleted: true }] });
    expect(await listIds()).toEqual([old]);
  });
});
