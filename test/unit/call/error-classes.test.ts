import { beforeAll, describe, expect, it } from "vitest";
import * as api from "../../../src/index.js";
import { importCopy } from "../../kit/import-copy.js";

const request = { operation: "getService", method: "GET", url: "http://localhost:9070/services/Greeter", attempts: 2 };
const moved = { moved: 3, notMoved: [] };
const fields = { calledFunction: "moveInvocations", result: moved, paused: ["inv_1"], cause: "enough" };
const lists = { succeeded: [], unchanged: [], failed: [], unknown: [], notStarted: [{ id: "inv_1" }] };

type Api = typeof api;
type ErrorName = keyof Api & `${string}Error`;
const classes: Pick<Api, ErrorName> = api;

/** The errors that a user's test can throw, made by each class from one plain object. */
const ERRORS: readonly [name: ErrorName, create: (copy: Api) => Error][] = [
  ["RestateAdminError", (copy) => new copy.RestateAdminError("something")],
  ["AdminRequestError", (copy) => new copy.AdminRequestError({ ...request, problem: "something" })],
  [
    "AdminResponseError",
    (copy) => new copy.AdminResponseError({ ...request, status: 404, body: { message: "not there" } }),
  ],
  [
    "AdminConnectionError",
    (copy) => new copy.AdminConnectionError({ ...request, problem: "reset", applied: "unknown" }),
  ],
  ["AdminTimeoutError", (copy) => new copy.AdminTimeoutError({ ...request, timeout: 500, applied: "no" })],
  [
    "AdminDecodeError",
    (copy) => new copy.AdminDecodeError({ ...request, status: 200, problem: "the body is not JSON" }),
  ],
  ["AdminTokenError", (copy) => new copy.AdminTokenError({ ...request, cause: "no vault" })],
  [
    "AdminUnsupportedError",
    (copy) =>
      new copy.AdminUnsupportedError({ ...request, what: "the operation", since: "1.8.0", serverVersion: "1.7.12" }),
  ],
  [
    "BulkStoppedError",
    ({ BulkStoppedError }) =>
      new BulkStoppedError({ calledFunction: "killInvocations", result: lists, cause: "enough" }),
  ],
  [
    "WaitTimeoutError",
    ({ WaitTimeoutError }) =>
      new WaitTimeoutError({ what: "inv_1 to be completed", timeout: 500, lastSeen: 1, description: "paused" }),
  ],
  [
    "InvocationEndedError",
    ({ InvocationEndedError }) => new InvocationEndedError({ invocationId: "inv_1", problem: "is gone" }),
  ],
  [
    "StateConflictError",
    ({ StateConflictError }) => {
      const actual = { values: { count: 1 }, bytes: {}, version: "v2" };
      return new StateConflictError({ service: "Counter", key: "bob", expectedVersion: "v1", actual });
    },
  ],
  [
    "SubscriptionConflictError",
    ({ SubscriptionConflictError }) => {
      const subscription = { id: "sub_1", source: "kafka://c/t", sink: "service://A/b", options: { a: "secret" } };
      return new SubscriptionConflictError({ subscription, differences: ["a", "group.id"] });
    },
  ],
  [
    "RegistrationError",
    ({ RegistrationError }) => new RegistrationError({ address: "http://greeter:9080", advice: "Is it running?" }),
  ],
  [
    "DeploymentStoppedError",
    ({ DeploymentStoppedError }) => new DeploymentStoppedError({ ...fields, result: { moved: 3, notMoved: [] } }),
  ],
];

let copy: Api;
beforeAll(async () => {
  copy = await importCopy<Api>("src/index.ts");
});

const OF_REQUESTS = ERRORS.map(([name]) => name).filter((name) => name.startsWith("Admin"));

it("include every class that the package exports", () => {
  expect(ERRORS.map(([name]) => name).sort()).toEqual(
    Object.keys(api)
      .filter((name) => /^[A-Z]\w+Error$/.test(name))
      .sort(),
  );
});

