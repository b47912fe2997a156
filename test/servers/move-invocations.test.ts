import { describe, expect, it } from "vitest";
import { createAdminClient } from "../../src/index.js";
import { readOutput, sendInvocation, waitForStatus } from "../kit/send-invocations.js";
import { useEmptyServer } from "../kit/use-empty-server.js";
import { hasQueues, versions } from "../kit/versions.js";
import { BROKEN, createRelease, fail, GOOD } from "./releases.js";

describe.each(versions)("moving invocations that match a filter on %s", (version) => {
  const { server, register } = useEmptyServer(version);

  it("moves invocations that back off: directly out of a virtual queue, else after a pause", async () => {
    const old = await register(createRelease(BROKEN));
    const mails = await Promise.all(Array.from({ length: 5 }, () => sendInvocation(server, "Mail/run")));
    for (const id of mails) await waitForStatus(server, id, "backing-off");
    const parcel = await sendInvocation(server, "Parcel/run");
    await waitForStatus(server, parcel, "paused");
    await register(createRelease(GOOD));
    const paths: string[] = [];
    const admin = createAdminClient({ baseUrl: server.adminUrl, onRequest: ({ path }) => paths.push(path) });
    const chosen = { to: "latest", service: "Mail", failure: "is broken" };
    expect(await admin.moveInvocations({ ...chosen, failure: "is late" })).toEqual({ moved: 0, notMoved: [] });
    expect(await admin.moveInvocations(chosen, { dryRun: true })).toEqual({ moved: 5, notMoved: [] });
    expect(paths.filter((path) => /pause|resume/.test(path))).toEqual([]);
    expect(await admin.moveInvocations(chosen)).toEqual({ moved: 5, notMoved: [] });
    for (const id of mails) expect(await readOutput(server, id)).toBe("old, good");
    expect(paths.filter((path) => path.includes("pause"))).toHaveLength(hasQueues(version) ? 0 : 5);
    expect(await admin.getInvocation(parcel)).toMatchObject({ status: "paused", pinned_deployment_id: old });
  });

  it("tells invocations of one handler apart by failure and deployment, and moves them to an older deployment", async () => {
    const late = new Set<string>();
    const charge = (id: string) => fail(late.has(id) ? "late" : "broken")();
    const first = await register(createRelease({ label: "first", charge }));
    const ids = await Promise.all(Array.from({ length: 5 }, () => sendInvocation(server, "Order/run")));
    for (const id of ids.slice(3)) late.add(id);
    const isLate = { service: "Order", failure: "late" } as const;
    await expect.poll(() => server.admin.countInvocations({ ...isLate, stuck: true, deployment: first })).toBe(2);
    const second = await register(createRelease(GOOD));
    await register(createRelease({ label: "third", charge: () => {} }));
    const moved = await server.admin.moveInvocations({ ...isLate, from: first, to: second });
    expect(moved).toEqual({ moved: 2, notMoved: [] });
    for (const id of late) expect(await readOutput(server, id)).toBe("first, good");
    const rest = ids.slice(0, 3);
    expect(await server.admin.countInvocations({ id: rest, deployment: first })).toBe(3);
    // An invocation that is pinned to a deleted deployment can still be moved.
    await server.admin.deleteDeployment(first, { force: true });
    expect(await server.admin.moveInvocations({ id: rest.slice(0, 1), to: "latest" })).toMatchObject({ moved: 1 });
    expect(await server.admin.moveInvocations({ from: first, to: second })).toEqual({ moved: 2, notMoved: [] });
    for (const id of rest.slice(1)) expect(await readOutput(server, id)).toBe("first, good");
    await expect(server.admin.moveInvocations({ from: first, to: second })).rejects.toMatchObject({ status: 404 });
  });
});
