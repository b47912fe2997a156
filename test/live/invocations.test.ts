import { beforeAll, describe, expect, it } from "vitest";
import type { AdminClient } from "../../src/index.js";
import { readInvocation, readOutput, sendInvocation, sendSleeper, waitForStatus } from "../kit/send-invocations.js";
import { shareServer } from "../kit/use-server.js";
import { versions } from "../kit/versions.js";

type Act = (admin: AdminClient, id: string) => { withResponse(): Promise<object> };

/** Some are paused or completed on `old`; then `middle` and `latest` are registered. */
describe.each(versions)("invocations on %s", (version) => {
  const server = shareServer(version);
  const deployment = { label: "old", broken: true };
  const ids = { old: "", middle: "", latest: "" };
  let paused: string[];
  let completed: string[];

  beforeAll(async () => {
    const send = (count: number) =>
      Promise.all(Array.from({ length: count }, () => sendInvocation(server, "Task/run")));
    ids.old = await server.deploy(deployment);
    paused = await send(4);
    for (const id of paused) await waitForStatus(server, id, "paused");
    deployment.broken = false;
    completed = await send(4);
    for (const id of completed) expect(await readOutput(server, id)).toBe("started on old, finished on old");
    deployment.broken = true;
    ids.middle = await server.deploy({ label: "middle", broken: false });
    ids.latest = await server.deploy({ label: "latest", broken: false });
  });

  it.each<[string, Act, number, string]>([
    ["cancelled", (admin, id) => admin.cancelInvocation(id), 202, "[409] Cancelled"],
    ["killed", (admin, id) => admin.killInvocation(id), 200, "[409] killed"],
    ["deleted", (admin, id) => admin.deleteInvocation(id), 202, "[409] Cancelled"],
  ])("are %s while they run", async (_, act, status, completion_failure) => {
    const id = await sendSleeper(server);
    expect(await act(server.admin, id).withResponse()).toMatchObject({ status, data: undefined });
    const ended = await waitForStatus(server, id, "completed");
    expect(ended).toMatchObject({ completion_result: "failure", completion_failure });
  });

  it("pause, and run again when they are resumed, and a resume changes nothing while they run", async () => {
    const id = await sendSleeper(server);
    for (const [act, status, next] of [
      [server.admin.pauseInvocation, 202, "paused"],
      [server.admin.pauseInvocation, 200, "paused"],
      [server.admin.resumeInvocation, 200, "running"],
      [server.admin.resumeInvocation, 200, "running"],
    ] as const) {
      expect(await act(id).withResponse()).toMatchObject({ status, data: undefined });
      await waitForStatus(server, id, next);
    }
  });

  it.each([
    ["middle", "middle"],
    ["latest", "latest"],
    ["keep", "old"],
    [undefined, "old"],
  ] as const)(
    "continue after a resume with the deployment %s on the deployment %s, and stay pinned to it",
    async (chosen, on) => {
      const id = paused.pop() ?? "";
      deployment.broken = on !== "old";
      const options = chosen && { deployment: chosen === "middle" ? ids.middle : chosen };
      await server.admin.resumeInvocation(id, options);
      expect(await readOutput(server, id)).toBe(`started on old, finished on ${on}`);
      expect(await readInvocation(server, id)).toMatchObject({ pinned_deployment_id: ids[on] });
    },
  );

  it.each([
    ["nothing", undefined, "started on latest, finished on latest"],
    ["latest", { deployment: "latest" }, "started on latest, finished on latest"],
    ["keep", { deployment: "keep" }, "started on old, finished on old"],
    ["an entry of the journal", { from: 1 }, "started on old, finished on latest"],
  ] as const)("start over as new ones from %s, each time, once they are completed", async (_, options, output) => {
    const [id = ""] = completed;
    deployment.broken = false;
    const [one, other] = await Promise.all([1, 2].map(() => server.admin.restartAsNewInvocation(id, options)));
    expect(one?.new_invocation_id).not.toBe(other?.new_invocation_id);
    expect(await readOutput(server, String(one?.new_invocation_id))).toBe(output);
    const row = await readInvocation(server, String(one?.new_invocation_id));
    expect(row).toMatchObject({ invoked_by: "restart_as_new", restarted_from: id });
    expect(await readInvocation(server, id)).toMatchObject({ status: "completed", pinned_deployment_id: ids.old });
  });

  it("lose only their journal when it is purged", async () => {
    const id = completed.pop() ?? "";
    expect(await server.admin.getJournal(id)).not.toEqual([]);
    await server.admin.purgeJournal(id);
    expect(await server.admin.getJournal(id)).toEqual([]);
    expect(await readInvocation(server, id)).toMatchObject({ status: "completed", completion_result: "success" });
  });
});
