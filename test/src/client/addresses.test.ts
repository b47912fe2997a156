import { afterEach, describe, expect, it } from "vitest";
import {
  AdminConnectionError,
  type AdminResponseError,
  AdminTimeoutError,
  type ClientOptions,
  createAdminClient,
  createClient,
  type RequestEvent,
} from "../../../src/index.js";
import { answerJson, type LoopbackServer, startLoopbackServer } from "../../loopback-server.js";
import { catchError } from "../catch-error.js";

const nodes: LoopbackServer[] = [];

afterEach(async () => {
  for (const node of nodes.splice(0)) await node.close();
});

/** Starts nodes, which are asked in this order: the first is in use, and of two only one is left to go to. */
async function startNodes(count: number): Promise<readonly [LoopbackServer, LoopbackServer, ...LoopbackServer[]]> {
  for (let index = 0; index < count; index++) nodes.push(await startLoopbackServer());
  return nodes as unknown as [LoopbackServer, LoopbackServer];
}

function create(options: ClientOptions = {}) {
  return createAdminClient({ baseUrl: nodes.map(({ url }) => url), serverVersion: false, ...options });
}

const list = ({ requests }: LoopbackServer) => requests.map(({ method, url }) => `${method} ${url}`);
const silent: LoopbackServer["answer"] = () => {};
const breakOff: LoopbackServer["answer"] = (response) => void response.destroy();

describe("an address where nobody listens", () => {
  it("is left at once, even by what must not be repeated and has no retries", async () => {
    const [first, second] = await startNodes(2);
    await first.close();
    const events: RequestEvent[] = [];
    const delays: number[] = [];
    const admin = create({
      maxRetries: 0,
      onRequest: (event) => void events.push(event),
      onRetry: ({ delay }) => void delays.push(delay),
    });
    await admin.resumeInvocation("inv_1");
    await admin.resumeInvocation("inv_2");
    expect(delays).toEqual([0]);
    expect(list(second)).toEqual(["PATCH /invocations/inv_1/resume", "PATCH /invocations/inv_2/resume"]);
    expect(events.map(({ baseUrl, attempt }) => [baseUrl, attempt])).toEqual([
      [first.url, 1],
      [second.url, 2],
      [second.url, 1],
    ]);
  });

  it("is the error if nobody listens anywhere", async () => {
    const [first, second, third] = await startNodes(3);
    for (const node of [first, second, third]) await node?.close();
    const error = await catchError(create({ maxRetries: 1 }).resumeInvocation("inv_1"));
    expect(error).toBeInstanceOf(AdminConnectionError);
    // All three, and all of them again after a pause.
    expect(error).toMatchObject({ attempts: 6, maybeSent: false });
  });

  it("is left at once if it can never work, and is not tried again", async () => {
    const [first] = await startNodes(1);
    const tls = first.url.replace("http:", "https:");
    const retries: unknown[] = [];
    const error = await catchError(create({ baseUrl: tls, onRetry: (event) => retries.push(event) }).listDeployments());
    expect(error).toMatchObject({ attempts: 1, maybeSent: false, permanent: true });
    expect(retries).toEqual([]);
    await create({ baseUrl: [tls, first.url] }).restartAsNewInvocation("inv_1");
    expect(list(first)).toEqual(["PATCH /invocations/inv_1/restart-as-new"]);
  });

  it("is taken again when the other fails in its turn", async () => {
    const [first, second] = await startNodes(2);
    const admin = create();
    for (const [away, there] of [
      [first, second],
      [second, first],
      [first, second],
    ] as const) {
      away.answer = (response) => response.writeHead(503).end();
      there.answer = (response) => answerJson(response, 200, { deployments: [] });
      there.requests.length = 0;
      await admin.listDeployments();
      expect(list(there)).toEqual(["GET /deployments"]);
    }
  });
});

describe("a node that was sent a request", () => {
  it.each<[string, LoopbackServer["answer"]]>([
    ["is lost on the way", breakOff],
    ["answers 503", (response) => response.writeHead(503).end()],
    ["answers 502", (response) => response.writeHead(502).end()],
  ])("and %s is asked again, or left, only for what is idempotent", async (_, answer) => {
    const [first, second] = await startNodes(2);
    first.answer = answer;
    expect(await catchError(create().restartAsNewInvocation("inv_1"))).toMatchObject({ attempts: 1 });
    expect([list(first).length, list(second).length]).toEqual([1, 0]);
    await create().listDeployments();
    expect(list(second)).toEqual(["GET /deployments"]);
  });

  it("is left by the next call, if it failed with what must not be repeated", async () => {
    const [first, second] = await startNodes(2);
    first.answer = (response) => response.writeHead(503).end();
    const admin = create();
    await catchError(admin.restartAsNewInvocation("inv_1"));
    await admin.restartAsNewInvocation("inv_2");
    expect([list(first).length, list(second)]).toEqual([1, ["PATCH /invocations/inv_2/restart-as-new"]]);
  });

  it("stays in use after an error that is not its own", async () => {
    const [first, second] = await startNodes(2);
    first.answer = (response) => answerJson(response, 404, { message: "unknown" });
    const admin = create();
    for (let index = 0; index < 3; index++) await catchError(admin.getDeployment("dp_1"));
    first.answer = (response) => answerJson(response, 500, { message: "Schema error: no such table" });
    await catchError(admin.query({ query: "SELECT 1" }));
    expect([list(first).length, list(second).length]).toEqual([4, 0]);
  });

  it("is left once by many calls that fail at the same time", async () => {
    const [first, second, third] = await startNodes(3);
    first.answer = breakOff;
    const admin = create();
    await Promise.all(Array.from({ length: 20 }, () => admin.listDeployments()));
    const used = [second, third].filter((node) => node !== undefined && node.requests.length > 0);
    expect(used).toHaveLength(1);
  });

  it("ends with the query that ends it, and with one other at most", async () => {
    const [first, second, third] = await startNodes(3);
    for (const node of [first, second, third]) {
      if (!node) continue;
      node.answer = (response) => {
        response.writeHead(200, { "content-type": "application/json" }).write('{"rows":[');
        setTimeout(() => {
          response.destroy();
          void node.close().catch(() => {});
        }, 20);
      };
    }
    const error = await catchError(create().queryRows("SELECT repeat('a', 1000000000)"));
    expect(error).toBeInstanceOf(AdminConnectionError);
    expect(nodes.filter(({ requests }) => requests.length > 0)).toHaveLength(2);
    nodes.length = 0;
  });
});

