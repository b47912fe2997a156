import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { bindFunctions } from "../../src/client/index.js";
import * as functions from "../../src/functions.js";
import {
  type AdminClient,
  createAdminClient,
  type Fetch,
  isAdminResponseError,
  type RequestOptions,
} from "../../src/index.js";
import { catchError } from "../kit/catch-error.js";
import { answerJson } from "../kit/loopback-server.js";
import { readFirst } from "../kit/read-first.js";
import { useLoopbackServer } from "../kit/use-loopback-server.js";

const server = useLoopbackServer();

const uri = "http://localhost:9080";

/** A call of each function that makes calls of operations with other names. */
const CALLS: readonly (readonly [
  name: string,
  call: (admin: AdminClient, options: RequestOptions) => Promise<unknown>,
])[] = [
  ["clearStates", (admin, options) => admin.clearStates("Cart", "all", options)],
  ["countInvocations", (admin, options) => admin.countInvocations({}, options)],
  ["countInvocationsBy", (admin, options) => admin.countInvocationsBy(["status"], {}, options)],
  ["ensureSubscription", (admin, options) => admin.ensureSubscription({ source: "kafka://c/t", sink: "a" }, options)],
  ["getInvocation", (admin, options) => admin.getInvocation("inv_1", { withFailure: true, ...options })],
  ["getJournal", (admin, options) => admin.getJournal("inv_1", options)],
  ["getJournalEvents", (admin, options) => admin.getJournalEvents("inv_1", options)],
  ["listDeploymentUsage", (admin, options) => admin.listDeploymentUsage(options)],
  ["listInvocations", (admin, options) => readFirst(admin.listInvocations({}, { withFailure: true, ...options }))],
  ["moveInvocations", (admin, options) => admin.moveInvocations({ from: "dp_1", to: "dp_2" }, options)],
  ["pruneDeployments", (admin, options) => admin.pruneDeployments(options)],
  ["queryRows", (admin, options) => admin.queryRows("SELECT 1", options)],
  ["readState", (admin, options) => admin.readState("Cart", "bob", options)],
  ["registerDeployment", (admin, options) => admin.registerDeployment({ uri }, options)],
  ["replaceState", (admin, options) => admin.replaceState("Cart", "bob", {}, options)],
  ["restoreDeployment", (admin, options) => admin.restoreDeployment("dp_1", options)],
  ["resumeInvocations", (admin, options) => admin.resumeInvocations({ status: "paused" }, options)],
  ["rollOutDeployment", (admin, options) => admin.rollOutDeployment({ uri }, options)],
  ["streamRows", (admin, options) => readFirst(admin.streamRows("SELECT 1", options))],
  ["summarizeFailures", (admin, options) => admin.summarizeFailures({}, options)],
  ["waitForInvocation", (admin, options) => admin.waitForInvocation("inv_1", options)],
  ["waitForInvocations", (admin, options) => admin.waitForInvocations({ status: "paused" }, options)],
  ["waitForState", (admin, options) => admin.waitForState("Cart", "bob", { until: "1", ...options })],
  ["waitUntilDrained", (admin, options) => admin.waitUntilDrained("dp_1", options)],
  ["waitUntilHealthy", (admin, options) => admin.waitUntilHealthy({ timeout: 500, ...options })],
];

it.each(CALLS)("%s refuses a value that is not a client, in its own name", async (name, call) => {
  for (const wrong of [{}, undefined, "http://localhost:9070"]) {
    const error = await catchError(call(bindFunctions<AdminClient>(wrong as object, functions), {}));
    expect(error).toBeInstanceOf(TypeError);
    expect(String(error)).toContain(`TypeError: ${name}: the first argument must be a client from createClient`);
  }
});

describe.each(CALLS)("the request options of %s", (name, call) => {
  beforeEach(() => void vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout", "performance"] }));
  afterEach(() => void vi.useRealTimers());

  const run = async (fetch: Fetch, options: RequestOptions): Promise<unknown> => {
    let end: { readonly error: unknown } | undefined;
    call(createAdminClient({ fetch, serverVersion: "1.7.12" }), options).then(
      () => {
        end = { error: undefined };
      },
      (error: unknown) => {
        end = { error };
      },
    );
    while (!end) {
      await vi.advanceTimersByTimeAsync(1_000);
      // Hashes are computed outside the timers.
      await new Promise((resolve) => setImmediate(resolve));
    }
    return end.error;
  };

  it("are those of all its requests", async () => {
    const seen: (string | undefined)[] = [];
    const answers: Readonly<Record<string, object>> = {
      "/query": { rows: [{ id: "inv_1", created_at: "2026-01-01T00:00:00Z", vqueue_id: "a", status: "running" }] },
      "/deployments": { id: "dp_1", deployments: [], services: [] },
    };
    const fetch: Fetch = async (url, { headers }) => {
      seen.push(headers["x-a"]);
      return Response.json(answers[new URL(url).pathname] ?? { id: "dp_1", services: [], subscriptions: [] });
    };
    await run(fetch, { headers: { "x-a": "1" } });
    expect(new Set(seen)).toEqual(new Set(["1"]));
  });

  it("limit the retries of each request, whose error names both the function and the operation", async () => {
    const failAtFirst = (): Fetch => {
      const seen = new Set<string>();
      return async (url, { body }) =>
        new Response(null, { status: seen.size < seen.add(`${url} ${body}`).size ? 503 : 403 });
    };
    const operation = expect.not.stringMatching(`^${name}$`);
    // waitUntilHealthy polls until the server is there.
    const wanted = { calledFunction: name, operation, status: name === "waitUntilHealthy" ? 403 : 503, attempts: 1 };
    expect(await run(failAtFirst(), { maxRetries: 0 })).toMatchObject(wanted);
    // A change of a state is never sent again.
    const again = name === "replaceState" ? wanted : { ...wanted, status: 403, attempts: 2 };
    expect(await run(failAtFirst(), { maxRetries: 1 })).toMatchObject(again);
  });

  it("limit the time of each request, and can abort it", async () => {
    // moveInvocations has a `timeout` for the whole, and the client's timeout for each request.
    const timeout = name === "moveInvocations" ? 30_000 : 1_000;
    expect(await run(() => new Promise(() => {}), { timeout: 1_000, maxRetries: 0 })).toMatchObject({ timeout });
    const controller = new AbortController();
    const fetch: Fetch = () => {
      controller.abort("enough");
      return new Promise(() => {});
    };
    expect(await run(fetch, { signal: controller.signal })).toBe("enough");
  });
});

it("a client that cannot be created is named by the function that creates it", () => {
  expect(() => createAdminClient({ timeout: -1 })).toThrow("createAdminClient: timeout must be");
  expect(() => createAdminClient({ baseUrl: "nowhere" })).toThrow("createAdminClient: baseUrl must be");
});

it("an error is narrowed by the operation that failed", async () => {
  server.answer = (response) => answerJson(response, 500, { message: "Datafusion error" });
  const admin = createAdminClient({ baseUrl: server.url, maxRetries: 0 });
  const error = await catchError(admin.getInvocation("inv_1"));
  expect(isAdminResponseError(error, "query")).toBe(true);
  expect(isAdminResponseError(error, "getHealth")).toBe(false);
  server.answer = (response) => response.writeHead(502, { "content-type": "text/html" }).end("<html>");
  const ofProxy = await catchError(admin.getInvocation("inv_1"));
  expect([isAdminResponseError(ofProxy), isAdminResponseError(ofProxy, "query")]).toEqual([true, false]);
  expect(isAdminResponseError(new TypeError("fetch failed"))).toBe(false);
});
