import { beforeEach, expect, it, vi } from "vitest";
import { createAdminClient, DeploymentStoppedError } from "../../../src/index.js";
import { answerJson } from "../../loopback-server.js";
import { catchError } from "../catch-error.js";
import { useLoopbackServer } from "../use-loopback-server.js";

const uri = "http://localhost:9080";
const server = useLoopbackServer();
const connect = () => createAdminClient({ baseUrl: server.url, serverVersion: false });
const listRequests = () => server.requests.map(({ method, url }) => `${method} ${url}`);

let status: number;
beforeEach(() => {
  status = 201;
  server.answer = (response, { method }) =>
    answerJson(response, method === "POST" ? status : 200, { id: "dp_2", uri, services: [] });
});

it.each<[title: string, options: object, dryRun: boolean, status: number, waits: number]>([
  ["half a second", {}, false, 201, 500],
  ["half a second, since an earlier attempt may just have registered it", {}, false, 200, 500],
  ["for `settle`", { settle: 123 }, false, 201, 123],
  ["for no time with settle: 0", { settle: 0 }, false, 201, 0],
  ["for no time in a dry run", {}, true, 201, 0],
])("registerDeployment waits %s", async (_, options, dry_run, answered, waits) => {
  status = answered;
  const timers = vi.spyOn(globalThis, "setTimeout");
  await connect().registerDeployment({ uri, dry_run }, options);
  const pauses = [123, 500].filter((each) => timers.mock.calls.some(([, milliseconds]) => milliseconds === each));
  timers.mockRestore();
  expect(pauses).toEqual(waits > 0 ? [waits] : []);
  expect(listRequests()).toEqual(["POST /deployments", ...(answered === 200 ? ["GET /deployments/dp_2"] : [])]);
});

it("registerDeployment is aborted while it waits", async () => {
  const [controller, reason] = [new AbortController(), new Error("enough")];
  const registering = catchError(connect().registerDeployment({ uri }, { settle: 60_000, signal: controller.signal }));
  setTimeout(() => controller.abort(reason), 200);
  expect(await registering).toBe(reason);
});

it("ends a rollout that is aborted while it waits with an error that says what is registered", async () => {
  const [controller, reason] = [new AbortController(), new Error("enough")];
  const rolling = catchError(connect().rollOutDeployment({ uri }, { settle: 60_000, signal: controller.signal }));
  setTimeout(() => controller.abort(reason), 200);
  const error = await rolling;
  expect(error).toBeInstanceOf(DeploymentStoppedError);
  expect(error).toMatchObject({ cause: reason, result: { id: "dp_2" } });
});

it("createDeployment is the wire: it neither waits, nor changes what a later call sends", async () => {
  const admin = connect();
  await admin.createDeployment({ uri });
  await admin.resumeInvocation("inv_1", { deployment: "latest" });
  await admin.restartAsNewInvocation("inv_1");
  await admin.resumeInvocations(["inv_1"], { deployment: "latest" });
  expect(listRequests()).toEqual([
    "POST /deployments",
    "PATCH /invocations/inv_1/resume?deployment=latest",
    "PATCH /invocations/inv_1/restart-as-new",
    "PATCH /invocations/inv_1/resume?deployment=latest",
  ]);
});
