import { setTimeout as delay } from "node:timers/promises";
import { beforeEach, describe, expect, it } from "vitest";
import { RollOutStoppedError } from "../../src/index.js";
import { readOutput, sendInvocation, waitForStatus } from "../live/invocations.js";
import { useServer } from "../live/use-server.js";
import { versions } from "../live/versions.js";
import { catchError } from "../unit/catch-error.js";
import { BROKEN, charged, createRelease, fail, GOOD, type Release, touched } from "./releases.js";

describe.each(versions)("a rollout that tries a few invocations first on %s", (version) => {
  const server = useServer(version);
  let old: string;

  beforeEach(async () => {
    const { admin } = server;
    await admin.killInvocations({ status: ["running", "backing-off", "paused", "suspended", "ready", "pending"] });
    for (const { id } of (await admin.listDeployments()).deployments) await admin.deleteDeployment(id, { force: true });
    charged.clear();
    touched.clear();
    old = await register(BROKEN);
  });

  const serve = (release: Release) => server.serve(createRelease(release));
  const register = async (release: Release) =>
    (await server.admin.registerDeployment({ uri: await serve(release) })).id;
  const listIds = async () => (await server.admin.listDeployments()).deployments.map(({ id }) => id).sort();
  const countTouched = (label: string) => [...touched].filter((each) => each.startsWith(`${label} `)).length;

  async function sendFailing(path: string, count: number): Promise<readonly string[]> {
    const ids = await Promise.all(Array.from({ length: count }, () => sendInvocation(server, path)));
    await expect
      .poll(() => server.admin.countInvocations({ stuck: true, deployment: old }))
      .toBeGreaterThanOrEqual(count);
    return ids;
  }

  async function rollOutInVain(release: Release, options = {}): Promise<RollOutStoppedError> {
    const error = await catchError(server.admin.rollOutDeployment({ uri: await serve(release) }, options));
    if (error instanceof RollOutStoppedError) return error;
    throw error;
  }

  it("stops if the new code fails as the old one, and finishes with code that works, each once", async () => {
    old = await register({ label: "before", charge: fail("is broken") });
    const ids = [...(await sendFailing("Order/run", 20)), ...(await sendFailing("Parcel/run", 20))];
    const start = performance.now();
    const { result, message, paused } = await rollOutInVain({ label: "worse", charge: fail("is broken") });
    expect(performance.now() - start).toBeLessThan(15_000);

    expect(countTouched("worse")).toBeLessThanOrEqual(5);
    expect(await listIds()).toEqual([...result.older.map(({ id }) => id), result.id].sort());
    expect(result.older.map(({ deleted }) => deleted)).toEqual([false, false]);
    expect(result.tried.length).toBeLessThanOrEqual(5);
    expect(new Set(result.tried.map(({ handler }) => handler))).toEqual(new Set(["Order/run", "Parcel/run"]));
    expect(result.tried.every(({ state }) => state === "back")).toBe(true);
    expect(result.tried.some(({ failure }) => failure === "is broken")).toBe(true);
    expect({ moved: result.moved, paused, failing: result.failing }).toEqual({ moved: 0, paused: [], failing: [] });
    const counts = result.older.find(({ id }) => id === old)?.invocations ?? {};
    expect(Object.values(counts).reduce((sum, count) => sum + count, 0)).toBe(40);
    expect(message).toMatch(
      /^the rollout stopped: \d of 5 invocations that were tried fail on dp_\w+, such as inv_\w+ of \w+\/run: is broken \(/,
    );
    expect(await server.admin.countInvocations({ deployment: old })).toBe(40);

    const good = await server.admin.rollOutDeployment({ uri: await serve(GOOD) });
    expect(good.moved).toBe(40);
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

  it("tries invocations that fail before their first step", async () => {
    await server.admin.deleteDeployment(old, { force: true });
    const check = fail("is early");
    old = await register({ ...GOOD, check });
    const ids = await Promise.all(Array.from({ length: 8 }, () => sendInvocation(server, "Early/run")));
    for (const id of ids) await waitForStatus(server, id, "paused");
    const { result } = await rollOutInVain({ label: "worse", charge: () => {}, check });
    expect(result.tried).toHaveLength(5);
    expect(result.tried.every(({ state, failure }) => state === "paused" || failure === null)).toBe(true);
    expect(await listIds()).toContain(old);
    const { moved } = await server.admin.rollOutDeployment({ uri: await serve(GOOD) });
    expect(moved).toBe(8);
    for (const id of ids) expect(await readOutput(server, id)).toBe("good");
  });

  it("says which invocations hang on the new code, and touches no others", async () => {
    await sendFailing("Cart/bob/run", 1);
    const next = await sendInvocation(server, "Cart/bob/run");
    const error = await rollOutInVain({ label: "slow", charge: () => delay(60_000) }, { timeout: 4_000 });
    const { result, cause, message } = error;
    expect(cause).toMatchObject({ name: "WaitTimeoutError" });
    expect(message).toContain(`(${result.id} is registered; tried: 1 trying; 1 invocations were moved; `);
    expect(result).toMatchObject({ moved: 1, tried: [{ handler: "Cart/run", state: "trying", failure: null }] });
    expect(await server.admin.getInvocation(next)).toMatchObject({ status: "pending" });
    expect(await listIds()).toEqual([old, result.id].sort());
  });

  it("deletes nothing while something fails for a new reason, and goes on once it does not", async () => {
    await sendFailing("Order/run", 3);
    let isBroken = true;
    const uri = await serve({ label: "new", charge: () => isBroken && fail("fails in another way")() });
    const done = server.admin.rollOutDeployment({ uri }, { canary: 0 });
    let seen = "";
    done.catch((error: unknown) => (seen = String(error)));
    await expect.poll(async () => (await listIds()).length).toBe(2);
    await delay(2_000);
    expect(await listIds()).toContain(old);
    expect(seen).toBe("");
    isBroken = false;
    const { moved, failing, older } = await done;
    expect({ moved, failing }).toEqual({ moved: 3, failing: [] });
    expect(older).toMatchObject([{ id: old, deleted: true }]);
  });

  it("keeps the older deployments if it is told so, and moves what fails for the old reason with the others", async () => {
    const ids = await sendFailing("Order/run", 7);
    const [poison] = ids;
    const charge = (id: string) => id === poison && fail("is broken")();
    const { result } = await rollOutInVain({ label: "new", charge }, { canary: 7 });
    expect(result.tried.find(({ id }) => id === poison)).toMatchObject({ failure: "is broken", state: "back" });
    const uri = await serve({ label: "newer", charge });
    const kept = await server.admin.rollOutDeployment({ uri }, { canary: 0, keepOlder: true });
    expect(kept.older.map(({ deleted }) => deleted)).toEqual([false, false]);
    expect(await server.admin.getInvocation(poison ?? "")).toMatchObject({ pinned_deployment_id: kept.id });
    // A later call does not know why it failed before, and one that moves it does.
    const error = await catchError(server.admin.rollOutDeployment({ uri }, { canary: 0, timeout: 3_000 }));
    expect(error).toMatchObject({ result: { failing: [{ id: poison, failure: "is broken" }] } });
    expect(await listIds()).toHaveLength(3);
    const { older } = await server.admin.rollOutDeployment(
      { uri: await serve({ label: "newest", charge }) },
      { canary: 0 },
    );
    expect(older.map(({ deleted }) => deleted)).toEqual([true, true, true]);
  });
});