describe.each(ERRORS)("%s", (name, create) => {
  it("takes a plain object and has its own name", () => {
    const error = create(api);
    expect(error.name).toBe(name);
    expect(error.stack).toMatch(new RegExp(`^${name}: `));
    expect(Object.keys(error)).not.toContain("authorization");
  });

  it("can be renamed, and is JSON with its name and message, without the cause", () => {
    const error = create(api);
    const { message } = error;
    expect(JSON.parse(JSON.stringify(error))).toMatchObject({ name, message });
    expect(JSON.stringify(error)).not.toContain('"cause"');
    error.name = "Other";
    error.name = "Renamed";
    expect([error.name, String(error), Object.keys(error)]).toEqual([
      "Renamed",
      `Renamed: ${message}`,
      Object.keys(create(api)),
    ]);
  });

  it("is an instance of its own class and its base classes only", () => {
    const error = create(api);
    const above: readonly ErrorName[] = OF_REQUESTS.includes(name) ? ["AdminRequestError"] : [];
    const own = ERRORS.map(([each]) => each).filter((each) => error instanceof classes[each]);
    expect(new Set(own)).toEqual(new Set([name, ...above, "RestateAdminError"]));
    expect(error).toBeInstanceOf(Error);
  });

  it("is recognized from another copy of the package", () => {
    expect(copy.RestateAdminError).not.toBe(api.RestateAdminError);
    const instances = (error: Error) => ERRORS.map(([each]) => error instanceof classes[each]);
    expect(instances(create(copy))).toEqual(instances(create(api)));
    expect(api.isAdminResponseError(create(copy))).toBe(name === "AdminResponseError");
  });
});

const given = { operation: "a", method: "GET", url: "b", attempts: 1 };

it.each<[string, () => Error, object]>([
  [
    "AdminConnectionError",
    () => new api.AdminConnectionError({ ...given, problem: "c" }),
    { applied: "unknown", permanent: false },
  ],
  [
    "AdminTimeoutError",
    () => new api.AdminTimeoutError({ ...given, timeout: 5, detail: "why", authorization: "Basic abcd" }),
    { applied: "unknown", timeout: 5 },
  ],
  [
    "AdminDecodeError",
    () => new api.AdminDecodeError({ ...given, status: 200, problem: "c" }),
    { applied: "unknown", status: 200, headers: new Headers() },
  ],
  ["AdminTokenError", () => new api.AdminTokenError({ ...given, applied: "yes" }), { applied: "no" }],
  [
    "AdminUnsupportedError",
    () =>
      new api.AdminUnsupportedError({
        ...given,
        earlier: "unknown",
        what: "c",
        goneIn: "1.8.0",
        serverVersion: "1.8.1",
      }),
    { applied: "unknown", what: "c", goneIn: "1.8.0", serverVersion: "1.8.1" },
  ],
  [
    "AdminResponseError",
    () => new api.AdminResponseError({ ...given, status: 500, body: 1, statusText: "Bad" }),
    {
      applied: "unknown",
      status: 500,
      body: 1,
      headers: new Headers(),
      documented: false,
      temporary: false,
    },
  ],
  [
    "AdminResponseError of a server that did nothing",
    () => new api.AdminResponseError({ ...given, status: 500, body: 1, temporary: true, documented: true }),
    {
      applied: "no",
      status: 500,
      body: 1,
      headers: new Headers(),
      documented: true,
      temporary: true,
    },
  ],
  [
    "AdminRequestError of a request that was applied at last",
    () => new api.AdminRequestError({ ...given, problem: "c", applied: "yes", earlier: "unknown" }),
    { applied: "yes" },
  ],
])("the fields of an %s are those that it is given, their defaults, and no other", (_, create, fields) => {
  const error = create();
  expect({ ...error }).toEqual({ ...given, calledFunction: "a", ...fields });
  expect(Object.hasOwn(error, "cause")).toBe(false);
});

describe("any other value", () => {
  class Mine extends api.AdminResponseError {}
  class MineWithName extends api.AdminResponseError {
    override get name(): string {
      return "MineWithName";
    }
  }
  const theirs = new api.AdminResponseError({ ...request, status: 404, body: undefined });

  it.each([
    new Error("plain"),
    Object.assign(new Error("named alike"), { name: "RestateAdminError" }),
    undefined,
    null,
    Object.create(null),
    {},
    JSON.parse('{"constructor":{"name":"AdminResponseError"},"name":"AdminResponseError"}'),
  ])("is not an instance: %s", (value) => {
    expect(ERRORS.filter(([each]) => value instanceof classes[each])).toEqual([]);
  });

  it.each([Mine, MineWithName])(
    "is not an instance of a caller's subclass, whose instances are package errors",
    (Own) => {
      expect(theirs instanceof Own).toBe(false);
      const own = new Own({ ...request, status: 404, body: undefined });
      expect([own instanceof Own, own instanceof api.AdminResponseError, own instanceof api.RestateAdminError]).toEqual(
        [true, true, true],
      );
      expect(own instanceof api.AdminTimeoutError).toBe(false);
    },
  );
});

it("an error with a bigint is JSON", () => {
  const lastSeen = { partition: [2n ** 60n] };
  const error = new api.WaitTimeoutError({ what: "it", timeout: 1, lastSeen });
  expect(JSON.parse(JSON.stringify({ error }))).toMatchObject({
    error: { lastSeen: { partition: [String(2n ** 60n)] } },
  });
});
