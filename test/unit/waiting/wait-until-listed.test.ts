import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { type ClientOptions, createAdminClient, DeploymentStoppedError } from "../../../src/index.js";
import { catchError } from "../../kit/catch-error.js";
import { answerJson, type LoopbackServer, startLoopbackServer } from "../../kit/loopback-server.js";

const uri = "http://localhost:9080";

/** Three nodes. The first registers revision 2, and each of the others lists it after it was asked so many times. */
let nodes: readonly LoopbackServer[];
let status: number;
let late: readonly number[];

const connect = (options: ClientOptions = {}) =>
  createAdminClient({ baseUrl: nodes.map(({ url }) => url), serverVersion: false, ...options });
const countLooks = () =>
  nodes.map(({ requests }) => requests.filter(({ method, url }) => `${method} ${url}` === "GET /services").length);

beforeAll(async () => {
  nodes = await Promise.all([0, 1, 2].map(startLoopbackServer));
});
beforeEach(() => {
  status = 201;
  late = [0, 0, 0];
  for (const [index, node] of nodes.entries()) {
    node.requests.length = 0;
    node.answer = (response, { method, url }) => {
      if (method === "POST")
        return answerJson(response, status, { id: "dp_2", services: [{ name: "Cart", revision: 2 }] });
      if (url !== "/services") return answerJson(response, 200, { id: "dp_2", uri });
      const isKnown = (countLooks()[index] ?? 0) > (late[index] ?? 0);
      answerJson(response, 200, { services: [{ name: "Cart", revision: isKnown ? 2 : 1, deployment_id: "dp_2" }] });
    };
  }
});
afterAll(() => Promise.all(nodes.map(({ close }) => close().catch(() => {}))));

async function measure(run: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await run();
  return performance.now() - start;
}

describe("registerDeployment", () => {
  it("returns once each node lists the deployment for its services", async () => {
    late = [0, 3, 1];
    await connect().registerDeployment({ uri });
    expect(countLooks()).toEqual([4, 4, 4]);
  });

  it("accepts a newer registration by somebody else", async () => {
    for (const node of nodes.slice(1)) {
      node.answer = (response) => answerJson(response, 200, { services: [{ name: "Cart", revision: 3 }] });
    }
    await connect().registerDeployment({ uri });
    expect(countLooks()).toEqual([1, 1, 1]);
  });

  it("waits half a second behind one address, and sends nothing meanwhile", async () => {
    const took = await measure(() => connect({ baseUrl: nodes[0]?.url }).registerDeployment({ uri }));
    expect(took).toBeGreaterThan(450);
    expect(countLooks()).toEqual([0, 0, 0]);
  });

  it.each<[string, object, object]>([
    ["with settle: 0", { uri }, { settle: 0 }],
    ["in a dry run", { uri, dry_run: true }, {}],
  ])("does not wait %s", async (_, deployment, options) => {
    await connect().registerDeployment(deployment as { uri: string }, options);
    expect(countLooks()).toEqual([0, 0, 0]);
  });

  it("waits even if the address was registered before, since an earlier call or attempt may just have done that", async () => {
    status = 200;
    await connect().registerDeployment({ uri });
    expect(countLooks()).toEqual([1, 1, 1]);
  });

  it("gives a node that does not say half a second, and one that hangs no more than `settle`", async () => {
    const [, forbidding, hanging] = nodes as [LoopbackServer, LoopbackServer, LoopbackServer];
    forbidding.answer = (response) => answerJson(response, 403, { message: "no" });
    const took = await measure(() => connect().registerDeployment({ uri }));
    expect(took).toBeGreaterThan(450);
    hanging.answer = () => {};
    const tookLonger = await measure(() => connect().registerDeployment({ uri }, { settle: 700 }));
    expect(tookLonger).toBeGreaterThan(650);
    expect(tookLonger).toBeLessThan(5_000);
  });

  it("rejects with the reason of an abort while it waits", async () => {
    late = [0, 1_000, 0];
    const controller = new AbortController();
    const reason = new Error("enough");
    setTimeout(() => controller.abort(reason), 200);
    const { signal } = controller;
    expect(await catchError(connect().registerDeployment({ uri }, { signal }))).toBe(reason);
  });

  it("ends a rollout that is aborted while it waits with an error that says what is registered", async () => {
    late = [0, 1_000, 0];
    const controller = new AbortController();
    const reason = new Error("enough");
    setTimeout(() => controller.abort(reason), 200);
    const error = await catchError(connect().rollOutDeployment({ uri }, { signal: controller.signal }));
    expect(error).toBeInstanceOf(DeploymentStoppedError);
    expect(error).toMatchObject({ cause: reason, result: { id: "dp_2" } });
  });

  it.each([-1, Number.NaN, "1", null])("refuses %s as `settle`", async (settle) => {
    const error = await catchError(connect().registerDeployment({ uri }, { settle: settle as number }));
    expect(String(error)).toContain("TypeError: registerDeployment: settle must be a number of milliseconds from 0");
  });
});

it("createDeployment is the wire: it neither waits, nor changes what a later call sends", async () => {
  const server = await startLoopbackServer();
  const admin = connect({ baseUrl: server.url });
  await admin.createDeployment({ uri });
  await admin.resumeInvocation("inv_1", { deployment: "latest" });
  await admin.restartAsNewInvocation("inv_1");
  await admin.resumeInvocations(["inv_1"], { deployment: "latest" });
  expect(server.requests.map(({ method, url }) => `${method} ${url}`)).toEqual([
    "POST /deployments",
    "PATCH /invocations/inv_1/resume?deployment=latest",
    "PATCH /invocations/inv_1/restart-as-new",
    "PATCH /invocations/inv_1/resume?deployment=latest",
  ]);
  await server.close();
});
