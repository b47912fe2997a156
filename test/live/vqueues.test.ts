import { beforeAll, describe, expect, it } from "vitest";
import { callHandler } from "./invocations.js";
import { pollUntil } from "./poll-until.js";
import { useServer } from "./use-server.js";
import { isSince, versions } from "./versions.js";

describe.each(versions.filter((version) => isSince(version, "1.7.8")))("virtual queues on %s", (version) => {
  // Off by default in 1.7.
  const server = useServer(version, {
    RESTATE_EXPERIMENTAL_ENABLE_VQUEUES: "true",
    RESTATE_EXPERIMENTAL_ENABLE_PROTOCOL_V7: "true",
  });

  beforeAll(async () => {
    await server.deploy({ label: "a", broken: false });
    await callHandler(server, "Counter/k/add", 1);
  });

  async function readQueue(): Promise<{ readonly id: string; readonly isPaused: unknown }> {
    const { rows } = await server.admin.query({
      query: "SELECT id, queue_is_paused FROM sys_vqueue_meta WHERE lock_name = 'Counter/k'",
    });
    return { id: String(rows[0]?.id), isPaused: rows[0]?.queue_is_paused };
  }

  it("are paused and resumed any number of times", async () => {
    const { id, isPaused } = await readQueue();
    expect(id).toMatch(/^vq_/);
    expect(isPaused).toBe(false);

    for (const [call, expected] of [
      [server.admin.pauseVqueue, true],
      [server.admin.pauseVqueue, true],
      [server.admin.resumeVqueue, false],
      [server.admin.resumeVqueue, false],
    ] as const) {
      const { status, data } = await call(id).withResponse();
      expect(status).toBe(202);
      expect(data).toBeUndefined();
      await pollUntil("paused is as it should be", readQueue, (queue) => queue.isPaused === expected);
    }
  });
});
