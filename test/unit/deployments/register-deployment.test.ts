import type { ServerResponse } from "node:http";
import { expect, it } from "vitest";
import { AdminConnectionError, AdminTimeoutError, createAdminClient } from "../../../src/index.js";
import { answerJson } from "../../loopback-server.js";
import { catchError } from "../catch-error.js";
import { useStoppedClock } from "../stopped-clock.js";
import { useLoopbackServer } from "../use-loopback-server.js";

const server = useLoopbackServer();
const pass = useStoppedClock();

it("does not say that a deployment is not registered, if only its address cannot be compared", async () => {
  server.answer = (response, { method }) => {
    if (method === "POST") answerJson(response, 200, { id: "dp_1", services: [] });
    else pass(200);
  };
  const admin = createAdminClient({ baseUrl: server.url, maxRetries: 0, timeout: 200 });
  const error = await catchError(admin.registerDeployment({ uri: "http://localhost:9080" }));
  expect(error).toBeInstanceOf(AdminTimeoutError);
  expect(error).toMatchObject({ operation: "getDeployment" });
});

const deployment = { uri: "http://localhost:9080/a" };

it.each([
  ["a response that does not come in time", () => pass(200), "AdminTimeoutError"],
  ["a connection that is cut", (response: ServerResponse) => response.destroy(), "AdminConnectionError"],
])("says of %s that the deployment may be registered", async (_, answer, name) => {
  server.answer = answer;
  const admin = createAdminClient({ baseUrl: server.url, maxRetries: 0, timeout: 200 });
  const error = await catchError(admin.registerDeployment(deployment));
  expect(error).toMatchObject({ name, applied: "unknown", message: expect.stringMatching(/^registerDeployment: /) });
});

it("leaves an error as it is if nothing was sent", async () => {
  const token = () => {
    // The timeout, and what follows for work that does not end by itself.
    pass(300);
    return new Promise<never>(() => {});
  };
  const stuck = createAdminClient({ baseUrl: server.url, maxRetries: 0, timeout: 50, token });
  expect(await catchError(stuck.registerDeployment(deployment))).toBeInstanceOf(AdminTimeoutError);
  const closed = createAdminClient({ baseUrl: "http://127.0.0.1:2", maxRetries: 0 });
  expect(await catchError(closed.registerDeployment(deployment))).toBeInstanceOf(AdminConnectionError);
  expect(server.requests).toEqual([]);
});

it.each([
  "http://user:s3cret@localhost:1 /",
  "http://user:s3cret@localhost:99999/?key=hidden",
  "//user:s3cret@localhost",
  "http:/user:s3cret@localhost",
])("leaves out the credentials of %s, which is no URL", async (uri) => {
  server.answer = (response) => answerJson(response, 500, { message: "[META0003] no", restate_code: "META0003" });
  const admin = createAdminClient({ baseUrl: server.url, maxRetries: 0 });
  const error = await catchError(admin.registerDeployment({ uri }));
  expect(error).toMatchObject({ name: "RegistrationError", address: expect.stringContaining("localhost") });
  expect(String(error)).not.toMatch(/user|s3cret|hidden/);
});

it.each(["http://user:s3cret@localhost:9080/a?key=hidden", "HTTP://user:s3cret@LOCALHOST:9080/a?key=hidden#b"])(
  "leaves out the credentials of %s, which the server repeats",
  async (uri) => {
    const message = `[META0003] error when calling '${uri.replace("HTTP", "http")}': connection reset`;
    server.answer = (response) => answerJson(response, 500, { message, restate_code: "META0003" });
    const admin = createAdminClient({ baseUrl: server.url, maxRetries: 0 });
    const error = await catchError(admin.registerDeployment({ uri }));
    expect(String(error)).toMatch(
      /error when calling 'http:\/\/\*\*\*localhost:9080\/a\*\*\*(#b)?': connection reset/i,
    );
    expect(String(error)).not.toMatch(/user|s3cret|hidden/);
  },
);
