import { afterEach, expect, it, vi } from "vitest";
import { createAdminClient } from "../../../src/index.js";
import { createFakeAdminApi, createSample } from "../../../src/testing/index.js";

afterEach(() => void vi.restoreAllMocks());

it("a rollout waits a second for the nodes of a cluster, even if the clock is set back", async () => {
  const service = createSample("ServiceMetadata", { name: "A", deployment_id: "dp_1" });
  const api = createFakeAdminApi();
  api.on("createDeployment", ({ reply }) => reply(201, { id: "dp_1", services: [service] }));
  api.on("listDeployments", { deployments: [] });
  api.on("listServices", { services: [service] });
  const admin = createAdminClient({ fetch: api.fetch });
  const real = Date.now;
  let skew = 0;
  vi.spyOn(Date, "now").mockImplementation(() => real() + skew);
  const onProgress = () => {
    skew = -3_600_000;
  };
  const start = performance.now();
  const rollOut = await admin.rollOutDeployment({ uri: "http://localhost:9080" }, { timeout: 3_000, onProgress });
  expect(rollOut).toMatchObject({ id: "dp_1", older: [] });
  expect(performance.now() - start).toBeGreaterThanOrEqual(999);
});
