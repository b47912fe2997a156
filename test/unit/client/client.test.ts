import { expect, it, vi } from "vitest";
import { internals } from "../../../src/client/index.js";
import { createAdminClient, type Fetch, getHealth, getInvocation } from "../../../src/index.js";
import { catchError } from "../../kit/catch-error.js";
import { createFrozenClient } from "../../kit/frozen-client.js";
import { answerJson, answerText } from "../../kit/loopback-server.js";
import { useLoopbackServer } from "../../kit/use-loopback-server.js";

const server = useLoopbackServer();

it("fetch is looked up at each call", async () => {
  const admin = createFrozenClient({ baseUrl: "http://127.0.0.1:1" });
  vi.stubGlobal("fetch", async () => Response.json({ things: [] }));
  try {
    expect(await admin.listThings()).toEqual({ things: [] });
  } finally {
    vi.unstubAllGlobals();
  }
});

it("the caller's own fetch gets a string and an init, with the whole request", async () => {
  const fetch = vi.fn<Fetch>(async () => Response.json({ id: "t1", services: [] }));
  const headers = async () => ({ "x-a": "1" });
  await createFrozenClient({ fetch, headers, token: "t", baseUrl: "http://h/api/" }).createThing({ name: "x" });
  const { signal, ...init } = fetch.mock.calls[0]?.[1] ?? {};
  expect(fetch.mock.calls[0]?.[0]).toBe("http://h/api/things");
  expect(signal).toBeInstanceOf(AbortSignal);
  expect(init).toEqual({
    method: "POST",
    headers: {
      accept: "application/json",
      authorization: "Bearer t",
      "content-type": "application/json",
      "user-agent": "restate-admin-client/0.0.0",
      "x-restate-query-client": "restate-admin-client/0.0.0",
      "x-a": "1",
    },
    body: '{"name":"x"}',
    redirect: "manual",
  });
});

it("results are the body, or everything with withResponse, from one request", async () => {
  server.answer = (response) => answerJson(response, 201, { id: "t1", services: [] });
  const call = createFrozenClient({ baseUrl: server.url }).createThing({ name: "x" });
  const { status, data, response } = await call.withResponse();
  expect([status, data.id, response.headers.get("content-type")]).toEqual([201, "t1", "application/json"]);
  expect(await call).toBe(data);
  expect(server.requests).toHaveLength(1);
});

it("results have the caller in the stack when they fail, with withResponse too", async () => {
  server.answer = (response) => answerText(response, 500, "no");
  const callHealth = async () => await createFrozenClient({ baseUrl: server.url }).health().withResponse();
  expect(await catchError(callHealth())).toHaveProperty("stack", expect.stringContaining("callHealth "));
});

it("a client of another version of the package is rejected, before anything is sent", async () => {
  const admin = createAdminClient({ fetch: () => expect.fail("sent") });
  const strange = { ...admin, [internals]: { ...admin[internals], clientVersion: "0.0.9" } };
  const words = "the first argument must be a client from createClient of restate-admin-client 0.0.0";
  for (const [name, call] of Object.entries({
    getHealth: () => getHealth(strange),
    getInvocation: () => getInvocation(strange, "inv_1"),
  })) {
    const error = await catchError(call());
    expect(error).toBeInstanceOf(TypeError);
    expect(String(error)).toContain(`TypeError: ${name}: ${words}`);
  }
});

it("a body that its caller changes between attempts is sent as it was, and is as idempotent as it was", async () => {
  vi.spyOn(Math, "random").mockReturnValue(0);
  server.answer = (response) => response.writeHead(503).end();
  const body = { name: "a", force: false };
  const headers = { "x-a": "1" };
  const onRetry = () => {
    body.force = true;
    headers["x-a"] = "2";
  };
  const error = await catchError(createFrozenClient({ baseUrl: server.url, onRetry }).createThing(body, { headers }));
  expect(error).toMatchObject({ status: 503, attempts: 3 });
  expect(server.requests.map((request) => request.body)).toEqual(Array(3).fill('{"name":"a","force":false}'));
  expect(server.requests.map((request) => request.headers["x-a"])).toEqual(["1", "1", "1"]);
  vi.restoreAllMocks();
});

it("a body that becomes newer than the server, after it was written, is not sent in that form", async () => {
  server.answer = (response) => response.writeHead(201).end("{}");
  const body: { name: string; owner?: string } = { name: "a" };
  const token = () => {
    body.owner = "bob";
    return "SECRET-TOKEN";
  };
  await createFrozenClient({ baseUrl: server.url, token, serverVersion: "1.6.2" }).createThing(body);
  expect(server.requests.map((request) => request.body)).toEqual(['{"name":"a"}']);
});

it("a body that cannot be written rejects the call before anything is sent", async () => {
  const circle: { name: string; self?: unknown } = { name: "a" };
  circle.self = circle;
  const admin = createFrozenClient({ baseUrl: server.url });
  const error = await catchError(admin.createThing(circle));
  expect(error).toBeInstanceOf(TypeError);
  expect(error).toMatchObject({
    message: expect.stringMatching(/^createThing: the body cannot be written: .*circular/),
    cause: expect.any(TypeError),
  });
  expect(server.requests).toEqual([]);
});
