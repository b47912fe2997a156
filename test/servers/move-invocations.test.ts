import { describe, expect, it } from "vitest";
import { createAdminClient } from "../../src/index.js";
import { readInvocation, readOutput, sendInvocation, waitForStatus } from "../kit/send-invocations.js";
import { useEmptyServer } from "../kit/use-empty-server.js";
import { hasQueues, versions } from "../kit/versions.js";
import { createRelease, fail, GOOD } from "./releases.js";
import { createShop } from "./shop-services.js";

describe.each(versions)("moving invocations that match a filter on %s", (version) => {
  const { server, register } = useEmptyServer(version);

  it("moves what backs off: directly out of a virtual queue, else after a pause", async () => {
    const old = await register(createShop("old", true));
    const mails = await Promise.all(Array.from({ length: 5 }, () => sendInvocation(server, "Mail/send")));
    for (const id of mails) await waitForStatus(server, id, "backing-off");
    const parcel = await sendInvocation(server, "Parcel/send");
    await waitForStatus(server, parcel, "paused");
    await register(createShop("new"));
    const paths: string[] = [];
    const admin = createAdminClient({ baseUrl: server.adminUrl, onRequest: ({ path }) => paths.push(path) });
    const chosen = { to: "latest", service: "Mail", failure: "old is broken" };
    expect(await admin.moveInvocations({ ...chosen, failure: "is late" })).toEqual({ moved: 0, notMoved: [] });
    expect(await admin.moveInvocations(chosen, { dryRun: true })).toEqual({ moved: 5, notMoved: [] });
    expect(paths.filter((path) => /pause|resume/.test(path))).toEqual([]);
    expect(await admin.moveInvocations(chosen)).toEqual({ moved: 5, notMoved: [] });
    for (const id of mails) expect(await readOutput(server, id)).toBe("old, new");
    expect(paths.filter((path) => path.includes("pause"))).toHaveLength(hasQueues(version) ? 0 : 5);
    expect(await readInvocation(server, parcel)).toMatchObject({ status: "paused", pinned_deployment_id: old });
  });

  it("tells those of one handler apart by their failure, and by their deployment", async () => {
    const late = new Set<string>();
    const release = (label: string) =>
      createRelease({ label, charge: (id) => fail(late.has(id) ? "late" : "broken")() });
    const [first, ids] = [await register(release("first")), [] as string[]];
    for (const number of [1, 2, 3, 4, 5]) {
      const id = await sendInvocation(server, "Order/run");
      if (number > 3) late.add(id);
      ids.push(id);
    }
    const isLate = { service: "Order", failure: "late" } as const;
    await expect.poll(() => server.admin.countInvocations({ ...isLate, stuck: true, deployment: first })).toBe(2);
    await register(release("second"));
    const third = await register(createRelease(GOOD));
    const moved = await server.admin.moveInvocations({ ...isLate, from: first, to: third });
    expect(moved).toEqual({ moved: 2, notMoved: [] });
    for (const id of late) expect(await readOutput(server, id)).toBe("first, good");
    const rest = ids.filter((id) => !late.has(id));
    expect(await server.admin.countInvocations({ id: rest, deployment: first })).toBe(3);
    expect(await server.admin.moveInvocations({ id: rest.slice(0, 1), to: "latest" })).toMatchObject({ moved: 1 });
    expect(await server.admin.countInvocations({ id: rest, deployment: first })).toBe(2);
  });

  it("resumes those without a pin on the latest deployment only, since they run nowhere else", async () => {
    const old = await register(createRelease({ ...GOOD, label: "old", check: fail("is early") }));
    const early = await sendInvocation(server, "Early/run");
    const patient = await sendInvocation(server, "Patient/run");
    await waitForStatus(server, early, "paused");
    await waitForStatus(server, patient, "backing-off");
    const newer = await register(createRelease(GOOD));
    const none = { moved: 0, notMoved: [] };
    const noPin = [
      { handler: "Early/run", status: "paused", count: 1, example: early, reason: "no pin" },
      { handler: "Patient/run", status: "backing-off", count: 1, example: patient, reason: "no pin" },
    ];
    const wanted = { id: [early, patient] };
    expect(await server.admin.moveInvocations({ ...wanted, to: newer })).toEqual({ moved: 0, notMoved: noPin });
    expect(await server.admin.moveInvocations({ from: old, to: "latest" })).toEqual(none);
    const scheduled = await sendInvocation(server, "Order/run", "1d");
    const late = { handler: "Order/run", status: "scheduled", count: 1, example: scheduled, reason: "no pin" };
    expect(await server.admin.moveInvocations({ id: scheduled, to: "latest" })).toEqual({ moved: 0, notMoved: [late] });
    expect(await server.admin.moveInvocations({ ...wanted, to: "latest" })).toEqual({ moved: 2, notMoved: [] });
    for (const id of [early, patient]) expect(await readOutput(server, id)).toBe("good");
  });
});
