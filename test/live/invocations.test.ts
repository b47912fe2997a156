import { beforeAll, describe, expect, it } from "vitest";
import type { AdminClient } from "../../src/index.js";
import { readInvocation, readOutput, sendInvocation, sendSleeper, waitForStatus } from "./invocations.js";
import { shareServer } from "./use-server.js";
import { versions } from "./versions.js";

const unknownInvocation = "inv_1gdJBtdVEcM942bjcDmb1c1khoaJe11Hbz";

type Act = (admin: AdminClient, id: string) => { withResponse(): Promise<object> };

/** Resuming and restarting have files of their own. */
describe.each(versions)("invocations on %s", (version) => {
  const server = shareServer(version);

  beforeAll(async () => {
    await server.deploy({ label: "a", broken: false });
  });

  async function sendCompleted(): Promise<string> {
    const id = await sendInvocation(server, "Task/run");
    expect(await readOutput(server, id)).toBe("started on a, finished on a");
    return id;
  }

  it.each<[string, Act, number, string]>([
    ["cancelled", (admin, id) => admin.cancelInvocation(id), 202, "[409] Cancelled"],
    ["killed", (admin, id) => admin.killInvocation(id), 200, "[409] killed"],
    ["deleted by mode Cancel", (admin, id) => admin.deleteInvocation(id, { mode: "Cancel" }), 202, "[409] Cancelled"],
    ["deleted by mode Kill", (admin, id) => admin.deleteInvocation(id, { mode: "Kill" }), 202, "[409] killed"],
    ["deleted", (admin, id) => admin.deleteInvocation(id), 202, "[409] Cancelled"],
  ])("that run are %s", async (_, act, status, completion_failure) => {
    const id = await sendSleeper(server);
    expect(await act(server.admin, id).withResponse()).toMatchObject({ status, data: undefined });
    const ended = await waitForStatus(server, id, "completed");
    expect(ended).toMatchObject({ completion_result: "failure", completion_failure });
    await expect(server.admin.killInvocation(id)).rejects.toMatchObject({ status: 409 });
  });

  it("that are scheduled are removed at once when they are cancelled", async () => {
    const id = await sendInvocation(server, "Task/run", "1d");
    expect(await readInvocation(server, id)).toMatchObject({ status: "scheduled" });
    expect((await server.admin.cancelInvocation(id).withResponse()).status).toBe(200);
    expect(await readInvocation(server, id)).toBeUndefined();
  });

  it("that run are paused, and those that are paused stay so", async () => {
    const id = await sendSleeper(server);
    expect((await server.admin.pauseInvocation(id).withResponse()).status).toBe(202);
    expect(await waitForStatus(server, id, "paused")).toMatchObject({ completion_result: null });
    expect((await server.admin.pauseInvocation(id).withResponse()).status).toBe(200);
  });

  it.each<[string, Act, number]>([
    ["purged", (admin, id) => admin.purgeInvocation(id), 200],
    ["deleted by mode Purge", (admin, id) => admin.deleteInvocation(id, { mode: "Purge" }), 202],
  ])("that are completed are removed when they are %s", async (_, act, status) => {
    const id = await sendCompleted();
    expect(await act(server.admin, id).withResponse()).toMatchObject({ status, data: undefined });
    expect(await readInvocation(server, id)).toBeUndefined();
    await expect(server.admin.purgeInvocation(id)).rejects.toMatchObject({
      status: 404,
      body: { message: `The requested invocation '${id}' does not exist`, restate_code: null },
    });
  });

  it("that are completed lose only their journal when that is purged, any number of times", async () => {
    const id = await sendCompleted();
    const countEntries = async () =>
      (await server.admin.query({ query: `SELECT count(*) AS entries FROM sys_journal WHERE id = '${id}'` })).rows;
    expect(await countEntries()).not.toEqual([{ entries: 0 }]);
    for (let time = 0; time < 2; time++) {
      expect((await server.admin.purgeJournal(id).withResponse()).status).toBe(200);
      expect(await countEntries()).toEqual([{ entries: 0 }]);
    }
    expect(await readInvocation(server, id)).toMatchObject({ status: "completed", completion_result: "success" });
  });

  it("that do not exist may be deleted", async () => {
    expect((await server.admin.deleteInvocation(unknownInvocation).withResponse()).status).toBe(202);
  });
});
