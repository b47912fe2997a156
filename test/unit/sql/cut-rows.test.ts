import { expect, it } from "vitest";
import { createAdminClient } from "../../../src/index.js";
import { useFastClock } from "../../kit/fast-clock.js";
import { answerJson } from "../../kit/loopback-server.js";
import { useLoopbackServer } from "../../kit/use-loopback-server.js";

const server = useLoopbackServer();
useFastClock();

it("rows that break off more often than maxRetries are complete in the end", async () => {
  let left = 3;
  server.answer = (response, { body }) => {
    if (!body.includes("SELECT a") || left-- <= 0) return answerJson(response, 200, { rows: [{ a: 1 }] });
    response.writeHead(200, { "content-type": "application/json" }).write('{"rows":[{"a":1},');
    setTimeout(() => response.destroy(), 10);
  };
  expect(await createAdminClient({ baseUrl: server.url }).queryRows("SELECT a")).toEqual([{ a: 1 }]);
  expect(server.requests.filter(({ body }) => body.includes("SELECT a"))).toHaveLength(4);
});
