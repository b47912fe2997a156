import { beforeAll, describe, expect, it } from "vitest";
import * as api from "../../../src/index.js";
import { importCopy } from "../../kit/import-copy.js";

const request = { operation: "a", method: "GET", url: "b", attempts: 1 };
const own = { ...request, calledFunction: "a" };
const headers = new Headers();
const lists = { succeeded: [], unchanged: [], failed: [], unknown: [], notStarted: [{ id: "inv_1" }] };
const actual = { values: { count: 1 }, bytes: {}, version: "v2" };
const subscription = { id: "sub_1", source: "kafka://c/t", sink: "service://A/b", options: { a: "secret" } };
const unsupported = { ...request, what: "c", serverVersion: "1.8.1" };

type Api = typeof api;
type ErrorName = keyof Api & `${string}Error`;
const classes: Pick<Api, ErrorName> = api;

/** Each error that a user's test can throw, made from one plain object, and its fields if it is an error of a request. */
const ERRORS: readonly [name: ErrorName, create: (copy: Api) => Error, fields?: object][] = [
  ["RestateAdminError", (copy) => new copy.RestateAdminError("something")],
  [
    "AdminRequestError",
    (copy) => new copy.AdminRequestError({ ...request, problem: "c", applied: "yes", earlier: "unknown" }),
    { applied: "yes" },
  ],
  [
    "AdminResponseError",
    (copy) => new copy.AdminResponseError({ ...request, status: 500, body: 1, statusText: "Bad" }),
    { applied: "unknown", status: 500, body: 1, headers, documented: false, temporary: false },
  ],
  [
    "AdminConnectionError",
    (copy) => new copy.AdminConnectionError({ ...request, problem: "c" }),
    { applied: "unknown", permanent: false },
  ],
  [
    "AdminTimeoutError",
    (copy) => new copy.AdminTimeoutError({ ...request, timeout: 5, detail: "why", authorization: "Basic abcd" }),
    { applied: "unknown", timeout: 5 },
  ],
  [
    "AdminDecodeError",
    (copy) => new copy.AdminDecodeError({ ...request, status: 200, problem: "c" }),
    { applied: "unknown", status: 200, headers },
  ],
  ["AdminTokenError", (copy) => new copy.AdminTokenError({ ...request, applied: "yes" }), { applied: "no" }],
  [
    "AdminUnsupportedError",
    (copy) => new copy.AdminUnsupportedError({ ...unsupported, earlier: "unknown", goneIn: "1.8.0" }),
    { applied: "unknown", what: "c", goneIn: "1.8.0", serverVersion: "1.8.1" },
  ],
  [
    "BulkStoppedError",
    (copy) => new copy.BulkStoppedError({ calledFunction: "killInvocations", result: lists, cause: "enough" }),
  ],
  ["WaitTimeoutError", (copy) => new copy.WaitTimeoutError({ what: "it", timeout: 1, lastSeen: [2n ** 60n] })],
  ["InvocationEndedError", (copy) => new copy.InvocationEndedError({ invocationId: "inv_1", problem: "is gone" })],
  [
    "StateConflictError",
    (copy) => new copy.StateConflictError({ service: "Counter", key: "bob", expectedVersion: "v1", actual }),
  ],
  ["SubscriptionConflictError", (copy) => new copy.SubscriptionConflictError({ subscription, differences: ["a"] })],
  ["RegistrationError", (copy) => new copy.RegistrationError({ address: "http://h", advice: "Is it running?" })],
  [
    "DeploymentStoppedError",
    ({ DeploymentStoppedError }) => {
      const result = { moved: 3, notMoved: [] };
      return new DeploymentStoppedError({ calledFunction: "moveInvocations", result, paused: [], cause: "enough" });
    },
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

describe.each(ERRORS)("%s", (name, create, fields) => {
  it("takes a plain object, and has its own name, the fields that it is given, their defaults, and no other", () => {
    const error = create(api);
    expect(error.name).toBe(name);
    expect(error.stack).toMatch(new RegExp(`^${name}: `));
    if (!fields) return;
    expect({ ...error }).toEqual({ ...own, ...fields });
    expect(Object.hasOwn(error, "cause")).toBe(false);
  });

  it("can be renamed, and is JSON with its name and message, without the cause", () => {
    const error = create(api);
    const { message } = error;
    expect(JSON.parse(JSON.stringify(error))).toMatchObject({ name, message });
    if (error instanceof api.WaitTimeoutError) expect(JSON.stringify(error)).toContain(`"${2n ** 60n}"`);
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

it("an AdminResponseError of a server that did nothing says that the request was not applied", () => {
  const error = new api.AdminResponseError({ ...request, status: 500, body: 1, temporary: true, documented: true });
  expect(error).toMatchObject({ applied: "no", documented: true, temporary: true });
});

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
])("any other value is not an instance: %s", (value) => {
  expect(ERRORS.filter(([each]) => value instanceof classes[each])).toEqual([]);
});

it.each([Mine, MineWithName])(
  "any other value is no instance of a caller's subclass, whose instances are package errors",
  (Own) => {
    const mine = new Own({ ...request, status: 404, body: undefined });
    const ancestors = [Own, api.AdminResponseError, api.RestateAdminError];
    expect([theirs instanceof Own, ...ancestors.map((each) => mine instanceof each)]).toEqual([
      false,
      true,
      true,
      true,
    ]);
    expect(mine).not.toBeInstanceOf(api.AdminTimeoutError);
  },
);
