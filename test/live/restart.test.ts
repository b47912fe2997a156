import { beforeAll, describe, expect, it } from "vitest";
import { readInvocation, readOutput, sendInvocation, sendSleeper } from "./invocations.js";
import { shareServer } from "./use-server.js";
import { versions } from "./versions.js";

/** Everything is done once on `old`; then `latest` is registered. */
describe.each(versions)("restarting as new on %s", (version) => {
  const server = shareServer(version);
  let old: string;
  let latest: string;
  let completed: string;

  beforeAll(async () => {
    old = await server.deploy({ label: "old", broken: false });
    completed = await sendInvocation(server, "Task/run");
    expect(await readOutput(server, completed)).toBe("started on old, finished on old");
    latest = await server.deploy({ label: "latest", broken: false });
  });

  it("creates an invocation that refers to the old one, and keeps the old one", async () => {
    const { status, data } = await server.admin.restartAsNewInvocation(completed).withResponse();

    expect(status).toBe(200);
    expect(data).toEqual({ new_invocation_id: expect.stringMatching(/^inv_/) });
    expect(data.new_invocation_id).not.toBe(completed);
    expect(await readOutput(server, data.new_invocation_id)).toBe("started on latest, finished on latest");
    expect(await readInvocation(server, data.new_invocation_id)).toMatchObject({
      invoked_by: "restart_as_new",
      restarted_from: completed,
      pinned_deployment_id: latest,
    });
    expect(await readInvocation(server, completed)).toMatchObject({ status: "completed", pinned_deployment_id: old });
  });

  it("creates another one each time", async () => {
    const first = await server.admin.restartAsNewInvocation(completed);
    const second = await server.admin.restartAsNewInvocation(completed);
    expect(second.new_invocation_id).not.toBe(first.new_invocation_id);
  });

  it.each([
    ["keep", "started on old, finished on old"],
    ["latest", "started on latest, finished on latest"],
    ["by its id", "started on old, finished on old"],
  ])("starts over on the deployment that is chosen: %s", async (choice, output) => {
    const deployment = choice === "by its id" ? old : choice;
    const { new_invocation_id } = await server.admin.restartAsNewInvocation(completed, { deployment });
    expect(await readOutput(server, new_invocation_id)).toBe(output);
  });

  it("keeps the journal up to the given entry", async () => {
    const { new_invocation_id } = await server.admin.restartAsNewInvocation(completed, { from: 1 });
    expect(await readOutput(server, new_invocation_id)).toBe("started on old, finished on latest");
  });

  it("rejects an entry that the journal does not have", async () => {
    await expect(server.admin.restartAsNewInvocation(completed, { from: 999 })).rejects.toMatchObject({
      status: 400,
      body: { message: expect.stringContaining(`The prefix of the journal '${completed}' up to 'from'`) },
    });
  });

  it("is rejected while it runs, before it starts, without a journal, and for a workflow", async () => {
    const running = await sendSleeper(server);
    await expect(server.admin.restartAsNewInvocation(running)).rejects.toMatchObject({
      status: 409,
      body: { message: `The invocation '${running}' is still running.` },
    });

    const scheduled = await sendInvocation(server, "Task/run", "1d");
    await expect(server.admin.restartAsNewInvocation(scheduled)).rejects.toMatchObject({
      status: 425,
      body: { message: `The invocation '${scheduled}' cannot be restarted because it's not running yet.` },
    });

    const purged = await sendInvocation(server, "Task/run");
    await readOutput(server, purged);
    await server.admin.purgeJournal(purged);
    await expect(server.admin.restartAsNewInvocation(purged)).rejects.toMatchObject({
      status: 410,
      body: { message: expect.stringContaining("cannot be restarted because the input is not available") },
    });

    const workflow = await sendInvocation(server, "Signup/ann/run");
    await readOutput(server, workflow);
    await expect(server.admin.restartAsNewInvocation(workflow)).rejects.toMatchObject({
      status: 422,
      body: { message: expect.stringContaining("Restarting workflows is not supported") },
    });
  });
});
