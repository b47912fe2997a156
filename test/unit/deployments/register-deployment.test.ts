import type { ServerResponse } from "node:http";
import { expect, it } from "vitest";
import {
  type AdminClient,
  AdminConnectionError,
  AdminTimeoutError,
  type ClientOptions,
  createAdminClient,
} from "../../../src/index.js";
import { catchError } from "../../kit/catch-error.js";
import { answerJson } from "../../kit/loopback-server.js";
import { useStoppedClock } from "../../kit/stopped-clock.js";
import { useLoopbackServer } from "../../kit/use-loopback-server.js";

const server = useLoopbackServer();
const pass = useStoppedClock();

/** Returns the error of a registration. */
const fail = (deployment: Parameters<AdminClient["registerDeployment"]>[0], options: ClientOptions = {}) =>
  catchError(
    createAdminClient({ baseUrl: server.url, maxRetries: 0, timeout: 200, ...options }).registerDeployment(deployment),
  );

const deployment = { uri: "http://localhost:9080/a" };

it.each([
  ["a response that does not come in time", () => pass(200), "AdminTimeoutError"],
  ["a connection that is cut", (response: ServerResponse) => response.destroy(), "AdminConnectionError"],
])("says of %s that the deployment may be registered", async (_, answer, name) => {
  server.answer = answer;
  const error = await fail(deployment);
  expect(error).toMatchObject({ name, applied: "unknown", message: expect.stringMatching(/^registerDeployment: /) });
});

it("leaves an error as it is if nothing was sent", async () => {
  const token = () => {
    // Lets the timeout pass, and then the grace for work that does not end by itself.
    pass(300);
    return new Promise<never>(() => {});
  };
  expect(await fail(deployment, { timeout: 50, token })).toBeInstanceOf(AdminTimeoutError);
  expect(await fail(deployment, { baseUrl: "http://127.0.0.1:2" })).toBeInstanceOf(AdminConnectionError);
  expect(server.requests).toEqual([]);
});

it.each([
  ["http://user:s3cret@localhost:1 /", "http://localhost:1 /"],
  ["http://user:s3cret@localhost:99999/?key=hidden", "http://localhost:99999/"],
  ["//user:s3cret@localhost", "//localhost"],
  ["http:/user:s3cret@localhost", "http:/localhost"],
  ["user:s3cret@localhost:9080/a?key=hidden", "localhost:9080/a"],
  ["HTTP://user:s3cret@LOCALHOST:9080/a?key=hidden#b", "HTTP://LOCALHOST:9080/a#b"],
  ["", '""'],
  [undefined, "the deployment"],
])("leaves out the credentials of %s, even if the server repeats it twice", async (uri, address) => {
  const sent = uri?.replace("HTTP", "http");
  const message = `[META0003] error when calling '${sent}': connection reset (${sent})`;
  server.answer = (response) => answerJson(response, 500, { message, restate_code: "META0003" });
  // From JavaScript, the request may also have a field that is undefined.
  const error = await fail({ ...JSON.parse(JSON.stringify({ uri })), arn: undefined });
  expect(error).toMatchObject({ name: "RegistrationError", address });
  expect(String(error)).toMatch(/error when calling '.*': connection reset \(.*\)/);
  expect(String(error)).not.toMatch(/user|s3cret|hidden/);
});

const calling = "error when calling 'http://h/':";

// The server's words were seen on 1.6.2 and 1.7.12.
it.each([
  ["META0003", `${calling} tcp connect error caused by: Connection refused`, "The server cannot reach it"],
  ["META0003", "error when calling 'arn:aws:lambda:us-east-1:1:function:f:1': dispatch failure", "assume_role_arn"],
  ["META0003", `${calling} received corrupt message of type InvalidContentType`, "use http:// instead of https://"],
  ["META0003", "got status code '401 Unauthorized'. Body: no key", "in additional_headers"],
  ["META0003", "got status code '403 Forbidden'. Body: connection refused", "in additional_headers"],
  ["META0003", "got status code '404'. Make sure the provided URI has the correct path", "its port and its path"],
  ["META0003", "got status code '503 Service Unavailable'. Body: ", "The server cannot reach it"],
  ["META0013", 'received a bad response from the SDK: Bad content type header: "text/html"', "Something other"],
  ["META0014", "server possibly supports only HTTP1.1, consider discovery with --use-http1.1.", "use_http_11: true"],
  ["META0006", "the service 'S' already exists but the new revision removed the handlers", "breaking: true"],
  ["META0009", "no such sink", undefined],
])("explains %s, %s, if it knows more than the server", async (code, words, advice) => {
  server.answer = (response) => answerJson(response, 500, { message: `[${code}] ${words}`, restate_code: code });
  const error = await fail(deployment);
  const known = { name: "RegistrationError", advice: expect.stringContaining(advice ?? "") };
  expect(error).toMatchObject({ restateCode: code, ...(advice ? known : { name: "AdminResponseError" }) });
});
