import { describe, expect, it } from "vitest";
import { explainFailure, RegistrationError } from "../../../src/deployments/registration-error.js";
import { AdminConnectionError, AdminResponseError, AdminTimeoutError } from "../../../src/errors/index.js";

const deployment = { uri: "http://localhost:9080" };
const context = { operation: "createDeployment", method: "POST", url: "http://x/deployments", attempts: 1 };

/** An error as the server reports it: these words were seen on 1.6.2 and 1.7.12. */
function fail(code: string, words: string, url = context.url): AdminResponseError {
  return new AdminResponseError({
    ...context,
    url,
    status: 500,
    body: { message: `[${code}] ${words}`, restate_code: code },
  });
}

describe("explainFailure", () => {
  const calling = "error when calling 'http://h/':";

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
  ])("explains %s, %s", (code, words, advice) => {
    const explained = explainFailure(deployment, fail(code, words));
    expect(explained).toBeInstanceOf(RegistrationError);
    expect(explained).toMatchObject({
      restateCode: code,
      advice: expect.stringContaining(advice),
    });
  });

  it.each([
    new AdminTimeoutError({ ...context, timeout: 100, applied: "unknown" }),
    fail("META0009", "no such sink"),
    new AdminConnectionError({ ...context, problem: "the connection was refused", applied: "no" }),
  ])("leaves %s as it is", (error) => {
    expect(explainFailure(deployment, error)).toBe(error);
  });
});
