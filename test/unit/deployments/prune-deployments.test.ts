import { beforeEach, describe, expect, it } from "vitest";
import { createAdminClient, type PruneOptions } from "../../../src/index.js";
import { createFakeAdminApi, createSample } from "../../../src/testing/index.js";
import { useFastClock } from "../../kit/fast-clock.js";

const api = createFakeAdminApi();
const admin = createAdminClient({ fetch: api.fetch });

/** Invocations that are not completed, as they are counted: those that are paused on dp_2, and one that goes to the latest. */
const paused = { deployment: "dp_2", isPinned: true, service: "Cart", status: "paused", count: 2 };
const scheduled = { deployment: null, isPinned: false, service: "Cart", status: "scheduled", count: 1 };

let deletions: string[];
let groups: readonly object[];

/** A deployment of one service, registered at this day. */
const describeDeployment = (day: number) => ({
  ...createSample("DeploymentResponse"),
  id: `dp_${day}`,
  created_at: `2026-01-0${day}T00:00:00Z`,
  services: [{ name: "Cart", revision: day }],
});

/** Four deployments, each registered a day after the one before. */
beforeEach(() => {
  api.reset();
  deletions = [];
  groups = [paused, scheduled];
  api.on("listDeployments", { deployments: [1, 2, 3, 4].map(describeDeployment) });
  api.on("listServices", { services: [createSample("ServiceMetadata", { name: "Cart", deployment_id: "dp_4" })] });
  api.onQuery(/FROM sys_invocation/, () => [...groups]);
  api.on("deleteDeployment", ({ path, query, reply }) => {
    if (query.force) deletions.push(path.deployment);
    return reply(202);
  });
});

describe("pruneDeployments", () => {
  it.each<[string, PruneOptions, string[], Record<string, string>]>([
    ["all but the way back", {}, ["dp_1"], { dp_3: "way back" }],
    ["every one", { keep: 0 }, ["dp_3", "dp_1"], {}],
    ["none", { keep: Number.POSITIVE_INFINITY }, [], { dp_3: "way back", dp_1: "way back" }],
    ["those that are old", { keep: 0, olderThan: new Date("2026-01-01") }, ["dp_1"], { dp_3: "recent" }],
  ])("deletes of those that nothing needs %s", async (_, options, deleted, kept) => {
    for (const dryRun of [true, false]) {
      const result = await admin.pruneDeployments({ ...options, dryRun });
      const listed = { succeeded: dryRun ? [] : deleted, notStarted: dryRun ? deleted : [], failed: [], unknown: [] };
      for (const list of ["succeeded", "notStarted", "failed", "unknown"] as const)
        expect(result[list].map(({ id }) => id)).toEqual(listed[list]);
      const reasons = Object.fromEntries(result.unchanged.map(({ id, reason }) => [id, reason]));
      expect(reasons).toEqual({ dp_4: "latest", dp_2: "needed", ...kept });
      expect(deletions).toEqual(dryRun ? [] : deleted);
    }
  });

  it("keeps one that is needed again by the time of its deletion, and counts one that is gone by then", async () => {
    api.on("deleteDeployment", ({ path, reply }) => {
      deletions.push(path.deployment);
      groups = [{ ...paused, deployment: "dp_1" }];
      return reply(404, { message: "gone" });
    });
    const { succeeded, unchanged } = await admin.pruneDeployments({ keep: 0 });
    expect(succeeded).toEqual([]);
    expect(unchanged).toContainEqual({ id: "dp_3", status: 404, reason: "gone" });
    expect(unchanged).toContainEqual({ id: "dp_1", status: undefined, reason: "needed" });
    expect(deletions).toEqual(["dp_3"]);
  });

  it("says that one was not deleted if it could not look at it again", async () => {
    api.on("query", 200, ({ reply }) => reply(500, { message: "out of memory" }));
    const { failed, unknown } = await admin.pruneDeployments({ keep: 0 });
    expect([failed.map(({ id }) => id), unknown, deletions]).toEqual([["dp_3", "dp_1"], [], []]);
  });

  it("says which it could not delete", async () => {
    api.on("deleteDeployment", 403);
    const { succeeded, failed } = await admin.pruneDeployments({ keep: 0 });
    expect(succeeded).toEqual([]);
    expect(failed).toMatchObject([
      { id: "dp_3", error: { status: 403 } },
      { id: "dp_1", error: { status: 403 } },
    ]);
  });
});

describe("rollOutDeployment", () => {
  useFastClock();

  it("each older deployment is deleted once, and is in the result, even if a deletion has to be tried again", async () => {
    const services = [createSample("ServiceMetadata", { name: "Cart", deployment_id: "dp_3" })];
    const left = ["dp_1", "dp_2", "dp_3"];
    api.on("createDeployment", ({ reply }) =>
      reply(201, { ...createSample("RegisterDeploymentResponse"), id: "dp_3", services }),
    );
    api.on("listServices", { services });
    api.on("listDeployments", () => ({
      deployments: [1, 2, 3].map(describeDeployment).filter(({ id }) => left.includes(id)),
    }));
    groups = [];
    api.on("deleteDeployment", ({ path, reply }) => {
      deletions.push(path.deployment);
      // One that was deleted, and one whose turn comes to nothing.
      if (deletions.length === 2) return reply(503);
      left.splice(left.indexOf(path.deployment), 1);
      return reply(202);
    });
    const { older } = await admin.rollOutDeployment(
      { uri: "http://localhost:9080" },
      { keep: 0, settle: 0, maxRetries: 0 },
    );
    expect(deletions).toEqual(["dp_2", "dp_1", "dp_1"]);
    expect(older.map(({ id, deleted }) => [id, deleted])).toEqual([
      ["dp_2", true],
      ["dp_1", true],
    ]);
  });
});
