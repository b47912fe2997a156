import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type ServedServices, serveServices } from "../../examples/demo/serve-services.js";
import { type RestateServer, startRestateServer } from "../../scripts/server/restate-server.js";
import {
  type AdminClient,
  type BulkOptions,
  type BulkResult,
  BulkStoppedError,
  createAdminClient,
} from "../../src/index.js";
import { listTargets, readStatuses, sendInvocations } from "./bulk-runs.js";
import { pollUntil } from "./poll-until.js";
import { createTestServices, type TestDeployment } from "./test-services.js";
import { versions } from "./versions.js";

const COUNT = 600;

/** Awaits a run, whether it stops early or not. */
async function readResult(run: Promise<BulkResult>): Promise<BulkResult> {
  try {
    return await run;
  } catch (error) {
    if (error instanceof BulkStoppedError) return error.result;
    throw error;
  }
}

describe.each(versions)("a server of %s that is lost in the middle of a bulk operation", (version) => {
  const deployment: TestDeployment = { label: "one", broken: true };
  let server: RestateServer;
  let services: ServedServices;
  let admin: AdminClient;

  beforeAll(async () => {
    server = await startRestateServer({ version });
    services = await serveServices(...createTestServices(deployment));
    admin = createAdminClient({ baseUrl: server.adminUrl, timeout: 5_000 });
    await admin.createDeployment({ uri: services.url });
  });
  afterAll(async () => {
    await server?.stop();
    await services?.close();
  });

  /** Sends that many that are paused, and would complete if they were resumed. */
  async function sendPaused(): Promise<string[]> {
    deployment.broken = true;
    const paused = await sendInvocations(server, COUNT);
    await waitForAll(paused, "paused");
    deployment.broken = false;
    return paused;
  }

  async function waitForAll(all: readonly string[], status: string): Promise<void> {
    const isReached = (seen: ReadonlyMap<string, string>) => all.every((id) => seen.get(id) === status);
    await pollUntil(`all are ${status}`, readAll, isReached, 40_000);
  }

  /** For a moment after a restart, a query still asks the server that was. */
  const readAll = () => readStatuses(admin).catch(() => new Map<string, string>());

  /** Loses the server while the third of six batches is in flight. */
  function loseAt(lose: () => unknown): Pick<BulkOptions, "onProgress"> {
    let isLost = false;
    const onProgress: BulkOptions["onProgress"] = ({ done }) => {
      if (done < 200 || isLost) return;
      isLost = true;
      // A moment later, so that the next batch has been sent.
      setTimeout(lose, 3);
    };
    return { onProgress };
  }

  const ids = (list: readonly { readonly id: string }[]) => list.map(({ id }) => id);

  /** Every target is in one list, and each list is true. */
  async function checkLedger(paused: readonly string[], result: BulkResult): Promise<void> {
    expect(listTargets(result)).toEqual([...paused].sort());
    const { succeeded, unchanged, failed, unknown, notStarted } = result;
    expect(unchanged).toEqual([]);
    await waitForAll(ids(succeeded), "completed");
    const statuses = await readStatuses(admin);
    for (const id of [...ids(failed), ...notStarted]) expect(statuses.get(id)).toBe("paused");
    for (const { id } of unknown) expect(["paused", "completed"]).toContain(statuses.get(id));
    expect(unknown.length).toBeLessThanOrEqual(100);
  }

  it("by a crash has each target in one list, and the lists are true", async () => {
    const paused = await sendPaused();
    let restarted: Promise<void> | undefined;
    const options = loseAt(() => {
      restarted = server.kill().then(() => server.restart());
    });
    const result = await readResult(admin.resumeInvocations(paused, options));
    expect(restarted).toBeDefined();
    await restarted;
    await checkLedger(paused, result);
    expect(result.succeeded.length).toBeGreaterThanOrEqual(COUNT - 100);
    await admin.resumeInvocations([...result.failed, ...result.unknown]);
    await waitForAll(paused, "completed");
  });

  it("by a crash has killed all, if the operation is idempotent", async () => {
    const scheduled = await sendInvocations(server, COUNT, "1d");
    let restarted: Promise<void> | undefined;
    const options = loseAt(() => {
      restarted = server.kill().then(() => server.restart());
    });
    const result = await admin.killInvocations(scheduled, options);
    await restarted;
    expect(listTargets(result)).toEqual(scheduled.sort());
    expect(result).toMatchObject({ failed: [], unknown: [], notStarted: [] });
    const left = await pollUntil("a query is answered", readAll, (seen) => seen.size > 0);
    expect(scheduled.filter((id) => left.has(id))).toEqual([]);
  });

  it("because it hangs ends in bounded time, and says what is left", async () => {
    const paused = await sendPaused();
    const options = loseAt(() => process.kill(server.pid, "SIGSTOP"));
    const start = performance.now();
    const run = admin.resumeInvocations(paused, { ...options, timeout: 2_000, maxPause: 3_000 });
    try {
      await expect(run).rejects.toMatchObject({ name: "BulkStoppedError", cause: { name: "WaitTimeoutError" } });
      // One timeout, and one pause; the rest is for a machine that is busy.
      expect(performance.now() - start).toBeLessThan(15_000);
    } finally {
      process.kill(server.pid, "SIGCONT");
    }
    const result = await readResult(run);
    await checkLedger(paused, result);
    expect(result.notStarted.length).toBeGreaterThanOrEqual(200);
    await admin.resumeInvocations([...result.notStarted, ...result.unknown]);
    await waitForAll(paused, "completed");
  });
});
