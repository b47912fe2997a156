import { expect, it } from "vitest";
import { createAdminClient, type InvocationCounts } from "../../../src/index.js";
import type { SysInvocation } from "../../../src/schema/index.js";
import { createFakeAdminApi, createSample } from "../../../src/testing/index.js";

const services = ["dp_old", "dp_new"].map((id) => [createSample("ServiceMetadata", { name: "A", deployment_id: id })]);
const [old = [], current = []] = services;

it.each<[string, Partial<SysInvocation>, InvocationCounts]>([
  ["pinned to it", { status: "paused", pinned_deployment_id: "dp_old" }, { paused: 1 }],
  ["running there without a pin", { status: "running", last_attempt_deployment_id: "dp_old" }, { running: 1 }],
  ["retried without a pin", { status: "backing-off", last_attempt_deployment_id: "dp_old" }, {}],
  [
    "pinned to another, by a server that has not cleared the last attempt",
    { status: "running", pinned_deployment_id: "dp_new", last_attempt_deployment_id: "dp_old" },
    {},
  ],
])("a rollout and a wait agree on an invocation that is %s", async (_, row, counts) => {
  const api = createFakeAdminApi({ rows: { sys_invocation: [{ id: "inv_1", target_service_name: "A", ...row }] } });
  api.on("listDeployments", {
    deployments: [
      createSample("DeploymentResponse", { id: "dp_old", services: [{ name: "A", revision: 1 }] }),
      createSample("DeploymentResponse", { id: "dp_new", services: [{ name: "A", revision: 1 }] }),
    ],
  });
  api.on("listServices", { services: current });
  api.on("getDeployment", createSample("DetailedDeploymentResponse", { id: "dp_old", services: old }));
  const admin = createAdminClient({ fetch: api.fetch });
  const older = await admin.findOlderDeployments({ id: "dp_new", services: current });
  expect(older).toMatchObject([{ id: "dp_old", invocations: counts }]);
  const seen: InvocationCounts[] = [];
  const onProgress = (each: InvocationCounts) => seen.push(each);
  await admin.waitUntilDrained("dp_old", { timeout: 50, onProgress }).catch(() => {});
  expect(seen[0]).toEqual(counts);
});

it("leaves out a deployment that someone else has deleted meanwhile", async () => {
  const api = createFakeAdminApi();
  const deployments = ["dp_gone", "dp_old"].map((id) =>
    createSample("DeploymentResponse", { id, services: [{ name: "A", revision: 1 }] }),
  );
  api.on("listDeployments", { deployments });
  api.on("listServices", { services: current });
  const details = createSample("DetailedDeploymentResponse", { id: "dp_old", services: old });
  api.on("getDeployment", ({ path, reply }) => (path.deployment === "dp_gone" ? reply(404) : details));
  const admin = createAdminClient({ fetch: api.fetch });
  const newer = { id: "dp_new", services: current };
  expect(await admin.findOlderDeployments(newer)).toMatchObject([{ id: "dp_old" }]);
  // The page of a proxy does not say that.
  api.on("getDeployment", () => new Response("<html>", { status: 404 }));
  await expect(admin.findOlderDeployments(newer)).rejects.toMatchObject({ status: 404 });
});
