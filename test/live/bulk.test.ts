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
  resumeInvocations,
} from "../../src/index.js";
import { pollUntil } from "../kit/poll-until.js";
import { sendInvocation, waitForStatus } from "../kit/send-invocations.js";
import type { TestDeployment } from "../kit/test-services.js";
import { shareServer } from "../kit/use-server.js";
import { versions } from "../kit/versions.js";

async function waitForCount(client: AdminClient, filter: InvocationFilter, count: number): Promise<void> {
  const look = () => countInvocations(client, filter);
  await pollUntil(`${count} of ${JSON.stringify(filter)}`, look, (seen) => seen === count);
}

/** More than a batch holds. */
const MANY = 101;

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

  it("101 paused ones are resumed on a fixed deployment by one call with a filter", async () => {
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
});
