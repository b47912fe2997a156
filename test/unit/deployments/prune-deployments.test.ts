import { beforeEach, expect, it } from "vitest";
import { createAdminClient, type PruneOptions } from "../../../src/index.js";
import { createSample } from "../../../src/testing/index.js";
import { catchError } from "../../kit/catch-error.js";
import { useFastClock } from "../../kit/fast-clock.js";
import { admin, api, describeDeployment } from "./fake-deployments.js";

useFastClock();

/** Groups of invocations that have not completed: two are paused on dp_2, and one goes to the latest. */
const paused = { deployment: "dp_2", pinned: "dp_2", service: "Cart", status: "paused", count: 2 };
const scheduled = { deployment: null, pinned: null, service: "Cart", status: "scheduled", count: 1 };

/** Reads on which deployments an invocation has succeeded. */
const PROVEN =
  "SELECT DISTINCT pinned_deployment_id AS id FROM sys_invocation WHERE status = 'completed' AND completion_failure IS NULL AND pinned_deployment_id IS NOT NULL";

let deletions: string[];
let groups: readonly object[];

/** Four deployments, each registered a day after the one before. */
beforeEach(() => {
  api.reset();
  deletions = [];
  groups = [paused, scheduled];
  api.on("listDeployments", { deployments: [1, 2, 3, 4].map(describeDeployment) });
  api.on("listServices", { services: [createSample("ServiceMetadata", { name: "Cart", deployment_id: "dp_4" })] });
  api.onQuery(/WHERE status <> 'completed'\)\) GROUP BY/, () => [...groups]);
  api.onQuery(PROVEN, []);
  api.on("deleteDeployment", ({ path, query, reply }) => {
    if (query.force) deletions.push(path.deployment);
    return reply(202);
  });
});

const pick = (list: readonly { readonly id: string }[]) => list.map(({ id }) => id);
const listReasons = (unchanged: readonly { readonly id: string; readonly reason: string }[]) =>
  Object.fromEntries(unchanged.map(({ id, reason }) => [id, reason]));

it.each<[string, PruneOptions, string[], Record<string, string>]>([
  ["all but the way back", {}, ["dp_1"], { dp_3: "way back" }],
  ["every one", { keep: 0 }, ["dp_3", "dp_1"], {}],
  ["none", { keep: 9 }, [], { dp_3: "way back", dp_1: "way back" }],
  ["those that are old", { keep: 0, olderThan: new Date("2026-01-01") }, ["dp_1"], { dp_3: "recent" }],
  ["those that are as old", { keep: 0, olderThan: { days: 1 } }, ["dp_3", "dp_1"], {}],
])("deletes of those that nothing needs %s", async (_, options, deleted, kept) => {
  for (const dryRun of [true, false]) {
    const { unchanged, hasUnread: _, ...lists } = await admin.pruneDeployments({ ...options, dryRun });
    const nothing = { succeeded: [], notStarted: [], failed: [], unknown: [] };
    const ids = Object.fromEntries(Object.entries(lists).map(([list, some]) => [list, pick(some)]));
    expect(ids).toEqual({ ...nothing, [dryRun ? "notStarted" : "succeeded"]: deleted });
    expect(listReasons(unchanged)).toEqual({ dp_4: "latest", dp_2: "needed", ...kept });
    expect(deletions).toEqual(dryRun ? [] : deleted);
  }
});

it("keeps a deployment that is needed again before its deletion, and counts one that somebody else deleted", async () => {
  api.on("deleteDeployment", ({ path, reply }) => {
    deletions.push(path.deployment);
    groups = [{ ...paused, deployment: "dp_1", pinned: "dp_1" }];
    return reply(404, { message: "gone" });
  });
  const { succeeded, unchanged } = await admin.pruneDeployments({ keep: 0 });
  expect([succeeded, deletions]).toEqual([[], ["dp_3"]]);
  expect(listReasons(unchanged)).toMatchObject({ dp_3: "gone", dp_1: "needed" });
});

it("says which deployments it could not delete, or not look at again", async () => {
  api.on("deleteDeployment", 403);
  const { failed, succeeded } = await admin.pruneDeployments({ keep: 0 });
  const error = { status: 403 };
  expect([failed, succeeded]).toMatchObject([
    [
      { id: "dp_3", error },
      { id: "dp_1", error },
    ],
    [],
  ]);
  api.on("query", 200, ({ reply }) => reply(500, { message: "out of memory" }));
  const result = await admin.pruneDeployments({ keep: 0 });
  expect([pick(result.failed), result.unknown, deletions]).toEqual([["dp_3", "dp_1"], [], []]);
});

it("keeps, for the way back, a deployment on which an invocation has succeeded, and one of each of two services", async () => {
  groups = [];
  const services = ["Cart", "Mail"].map((name) => ({ name, revision: 1 }));
  const mail = { ...describeDeployment(1), services };
  api.on("listDeployments", { deployments: [mail, ...[2, 3, 4].map(describeDeployment)] });
  expect(pick((await admin.pruneDeployments()).succeeded)).toEqual(["dp_2"]);
  api.onQuery(PROVEN, () => [{ id: "dp_2" }]);
  expect(pick((await admin.pruneDeployments()).succeeded)).toEqual(["dp_3"]);
});

