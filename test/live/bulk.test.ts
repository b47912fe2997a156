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
import { pollUntil } from "../kit/poll-until.js";
import { sendInvocation, sendSleeper, waitForStatus } from "../kit/send-invocations.js";
import type { TestDeployment } from "../kit/test-services.js";
import { shareServer } from "../kit/use-server.js";
import { versions } from "../kit/versions.js";

async function waitForCount(client: AdminClient, filter: InvocationFilter, count: number): Promise<void> {
  const look = () => countInvocations(client, filter);
  await pollUntil(`${count} of ${JSON.stringify(filter)}`, look, (seen) => seen === count);
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

  it("without a status, to kill, cancel, resume or pause by a filter leaves completed ones out", async () => {
    await waitForCount(server.admin, completed, MANY + 50);
    const scheduled = await sendInvocation(server, "Task/run", "1d");
    await waitForStatus(server, scheduled, "scheduled");
    for (const act of [resumeInvocations, cancelInvocations, killInvocations, pauseInvocations]) {
      expect((await act(server.admin, all, { dryRun: true })).notStarted).toEqual([{ id: scheduled }]);
    }
    expect(ids((await killInvocations(server.admin, all)).succeeded)).toEqual([scheduled]);
  });

  it("are told apart by what the server says of each: done, nothing to do, or not possible", async () => {
    const { admin } = server;
    const { notStarted } = await purgeInvocations(admin, completed, { dryRun: true });
    const [completedId = "", purged = ""] = ids(notStarted);
    const [running, paused] = [await sendSleeper(server), await sendSleeper(server)];
    const scheduled = await sendInvocation(server, "Task/run", "1d");
    await pauseInvocations(admin, [paused]);
    await waitForStatus(server, paused, "paused");
    await purgeInvocations(admin, [purged]);
    const targets = { running, paused, scheduled, completed: completedId, purged, nonsense: "inv_nonsense" };
    const toLatest = (client: AdminClient, list: readonly string[]) =>
      resumeInvocations(client, list, { deployment: "latest" });
    for (const [act, wanted] of [
      [toLatest, { running: "failed 409", scheduled: "failed 425", completed: "unchanged 409", purged: "failed 404" }],
      [pauseInvocations, { paused: "unchanged 200", scheduled: "unchanged 409", completed: "unchanged 409" }],
      [purgeJournals, { running: "failed 409", purged: "unchanged 404" }],
      [purgeInvocations, { running: "failed 409", purged: "unchanged 404", nonsense: "failed 400" }],
      [cancelInvocations, { completed: "unchanged 409", purged: "failed 404", scheduled: "succeeded" }],
      [
        killInvocations,
        { completed: "unchanged 409", nonsense: "failed 400", running: "succeeded", paused: "succeeded" },
      ],
    ] as const) {
      const states = Object.keys(wanted) as (keyof typeof targets)[];
      const { succeeded, unchanged, failed, ...rest } = await act(
        admin,
        states.map((state) => targets[state]),
      );
      const outcomes = new Map([
        ...succeeded.map(({ id }) => [id, "succeeded"] as const),
        ...unchanged.map(({ id, status }) => [id, `unchanged ${status}`] as const),
        ...failed.map(({ id, error }) => [id, `failed ${Reflect.get(Object(error), "status")}`] as const),
      ]);
      expect(Object.fromEntries(states.map((state) => [state, outcomes.get(targets[state])])), act.name).toEqual(
        wanted,
      );
      expect(rest).toEqual({ unknown: [], notStarted: [] });
    }
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
