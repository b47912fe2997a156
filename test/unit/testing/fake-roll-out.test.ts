import { expect, it } from "vitest";
import { createAdminClient, type RollOut } from "../../../src/index.js";
import { createFakeAdminApi, createSample } from "../../../src/testing/index.js";
import { useFastClock } from "../fast-clock.js";

useFastClock();

it.each([
  ["with all its rows", 0],
  ["that returns no rows at first, like a server that is starting", 1],
])("the fake is enough for a whole rollout, %s", async (_, empty) => {
  let looks = 0;
  const greet = createSample("HandlerMetadata", { name: "greet" });
  const service = { name: "Greeter", handlers: [greet] };
  const old = createSample("ServiceMetadata", { ...service, deployment_id: "dp_1", revision: 1 });
  const fixed = createSample("ServiceMetadata", { ...service, deployment_id: "dp_2", revision: 2 });
  const pinned = new Map([["inv_1", "dp_1"]]);
  const api = createFakeAdminApi({
    rows: {
      sys_invocation: () =>
        (looks++ < empty ? [] : [...pinned]).map(([id, deployment]) => ({
          id,
          status: deployment === "dp_1" ? "paused" : "completed",
          target_service_name: "Greeter",
          target_handler_name: "greet",
          pinned_deployment_id: deployment,
        })),
      sys_journal_events: [{ id: "inv_1", event_type: "TransientError" }],
    },
  });
  api.on("createDeployment", ({ reply }) => reply(201, { id: "dp_2", services: [fixed] }));
  api.on("listDeployments", {
    deployments: [
      { ...createSample("DeploymentResponse"), id: "dp_1", services: [{ name: "Greeter", revision: 1 }] },
      { ...createSample("DeploymentResponse"), id: "dp_2", services: [{ name: "Greeter", revision: 2 }] },
    ],
  });
  api.on("listServices", { services: [fixed] });
  api.on("getDeployment", { ...createSample("DetailedDeploymentResponse"), id: "dp_1", services: [old] });
  api.on("resumeInvocation", ({ path, query }) => {
    pinned.set(path.invocation_id, query.deployment ?? "dp_1");
  });

  const admin = createAdminClient({ fetch: api.fetch });
  const seen: RollOut[] = [];
  const { moved, older } = await admin.rollOutDeployment(
    { uri: "http://localhost:9080" },
    { interval: 1, onProgress: (rollOut) => seen.push(rollOut) },
  );
  expect({ moved, deleted: older.map(({ id, deleted }) => [id, deleted]) }).toEqual({
    moved: 1,
    deleted: [["dp_1", true]],
  });
  // What has been moved is not counted as still there.
  expect(seen.filter((rollOut) => rollOut.moved > 0).map((rollOut) => rollOut.older[0]?.invocations)).toContainEqual(
    {},
  );
  expect(seen.filter((rollOut) => rollOut.moved > 0 && rollOut.older[0]?.invocations.paused)).toEqual([]);
  expect(api.callsTo("deleteDeployment").map(({ path }) => path.deployment)).toEqual(["dp_1"]);
  expect(api.unexpected).toEqual([]);
});