it("keeps a deployment that only invocations without a pin need", async () => {
  groups = [scheduled, { ...scheduled, handler: "other", count: 2 }];
  const usage = await admin.listDeploymentUsage();
  expect(usage.map(({ id, isDrained, unpinned }) => [id, isDrained, unpinned])).toEqual([
    ["dp_4", false, { scheduled: 3 }],
    ...["dp_3", "dp_2", "dp_1"].map((id) => [id, true, {}]),
  ]);
  groups = [{ ...scheduled, deployment: "dp_3", status: "running" }];
  // This deployment is not a way back either.
  const reasons = { dp_3: "needed", dp_2: "way back" };
  expect(listReasons((await admin.pruneDeployments()).unchanged)).toMatchObject(reasons);
});

it("reads the invocations first, so that no deployment they came to need meanwhile looks deleted, or unused", async () => {
  await admin.listDeploymentUsage();
  expect(api.calls.slice(-3).map(({ operation }) => operation)).toEqual(["query", "listDeployments", "listServices"]);
});

it("counts a deployment as deleted if it cannot be looked for after that", async () => {
  api.on("deleteDeployment", ({ request, reply }) => {
    api.on("query", (query) => query.reply(500, { message: "out of memory" }));
    return reply(request.headers.get("x-team") === "a" ? 202 : 403);
  });
  const { succeeded } = await admin.pruneDeployments({ headers: { "x-team": "a" } });
  expect(pick(succeeded)).toEqual(["dp_1"]);
});

it("lists deployments with their addresses, the newest first, by the time and not by its string", async () => {
  const times = ["2026-01-05T00:00:00.9Z", "2026-01-05T00:00:00Z", "2026-01-05T00:00:00.25Z"];
  const deployments = times.map((created_at, index) => ({ ...describeDeployment(6 + index), created_at, uri: "u" }));
  const list = JSON.stringify({ deployments }).replace('"uri":"u"', '"arn":"a"');
  api.on("listDeployments", ({ reply }) => reply(200, JSON.parse(list)));
  groups = [];
  const usage = await admin.listDeploymentUsage();
  expect(usage.map(({ id, address }) => [id, address].join())).toEqual(["dp_6,a", "dp_8,u", "dp_7,u"]);
});

it("lists a deployment that somebody has deleted, though it is needed", async () => {
  groups = [{ ...paused, deployment: "dp_0", pinned: "dp_0" }];
  expect((await admin.listDeploymentUsage()).at(-1)).toEqual({
    ...{ id: "dp_0", isDeleted: true, address: undefined, createdAt: undefined, services: [], latestOf: [] },
    ...{ pinned: { paused: 2 }, unpinned: {}, isDrained: false },
  });
  const { unchanged } = await admin.pruneDeployments({ keep: 0 });
  expect(listReasons(unchanged)).toMatchObject({ dp_0: "deleted, but needed" });
});

it("names the invocations that lost their deployment after the last look, and the call that rescues them", async () => {
  groups = [];
  const left = [1, 2, 3, 4];
  api.on("listDeployments", () => ({ deployments: left.map(describeDeployment) }));
  api.on("deleteDeployment", ({ path, reply }) => {
    left.splice(left.indexOf(Number(path.deployment.slice(3))), 1);
    if (path.deployment === "dp_2") groups = [paused];
    return reply(202);
  });
  const { succeeded, failed } = await admin.pruneDeployments({ keep: 0 });
  expect(pick(succeeded)).toEqual(["dp_3", "dp_1"]);
  const message =
    'dp_2 was deleted while invocations came to need it: 2 paused; moveInvocations({ from: "dp_2", to: "latest" }, { move: "all" }) moves them';
  expect(failed).toMatchObject([{ id: "dp_2", error: { message } }]);
});

it.each(["pruneDeployments", "listDeploymentUsage"] as const)(
  "%s believes that nothing needs a deployment only after a second of answers",
  async (name) => {
    const start = performance.now();
    await createAdminClient({ fetch: api.fetch })[name]();
    expect(performance.now() - start).toBeGreaterThanOrEqual(1_000);
  },
);

it("begins no deletion after an abort", async () => {
  const controller = new AbortController();
  const deployments = [1, 2, 3, 4].map(describeDeployment);
  api.on("listDeployments", { deployments }, () => {
    controller.abort("enough");
    return { deployments };
  });
  const error = await catchError(admin.pruneDeployments({ keep: 0, signal: controller.signal }));
  const notStarted = ["dp_3", "dp_2", "dp_1"].map((id) => ({ id }));
  expect(error).toMatchObject({ cause: "enough", result: { notStarted, succeeded: [], failed: [], unknown: [] } });
  expect(deletions).toEqual([]);
});
