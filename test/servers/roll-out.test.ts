import { service } from "@restatedev/restate-sdk";
import { beforeEach, describe, expect, it } from "vitest";
import { DeploymentStoppedError, type RollOutResult, WaitTimeoutError } from "../../src/index.js";
import { serveServices } from "../../src/testing/server/serve-services.js";
import { catchError } from "../kit/catch-error.js";
import { pollUntil } from "../kit/poll-until.js";
import { readInvocation, readOutput, sendInvocation, waitForStatus } from "../kit/send-invocations.js";
import { useEmptyServer } from "../kit/use-empty-server.js";
import { versions } from "../kit/versions.js";
import { createShop } from "./shop-services.js";

describe.each(versions)("rolling out a deployment on %s", (version) => {
  const { server, register, listIds } = useEmptyServer(version);
  let old: string;

  beforeEach(async () => {
    old = await register(createShop("old", true));
  });

  const serve = (label: string, broken = false) => server.serve(createShop(label, broken));

  /** Waits until an invocation has failed at least once on the old deployment. */
  async function sendFailing(path: string, status?: string): Promise<string> {
    const id = await sendInvocation(server, path);
    await pollUntil(
      `${id} fails`,
      () => readInvocation(server, id),
      (row) => (status ? row?.status === status : row?.last_failure != null),
    );
    return id;
  }

  async function isPinnedTo(id: string, deployment: string): Promise<boolean> {
    return (await readInvocation(server, id))?.pinned_deployment_id === deployment;
  }

  it("moves 30 invocations that fail inside of a step while they run, and deletes the old deployment", async () => {
    const ids = await Promise.all(Array.from({ length: 30 }, () => sendFailing("Order/charge")));
    const uri = await serve("new");
    const seen: RollOutResult[] = [];
    const { id, isNew, older, moved, passed, failing } = await server.admin.rollOutDeployment(
      { uri },
      { keep: 0, onProgress: (rollOut) => seen.push(rollOut) },
    );

    expect({ isNew, moved, passed, failing }).toEqual({ isNew: true, moved: 30, passed: 30, failing: [] });
    expect(older).toMatchObject([{ id: old, latestOf: [], pinned: {}, deleted: true }]);
    expect(await listIds()).toEqual([id]);
    for (const each of ids) expect(await readOutput(server, each)).toBe("old, new");
    expect(seen[0]).toMatchObject({ id, older: [], moved: 0 });
    expect(seen.at(-1)).toMatchObject({ id, older, moved });
  });

  it("moves what is backing off, and what is paused after failures, but leaves healthy invocations", async () => {
    const failed = [await sendFailing("Mail/send"), await sendFailing("Parcel/send", "paused")];
    const waiting = await sendInvocation(server, "Order/wait");
    const recovered = await sendInvocation(server, "Order/recover");
    const held = await sendInvocation(server, "Cart/bob/hold");
    const added = await sendInvocation(server, "Cart/bob/add");
    await waitForStatus(server, held, "suspended");
    const [stopped, stumbled] = [
      await sendInvocation(server, "Order/wait"),
      await sendInvocation(server, "Order/recover"),
    ];
    await pollUntil(
      "the healthy ones sleep",
      () => Promise.all([waiting, recovered, stopped, stumbled].map((id) => readInvocation(server, id))),
      (rows) => rows.every((row) => Number(row?.journal_commands_size) >= 3 && row?.last_failure == null),
    );
    // One that a user has paused does not fail, even if it has before: it has got past that step.
    for (const id of [stopped, stumbled]) {
      await server.admin.pauseInvocation(id);
      await waitForStatus(server, id, "paused");
    }

    const uri = await serve("new");
    const error = await catchError(server.admin.rollOutDeployment({ uri }, { drain: true, timeout: 10_000 }));
    if (!(error instanceof DeploymentStoppedError)) throw error;
    const { id, moved, older } = error.result;
    expect(error.cause).toBeInstanceOf(WaitTimeoutError);
    expect(error.message).toBe(
      "rollOutDeployment: stopped early: timed out after 10000 ms waiting for the older deployments to drain; last seen: " +
        `${old} has 2 paused, 2 running, 1 suspended, such as ${held} of Cart/hold: not failing (id ${id}, moved 2, passed 2)`,
    );
    const reason = "not failing";
    expect(older[0]?.notMoved).toEqual([
      { handler: "Cart/hold", status: "suspended", count: 1, example: held, reason },
      { handler: "Order/recover", status: "paused", count: 1, example: stumbled, reason },
      { handler: "Order/recover", status: "running", count: 1, example: recovered, reason },
      { handler: "Order/wait", status: "paused", count: 1, example: stopped, reason },
      { handler: "Order/wait", status: "running", count: 1, example: waiting, reason },
    ]);
    expect(moved).toBe(2);
    expect(older).toMatchObject([{ id: old, pinned: { paused: 2, running: 2, suspended: 1 }, deleted: false }]);
    for (const each of failed) expect(await readOutput(server, each)).toBe("old, new");

    // Without that wait, they hold nothing up.
    const again = await server.admin.rollOutDeployment({ uri }, { keep: 0 });
    expect(again).toMatchObject({ id, isNew: false, moved: 0, failing: [], older: [{ ...older[0], deleted: false }] });
    const rest = await server.admin.rollOutDeployment({ uri }, { move: "all", keep: 0 });
    expect(rest).toMatchObject({ id, isNew: false, moved: 5, older: [{ id: old, deleted: true }] });
    for (const each of [waiting, recovered, held, stopped, stumbled]) expect(await isPinnedTo(each, id)).toBe(true);
    await server.admin.killInvocation(held);
    expect(await readOutput(server, added)).toBe("new");
  });

  it("reports in a dry run what it would do, and changes nothing", async () => {
    const failing = await sendFailing("Order/charge");
    const uri = await server.serve(createShop("new").filter(({ name }) => name !== "Mail"));
    const { id, isNew, moved, older } = await server.admin.rollOutDeployment({ uri }, { dryRun: true });
    expect([isNew, moved]).toEqual([true, 1]);
    expect(older).toMatchObject([
      {
        id: old,
        latestOf: ["Mail"],
        changes: [{ name: "Mail", changed: ["removed"] }],
        pinned: expect.toBeOneOf([{ running: 1 }, { "backing-off": 1 }]),
        deleted: false,
      },
    ]);
    expect(await listIds()).toEqual([old]);
    expect(id).not.toBe(old);
    const unmoved = await server.admin.rollOutDeployment({ uri }, { dryRun: true, move: "none" });
    expect(unmoved).toMatchObject({ moved: 0, older: [{ id: old, notMoved: [{ count: 1, reason: "not wanted" }] }] });
    expect(await isPinnedTo(failing, old)).toBe(true);
  });

  it("says from the first poll on which invocations need a handler that is gone", async () => {
    const gone = await sendFailing("Parcel/send", "paused");
    const parcel = service({ name: "Parcel", handlers: { track: async () => {} } });
    const rest = createShop("new").filter(({ name }) => name !== "Parcel");
    const uri = await server.serve([...rest, parcel]);
    const seen: RollOutResult[] = [];
    const options = { drain: true, timeout: 3_000, onProgress: (rollOut: RollOutResult) => seen.push(rollOut) };
    const error = await catchError(server.admin.rollOutDeployment({ uri, breaking: true }, options));
    if (!(error instanceof DeploymentStoppedError)) throw error;
    const notMoved = [{ handler: "Parcel/send", status: "paused", count: 1, example: gone, reason: "no handler" }];
    expect(seen[1]?.older).toMatchObject([{ id: old, notMoved }]);
    expect(error.message).toContain(`has 1 paused, such as ${gone} of Parcel/send: no handler (`);
    expect(error.cause).toMatchObject({
      name: "WaitTimeoutError",
      lastSeen: { moved: 0, older: [{ id: old, notMoved }] },
    });
  });

  it("resumes what failed before it was pinned, on the new deployment", async () => {
    const { url, close } = await serveServices(createShop("gone"));
    const { id: gone } = await server.admin.createDeployment({ uri: url });
    await close();
    const paused = [await sendFailing("Parcel/send", "paused"), await sendFailing("Parcel/send", "paused")];
    const retried = await sendFailing("Order/charge");
    for (const each of [...paused, retried]) expect(await isPinnedTo(each, gone)).toBe(false);

    const uri = await serve("new");
    expect(await server.admin.rollOutDeployment({ uri }, { dryRun: true })).toMatchObject({ moved: 3 });
    const { older, moved } = await server.admin.rollOutDeployment({ uri }, { move: "none", keep: 0 });
    expect(older.map(({ deleted, notMoved }) => ({ deleted, notMoved }))).toEqual([
      { deleted: true, notMoved: [] },
      { deleted: true, notMoved: [] },
    ]);
    expect(moved).toBe(0);
    // One that is backing off is retried on the latest deployment, by the server.
    expect(await readOutput(server, retried)).toBe("new, new");
    expect(await server.admin.rollOutDeployment({ uri })).toMatchObject({ moved: 2 });
    for (const each of paused) expect(await readOutput(server, each)).toBe("new, new");
  });

  it("keeps a deployment that is the latest of another service, once the shared ones have drained", async () => {
    const order = await sendFailing("Order/charge");
    const mail = await sendFailing("Mail/send");
    const uri = await server.serve(createShop("new").filter(({ name }) => name === "Order"));
    const { id, older, moved } = await server.admin.rollOutDeployment({ uri }, { keep: 0 });
    expect(moved).toBe(1);
    expect(older).toMatchObject([{ id: old, latestOf: ["Cart", "Mail", "Parcel"], pinned: {}, deleted: false }]);
    expect(await readOutput(server, order)).toBe("old, new");
    expect(await isPinnedTo(mail, old)).toBe(true);
    expect(await listIds()).toEqual([id, old].sort());
  });
});
