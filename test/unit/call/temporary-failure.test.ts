import { afterEach, expect, it, vi } from "vitest";
import { createAdminClient } from "../../../src/index.js";
import { catchError } from "../../kit/catch-error.js";
import { useFastClock } from "../../kit/fast-clock.js";
import { createFrozenClient } from "../../kit/frozen-client.js";
import { answerJson } from "../../kit/loopback-server.js";
import { useLoopbackServer } from "../../kit/use-loopback-server.js";

const server = useLoopbackServer();
afterEach(() => void vi.restoreAllMocks());
useFastClock();

const ROUTING = "routing: not leader";

it("a new token is asked for once, and counts toward maxRetries with other failures", async () => {
  vi.spyOn(Math, "random").mockReturnValue(0);
  const statuses = [401, 503, 503, 503];
  server.answer = (response) => void response.writeHead(statuses.shift() ?? 200).end();
  const admin = createFrozenClient({ baseUrl: server.url, token: async () => "a", maxRetries: 2 });
  expect(await catchError(admin.health())).toMatchObject({ status: 503, attempts: 3 });
});

it.each([
  ["another status", 500, ROUTING],
  ["another message", 503, `${ROUTING}, but acted`],
])("a temporary failure is what the operation's mark names, not %s", async (_, status, message) => {
  server.answer = (response) => answerJson(response, status, { message });
  const error = await catchError(createFrozenClient({ baseUrl: server.url }).copyThing("t1"));
  expect(error).toMatchObject({ status, temporary: false, attempts: 1 });
});

it.each([
  ["3 times, which is more often than maxRetries, are complete", 3, 4],
  ["again and again are given up after 8 more attempts", 99, 9],
])("rows that break off %s", async (_, times, attempts) => {
  let left = times;
  server.answer = (response, { body }) => {
    if (!body.includes("SELECT a") || left-- <= 0) return answerJson(response, 200, { rows: [{ a: 1 }] });
    response.writeHead(200, { "content-type": "application/json" }).write('{"rows":[{"a":1},');
    setTimeout(() => response.destroy(), 10);
  };
  const admin = createAdminClient({ baseUrl: server.url });
  const result = await admin.queryRows("SELECT a").catch(Object);
  expect(result).toMatchObject(times < 9 ? [{ a: 1 }] : { name: "AdminConnectionError", attempts });
  expect(server.requests.filter(({ body }) => body.includes("SELECT a"))).toHaveLength(attempts);
});
