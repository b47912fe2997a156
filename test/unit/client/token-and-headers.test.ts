import { afterEach, expect, it, vi } from "vitest";
import { catchError } from "../../kit/catch-error.js";
import { createFrozenClient } from "../../kit/frozen-client.js";
import { useLoopbackServer } from "../../kit/use-loopback-server.js";

const server = useLoopbackServer();

afterEach(() => {
  vi.unstubAllEnvs();
});

it("a client asks once for another token if the server rejects one, even for an operation that is not idempotent", async () => {
  let count = 0;
  const admin = createFrozenClient({ baseUrl: server.url, token: () => `t${++count}` });
  server.answer = (response, { headers }) =>
    response.writeHead(headers.authorization === "Bearer t1" ? 401 : 200).end('{"new_id":"t2"}');
  await admin.copyThing("t1", { place: "keep" });
  expect(server.requests.map(({ headers }) => headers.authorization)).toEqual(["Bearer t1", "Bearer t2"]);
  server.answer = (response) => response.writeHead(401).end();
  expect(await catchError(admin.health())).toMatchObject({ status: 401, attempts: 2 });
  expect(await catchError(admin.health({ maxRetries: 0 }))).toMatchObject({ attempts: 1 });
  expect(await catchError(admin.health({ headers: { Authorization: "Basic abc" } }))).toMatchObject({ attempts: 1 });
  const fixed = createFrozenClient({ baseUrl: server.url, token: "t" });
  expect(await catchError(fixed.health())).toMatchObject({ attempts: 1 });
});

it("a client reports a failed function for the token or the headers, and does not send an empty token", async () => {
  const cause = new Error("vault down");
  const fail = () => Promise.reject(cause);
  for (const options of [{ token: fail }, { headers: fail }]) {
    const error = await catchError(createFrozenClient({ baseUrl: server.url, ...options }).health());
    expect(error).toMatchObject({ name: "AdminTokenError", attempts: 1, applied: "no", cause });
  }
  await createFrozenClient({ baseUrl: server.url, token: () => "" }).health();
  expect(server.requests.map(({ headers }) => headers.authorization)).toEqual([undefined]);
});

it("a client takes the token from RESTATE_AUTH_TOKEN without the line break of a file", async () => {
  vi.stubEnv("RESTATE_AUTH_TOKEN", " from-file\n");
  await createFrozenClient({ baseUrl: server.url }).health();
  expect(server.requests[0]?.headers.authorization).toBe("Bearer from-file");
});

it("a client calls no token function if the client's own headers have the credentials, and sends an empty header", async () => {
  const token = () => expect.fail("asked");
  const headers = { Authorization: "Basic abc", "X-A": "client" };
  await createFrozenClient({ baseUrl: server.url, token, headers }).health({ headers: { "x-a": "" } });
  expect(server.requests[0]?.headers).toMatchObject({ authorization: "Basic abc", "x-a": "" });
});

it("headers of a function are requested for each attempt, override the client's token, and yield to those of the call", async () => {
  const seen: (string | undefined)[][] = [];
  let count = 0;
  const admin = createFrozenClient({
    baseUrl: server.url,
    token: "fixed",
    headers: async () => ({ authorization: `Bearer ${++count}`, "x-a": "client" }),
    fetch: async (_, { headers }) => {
      seen.push([headers.authorization, headers["x-a"], headers.accept]);
      return new Response(null, { status: seen.length === 1 ? 401 : 200 });
    },
  });
  await admin.health({ headers: { "x-a": "call" } });
  expect(seen).toEqual([1, 2].map((number) => [`Bearer ${number}`, "call", "application/json"]));
});
