import { describe, expect, it } from "vitest";
import { createAdminClient } from "../../../src/index.js";
import { createFakeAdminApi, createSample } from "../../../src/testing/index.js";
import { useFastClock } from "../fast-clock.js";

useFastClock();

const uri = "https://greeter.example.com/";

function createFake() {
  const api = createFakeAdminApi();
  return { api, admin: createAdminClient({ fetch: api.fetch, maxRetries: 0 }) };
}

describe("by default, the fake", () => {
  it("registers a deployment as a new one", async () => {
    const { admin } = createFake();
    expect(await admin.registerDeployment({ uri })).toMatchObject({ isNew: true });
  });

  it("has another address for a deployment that is registered already, unless the test sets it", async () => {
    const { admin, api } = createFake();
    api.on("createDeployment", 200);
    await expect(admin.registerDeployment({ uri })).rejects.toThrow("is not registered");
    api.on("getDeployment", createSample("DetailedDeploymentResponse", { uri }));
    const { id, isNew } = await admin.registerDeployment({ uri });
    expect(isNew).toBe(false);
    expect(await admin.getDeployment(id)).toMatchObject({ uri });
  });
});