describe("a node that hangs", () => {
  const connectTimeout = 100;

  it("is left after a request and a probe, and costs what waits for it no more than that", async () => {
    const [first, second] = await startNodes(2);
    first.answer = silent;
    const admin = create({ connectTimeout });
    const start = performance.now();
    await Promise.all(Array.from({ length: 5 }, () => admin.listDeployments()));
    expect(performance.now() - start).toBeLessThan(2_000);
    // All of them share a probe.
    expect(list(first)).toEqual([...Array(5).fill("GET /deployments"), "GET /health"]);
    expect(list(second)).toEqual(Array(5).fill("GET /deployments"));
  });

  it("keeps what must not be repeated until its timeout, and gets nothing more", async () => {
    const [first, second] = await startNodes(2);
    first.answer = silent;
    const admin = create({ connectTimeout, timeout: 3_000 });
    const error = catchError(admin.resumeInvocation("inv_1"));
    await expect.poll(() => list(first)).toContain("GET /health");
    await new Promise((resolve) => setTimeout(resolve, 2 * connectTimeout));
    await admin.resumeInvocation("inv_2");
    expect(await error).toBeInstanceOf(AdminTimeoutError);
    expect(await error).toMatchObject({ attempts: 1, maybeSent: true });
    expect(list(first).filter((request) => request.startsWith("PATCH"))).toEqual(["PATCH /invocations/inv_1/resume"]);
    expect(list(second)).toEqual(["PATCH /invocations/inv_2/resume"]);
  });

  it("is the error where there are no retries", async () => {
    const [first] = await startNodes(2);
    first.answer = silent;
    const error = await catchError(create({ connectTimeout, maxRetries: 0 }).listDeployments());
    expect(error).toBeInstanceOf(AdminConnectionError);
    expect(String(error)).toContain("the server is silent: it answered neither the request nor a probe");
  });

  it("is not one that is slow, and answers its probes", async () => {
    const [first, second] = await startNodes(2);
    first.answer = (response, { url }) => {
      if (url === "/health") response.writeHead(401).end();
      else setTimeout(() => answerJson(response, 200, { deployments: [] }), 6 * connectTimeout);
    };
    await create({ connectTimeout }).listDeployments();
    expect(list(second)).toEqual([]);
    expect(list(first).filter((request) => request === "GET /health").length).toBeGreaterThan(2);
  });

  it.each<[string, ClientOptions]>([
    ["with one address", { baseUrl: "" }],
    ["with a connectTimeout of 0", { connectTimeout: 0 }],
  ])("is not probed %s", async (_, options) => {
    const [first, second] = await startNodes(2);
    first.answer = silent;
    const admin = create({
      connectTimeout,
      timeout: 400,
      maxRetries: 0,
      ...options,
      ...(options.baseUrl === "" && { baseUrl: first.url }),
    });
    expect(await catchError(admin.listDeployments())).toBeInstanceOf(AdminTimeoutError);
    expect([list(first), list(second)]).toEqual([["GET /deployments"], []]);
  });
});

describe("the addresses", () => {
  it("are all checked when the client is made", () => {
    expect(() => createClient({ baseUrl: [] })).toThrow("baseUrl must be a string, a URL, or an array of them");
    expect(() => createClient({ baseUrl: ["http://a", "ftp://b"] })).toThrow("baseUrl must be an http or https URL");
    expect(() => createClient({ connectTimeout: -1 })).toThrow(
      "connectTimeout must be a number of milliseconds from 0",
    );
  });

  it("keep their path prefixes, and count once where they are equal", async () => {
    const [first, second] = await startNodes(2);
    const admin = create({ baseUrl: [`${first.url}/a/`, new URL(`${first.url}/a`), `${second.url}/b`] });
    await first.close();
    await admin.listDeployments();
    expect(list(second)).toEqual(["GET /b/deployments"]);
  });

  it("are asked for their version anew when the client goes on to another", async () => {
    const [first, second] = await startNodes(2);
    const answerVersion =
      (version: string): LoopbackServer["answer"] =>
      (response, { url }) =>
        answerJson(
          response,
          200,
          url === "/version" ? { version, min_admin_api_version: 1, max_admin_api_version: 3 } : {},
        );
    first.answer = answerVersion("1.7.12");
    second.answer = answerVersion("1.6.2");
    const admin = create({ serverVersion: undefined });
    const state = { object_key: "a", new_state: {}, scope: "b" };
    await admin.modifyServiceState("Counter", state);
    await first.close();
    // The connection that is lost may have carried it.
    expect(await catchError(admin.modifyServiceState("Counter", state))).toBeInstanceOf(AdminConnectionError);
    const error = (await catchError(admin.modifyServiceState("Counter", state))) as AdminResponseError;
    expect(error.name).toBe("AdminUnsupportedError");
    expect(list(second)).toEqual(["GET /version"]);
  });
});
