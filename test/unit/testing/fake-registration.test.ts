import { describe, expect, it } from "vitest";
import { createAdminClient } from "../../../src/index.js";
import { createFakeAdminApi } from "../../../src/testing/index.js";
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

  it("knows a deployment that is registered already by the address of the request", async () => {
    const { admin, api } = createFake();
    api.on("createDeployment", 200);
    const { id, isNew } = await admin.registerDeployment({ uri });
    expect(isNew).toBe(false);
    expect(await admin.getDeployment(id)).toMatchObject({ uri });
  });

  it("repeats the fields that a request sets, and no others", async () => {
    const { admin } = createFake();
    const subscription = { source: "kafka://main/orders", sink: "service://Greeter/greet" };
    const created = await admin.createSubscription({ ...subscription, options: { a: "b" } });
    expect(created).toEqual({ id: "id", ...subscription, options: { a: "b" } });
    expect(await admin.getSubscription("id")).toEqual(created);
    expect(await admin.createSubscription({ ...subscription, options: null })).toMatchObject({ options: {} });
  });

  it("repeats neither what has another type nor what was sent before a reset", async () => {
    const { admin, api } = createFake();
    await admin.createDeployment({ uri });
    api.reset();
    expect(await admin.getDeployment("id")).toMatchObject({ uri: "http://localhost:9080" });
    await admin.createDeployment({ arn: "arn:aws:lambda:eu-central-1:1:function:a:1" });
    expect(await admin.getDeployment("id")).not.toHaveProperty("arn");
  });
});
