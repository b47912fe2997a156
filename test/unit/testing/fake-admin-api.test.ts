import { describe, expect, it, vi } from "vitest";
import {
  AdminConnectionError,
  AdminUnsupportedError,
  type ClientOptions,
  createAdminClient,
  isAdminResponseError,
} from "../../../src/index.js";
import { schemaHistory } from "../../../src/schema/index.js";
import {
  createFakeAdminApi,
  createSample,
  type FakeAdminApiOptions,
  neverRespond,
  refuseConnection,
  resetConnection,
} from "../../../src/testing/index.js";
import { catchError } from "../catch-error.js";

const ID = "inv_1";
/** The first version that has everything, which the fake says it is. */
const COMPLETE = schemaHistory.at(-1)?.version;

function createFake(options: FakeAdminApiOptions = {}, client: ClientOptions = {}) {
  const api = createFakeAdminApi(options);
  return { api, admin: createAdminClient({ maxRetries: 0, ...client, fetch: api.fetch }) };
}

describe("the responses that a test sets", () => {
  it("are the documented errors, by status", async () => {
    const { api, admin } = createFake();
    api.on("resumeInvocation", 409);
    const error = await catchError(admin.resumeInvocation(ID));
    expect(isAdminResponseError(error, "resumeInvocation")).toBe(true);
    expect(error).toMatchObject({ status: 409, documented: true, body: { message: expect.any(String) } });
  });

  it("are those of a proxy at a status that no schema has", async () => {
    const { api, admin } = createFake();
    api.on("getService", 502);
    expect(await catchError(admin.getService("Greeter"))).toMatchObject({ status: 502, documented: false });
  });

  it("are results, with the status of a success", async () => {
    const { api, admin } = createFake();
    api.on("getService", createSample("ServiceMetadata", { name: "Greeter", revision: 7 }));
    const { data, status } = await admin.getService("Greeter").withResponse();
    expect(status).toBe(200);
    expect(data).toMatchObject({ name: "Greeter", revision: 7 });
  });

  it("follow the request", async () => {
    const { api, admin } = createFake();
    api.on("deleteDeployment", ({ path, query, request, reply }) => {
      expect(path.deployment).toBe("dp_1");
      expect(query.force).toBe(true);
      return request.headers.get("x-user") === "bob" ? reply(202) : reply(404, { message: "no" });
    });
    await admin.deleteDeployment("dp_1", { force: true, headers: { "x-user": "bob" } });
    const error = await catchError(admin.deleteDeployment("dp_1", { force: true }));
    expect(error).toMatchObject({ status: 404, body: { message: "no" } });
  });

  it("follow one another, and the last one stays", async () => {
    const { api, admin } = createFake();
    api.on("resumeInvocation", 503, 409, () => new Response(null, { status: 202 }));
    expect(await catchError(admin.resumeInvocation(ID))).toMatchObject({ status: 503 });
    expect(await catchError(admin.resumeInvocation(ID))).toMatchObject({ status: 409 });
    await admin.resumeInvocation(ID);
    await admin.resumeInvocation(ID);
    expect(api.callsTo("resumeInvocation")).toHaveLength(4);
  });

  it("are retried by the client like those of a server", async () => {
    const { api, admin } = createFake({}, { maxRetries: 2 });
    api.on("getVersion", refuseConnection, 200);
    expect((await admin.getVersion()).version).toBe(COMPLETE);
    expect(api.callsTo("getVersion")).toHaveLength(2);
  });

  it.each([
    ["refused", refuseConnection, "no"],
    ["broken", resetConnection, "unknown"],
  ] as const)("may be a connection that is %s", async (_, failure, applied) => {
    const { api, admin } = createFake();
    api.on("getHealth", failure);
    const error = await catchError(admin.getHealth());
    expect(error).toBeInstanceOf(AdminConnectionError);
    expect(error).toMatchObject({ applied });
  });

  it("may be missing, until the client gives up", async () => {
    const { api, admin } = createFake({}, { timeout: 10 });
    api.on("getHealth", neverRespond);
    expect(await catchError(admin.getHealth())).toMatchObject({ name: "AdminTimeoutError", applied: "unknown" });
    expect(await catchError(admin.getHealth({ signal: AbortSignal.abort("enough") }))).toBe("enough");
  });

  it("are forgotten after a reset", async () => {
    const { api, admin } = createFake();
    api.on("getHealth", 429);
    await catchError(admin.getHealth());
    api.reset();
    expect(api.calls).toEqual([]);
    await admin.getHealth();
    expect(api.calls).toHaveLength(1);
  });

  it("must be there, for an operation that exists", () => {
    const { api } = createFake();
    expect(() => api.on("resumeInvocations" as "resumeInvocation", 202)).toThrow(
      'there is no operation "resumeInvocations"',
    );
    expect(() => Reflect.apply(api.on, api, ["getHealth"])).toThrow('on("getHealth"): give at least one response');
  });
});

describe("the calls", () => {
  it("have the parameters and the body, by their names on the wire", async () => {
    const { api, admin } = createFake();
    await admin.restartAsNewInvocation("inv/1", { from: 3, deployment: "latest" });
    await admin.modifyService("Greeter", { public: false });
    expect(api.calls).toEqual([
      {
        operation: "restartAsNewInvocation",
        path: { invocation_id: "inv/1" },
        query: { from: 3, deployment: "latest" },
      },
      { operation: "modifyService", path: { service: "Greeter" }, query: {}, body: { public: false } },
    ]);
  });

  it("include those of a bulk function, one by one", async () => {
    const { api, admin } = createFake();
    const ids = Array.from({ length: 150 }, (_, index) => `inv_${index}`);
    api.on("resumeInvocation", ({ path, reply }) => (path.invocation_id === "inv_7" ? reply(404) : undefined));
    const { succeeded, failed } = await admin.resumeInvocations(ids, { deployment: "latest" });
    expect(succeeded).toHaveLength(149);
    expect(failed.map(({ id }) => id)).toEqual(["inv_7"]);
    expect(api.callsTo("resumeInvocation")).toHaveLength(150);
    api.assertAnswered();
  });
});

describe("the server", () => {
  it("has a version, and knows nothing newer", async () => {
    const { api, admin } = createFake({ serverVersion: "1.6.2" });
    expect(await admin.getVersion()).toMatchObject({ version: "1.6.2" });
    expect(await catchError(admin.listKafkaClusters())).toBeInstanceOf(AdminUnsupportedError);
    const response = await api.fetch("http://localhost:9070/kafka-clusters");
    expect([response.status, await response.text()]).toEqual([404, ""]);
  });

  it("knows every operation by default", async () => {
    const { admin } = createFake();
    expect(await admin.listKafkaClusters()).toEqual({ clusters: [] });
    await admin.pauseVqueue("vq_1");
  });

  it("may stand for the global fetch", async () => {
    const { api } = createFake();
    vi.stubGlobal("fetch", api.fetch);
    expect(await createAdminClient({ baseUrl: "http://restate:9070" }).listServices()).toEqual({ services: [] });
    vi.unstubAllGlobals();
  });

  it("stops waiting for a response that never comes when the caller aborts", async () => {
    const { admin, api } = createFake();
    api.on("getHealth", neverRespond);
    const controller = new AbortController();
    const call = catchError(admin.getHealth({ signal: controller.signal }));
    controller.abort("too slow");
    expect(await call).toBe("too slow");
  });
});
