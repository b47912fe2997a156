import type { ServerResponse } from "node:http";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { type AdminClient, createAdminClient } from "../../../src/index.js";
import { answerJson } from "../../loopback-server.js";
import { catchError } from "../catch-error.js";
import { useLoopbackServer } from "../use-loopback-server.js";

const UNKNOWN = "The given deployment was not found";
const server = useLoopbackServer();
let admin: AdminClient;
/** How often a node that leads a partition does not know the deployment yet. */
let unknown: number;
/** The revision of the last registration, and the one that the asked node knows. */
let revision: number;
let knownRevision: number | null;

beforeEach(async () => {
  unknown = 0;
  revision = 0;
  knownRevision = null;
  server.answer = (response, { method, url, body }) => {
    if (method === "POST" && url === "/deployments") {
      revision++;
      const services = [
        { name: "Cart", revision },
        { name: "Greeter", revision },
      ];
      return answerJson(response, 201, { id: `dp_${JSON.parse(body).uri}`, services });
    }
    if (url === "/query") {
      const ids: readonly string[] = JSON.parse(body).query.match(/inv_\w+/g) ?? [];
      const rows = ids.map((id) => ({
        id,
        name: id === "inv_other" ? "Other" : "Greeter",
        revision: knownRevision,
      }));
      return answerJson(response, 200, { rows });
    }
    if (method === "DELETE") return response.writeHead(202).end();
    if (url.startsWith("/internal/")) return answerBatch(response, JSON.parse(body));
    if (url.includes("deployment=dp_") && unknown-- > 0) return answerJson(response, 400, { message: UNKNOWN });
    answerJson(response, 200, { new_invocation_id: "inv_2" });
  };
  admin = createAdminClient({ baseUrl: server.url, serverVersion: false });
});
afterEach(() => vi.useRealTimers());

/** A batch names each invocation, and what was wrong with it. */
function answerBatch(response: ServerResponse, { deployment, invocation_ids: ids }: Batch): void {
  const isUnknown = deployment.startsWith("dp_") && unknown > 0;
  const failed = ids.map((id) => ({
    invocation_id: id,
    error: `Deployment not found when resuming invocation '${id}'`,
  }));
  answerJson(response, 200, isUnknown ? { succeeded: [], failed } : { succeeded: ids, failed: [] });
}

interface Batch {
  readonly deployment: string;
  readonly invocation_ids: readonly string[];
}

const register = (name: string) => admin.createDeployment({ uri: name });
const patches = () => server.requests.filter(({ method }) => method === "PATCH").map(({ url }) => url);
const batches = () =>
  server.requests.filter(({ url }) => url.startsWith("/internal/")).map(({ body }) => JSON.parse(body));

