import { beforeAll, describe, expect, it } from "vitest";
import {
  type AdminClient,
  type BulkProgress,
  cancelInvocations,
  countInvocations,
  type InvocationFilter,
  killInvocations,
  listInvocations,
  pauseInvocations,
  purgeInvocations,
  purgeJournals,
  queryRows,
  restartInvocationsAsNew,
  resumeInvocations,
  sql,
} from "../../src/index.js";
import { sendInvocation, sendSleeper, waitForStatus } from "./invocations.js";
import { pollUntil } from "./poll-until.js";
import type { TestDeployment } from "./test-services.js";
import { shareServer } from "./use-server.js";
import { versions } from "./versions.js";

async function waitForCount(client: AdminClient, filter: InvocationFilter, count: number): Promise<void> {
  const look = () => countInvocations(client, filter);
  await pollUntil(`${count} of ${JSON.stringify(filter)}`, look, (seen) => seen === count, 40_000);
}

/** More than a batch holds. */
const MANY = 120;

const ids = (list: readonly { readonly id: string }[]) => list.map(({ id }) => id).sort();

describe.each(versions)("many on %s", (version) => {
  const server = shareServer(version);
  const all: InvocationFilter = { service: `${server.prefix}Task`, handler: "run" };
  const paused: InvocationFilter = { ...all, status: "paused" };
  const completed: InvocationFilter = { ...all, status: "completed" };
  const broken: TestDeployment = { label: "broken", broken: true };
  let fixed: string;
  let brokenId: string;

  beforeAll(async () => {
    fixed = await server.deploy({ label: "fixed", broken: false });
    brokenId = await server.deploy(broken);
  });

  /** The invocations fail until they are paused. */
  async function sendPaused(count: number): Promise<void> {
    await Promise.all(Array.from({ length: count }, () => sendInvocation(server, "Task/run")));
    await waitForCount(server.admin, paused, count);
  }

  it("120 paused ones are resumed on a fixed deployment by one call with a filter", async () => {
    await sendPaused(MANY);
    expect(await countInvocations(server.admin, { ...paused, deployment: brokenId })).toBe(MANY);
    const { notStarted } = await resumeInvocations(server.admin, paused, { dryRun: true });
    expect(notStarted).toHaveLength(MANY);

    let progress: BulkProgress | undefined;
    const onProgress = (seen: BulkProgress) => {
      progress = seen;
    };
    const result = await resumeInvocations(server.admin, paused, { deployment: fixed, onProgress });
    expect(ids(result.succeeded)).toEqual(ids(notStarted));
    expect(result).toMatchObject({ unchanged: [], failed: [], unknown: [], notStarted: [] });
    expect(progress).toMatchObject({ done: MANY, failed: 0, total: MANY });
    await waitForCount(server.admin, { ...completed, deployment: fixed }, MANY);
  });

  it("those that are listed page after page are all done, although each leaves the list", async () => {
    await sendPaused(30);
    const listed = listInvocations(server.admin, paused);
    const { succeeded } = await resumeInvocations(server.admin, listed, { deployment: fixed, concurrency: 3 });
    expect(new Set(ids(succeeded)).size).toBe(30);
    await waitForCount(server.admin, paused, 0);
  });

  it("those that fail and pause again are done once by one call", async () => {
    await sendPaused(20);
    const { succeeded } = await resumeInvocations(server.admin, paused, { concurrency: 2 });
    expect(new Set(ids(succeeded)).size).toBe(20);
    expect(succeeded).toHaveLength(20);
    await waitForCount(server.admin, paused, 20);
    await resumeInvocations(server.admin, paused, { deployment: fixed });
    await waitForCount(server.admin, paused, 0);
  });

  it("to kill or cancel completed ones leaves them unchanged", async () => {
    await waitForCount(server.admin, completed, MANY + 50);
    const { notStarted } = await killInvocations(server.admin, completed, { dryRun: true });
    const count = 20;
    const some = { ...completed, sql: sql`id IN ${ids(notStarted.slice(0, count))}` };
    for (const act of [killInvocations, cancelInvocations]) {
      const { unchanged, ...rest } = await act(server.admin, some);
      expect(unchanged).toHaveLength(count);
      expect(new Set(unchanged.map(({ status }) => status))).toEqual(new Set([409]));
      expect(rest).toEqual({ succeeded: [], failed: [], unknown: [], notStarted: [] });
    }
  });

  it("without a status, to kill, cancel, resume or pause by a filter leaves completed ones out", async () => {
    expect(await countInvocations(server.admin, all)).toBeGreaterThan(20);
    const scheduled = await sendInvocation(server, "Task/run", "1d");
    await waitForStatus(server, scheduled, "scheduled");
    for (const act of [resumeInvocations, cancelInvocations, killInvocations, pauseInvocations]) {
      expect((await act(server.admin, all, { dryRun: true })).notStarted).toEqual([{ id: scheduled }]);
    }
    expect(ids((await killInvocations(server.admin, all)).succeeded)).toEqual([scheduled]);
  });

  it("to kill running and completed ones, and one that never was, tells them apart", async () => {
    const sleepers = [await sendSleeper(server), await sendSleeper(server)];
    const never = "inv_1gdJBtdVEcM942bjcDmb1c1khoaJe11Hbz";
    const first = await killInvocations(server.admin, [...sleepers, never, "inv_nonsense"]);
    expect(ids(first.succeeded)).toEqual([...sleepers].sort());
    expect(ids(first.failed)).toEqual([never, "inv_nonsense"].sort());
    for (const id of sleepers) await waitForStatus(server, id, "completed");
    const second = await killInvocations(server.admin, sleepers);
    expect(second.unchanged).toHaveLength(2);
  });

  it("to resume completed ones leaves them unchanged, and fails for those that run and cannot be moved", async () => {
    const { notStarted } = await resumeInvocations(server.admin, completed, { dryRun: true });
    const running = await sendSleeper(server);
    const targets = [...ids(notStarted).slice(0, 20), running];
    const { unchanged, failed, ...rest } = await resumeInvocations(server.admin, targets, { deployment: "latest" });
    expect(unchanged).toHaveLength(20);
    expect(unchanged).toContainEqual({ id: targets[0], status: 409, reason: "completed" });
    expect(failed).toMatchObject([{ id: running, error: { status: 409 } }]);
    expect(rest).toEqual({ succeeded: [], unknown: [], notStarted: [] });
    await killInvocations(server.admin, [running]);
  });

  it("to pause paused and suspended ones leaves them unchanged", async () => {
    const id = await sendSleeper(server);
    expect((await pauseInvocations(server.admin, [id])).succeeded).toHaveLength(1);
    await waitForStatus(server, id, "paused");
    const { unchanged } = await pauseInvocations(server.admin, [id]);
    expect(unchanged).toEqual([{ id, status: 200, reason: "not running" }]);
    const scheduled = await sendInvocation(server, "Task/run", "1d");
    expect((await pauseInvocations(server.admin, [scheduled])).failed).toMatchObject([{ error: { status: 409 } }]);
    await killInvocations(server.admin, [id, scheduled]);
  });

  it("to purge those that are gone leaves them unchanged, and fails for those that are not completed", async () => {
    const { notStarted: some } = await purgeInvocations(server.admin, completed, { dryRun: true });
    const gone = ids(some).slice(0, 10);
    const running = await sendSleeper(server);
    expect(ids((await purgeJournals(server.admin, gone)).succeeded)).toEqual([...gone].sort());
    expect(ids((await purgeInvocations(server.admin, gone)).succeeded)).toEqual([...gone].sort());
    for (const act of [purgeInvocations, purgeJournals]) {
      const { unchanged, failed } = await act(server.admin, [...gone, running]);
      expect(ids(unchanged)).toEqual([...gone].sort());
      expect(failed).toMatchObject([{ id: running, error: { status: 409 } }]);
    }
    await killInvocations(server.admin, [running]);
  });

  it("to restart some makes one new invocation of each", async () => {
    const { notStarted } = await restartInvocationsAsNew(server.admin, completed, { dryRun: true });
    const some = ids(notStarted).slice(0, 30);
    const { succeeded } = await restartInvocationsAsNew(server.admin, some, { deployment: fixed });
    expect(ids(succeeded)).toEqual([...some].sort());
    const made = succeeded.map(({ data }) => data.new_invocation_id);
    const rows = await queryRows<{ restarted_from: string }>(
      server.admin,
      sql`SELECT restarted_from FROM sys_invocation WHERE id IN ${made}`,
    );
    expect(rows.map(({ restarted_from }) => restarted_from).sort()).toEqual([...some].sort());
  });
});
