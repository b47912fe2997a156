import { beforeEach, expect, it } from "vitest";
import { DeploymentStoppedError, type InvocationMove, type MoveOptions } from "../../../src/index.js";
import { catchError } from "../../kit/catch-error.js";
import {
  admin,
  api,
  failing,
  registered,
  running,
  serve,
  unpinned,
  useFakeDeployments,
  world,
} from "./fake-deployments.js";

useFakeDeployments();

const healthy = { ...failing("inv_2"), status: "suspended", outcome: "open" };
/** The entry of an invocation that stays. */
const stay = (status: string, reason: string, example: string) => [
  { handler: "Cart/run", status, count: 1, example, reason },
];

/** Lists the condition of each query. */
const conditions = () =>
  api
    .callsTo("query")
    .map(({ body }) => body.query.replace(/^.* ON event_of = id WHERE /s, "").replace(/\)\)\s+GROUP.*$/s, ""));

beforeEach(() => {
  api.on("getDeployment", ({ path, reply }) =>
    path.deployment === "dp_9" ? reply(404) : { ...registered, id: path.deployment, services: serve(path.deployment) },
  );
});

const left = stay("suspended", "not failing", "inv_2");

it.each<[string, InvocationMove, MoveOptions, string[], object]>([
  ["what fails, to the latest", { to: "latest" }, {}, ["inv_1 dp_2"], { moved: 1, notMoved: left }],
  ["what fails, to another", { to: "dp_3" }, {}, ["inv_1 dp_3"], { moved: 1, notMoved: left }],
  ["all", { to: "latest" }, { move: "all" }, ["inv_1 dp_2", "inv_2 dp_2"], { moved: 2, notMoved: [] }],
  ["nothing in a dry run", { to: "latest" }, { dryRun: true }, [], { moved: 1, notMoved: left }],
])("moves %s", async (_, invocations, options, sent, result) => {
  world.rows = [failing("inv_1"), { ...healthy, plan: options.move === "all" ? "move" : "not failing" }];
  expect(await admin.moveInvocations(invocations, options)).toEqual(result);
  expect(world.sent).toEqual(sent.map((each) => `resumeInvocation ${each}`));
});

it.each([
  ["latest", undefined, 1, []],
  ["latest", "dp_1", 0, stay("paused", "no pin", "inv_1")],
  ["dp_3", undefined, 0, stay("paused", "no pin", "inv_1")],
])("to %s, from %s, moves %i of one invocation without a pin", async (to, from, moved, notMoved) => {
  api.onQuery(/AS entries/, (sql) => [{ ...unpinned("inv_1"), plan: sql.includes("NOT (true") ? "move" : "no pin" }]);
  api.onQuery(/WHERE id IN/, []);
  expect(await admin.moveInvocations(from === undefined ? { to } : { to, from })).toEqual({ moved, notMoved });
  expect(world.sent).toEqual(moved > 0 ? ["resumeInvocation inv_1 here"] : []);
});

it("selects invocations by the fields of the filter and the deployment that they are pinned to", async () => {
  await admin.moveInvocations({ from: "dp_1", to: "latest", service: "Cart" }, { dryRun: true });
  const pinned = "status <> 'completed' AND pinned_deployment_id = 'dp_1'";
  // The first read finds out whether any invocation needs the deployment.
  expect(conditions()).toEqual([`${pinned} AND (TRUE)`, `${pinned} AND (target_service_name = 'Cart')`]);
  await admin.moveInvocations({ to: "latest" }, { dryRun: true });
  expect(conditions()[2]).toBe("status <> 'completed' AND TRUE AND (TRUE)");
});

it("asks for the deployment that they leave only if no invocation needs it, since somebody may have deleted it", async () => {
  world.rows = [failing("inv_1")];
  expect(await admin.moveInvocations({ from: "dp_9", to: "dp_3" }, { dryRun: true })).toMatchObject({ moved: 1 });
  world.rows = [];
  expect(await admin.moveInvocations({ from: "dp_1", to: "dp_3" })).toEqual({ moved: 0, notMoved: [] });
  for (const given of [{ from: "dp_9", to: "latest" }, { to: "dp_9" }])
    expect(await catchError(admin.moveInvocations(given))).toMatchObject({ status: 404 });
});

it("pauses at most 100 invocations at a time, and resumes each once its pause has taken effect", async () => {
  world.rows = Array.from({ length: 150 }, (_, n) => running(`inv_${n}`));
  const paused = new Set<string>();
  let most = 0;
  api.onQuery(/AS entries/, (sql) => {
    const wanted = sql.match(/inv_\d+/g);
    const rows = world.rows.map((row) => (paused.has(Object(row).id) ? { ...row, status: "paused" } : row));
    // A pause takes effect between two looks.
    for (const each of world.sent) if (each.startsWith("pause")) paused.add(each.split(" ")[1] ?? "");
    most = Math.max(most, rows.filter((row) => paused.has(Object(row).id)).length);
    return rows.filter((row) => wanted?.includes(Object(row).id) ?? true);
  });
  expect(await admin.moveInvocations({ to: "latest" })).toMatchObject({ moved: 150 });
  expect([most, new Set(world.sent).size, world.sent.length]).toEqual([100, 300, 300]);
});

/** Stops a move after 3 seconds, while one of two is not ready to be moved. */
async function stop(options: MoveOptions = {}): Promise<DeploymentStoppedError> {
  world.rows = [failing("inv_1"), { ...running("inv_2"), status: "ready" }];
  const error = await catchError(admin.moveInvocations({ from: "dp_1", to: "latest" }, { timeout: 3_000, ...options }));
  if (error instanceof DeploymentStoppedError) return error;
  throw error;
}

it("stops in time with the moved invocations, and no longer reports the failures of its first calls", async () => {
  let attempts = 0;
  api.on("resumeInvocation", ({ reply }) => {
    if (attempts++ === 0) return reply(403);
    world.rows = world.rows.slice(1);
    return reply(200);
  });
  expect(await stop()).toMatchObject({
    ...{ calledFunction: "moveInvocations", result: { moved: 1, notMoved: [] }, paused: [] },
    cause: { name: "WaitTimeoutError", timeout: 3_000 },
    message: expect.stringMatching(/the invocations of dp_1 to move to latest; last seen: 1 left to move \(moved 1\)$/),
  });
});

it("says which invocations could not be moved, and why", async () => {
  api.on("resumeInvocation", 403);
  expect((await stop()).message).toMatch(
    /last seen: 2 left to move; 1 failed, such as inv_1: AdminResponseError: .*403/,
  );
});

it("lists the invocations that stay paused, since their pause took more than 5 seconds", async () => {
  world.rows = [running("inv_1")];
  const error = await catchError(admin.moveInvocations({ to: "latest" }, { timeout: 1_000 }));
  expect(error).toMatchObject({
    paused: ["inv_1"],
    message: expect.stringMatching(/\(moved 0; 1 stay paused, such as inv_1\)$/),
  });
  expect(new Set(world.sent)).toEqual(new Set(["pauseInvocation inv_1"]));
});
