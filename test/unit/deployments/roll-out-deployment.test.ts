import { beforeEach, expect, it, vi } from "vitest";
import {
  createAdminClient,
  DeploymentStoppedError,
  type RollOutOptions,
  type RollOutResult,
} from "../../../src/index.js";
import { createSample, resetConnection } from "../../../src/testing/index.js";
import { catchError } from "../../kit/catch-error.js";
import {
  admin,
  api,
  describeDeployment,
  failing,
  kind,
  register,
  registered,
  running,
  serve,
  stuck,
  unpinned,
  uri,
  useFakeDeployments,
  world,
} from "./fake-deployments.js";

/** The invocations on the new code, and their failures. */
let there: readonly object[];
let failures: readonly object[];

const group = (outcome: string, count: number) => ({
  ...{ ...kind, deployment: "dp_2", pinned: "dp_2", plan: "at destination", outcome, count, id: "inv_0" },
});

useFakeDeployments();

beforeEach(() => {
  [there, failures] = [[], []];
  api.onQuery(/AS entries/, (sql) => [...(sql.includes("WHERE id IN") ? [] : there), ...world.rows]);
  api.onQuery(/true AS similar.* AS "firstAt"/, () => [...failures]);
});

/** Returns the error of a release. */
async function stop(options: RollOutOptions = {}, client = admin): Promise<DeploymentStoppedError> {
  const error = await catchError(client.rollOutDeployment({ uri }, options));
  if (error instanceof DeploymentStoppedError) return error;
  throw error;
}

it("says that nothing was checked if it moved nothing, and watched nothing", async () => {
  const { others, ...result } = await admin.rollOutDeployment({ uri });
  const nothing = { succeeded: 0, failed: 0, failing: 0, open: 0, vanished: 0, failures: [], tried: [], moved: 0 };
  expect(result).toMatchObject({ id: "dp_2", isNew: true, isChecked: false, isMadeLatest: true, ...nothing });
  expect(others.map(({ id }) => id)).toEqual(["dp_1"]);
  expect(world.sent).toEqual([JSON.stringify({ uri, dry_run: false })]);
});

it("changes nothing if its address was registered before, and it is not forced", async () => {
  register(200);
  expect(await admin.rollOutDeployment({ uri })).toMatchObject({ isNew: false, isMadeLatest: false, moved: 0 });
  expect(await admin.rollOutDeployment({ uri, force: true })).toMatchObject({ isNew: false, isMadeLatest: true });
  // Six invocations are more than a release tries first. The seventh is on the new code, and waits out an older back-off.
  const queued = { ...stuck("inv_7"), isQueued: true };
  world.rows = [...["inv_1", "inv_2", "inv_3", "inv_4", "inv_5", "inv_6"].map(failing), queued];
  for (const dry_run of [true, false])
    expect(await admin.rollOutDeployment({ uri, dry_run }, { dryRun: !dry_run })).toMatchObject({ moved: 6 });
  expect(world.sent.filter((each) => each.startsWith("resume"))).toEqual([]);
});

it("counts an invocation as moved once it is resumed, though the response is lost", async () => {
  world.rows = ["inv_1", "inv_2"].map(failing);
  api.on("resumeInvocation", () => {
    world.rows = [{ ...stuck("inv_2"), outcome: "open" }];
    return resetConnection();
  });
  expect(await admin.rollOutDeployment({ uri }, { canary: 0 })).toMatchObject({ moved: 2, vanished: 1 });
});

it("stops as soon as more invocations fail on its code than are tolerated, with code, step and message", async () => {
  there = [group("succeeded", 1), group("failing", 2)];
  const failure = { failure: "is late", restate_code: "RT0007", command_name: "charge", code: 500 };
  failures = Array(101).fill({ service: "Cart", handler: "run", count: 2, examples: ["inv_9"], ...failure });
  const { message, result } = await stop({ bake: { hours: 1 }, timeout: 0 });
  expect(message).toContain(
    "2 of 3 ended or failing invocations have failed, on dp_2: 2 of Cart/run at charge, such as inv_9: [RT0007] is late",
  );
  const wanted = { count: 2, message: "is late", restateCode: "RT0007", relatedCommand: { name: "charge" } };
  expect(result).toMatchObject({ succeeded: 1, failing: 2, failures: Array(100).fill(wanted) });
  there = [group("failed", 2)];
  const tolerant = await admin.rollOutDeployment({ uri }, { tolerance: 1, bake: { seconds: 0 } });
  expect(tolerant).toMatchObject({ failed: 2, failures: Array(100).fill(wanted) });
});

it("watches for as long as its bake, and fails if no invocation has ended by then", async () => {
  const seen: RollOutResult[] = [];
  there = [group("open", 3)];
  const start = performance.now();
  const options = { bake: { seconds: 20 }, onProgress: (result: RollOutResult) => seen.push(result) };
  expect((await stop(options)).message).toContain("none of 3 invocations has succeeded");
  expect(performance.now() - start).toBeGreaterThan(20_000);
  expect(seen.length).toBeGreaterThan(10);
  there = [group("open", 2), group("succeeded", 1)];
  expect(await admin.rollOutDeployment({ uri }, options)).toMatchObject({ succeeded: 1, open: 2, isChecked: true });
});

