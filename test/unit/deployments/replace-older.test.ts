import { expect, it } from "vitest";
import { createAdminClient } from "../../../src/index.js";
import { createFakeAdminApi, createSample } from "../../../src/testing/index.js";
import { useFastClock } from "../fast-clock.js";

useFastClock();

it("a rollout resumes an invocation without a pin once, even if it is paused again on the new deployment", async () => {
  const handlers = [createSample("HandlerMetadata", { name: "a" })];
  const service = createSample("ServiceMetadata", { name: "A", ty: "Service", deployment_id: "dp_2", handlers });
  const of = { target_service_name: "A", target_service_ty: "service", target_handler_name: "a" } as const;
  const api = createFakeAdminApi({
    rows: {
      sys_invocation: [
        { id: "inv_1", status: "paused", ...of, pinned_deployment_id: null },
        { id: "inv_2", status: "suspended", ...of, pinned_deployment_id: "dp_1" },
      ],
      sys_journal_events: [{ id: "inv_1", event_type: "TransientError" }],
    },
  });
  api.on("createDeployment", ({ reply }) => reply(201, { id: "dp_2", services: [service] }));
  const deployments = ["dp_1", "dp_2"].map((id) =>
    createSample("DeploymentResponse", { id, services: [{ name: "A", revision: 1 }] }),
  );
  api.on("listDeployments", { deployments });
  api.on("listServices", { services: [service] });
  api.on("getDeployment", createSample("DetailedDeploymentResponse", { id: "dp_1", services: [service] }));
  api.on("resumeInvocation", () => undefined);
  const admin = createAdminClient({ fetch: api.fetch });
  const seen: number[] = [];
  const options = { timeout: 4_000, interval: 400, onProgress: (each: { moved: number }) => seen.push(each.moved) };
  await expect(admin.rollOutDeployment({ uri: "http://localhost:9080" }, options)).rejects.toMatchObject({
    rollOut: { moved: 1, older: [{ left: [{ handler: "A/a", example: "inv_2", reason: "not failed" }] }] },
  });
  expect(seen.filter((moved) => moved > 0).length).toBeGreaterThan(1);
  const resumed = api.callsTo("resumeInvocation").map(({ path, query }) => [path.invocation_id, query.deployment]);
  expect(resumed).toEqual([["inv_1", undefined]]);
  expect(api.unexpected).toEqual([]);
});

it("a dry run counts an invocation that is retried between two queries", async () => {
  const handlers = [createSample("HandlerMetadata", { name: "a" })];
  const service = createSample("ServiceMetadata", { name: "A", ty: "Service", deployment_id: "dp_2", handlers });
  const of = { target_service_name: "A", target_service_ty: "service", target_handler_name: "a" } as const;
  let looks = 0;
  const api = createFakeAdminApi({
    rows: {
      sys_invocation: () => [
        {
          id: "inv_1",
          status: looks++ === 0 ? "running" : "backing-off",
          ...of,
          pinned_deployment_id: "dp_1",
          last_failure: "broken",
        },
      ],
    },
  });
  api.on("createDeployment", ({ reply }) => reply(200, { id: "dp_2", services: [service] }));
  const deployments = [createSample("DeploymentResponse", { id: "dp_1", services: [{ name: "A", revision: 1 }] })];
  api.on("listDeployments", { deployments });
  api.on("listServices", { services: [service] });
  api.on("getDeployment", createSample("DetailedDeploymentResponse", { id: "dp_1", services: [service] }));
  const admin = createAdminClient({ fetch: api.fetch });
  const rollOut = await admin.rollOutDeployment({ uri: "http://localhost:9080" }, { dryRun: true });
  expect(rollOut).toMatchObject({ moved: 1, older: [{ id: "dp_1", invocations: { running: 1 }, left: [] }] });
});

it("a rollout deletes nothing while the server does not list the services of the new deployment", async () => {
  const service = createSample("ServiceMetadata", { name: "A", deployment_id: "dp_2" });
  const api = createFakeAdminApi();
  api.on("createDeployment", ({ reply }) => reply(201, { id: "dp_2", services: [service] }));
  const deployments = ["dp_1", "dp_2"].map((id) =>
    createSample("DeploymentResponse", { id, services: [{ name: "A", revision: 1 }] }),
  );
  api.on("listDeployments", { deployments });
  let looks = 0;
  api.on("listServices", () => ({ services: looks++ < 10 ? [] : [service] }));
  api.on("getDeployment", createSample("DetailedDeploymentResponse", { id: "dp_1", services: [service] }));
  const looksAtDeletion: number[] = [];
  api.on("deleteDeployment", () => void looksAtDeletion.push(looks));
  const admin = createAdminClient({ fetch: api.fetch });
  const { older } = await admin.rollOutDeployment({ uri: "http://localhost:9080" }, { timeout: 20_000, interval: 100 });
  expect(older).toMatchObject([{ id: "dp_1", deleted: true }]);
  expect(looksAtDeletion[0]).toBeGreaterThan(10);
});
