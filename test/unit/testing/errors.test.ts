import { expect, it } from "vitest";
import * as api from "../../../src/index.js";
import * as kit from "../../../src/testing/index.js";

const moved = { moved: 3, notMoved: [] };
const subscription = kit.createSample("SubscriptionResponse", { id: "sub_1" });
const state: api.ServiceState = { values: {}, bytes: {}, version: "v2" };

const cause = new Error("enough");
const stopped: api.BulkResult = {
  succeeded: [],
  unchanged: [],
  failed: [],
  unknown: [],
  notStarted: [{ id: "inv_1" }],
};
const address = "http://localhost:9080";
const refused = { address, restateCode: "META0003", advice: "Is it running?" };
const request = { operation: "resumeInvocation", method: "GET", url: "/", attempts: 1 };
const headers = new Headers();
const problem = "the body is not JSON";

/** An error of each class, as a test of a user makes it. */
const errors: readonly (readonly [string, Error, object])[] = [
  ["RestateAdminError", new api.RestateAdminError("no"), { message: "no" }],
  [
    "AdminRequestError",
    new api.AdminRequestError({ ...request, problem: "no" }),
    { message: "resumeInvocation: no (GET /)" },
  ],
  [
    "AdminResponseError",
    new api.AdminResponseError({ ...request, status: 404, body: { message: "gone" }, headers, documented: true }),
    { status: 404, documented: true, message: "resumeInvocation: the server returned 404: gone (GET /)" },
  ],
  [
    "AdminConnectionError",
    new api.AdminConnectionError({ ...request, problem: "the connection was refused", applied: "no" }),
    { applied: "no", attempts: 1, message: expect.stringContaining("refused") },
  ],
  [
    "AdminTimeoutError",
    new api.AdminTimeoutError({ ...request, timeout: 30_000, applied: "unknown" }),
    { timeout: 30_000, applied: "unknown" },
  ],
  [
    "AdminDecodeError",
    new api.AdminDecodeError({ ...request, status: 200, headers, problem }),
    { status: 200, message: expect.stringContaining(problem) },
  ],
  ["AdminTokenError", new api.AdminTokenError({ ...request, cause: "expired" }), { cause: "expired", attempts: 1 }],
  [
    "AdminUnsupportedError",
    new api.AdminUnsupportedError({ ...request, what: "the operation", since: "1.7.8", serverVersion: "1.6.2" }),
    { what: "the operation", since: "1.7.8", serverVersion: "1.6.2" },
  ],
  [
    "BulkStoppedError",
    new api.BulkStoppedError({ calledFunction: "resumeInvocations", result: stopped, cause }),
    { result: stopped, message: expect.stringContaining("enough") },
  ],
  [
    "DeploymentStoppedError",
    new api.DeploymentStoppedError({ calledFunction: "moveInvocations", result: moved, cause }),
    { result: moved, paused: [], cause, message: "moveInvocations: stopped early: enough (moved 3)" },
  ],
  [
    "InvocationEndedError",
    new api.InvocationEndedError({ invocationId: "inv_1", problem: "does not exist" }),
    { message: "inv_1 does not exist" },
  ],
  [
    "RegistrationError",
    new api.RegistrationError(refused),
    { restateCode: "META0003", message: `${address} is not registered. Is it running?` },
  ],
  [
    "StateConflictError",
    new api.StateConflictError({ service: "Cart", key: "bob", expectedVersion: "v1", actual: state }),
    { expectedVersion: "v1", actual: state },
  ],
  [
    "SubscriptionConflictError",
    new api.SubscriptionConflictError({ subscription, differences: ["group.id"] }),
    { subscription, differences: ["group.id"] },
  ],
  [
    "WaitTimeoutError",
    new api.WaitTimeoutError({ what: "dp_1 to drain", timeout: 5, lastSeen: { running: 1 } }),
    { timeout: 5, lastSeen: { running: 1 } },
  ],
];

it("there is one of every class", () => {
  const classes = Object.entries(api).filter(([, value]) => Object(value).prototype instanceof Error);
  expect(errors.map(([name]) => name).sort()).toEqual(classes.map(([name]) => name).sort());
});

it.each(errors)("%s is an instance of its class, with its fields", (name, error, fields) => {
  expect(error).toBeInstanceOf(Reflect.get(api, name));
  expect(error).toBeInstanceOf(api.RestateAdminError);
  expect(error.name).toBe(name);
  expect(error).toMatchObject(fields);
});
