import { describe, expect, it } from "vitest";
import * as api from "../../../src/index.js";
import * as kit from "../../../src/testing/index.js";

const operation = "resumeInvocation";
const url = "http://localhost:9070/invocations/{invocation_id}/resume";
const rollOut: api.RollOutResult = {
  ...kit.createSample("RegisterDeploymentResponse", { id: "dp_2" }),
  isNew: true,
  nothingToDo: false,
  older: [],
  tried: [],
  failing: [],
  moved: 3,
  passed: 3,
};
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
const request = { operation, method: "GET", url: "/", attempts: 1 };
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
    kit.createResponseError({ operation, status: 404, headers: { "x-id": "7" }, attempts: 2 }),
    {
      status: 404,
      documented: true,
      temporary: false,
      body: { message: "There is no invocation with this id." },
      attempts: 2,
      message: `resumeInvocation: the server returned 404: There is no invocation with this id. (PATCH ${url}, attempt 2)`,
    },
  ],
  [
    "AdminConnectionError",
    kit.createConnectionError({ operation, maybeSent: false }),
    { maybeSent: false, attempts: 1, message: expect.stringContaining("refused") },
  ],
  [
    "AdminTimeoutError",
    kit.createTimeoutError({ operation }),
    { timeout: 30_000, maybeSent: true, url, method: "PATCH" },
  ],
  [
    "AdminDecodeError",
    new api.AdminDecodeError({ ...request, status: 200, headers: new Headers(), problem }),
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
    new api.BulkStoppedError({ operation: "resumeInvocations", result: stopped, cause }),
    { result: stopped, message: expect.stringContaining("enough") },
  ],
  [
    "InvocationEndedError",
    new api.InvocationEndedError({ invocationId: "inv_1", problem: "does not exist" }),
    { message: "inv_1 does not exist" },
  ],
  [
    "MoveStoppedError",
    new api.MoveStoppedError({ to: "dp_2", result: moved, cause }),
    { result: moved, paused: [], cause },
  ],
  [
    "PruneStoppedError",
    new api.PruneStoppedError({ result: { deleted: [], kept: [], notDone: [] }, cause }),
    { cause, message: "pruning stopped: enough (0 deleted, 0 not done)" },
  ],
  [
    "RegistrationError",
    new api.RegistrationError(refused),
    { restateCode: "META0003", message: `${address} is not registered. Is it running?` },
  ],
  ["RollOutStoppedError", new api.RollOutStoppedError({ result: rollOut, cause }), { result: rollOut, cause }],
  [
    "StateConflictError",
    new api.StateConflictError({ what: "Cart/bob", expectedVersion: "v1", actual: state }),
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

describe("the errors of users' tests", () => {
  it("are those of every class", () => {
    const classes = Object.entries(api).filter(([, value]) => Object(value).prototype instanceof Error);
    expect(errors.map(([name]) => name).sort()).toEqual(classes.map(([name]) => name).sort());
  });

  it.each(errors)("%s is an instance of its class, with its fields", (name, error, fields) => {
    expect(error).toBeInstanceOf(Reflect.get(api, name));
    expect(error).toBeInstanceOf(api.RestateAdminError);
    expect(error.name).toBe(name);
    expect(error).toMatchObject(fields);
  });

  it("have the caller's body and status, documented or not", () => {
    const own = kit.createResponseError({ operation, status: 409, body: { message: "busy", restate_code: "RT0001" } });
    expect(own).toMatchObject({ restateCode: "RT0001", documented: true });
    expect(api.isAdminResponseError(own, "resumeInvocation")).toBe(true);
    const other = kit.createResponseError({ operation, status: 502, body: "bad gateway" });
    expect(other).toMatchObject({ body: "bad gateway", documented: false });
    expect(api.isAdminResponseError(other, "resumeInvocation")).toBe(false);
    expect(api.isAdminResponseError(other)).toBe(true);
  });

  it("have whole sentences as messages, also those that the schema breaks into lines", () => {
    const messages = [
      kit.createResponseError({ operation: "restartAsNewInvocation", status: 400 }).message,
      kit.createResponseError({ operation, status: 409 }).message,
    ];
    expect(messages).toEqual([
      expect.stringMatching(/malformed; .* the journal up to `from` has commands that are not completed\. \(/),
      expect.stringMatching(/is completed; .* or has no pinned deployment yet\. \(/),
    ]);
  });

  it("name an operation that exists", () => {
    expect(() => kit.createTimeoutError({ operation: "resume" as "resumeInvocation" })).toThrow(
      'there is no operation "resume"',
    );
  });
});

describe("the promises for mocks", () => {
  it("resolve with data, and with the response", async () => {
    const promise = kit.resolveWith({ id: "dp_1" });
    expect(await promise).toEqual({ id: "dp_1" });
    const { data, status, response } = await promise.withResponse();
    expect([data, status, response.status]).toEqual([{ id: "dp_1" }, 200, 200]);
  });

  it("reject with an error, which nobody has to await", async () => {
    const error = kit.createResponseError({ operation, status: 409 });
    const promise = kit.rejectWith(error);
    await new Promise((resolve) => setTimeout(resolve));
    await expect(promise).rejects.toBe(error);
    await expect(promise.withResponse()).rejects.toBe(error);
  });
});
