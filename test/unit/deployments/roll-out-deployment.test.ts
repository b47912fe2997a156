import { beforeEach, describe, expect, it } from "vitest";
import { createAdminClient, DeploymentStoppedError, type RollOutResult } from "../../../src/index.js";
import { createFakeAdminApi, createSample } from "../../../src/testing/index.js";
import { catchError } from "../../kit/catch-error.js";
import { useFastClock } from "../../kit/fast-clock.js";

const api = createFakeAdminApi();
const admin = createAdminClient({ fetch: api.fetch });
const uri = "http://localhost:9080";

/** The invocations that the release finds: those to move, those on the new code, and their failures. */
let rows: readonly object[];
let there: readonly object[];
let failures: readonly object[];
let sent: string[];

const handlers = [{ ...createSample("HandlerMetadata"), name: "run" }];
const serve = (id: string) => [
  createSample("ServiceMetadata", { name: "Cart", ty: "Service", deployment_id: id, handlers }),
];
const describeDeployment = (day: number) => ({
  ...createSample("DeploymentResponse"),
  id: `dp_${day}`,
  created_at: `2026-01-0${day}T00:00:00Z`,
  services: [{ name: "Cart", revision: day }],
});
const kind = { service: "Cart", type: "service", handler: "run", status: "paused" };
const failing = (id: string) => ({ ...kind, id, outcome: "failing", pinned: "dp_1", entries: 3, isQueued: false });
const group = (outcome: string, count: number) => ({
  ...kind,
  deployment: "dp_2",
  pinned: "dp_2",
  outcome,
  count,
  example: "inv_1",
});

useFastClock();

beforeEach(() => {
  api.reset();
  [rows, there, failures, sent] = [[], [], [], []];
  api.on("createDeployment", ({ body, reply }) => {
    sent.push(JSON.stringify(body));
    return reply(201, { ...createSample("RegisterDeploymentResponse"), id: "dp_2", services: serve("dp_2") });
  });
  api.on("listServices", { services: serve("dp_2") });
  api.on("listDeployments", { deployments: [1, 2].map(describeDeployment) });
  api.onQuery(/AS count, min\(id\)/, (sql) => (sql.includes("completed_at >=") ? [...there] : []));
  api.onQuery(/AS entries/, () => [...rows]);
  api.onQuery(/AS "firstAt"/, () => [...failures]);
  for (const name of ["pauseInvocation", "resumeInvocation"] as const)
    api.on(name, ({ path, query, reply }) => {
      const { deployment = "" } = { deployment: undefined, ...query };
      sent.push(`${name} ${path.invocation_id} ${deployment}`);
      rows = rows.filter((row) => Object(row).id !== path.invocation_id || name === "pauseInvocation");
      return reply(name === "pauseInvocation" ? 202 : 200);
    });
  api.on("deleteDeployment", ({ path, reply }) => {
    sent.push(`delete ${path.deployment}`);
    return reply(202);
  });
});

/** What a release is rejected with. */
async function stop(options: Parameters<typeof admin.rollOutDeployment>[1] = {}): Promise<DeploymentStoppedError> {
  const error = await catchError(admin.rollOutDeployment({ uri }, options));
  if (error instanceof DeploymentStoppedError) return error;
  throw error;
}

