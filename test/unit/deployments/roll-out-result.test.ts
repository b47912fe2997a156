import { expect, it } from "vitest";
import { lookUp } from "../../../src/deployments/invocation-groups.js";
import { createAdminClient, type RollOutResult } from "../../../src/index.js";
import { catchError } from "../../kit/catch-error.js";
import { admin, api, failing, kind, register, uri, useFakeDeployments, world } from "./fake-deployments.js";

useFakeDeployments();

it("a release lists the older deployments, even deleted ones, with the invocations of its services that stay there", async () => {
  const group = { ...kind, outcome: "failing", plan: "no handler" };
  world.rows = [
    { ...group, service: "Mail", pinned: "dp_1", deployment: "dp_1" },
    { ...group, handler: "gone", pinned: "dp_0", deployment: "dp_0" },
  ];
  const { others } = await admin.rollOutDeployment({ uri }, { move: "none" });
  const lists = others.map(({ id, isDeleted, notMoved }) => [id, isDeleted, ...notMoved.map(({ reason }) => reason)]);
  expect(lists).toEqual([
    ["dp_1", false],
    ["dp_0", true, "no handler"],
  ]);
});

it("a release says why a tried invocation fails, and goes no further", async () => {
  world.rows = ["inv_1", "inv_2"].map(failing);
  // If several of these patterns match, the last one counts.
  api.onQuery(/AS "failure"/, [{ id: "inv_1", failure: "is late", code: 500 }]);
  api.onQuery(/AS "firstAt"/, []);
  api.onQuery(/AS entries/, () => {
    const isMoved = world.sent.length > 1;
    return [{ ...failing("inv_1"), ...(isMoved && { pinned: "dp_2", plan: "at destination" }) }, failing("inv_2")];
  });
  api.onQuery(/^SELECT \* FROM sys_invocation/, [{ id: "inv_1", created_at: "2026-01-01T00:00:00Z" }]);
  const error = await catchError(admin.rollOutDeployment({ uri }, { canary: 1 }));
  const result: Partial<RollOutResult> = {
    moved: 1,
    tried: [
      {
        id: "inv_1",
        handler: "Cart/run",
        state: "failing",
        hasPassed: false,
        failure: expect.objectContaining({ message: "is late" }),
      },
    ],
  };
  expect(error).toMatchObject({ result, message: expect.stringContaining("1 of 1 tried invocations fail") });
  expect(world.sent.slice(1)).toEqual(["resumeInvocation inv_1 dp_2"]);
});

it("more than 1,000 invocations are looked up by several queries", async () => {
  const ids = Array.from({ length: 1_001 }, (_, n) => `inv_${n}`);
  api.onQuery(/AS entries/, (sql) => [...new Set(sql.match(/inv_\d+/g))].map(failing));
  expect((await lookUp(admin, ids, {})).map(({ id }) => id)).toEqual(ids);
});

it.each([
  ["a new address", 201, {}, true],
  ["one that is registered already", 200, {}, false],
  ["the same, forced", 200, { force: true }, true],
  ["a new address in a dry run", 201, { dry_run: true }, false],
] as const)("waits after a registration that changes something: %s", async (_, status, given, isLate) => {
  register(status);
  const controller = new AbortController();
  const watched = createAdminClient({ fetch: api.fetch, onCallEnd: () => controller.abort("while it waits") });
  const registering = watched.registerDeployment({ uri, ...given }, { signal: controller.signal });
  expect(await registering.then(({ id }) => id, String)).toBe(isLate ? "while it waits" : "dp_2");
});