it.each([
  [
    "while it pauses",
    /pause$/,
    ["inv_1", "inv_2"].map(running),
    0,
    ["pauseInvocation inv_1", "pauseInvocation inv_2"],
    "here",
  ],
  ["while it resumes", /resume$/, ["inv_1"].map(failing), 1, [], "dp_2"],
  ["while it resumes one without a pin, which is on the latest", /resume$/, ["inv_1"].map(unpinned), 1, [], "here"],
] as const)("leaves nothing paused if it is aborted %s", async (_, path, found, moved, pauses, place) => {
  world.rows = found;
  const controller = new AbortController();
  const onResponse = (response: { readonly path: string }): void => {
    if (!path.test(response.path) || world.sent.length < 1 + found.length) return;
    world.rows = world.rows.map((row) => ({ ...row, status: "paused" }));
    controller.abort(new Error("Ctrl-C"));
  };
  const watched = createAdminClient({ fetch: api.fetch, onResponse });
  expect(await stop({ signal: controller.signal }, watched)).toMatchObject({ paused: [], result: { moved } });
  expect(world.sent.slice(1).sort()).toEqual([...pauses, ...found.map(({ id }) => `resumeInvocation ${id} ${place}`)]);
});

it("waits for a slow pause on its way back", async () => {
  world.rows = [running("inv_1")];
  const controller = new AbortController();
  let looks = 0;
  api.onQuery(/AS entries/, () => {
    if (controller.signal.aborted) looks += 1;
    if (looks > 12) world.rows = world.rows.map((row) => ({ ...row, status: "paused" }));
    return [...world.rows];
  });
  // The invocation runs again on the older deployment.
  api.on("resumeInvocation", ({ path, reply }) => {
    world.sent.push(`resumeInvocation ${path.invocation_id}`);
    api.onQuery(/AS entries/, [running("inv_1")]);
    return reply(200);
  });
  const onResponse = ({ path }: { readonly path: string }): void => {
    if (path.endsWith("/pause")) controller.abort(new Error("Ctrl-C"));
  };
  const watched = createAdminClient({ fetch: api.fetch, onResponse });
  expect(await stop({ signal: controller.signal }, watched)).toMatchObject({ paused: [] });
  expect(world.sent.slice(1)).toEqual(["pauseInvocation inv_1", "resumeInvocation inv_1"]);
});

it("reports vanished invocations, and stops if all tried ones have vanished while others are left", async () => {
  world.rows = ["inv_1", "inv_2"].map(failing);
  const { message, result } = await stop({ canary: 1 });
  expect(message).toContain("all 1 invocations that were tried have vanished");
  const tried = [{ id: "inv_1", state: "vanished" }];
  expect(result).toMatchObject({ moved: 1, vanished: 1, isChecked: false, tried });
  const rest = { moved: 1, vanished: 1, isChecked: false };
  expect(await admin.rollOutDeployment({ uri })).toMatchObject({ ...rest, tried: [{ state: "vanished" }] });
  world.rows = [failing("inv_3")];
  expect(await admin.rollOutDeployment({ uri }, { canary: 0 })).toMatchObject({ ...rest, tried: [] });
  const resumed = ["inv_1", "inv_2", "inv_3"].map((id) => `resumeInvocation ${id} dp_2`);
  expect(world.sent.filter((each) => each.startsWith("resume"))).toEqual(resumed);
});

it("stops if another deployment is the latest, and says how to go back, even in a dry run", async () => {
  const own = serve("dp_2", "Mail");
  register(201, [...own, ...serve("dp_2")]);
  api.on("listServices", { services: [...own, ...serve("dp_3")] });
  api.on("listDeployments", { deployments: [1, 2, 3].map(describeDeployment) });
  for (const dryRun of [false, true]) {
    expect((await stop({ dryRun })).message).toContain(
      'dp_2 is not the latest deployment of Cart: dp_3 is; to go back to it, call restoreDeployment("dp_2")',
    );
    register(200);
  }
});

it("waits while the server is away, or lists no services yet", async () => {
  world.rows = [failing("inv_1")];
  api.on("listServices", 503, 503, 503, { services: [] }, { services: serve("dp_2") });
  expect(await admin.rollOutDeployment({ uri }, { canary: 0 })).toMatchObject({ moved: 1 });
});

it("counts its timeout from before the registration", async () => {
  const { id, services } = registered;
  api.on("createDeployment", async () => {
    await new Promise((resolve) => setTimeout(resolve, 8_000));
    return { ...createSample("RegisterDeploymentResponse"), id, services };
  });
  world.rows = [failing("inv_1")];
  api.on("resumeInvocation", 403);
  const start = performance.now();
  expect((await stop({ timeout: 10_000 })).cause).toMatchObject({ timeout: 10_000 });
  expect(performance.now() - start).toBeLessThan(15_000);
});

it.each<[string, RollOutOptions, number]>([
  ["the option", { timeout: 3_000 }, 3_000],
  ["ten minutes and the bake by default", { bake: { minutes: 10 } }, 1_200_000],
])("covers the registration with its timeout: %s", async (_, options, timeout) => {
  api.on("createDeployment", () => new Promise(() => {}));
  const patient = createAdminClient({ fetch: api.fetch, timeout: 0 });
  const late = catchError(patient.rollOutDeployment({ uri }, options));
  await vi.advanceTimersByTimeAsync(timeout);
  const message = expect.stringContaining(`timed out after ${timeout} ms waiting for the registration`);
  expect(await late).toMatchObject({ name: "WaitTimeoutError", message });
});

/** Another deployment is the latest, until this one is registered again. */
