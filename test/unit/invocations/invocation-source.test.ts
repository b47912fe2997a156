import { expect, it, vi } from "vitest";
import { createAdminClient } from "../../../src/index.js";
import { answerJson } from "../../loopback-server.js";
import { useLoopbackServer } from "../use-loopback-server.js";

const server = useLoopbackServer();
const QUEUES = "sys_vqueue_entry_status";

/** Answers as a server that has the queues, or has none. */
function answerAs(hasQueues: boolean): void {
  server.answer = (response, { body }) => {
    const message = `Datafusion error: Error during planning: table 'restate.public.${QUEUES}' not found`;
    if (body.includes(QUEUES) && !hasQueues) answerJson(response, 500, { message });
    else answerJson(response, 200, { rows: [{ number: 3 }] });
  };
}

/** Whether each query since the last call read the queues. */
const readQueues = () => server.requests.splice(0).map(({ body }) => body.includes(QUEUES));

it("a server without queues refuses one query a minute, and no call fails", async () => {
  const start = performance.now();
  const clock = vi.spyOn(performance, "now").mockReturnValue(start);
  answerAs(false);
  const admin = createAdminClient({ baseUrl: server.url });
  expect(await admin.countInvocations({ stuck: true })).toBe(3);
  expect(readQueues()).toEqual([true, false]);
  expect(await admin.countInvocations({ status: "paused" })).toBe(3);
  expect(readQueues()).toEqual([false]);

  clock.mockReturnValue(start + 60_001);
  answerAs(true);
  expect(await admin.countInvocations({ stuck: true })).toBe(3);
  expect(await admin.countInvocations({ stuck: true })).toBe(3);
  expect(readQueues()).toEqual([true, true]);
  clock.mockRestore();
});

it("a query that names nothing that the queues correct does not read them", async () => {
  answerAs(false);
  const admin = createAdminClient({ baseUrl: server.url });
  expect(await admin.countInvocations({ service: "status", key: "last_failure" })).toBe(3);
  expect(readQueues()).toEqual([false]);
});

it("another failure is the caller's", async () => {
  server.answer = (response) => answerJson(response, 500, { message: "Schema error: No field named status" });
  await expect(createAdminClient({ baseUrl: server.url }).countInvocations({ stuck: true })).rejects.toThrow(
    "No field",
  );
  expect(readQueues()).toEqual([true]);
});