describe("a release", () => {
  it("says that nothing was checked if it moved nothing, and watched nothing", async () => {
    const result = await admin.rollOutDeployment({ uri });
    const nothing = { succeeded: 0, failed: 0, failing: 0, open: 0, vanished: 0, failures: [], tried: [] };
    expect(result).toMatchObject({
      id: "dp_2",
      isNew: true,
      isChecked: false,
      nothingToDo: false,
      moved: 0,
      ...nothing,
    });
    expect(result.older.map(({ id }) => id)).toEqual(["dp_1"]);
    expect(sent).toEqual([JSON.stringify({ uri, dry_run: false })]);
  });

  it("has nothing to do if its address was registered before, however many older deployments there are", async () => {
    api.on("createDeployment", ({ reply }) =>
      reply(200, { ...createSample("RegisterDeploymentResponse"), id: "dp_2", services: serve("dp_2") }),
    );
    const registered = { id: "dp_2", uri };
    api.on("getDeployment", { ...createSample("DetailedDeploymentResponse"), ...registered });
    expect(await admin.rollOutDeployment({ uri })).toMatchObject({ isNew: false, nothingToDo: true });
    expect(await admin.rollOutDeployment({ uri, force: true })).toMatchObject({ isNew: false, nothingToDo: false });
  });

  it("stops as soon as more fails on its code than is tolerated, with code, step and message", async () => {
    there = [group("succeeded", 1), group("failing", 2)];
    const failure = { failure: "is late", restate_code: "RT0007", command_name: "charge", code: 500 };
    failures = [{ service: "Cart", handler: "run", count: 2, examples: ["inv_9"], ...failure }];
    const { message, result } = await stop({ bake: { hours: 1 }, timeout: 0 });
    expect(message).toContain(
      "2 of 3 invocations that have ended or fail have failed, on dp_2: 2 of Cart/run at charge, such as inv_9: [RT0007] is late",
    );
    const wanted = { message: "is late", restateCode: "RT0007", relatedCommand: { name: "charge" } };
    expect(result).toMatchObject({ succeeded: 1, failing: 2, failures: [{ count: 2, ...wanted }] });
    expect((await admin.rollOutDeployment({ uri }, { tolerance: 0.1 })).failing).toBe(2);
  });

  it("watches for as long as its bake, and fails if nothing has ended by then", async () => {
    const seen: RollOutResult[] = [];
    there = [group("open", 3)];
    const start = performance.now();
    const options = { bake: { seconds: 20 }, onProgress: (result: RollOutResult) => seen.push(result) };
    expect((await stop(options)).message).toContain("none of 3 invocations has ended");
    expect(performance.now() - start).toBeGreaterThan(20_000);
    expect(seen.length).toBeGreaterThan(10);
    there = [group("open", 2), group("succeeded", 1)];
    expect(await admin.rollOutDeployment({ uri }, options)).toMatchObject({ succeeded: 1, open: 2, isChecked: true });
  });

  it("resumes what it has paused where it was, if it is aborted", async () => {
    rows = ["inv_1", "inv_2"].map((id) => ({ ...failing(id), status: "running" }));
    const controller = new AbortController();
    const watched = createAdminClient({
      fetch: api.fetch,
      onResponse: ({ path }) => {
        if (!path.endsWith("/pause") || sent.length < 3) return;
        rows = ["inv_1", "inv_2"].map(failing);
        controller.abort(new Error("Ctrl-C"));
      },
    });
    const error = await catchError(watched.rollOutDeployment({ uri }, { signal: controller.signal }));
    expect(error).toMatchObject({ name: "DeploymentStoppedError", paused: [], result: { moved: 0 } });
    expect(sent.slice(1).sort()).toEqual([
      ...["pauseInvocation inv_1 ", "pauseInvocation inv_2 "],
      ...["resumeInvocation inv_1 ", "resumeInvocation inv_2 "],
    ]);
  });

  it("counts what it has moved, and stops if all of these vanish", async () => {
    rows = [failing("inv_1")];
    const { message, result } = await stop();
    expect(message).toContain("all 1 invocations that were tried have vanished");
    expect(result).toMatchObject({
      moved: 1,
      vanished: 1,
      isChecked: false,
      tried: [{ id: "inv_1", state: "vanished" }],
    });
    rows = [failing("inv_1")];
    expect(await admin.rollOutDeployment({ uri }, { canary: 0 })).toMatchObject({ moved: 1, vanished: 1, tried: [] });
    expect(sent.filter((each) => each.startsWith("resume"))).toEqual(Array(2).fill("resumeInvocation inv_1 dp_2"));
  });

  it("stops if another deployment is the latest, and says how to go back", async () => {
    api.on("listServices", { services: serve("dp_3") });
    expect((await stop()).message).toContain(
      'dp_2 is not the latest deployment of Cart: dp_3 is; to go back to it, call restoreDeployment("dp_2")',
    );
  });

  it("covers the registration with its timeout", async () => {
    api.on("createDeployment", () => new Promise(() => {}));
    await expect(admin.rollOutDeployment({ uri }, { timeout: 3_000 })).rejects.toMatchObject({
      name: "WaitTimeoutError",
      message: expect.stringContaining("timed out after 3000 ms waiting for the registration"),
    });
  });
});

describe("going back", () => {
  const old = {
    ...{ id: "dp_2", uri, http_version: "HTTP/1.1", created_at: "2026-01-01T00:00:00Z", services: [] },
    ...{ additional_headers: { authorization: "Bearer key" }, metadata: { git: "abc" } },
  };

  it("registers the older deployment as it was, and stops at no failure", async () => {
    api.on("getDeployment", () => ({ ...createSample("DetailedDeploymentResponse"), ...old }));
    rows = [failing("inv_1")];
    there = [group("failing", 9)];
    expect(await admin.restoreDeployment("dp_2")).toMatchObject({ id: "dp_2", moved: 1, failing: 9 });
    expect(JSON.parse(sent[0] ?? "")).toEqual({
      ...{ uri, additional_headers: old.additional_headers, metadata: old.metadata },
      ...{ force: true, use_http_11: true, dry_run: false },
    });
  });

  it("says beforehand which header the server does not return, and takes it", async () => {
    const additional_headers = { authorization: "***" };
    api.on("getDeployment", () => ({ ...createSample("DetailedDeploymentResponse"), ...old, additional_headers }));
    await expect(admin.restoreDeployment("dp_2")).rejects.toThrow(
      "restoreDeployment: the server does not return the value of authorization: pass additionalHeaders",
    );
    expect(sent).toEqual([]);
    await admin.restoreDeployment("dp_2", { additionalHeaders: { authorization: "new" } });
    expect(JSON.parse(sent[0] ?? "")).toMatchObject({ additional_headers: { authorization: "new" } });
  });
});