describe("a deployment that the client has just registered", () => {
  it("is asked for again while the node does not know it, even for what is not idempotent", async () => {
    await register("1");
    unknown = 3;
    await admin.resumeInvocation("inv_1", { deployment: "dp_1" });
    expect(patches()).toEqual(Array(4).fill("/invocations/inv_1/resume?deployment=dp_1"));
  });

  it("is what `latest` stands for", async () => {
    await register("1");
    await register("2");
    unknown = 1;
    await admin.resumeInvocation("inv_1", { deployment: "latest" });
    expect(patches()).toEqual(Array(2).fill("/invocations/inv_1/resume?deployment=dp_2"));
  });

  it.each([0, 1, 2])("is what `latest` stands for, if the node knows revision %d of 2", async (known) => {
    await register("1");
    await register("2");
    knownRevision = known;
    await admin.resumeInvocation("inv_1", { deployment: "latest" });
    expect(patches()).toEqual(["/invocations/inv_1/resume?deployment=dp_2"]);
  });

  it("is not `latest` if somebody else has registered another since", async () => {
    await register("1");
    knownRevision = 2;
    await admin.resumeInvocation("inv_1", { deployment: "latest" });
    expect(patches()).toEqual(["/invocations/inv_1/resume?deployment=latest"]);
  });

  it("is not `latest` if it had been registered before, and is the older of two", async () => {
    await register("2");
    revision = -1;
    await register("1");
    await admin.resumeInvocation("inv_1", { deployment: "latest" });
    await admin.resumeInvocations(["inv_2", "inv_3"], { deployment: "latest" });
    expect(patches()).toEqual(["/invocations/inv_1/resume?deployment=dp_2"]);
    expect(batches()).toEqual([{ deployment: "dp_2", invocation_ids: ["inv_2", "inv_3"] }]);
  });

  it("is forgotten once it is deleted", async () => {
    await register("1");
    await register("2");
    await admin.deleteDeployment("dp_2", { force: true });
    await admin.resumeInvocation("inv_1", { deployment: "latest" });
    expect(patches()).toEqual(["/invocations/inv_1/resume?deployment=dp_1"]);
    unknown = 1;
    const error = await catchError(admin.resumeInvocation("inv_1", { deployment: "dp_2" }));
    expect(error).toMatchObject({ status: 400, attempts: 1, temporary: false });
  });

  it("is what a restart takes by default", async () => {
    await register("1");
    await admin.restartAsNewInvocation("inv_1");
    await admin.restartAsNewInvocation("inv_1", { deployment: "keep" });
    expect(patches()).toEqual([
      "/invocations/inv_1/restart-as-new?deployment=dp_1",
      "/invocations/inv_1/restart-as-new?deployment=keep",
    ]);
  });

  it("is not `latest` for an invocation of another service", async () => {
    await register("1");
    await admin.resumeInvocation("inv_other", { deployment: "latest" });
    expect(patches()).toEqual(["/invocations/inv_other/resume?deployment=latest"]);
  });

  it("is not taken for the one that an invocation keeps", async () => {
    await register("1");
    await admin.resumeInvocation("inv_1");
    expect(patches()).toEqual(["/invocations/inv_1/resume"]);
    expect(server.requests.map(({ url }) => url)).not.toContain("/query");
  });

  it("is what `latest` stands for in a batch, for the targets of its services", async () => {
    await register("1");
    const { succeeded } = await admin.resumeInvocations(["inv_1", "inv_other", "inv_2"], { deployment: "latest" });
    expect(succeeded.map(({ id }) => id)).toEqual(["inv_1", "inv_2", "inv_other"]);
    expect(batches()).toEqual([
      { deployment: "dp_1", invocation_ids: ["inv_1", "inv_2"] },
      { deployment: "latest", invocation_ids: ["inv_other"] },
    ]);
    expect(patches()).toEqual([]);
  });

  it("is asked for again, by a call for each target, while the node does not know it", async () => {
    await register("1");
    unknown = 2;
    const { succeeded } = await admin.resumeInvocations(["inv_1", "inv_2"], { deployment: "latest" });
    expect(succeeded.map(({ id }) => id).sort()).toEqual(["inv_1", "inv_2"]);
    expect(batches()).toEqual([{ deployment: "dp_1", invocation_ids: ["inv_1", "inv_2"] }]);
    expect(patches().length).toBeGreaterThan(2);
    expect(new Set(patches())).toEqual(
      new Set(["/invocations/inv_1/resume?deployment=dp_1", "/invocations/inv_2/resume?deployment=dp_1"]),
    );
  });

  it("is asked for by a call for each target where the query of a batch fails", async () => {
    await register("1");
    const { answer } = server;
    server.answer = (response, request) => {
      if (request.url === "/query" && request.body.includes("inv_1', 'inv_other")) response.writeHead(500).end();
      else answer(response, request);
    };
    await admin.resumeInvocations(["inv_1", "inv_other"], { deployment: "latest" });
    expect(batches()).toEqual([]);
    expect(patches().sort()).toEqual([
      "/invocations/inv_1/resume?deployment=dp_1",
      "/invocations/inv_other/resume?deployment=latest",
    ]);
  });

  it("is none after a dry run", async () => {
    await admin.createDeployment({ uri: "1", dry_run: true });
    await admin.resumeInvocation("inv_1", { deployment: "latest" });
    expect(patches()).toEqual(["/invocations/inv_1/resume?deployment=latest"]);
  });

  it.each(["", "..", undefined])("asks nothing for %j, which is no id", async (id) => {
    await register("1");
    server.requests.length = 0;
    const error = await catchError(admin.resumeInvocation(id as string, { deployment: "latest" }));
    expect(error).toBeInstanceOf(TypeError);
    expect(server.requests).toEqual([]);
  });

  it("cannot break out of the query by an id", async () => {
    await register("1");
    await admin.resumeInvocation("inv_' OR ''='", { deployment: "latest" });
    const [query] = server.requests.filter(({ url }) => url === "/query");
    expect(JSON.parse(query?.body ?? "").query).toBe(
      "SELECT i.id, i.target_service_name AS name, s.revision FROM sys_invocation i LEFT JOIN sys_service s ON s.name = i.target_service_name WHERE i.id IN ('inv_'' OR ''''=''') AND i.pinned_deployment_id IS NOT NULL",
    );
  });

  it("is known everywhere 10 seconds later", async () => {
    vi.useFakeTimers({ toFake: ["performance"] });
    await register("1");
    vi.advanceTimersByTime(10_001);
    unknown = 1;
    const error = await catchError(admin.resumeInvocation("inv_1", { deployment: "dp_1" }));
    expect(error).toMatchObject({ status: 400, attempts: 1, temporary: false });
    await admin.resumeInvocation("inv_1", { deployment: "latest" });
    expect(patches().at(-1)).toBe("/invocations/inv_1/resume?deployment=latest");
  });
});

it("a deployment that the client has not registered is an error at once", async () => {
  await register("1");
  unknown = 1;
  const error = await catchError(admin.resumeInvocation("inv_1", { deployment: "dp_typo" }));
  expect(error).toMatchObject({ status: 400, attempts: 1, temporary: false });
});
