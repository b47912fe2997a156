import { expect, it, vi } from "vitest";
import { catchError } from "../catch-error.js";
import { createFrozenClient } from "../frozen-client.js";
import { useLoopbackServer } from "../use-loopback-server.js";

const server = useLoopbackServer();

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
  expect(await catchError(admin.createThing(circle))).toBeInstanceOf(TypeError);
  expect(server.requests).toEqual([]);
});
