import { expect, it } from "vitest";
import { createAdminClient } from "../../../src/index.js";
import { createFakeAdminApi, createSample } from "../../../src/testing/index.js";
import { useFastClock } from "../fast-clock.js";

useFastClock();

it("each older deployment is deleted once, and is in the result, even if a deletion has to be tried again", async () => {
  const api = createFakeAdminApi();
  const services = [createSample("ServiceMetadata", { name: "Cart", deployment_id: "dp_3" })];
  const left = ["dp_1", "dp_2", "dp_3"];
  const deletions: string[] = [];
  api.on("createDeployment", ({ reply }) =>
    reply(201, { ...createSample("RegisterDeploymentResponse"), id: "dp_3", services }),
  );
  api.on("listServices", { services });
  api.on("listDeployments", () => ({
    deployments: left.map((id) => ({
      ...createSample("DeploymentResponse"),
      id,
      created_at: `2026-01-0${id.at(-1)}T00:00:00Z`,
      services: [{ name: "Cart", revision: Number(id.at(-1)) }],
    })),
  }));
  api.onQuery(/./, []);
  api.on("deleteDeployment", ({ path, reply }) => {
    deletions.push(path.deployment);
    // One that was deleted, and one whose turn comes to nothing.
    if (deletions.length === 2) return reply(503);
    left.splice(left.indexOf(path.deployment), 1);
    return reply(202);
  });
  const admin = createAdminClient({ fetch: api.fetch, maxRetries: 0 });
  const { older } = await admin.rollOutDeployment({ uri: "http://localhost:9080" }, { keep: 0, settle: 0 });
  expect(deletions).toEqual(["dp_2", "dp_1", "dp_1"]);
  expect(older.map(({ id, deleted }) => [id, deleted])).toEqual([
    ["dp_2", true],
    ["dp_1", true],
  ]);
});
