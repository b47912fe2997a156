import { beforeAll, describe, expect, it } from "vitest";
import { readInvocation, readOutput, sendInvocation, sendSleeper, waitForStatus } from "./invocations.js";
import { shareServer } from "./use-server.js";
import { versions } from "./versions.js";

const unknownInvocation = "inv_1gdJBtdVEcM942bjcDmb1c1khoaJe11Hbz";

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

  describe("cancelling", () => {
    it("is accepted for a running invocation, which then completes as cancelled", async () => {
      const id = await sendSleeper(server);
      const { status, data } = await server.admin.cancelInvocation(id).withResponse();

      expect(status).toBe(202);
      expect(data).toBeUndefined();
      expect(await waitForStatus(server, id, "completed")).toMatchObject({
        completion_result: "failure",
        completion_failure: "[409] Cancelled",
      });
    });

    it("removes a scheduled invocation at once", async () => {
      const id = await sendInvocation(server, "Task/run", "1d");
      expect(await readInvocation(server, id)).toMatchObject({ status: "scheduled" });

      const { status } = await server.admin.cancelInvocation(id).withResponse();
      expect(status).toBe(200);
      expect(await readInvocation(server, id)).toBeUndefined();
    });
  });

  describe("killing", () => {
    it("happens at once, and is rejected the second time", async () => {
      const id = await sendSleeper(server);
      const { status, data } = await server.admin.killInvocation(id).withResponse();

      expect(status).toBe(200);
      expect(data).toBeUndefined();
      expect(await readInvocation(server, id)).toMatchObject({
        status: "completed",
        completion_result: "failure",
        completion_failure: "[409] killed",
      });
      await expect(server.admin.killInvocation(id)).rejects.toMatchObject({ status: 409 });
    });
  });

  describe("pausing", () => {
    it("is accepted for a running invocation, and changes nothing for a paused one", async () => {
      const id = await sendSleeper(server);
      expect((await server.admin.pauseInvocation(id).withResponse()).status).toBe(202);
      expect(await waitForStatus(server, id, "paused")).toMatchObject({ completion_result: null });
      expect((await server.admin.pauseInvocation(id).withResponse()).status).toBe(200);
    });
  });

  describe("purging", () => {
    it("removes a completed invocation, and responds with 404 the second time", async () => {
      const id = await sendCompleted();
      const { status, data } = await server.admin.purgeInvocation(id).withResponse();

      expect(status).toBe(200);
      expect(data).toBeUndefined();
      expect(await readInvocation(server, id)).toBeUndefined();
      await expect(server.admin.purgeInvocation(id)).rejects.toMatchObject({
        status: 404,
        body: { message: `The requested invocation '${id}' does not exist`, restate_code: null },
      });
    });

    it("removes only the journal of a completed invocation, any number of times", async () => {
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
  });

  describe("deleting", () => {
    it.each([
      ["Cancel", "[409] Cancelled"],
      ["Kill", "[409] killed"],
    ] as const)("in mode %s ends a running one", async (mode, completion_failure) => {
      const id = await sendSleeper(server);
      const { status, data } = await server.admin.deleteInvocation(id, { mode }).withResponse();

      expect(status).toBe(202);
      expect(data).toBeUndefined();
      expect(await waitForStatus(server, id, "completed")).toMatchObject({ completion_failure });
    });

    it("cancels by default", async () => {
      const id = await sendSleeper(server);
      await server.admin.deleteInvocation(id);
      expect(await waitForStatus(server, id, "completed")).toMatchObject({ completion_failure: "[409] Cancelled" });
    });

    it("removes a completed invocation in mode Purge", async () => {
      const id = await sendCompleted();
      await server.admin.deleteInvocation(id, { mode: "Purge" });
      expect(await readInvocation(server, id)).toBeUndefined();
    });

    it("accepts an invocation that does not exist", async () => {
      expect((await server.admin.deleteInvocation(unknownInvocation).withResponse()).status).toBe(202);
    });
  });
});
