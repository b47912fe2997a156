import { beforeEach, describe, expect, it } from "vitest";
import {
  type AdminClient,
  AdminConnectionError,
  AdminUnsupportedError,
  type ClientOptions,
  createAdminClient,
} from "../../../src/index.js";
import {
  createFakeAdminApi,
  createSample,
  type FakeAdminApi,
  neverRespond,
  refuseConnection,
  resetConnection,
} from "../../../src/testing/index.js";
import { catchError } from "../../kit/catch-error.js";
import { useFastClock } from "../../kit/fast-clock.js";

const ID = "inv_1";

let api: FakeAdminApi;
let admin: AdminClient;

function createFake(client: ClientOptions = {}): void {
  api = createFakeAdminApi();
  admin = createAdminClient({ maxRetries: 0, ...client, fetch: api.fetch });
}

beforeEach(() => createFake());

it("the responses that a test sets are results, with the status of a success", async () => {
  api.on("getService", createSample("ServiceMetadata", { name: "Greeter", revision: 7 }));
  const { data, status } = await admin.getService("Greeter").withResponse();
  expect(status).toBe(200);
  expect(data).toMatchObject({ name: "Greeter", revision: 7 });
});

it("the responses that a test sets follow the request", async () => {
  api.on("deleteDeployment", ({ path, query, request, reply }) => {
    expect(path.deployment).toBe("dp_1");
    expect(query.force).toBe(true);
    return request.headers.get("x-user") === "bob" ? reply(202) : reply(404, { message: "no" });
  });
  await admin.deleteDeployment("dp_1", { force: true, headers: { "x-user": "bob" } });
  const error = await catchError(admin.deleteDeployment("dp_1", { force: true }));
  expect(error).toMatchObject({ status: 404, body: { message: "no" } });
});

it("the responses that a test sets follow one another, and the last one stays", async () => {
  api.on("resumeInvocation", 503, 409, () => new Response(null, { status: 202 }));
  expect(await catchError(admin.resumeInvocation(ID))).toMatchObject({ status: 503 });
  expect(await catchError(admin.resumeInvocation(ID))).toMatchObject({ status: 409 });
  await admin.resumeInvocation(ID);
  await admin.resumeInvocation(ID);
  expect(api.callsTo("resumeInvocation")).toHaveLength(4);
});

it("the responses that a test sets may be one Response for several calls", async () => {
  const response = Response.json(createSample("ServiceMetadata", { name: "Greeter" }));
  api.on("getService", () => response);
  for (const _ of [1, 2]) expect(await admin.getService("Greeter")).toMatchObject({ name: "Greeter" });
});

it.each([
  ["refused", refuseConnection, "no"],
  ["broken", resetConnection, "unknown"],
] as const)("the responses that a test sets may be a connection that is %s", async (_, failure, applied) => {
  api.on("getHealth", failure);
  const error = await catchError(admin.getHealth());
  expect(error).toBeInstanceOf(AdminConnectionError);
  expect(error).toMatchObject({ applied });
});

it("the responses that a test sets may be missing, until the client gives up", async () => {
  createFake({ timeout: 10 });
  api.on("getHealth", neverRespond);
  expect(await catchError(admin.getHealth())).toMatchObject({ name: "AdminTimeoutError", applied: "unknown" });
  const controller = new AbortController();
  const aborted = catchError(admin.getHealth({ signal: controller.signal }));
  const own = catchError(api.fetch("http://localhost/health", { signal: controller.signal }));
  controller.abort("enough");
  expect(await aborted).toBe("enough");
  expect(await own).toBe("enough");
});

it("the responses that a test sets are forgotten after a reset", async () => {
  api.on("getHealth", 429, 429);
  await catchError(admin.getHealth());
  api.reset();
  expect(api.calls).toEqual([]);
  await admin.getHealth();
  expect(api.calls).toHaveLength(1);
});

it("the responses that a test sets must be set, for an existing operation", () => {
  expect(() => api.on("resumeInvocations" as "resumeInvocation", 202)).toThrow(
    'there is no operation "resumeInvocations"',
  );
});

it("the calls have the parameters and the body, by their names on the wire", async () => {
  await admin.restartAsNewInvocation("12", { from: 3, deployment: "latest" });
  await admin.modifyService("Greeter", { public: false });
  expect(api.callsTo("modifyService")).toEqual(api.calls.slice(1));
  expect(api.calls).toEqual([
    {
      operation: "restartAsNewInvocation",
      path: { invocation_id: "12" },
      query: { from: 3, deployment: "latest" },
    },
    { operation: "modifyService", path: { service: "Greeter" }, query: {}, body: { public: false } },
  ]);
});

it("the calls include those of a bulk function, one by one", async () => {
  const ids = Array.from({ length: 150 }, (_, index) => `inv_${index}`);
  api.on("resumeInvocation", ({ path, reply }) => (path.invocation_id === "inv_7" ? reply(404) : undefined));
  const { succeeded, failed } = await admin.resumeInvocations(ids, { deployment: "latest" });
  expect(succeeded).toHaveLength(149);
  expect(failed.map(({ id }) => id)).toEqual(["inv_7"]);
  expect(api.callsTo("resumeInvocation")).toHaveLength(150);
  api.assertAnswered();
});

it("the server has the version that the test sets, so that the client rejects what is newer", async () => {
  api.on("getVersion", createSample("VersionInformation", { version: "1.6.2" }));
  expect(await catchError(admin.listKafkaClusters())).toBeInstanceOf(AdminUnsupportedError);
});

describe("after an outage", () => {
  useFastClock();

  const sentQueries = () => api.callsTo("query").map(({ body }) => body.query);

  it("a read uses up no `on` and no `onQuery` for the client's own requests", async () => {
    api.on("query", refuseConnection, { rows: [{ a: 1 }] }, { rows: [{ a: 2 }] });
    await catchError(admin.queryRows("SELECT 0", { maxRetries: 0 }));
    const start = performance.now();
    expect(await admin.queryRows("SELECT a FROM b")).toEqual([{ a: 1 }]);
    expect(performance.now() - start).toBeGreaterThan(900);
    expect(await admin.queryRows("SELECT a FROM b")).toEqual([{ a: 2 }]);
    expect(sentQueries()).toEqual(["SELECT 0", "SELECT a FROM b", "SELECT a FROM b"]);
    api.assertAnswered();
  });

  it("waitUntilHealthy resolves, also for partitions, and after the fake was away", async () => {
    api.on("getHealth", refuseConnection, 503, 200);
    await admin.waitUntilHealthy({ interval: 10 });
    expect(api.calls.map(({ operation }) => operation)).toEqual(["getHealth", "getHealth", "getHealth"]);
    api.assertAnswered();
  });
});

it("a sample may have fields that are required, optional or of one alternative", () => {
  expect(createSample("ServiceMetadata", { name: "Greeter", documentation: "Greets" })).toMatchObject({
    documentation: "Greets",
  });
  const lambda = { arn: "arn:aws:lambda:eu-central-1:1:function:a:1" };
  expect(createSample("DeploymentResponse", lambda)).toMatchObject(lambda);
  expect(createSample("SerdeableHeaderHashMap", { "x-any": "1" })).toEqual({ "x-any": "1" });
  expect(createSample("DeploymentId", "dp_1")).toBe("dp_1");
});
