import { setTimeout as delay } from "node:timers/promises";
import { TerminalError } from "@restatedev/restate-sdk";
import { beforeEach, describe, expect, it } from "vitest";
import { DeploymentStoppedError } from "../../src/index.js";
import { catchError } from "../kit/catch-error.js";
import { readOutput, sendInvocation, waitForStatus } from "../kit/send-invocations.js";
import { useEmptyServer } from "../kit/use-empty-server.js";
import { versions } from "../kit/versions.js";
import { BROKEN, charged, createRelease, fail, GOOD, type Release, touched } from "./releases.js";

describe.each(versions)("a rollout that tries a few invocations first on %s", (version) => {
  const { server, register, listIds } = useEmptyServer(version);
  let old: string;

  beforeEach(async () => {
    old = await register(createRelease(BROKEN));
  });

  const serve = (release: Release) => server.serve(createRelease(release));
  const countTouched = (label: string) => [...touched].filter((each) => each.startsWith(`${label} `)).length;

  async function sendFailing(path: string, count: number): Promise<readonly string[]> {
    const ids = await Promise.all(Array.from({ length: count }, () => sendInvocation(server, path)));
    await expect
      .poll(() => server.admin.countInvocations({ stuck: true, deployment: old }))
      .toBeGreaterThanOrEqual(count);
    return ids;
  }

  async function rollOutInVain(release: Release, options = {}): Promise<DeploymentStoppedError> {
    const error = await catchError(server.admin.rollOutDeployment({ uri: await serve(release) }, options));
    if (error instanceof DeploymentStoppedError) return error;
    throw error;
  }

  it("stops if the new code fails as the old one, and finishes with code that works, each once", async () => {
    old = await register(createRelease({ label: "before", charge: fail("is broken") }));
    const ids = [...(await sendFailing("Order/run", 20)), ...(await sendFailing("Parcel/run", 20))];
    const { result, message, paused } = await rollOutInVain({ label: "worse", charge: fail("is broken") });

    expect(countTouched("worse")).toBeLessThanOrEqual(5);
    expect(await listIds()).toEqual([...result.older.map(({ id }) => id), result.id].sort());
    expect(result.older.map(({ deleted }) => deleted)).toEqual([false, false]);
    expect(result.tried.length).toBeLessThanOrEqual(5);
    expect(new Set(result.tried.map(({ handler }) => handler))).toEqual(new Set(["Order/run", "Parcel/run"]));
    expect(result.tried.every(({ state }) => state === "back")).toBe(true);
    expect(result.tried.some(({ failure }) => failure === "is broken")).toBe(true);
    expect({ moved: result.moved, paused }).toEqual({ moved: 0, paused: [] });
    expect(result.failing.map(({ message, isNew }) => [message, isNew])).toContainEqual(["is broken", false]);
    const counts = result.older.find(({ id }) => id === old)?.pinned ?? {};
    expect(Object.values(counts).reduce((sum, count) => sum + count, 0)).toBe(40);
    expect(message).toMatch(
      /^rollOutDeployment: stopped early: \d of 5 invocations that were tried fail on dp_\w+: \d of \w+\/run fail, as before, such as inv_\w+: is broken \(/,
    );
    expect(await server.admin.countInvocations({ deployment: old })).toBe(40);

    const good = await server.admin.rollOutDeployment({ uri: await serve(GOOD) }, { keep: 0 });
    expect([good.moved, good.passed]).toEqual([40, 40]);
    expect(good.tried.map(({ state }) => state)).toEqual(Array(5).fill("passed"));
    expect(await listIds()).toEqual([good.id]);
    for (const id of ids) expect(await readOutput(server, id)).toBe("before, good");
    expect(ids.map((id) => charged.get(id))).toEqual(ids.map(() => 1));
  });

  it("leaves an invocation paused on the new deployment if it has made another step there", async () => {
    const ids = await sendFailing("Order/run", 3);
    const { result } = await rollOutInVain({ label: "worse", charge: fail("is worse"), steps: ["reserve"] });
    expect(result.tried.map(({ id }) => id).sort()).toEqual([...ids].sort());
    for (const { id, state, failure } of result.tried) {
      expect(failure).toBeOneOf(["is worse", null]);
      const row = await server.admin.getInvocation(id);
      if (state === "paused") expect(row).toMatchObject({ status: "paused", pinned_deployment_id: result.id });
      else expect(row).toMatchObject({ pinned_deployment_id: state === "back" ? old : result.id });
    }
    expect(result.tried.some(({ state }) => state === "paused")).toBe(true);
    const uri = await serve({ ...GOOD, steps: ["reserve"] });
    await server.admin.rollOutDeployment({ uri });
    expect(ids.map((id) => charged.get(id))).toEqual([1, 1, 1]);
  });

  it.each([
    ["are paused", "Early/run", "paused"],
    ["back off", "Patient/run", "backing-off"],
  ] as const)("tries those that %s before their first step, and touches no others", async (_, path, status) => {
    await server.admin.deleteDeployment(old, { force: true });
    const check = fail("is early");
    old = await register(createRelease({ ...GOOD, check }));
    const ids = await Promise.all(Array.from({ length: 8 }, () => sendInvocation(server, path)));
    for (const id of ids) await waitForStatus(server, id, status);
    const { result } = await rollOutInVain({ label: "worse", charge: () => {}, check }, { keep: 0 });
    expect(result.tried).toHaveLength(5);
    expect(result.tried).toContainEqual(expect.objectContaining({ state: "paused", failure: "is early" }));
    expect(countTouched("worse")).toBe(5);
    expect(await listIds()).toContain(old);
    const { moved, passed } = await server.admin.rollOutDeployment({ uri: await serve(GOOD) });
    expect([moved, passed]).toEqual([8, 8]);
    for (const id of ids) expect(await readOutput(server, id)).toBe("good");
  });

  it("counts what the server retries on the new code by itself, if that ends it with a failure", async () => {
    old = await register(createRelease({ ...GOOD, label: "older", check: fail("is early") }));
    const sent = Array.from({ length: 6 }, () => sendInvocation(server, "Quick/run"));
    for (const id of await Promise.all(sent))
      await expect.poll(() => server.admin.countInvocations({ id, stuck: true })).toBe(1);
    const check = () => {
      throw new TerminalError("gives up");
    };
    const deployment = { uri: await serve({ ...GOOD, check }) };
    const error = await catchError(server.admin.rollOutDeployment(deployment, { keep: 0 }));
    expect(error).toMatchObject({ name: "DeploymentStoppedError", message: expect.stringContaining(" gives up") });
    expect(error).toHaveProperty("result.failing.0.message", "[500] gives up");
    expect(await listIds()).toContain(old);
    // They will not end in another way, so a later call does not count them.
    await expect.poll(() => server.admin.countInvocations({ service: "Quick", status: "completed" })).toBe(6);
    const again = await server.admin.rollOutDeployment(deployment, { keep: 0 });
    expect(again).toMatchObject({ isNew: false, moved: 0, failing: [] });
  });

  it("says which invocations hang on the new code, and touches no others", async () => {
    await sendFailing("Cart/bob/run", 1);
    const next = await sendInvocation(server, "Cart/bob/run");
    const error = await rollOutInVain({ label: "slow", charge: () => delay(60_000) }, { timeout: 4_000 });
    const { result, cause, message } = error;
    expect(cause).toMatchObject({ name: "WaitTimeoutError" });
    expect(message).toMatch(
      /last seen: 1 of the moved invocations have not passed yet, such as inv_\w+ \(id dp_\w+, moved 1, passed 0\)$/,
    );
    expect(result).toMatchObject({
      moved: 1,
      passed: 0,
      tried: [{ handler: "Cart/run", state: "trying", failure: null }],
    });
    expect(await server.admin.getInvocation(next)).toMatchObject({ status: "pending" });
    expect(await listIds()).toEqual([old, result.id].sort());
  });

  it("deletes nothing if something fails for a new reason, and goes on in a later call once it does not", async () => {
    const ids = await sendFailing("Order/run", 3);
    let isBroken = true;
    const uri = await serve({ label: "new", charge: () => isBroken && fail("fails in another way")() });
    const options = { canary: 0, keep: 0 };
    const error = await catchError(server.admin.rollOutDeployment({ uri }, options));
    const group = { handler: "Order/run", message: "fails in another way", isNew: true, count: 3 };
    expect(error).toMatchObject({
      name: "DeploymentStoppedError",
      message: expect.stringMatching(
        /: 3 of 3 invocations fail on dp_\w+: 3 of Order\/run fail, for a new reason, such/,
      ),
      result: { moved: 3, passed: 0, failing: [group], older: [{ id: old, deleted: false }] },
    });
    // A later call does not know why they failed before.
    const again = await catchError(server.admin.rollOutDeployment({ uri }, options));
    expect(again).toMatchObject({ result: { moved: 0, failing: [{ ...group, isNew: undefined }] } });
    expect(await listIds()).toContain(old);
    isBroken = false;
    await expect.poll(() => server.admin.countInvocations({ id: ids, status: "completed" })).toBe(3);
    expect(await server.admin.rollOutDeployment({ uri }, options)).toMatchObject({
      ...{ moved: 0, failing: [] },
      older: [{ id: old, deleted: true }],
    });
  });

  it("does not count what started on the new code and fails there", async () => {
    const deployment = { uri: await serve({ label: "new", charge: fail("is worse") }) };
    const { id } = await server.admin.rollOutDeployment(deployment);
    await sendInvocation(server, "Order/run");
    await expect.poll(() => server.admin.countInvocations({ stuck: true, deployment: id })).toBe(1);
    expect(await server.admin.rollOutDeployment(deployment)).toMatchObject({ id, moved: 0, failing: [] });
  });

  /** Code that works for the ten invocations that it runs first. */
  function workForTen(label: string): Release {
    const seen = new Set<string>();
    return { label, charge: (id) => [...seen.add(id)].indexOf(id) > 9 && fail("is broken")() };
  }

  it("counts what fails for a few of many after the trial, and accepts as many as the caller tolerates", async () => {
    await sendFailing("Order/run", 12);
    const group = { handler: "Order/run", message: "is broken", isNew: false, count: 2 };
    const options = { keep: 0, tolerance: 0.1 };
    const { result, message } = await rollOutInVain(workForTen("new"), options);
    expect(result.tried.map(({ state }) => state)).toEqual(Array(5).fill("passed"));
    expect(result).toMatchObject({ moved: 12, passed: 10, failing: [group], older: [{ id: old, deleted: false }] });
    expect(message).toMatch(/: 2 of 12 invocations fail on dp_\w+: 2 of Order\/run fail, as before, such as inv_/);

    await server.admin.killInvocations({ stuck: true });
    old = await register(createRelease({ ...BROKEN, label: "next" }));
    await sendFailing("Order/run", 12);
    const most = await server.admin.rollOutDeployment(
      { uri: await serve(workForTen("newer")) },
      { ...options, tolerance: 0.2 },
    );
    expect(most).toMatchObject({ moved: 12, passed: 10, failing: [group] });
    expect(most.older.every(({ deleted }) => deleted)).toBe(true);
    // Those that are tried must not fail in any case.
    const last = await rollOutInVain({ ...BROKEN, label: "newest" }, { ...options, tolerance: 1 });
    expect(last.result).toMatchObject({ moved: 0, tried: [{ state: "back" }, { state: "back" }] });
  });
});
