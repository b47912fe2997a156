import { describe, expect, it } from "vitest";
import { createAdminClient } from "../../src/index.js";
import { readOutput, sendInvocation, waitForStatus } from "../kit/send-invocations.js";
import { useEmptyServer } from "../kit/use-empty-server.js";
import { hasQueues, versions } from "../kit/versions.js";
import { BROKEN, createRelease, GOOD } from "./releases.js";

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
});
