import { expect, it } from "vitest";
import { AdminTimeoutError, createAdminClient } from "../../../src/index.js";
import { answerJson } from "../../loopback-server.js";
import { catchError } from "../catch-error.js";
import { useLoopbackServer } from "../use-loopback-server.js";

const server = useLoopbackServer();

it("does not say that a deployment is not registered, if only its address cannot be compared", async () => {
  server.answer = (response, { method }) => {
    if (method === "POST") answerJson(response, 200, { id: "dp_1", services: [] });
  };
  const admin = createAdminClient({ baseUrl: server.url, maxRetries: 0, timeout: 500 });
  const error = await catchError(admin.registerDeployment({ uri: "http://localhost:9080" }));
  expect(error).toBeInstanceOf(AdminTimeoutError);
  expect(error).toMatchObject({ operation: "getDeployment" });
});
