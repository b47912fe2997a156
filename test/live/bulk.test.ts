import { beforeAll, describe, expect, it } from "vitest";
import { countInvocations, type InvocationFilter, listInvocations, resumeInvocations } from "../../src/index.js";
import { pollUntil } from "../kit/poll-until.js";
import { sendInvocation } from "../kit/send-invocations.js";
import { shareServer } from "../kit/use-server.js";
import { versions } from "../kit/versions.js";

const ids = (list: readonly { readonly id: string }[]) => list.map(({ id }) => id).sort();

describe.each(versions)("bulk operations on %s", (version) => {
  const server = shareServer(version);
  const paused: InvocationFilter = { service: `${server.prefix}Task`, handler: "run", status: "paused" };
  let fixed: string;

  beforeAll(async () => {
    fixed = await server.deploy({ label: "fixed", broken: false });
    await server.deploy({ label: "broken", broken: true });
  });

  const waitForPaused = (count: number) =>
    pollUntil(
      `${count} are paused`,
      () => countInvocations(server.admin, paused),
      (seen) => seen === count,
    );

  async function sendPaused(count: number): Promise<void> {
    await Promise.all(Array.from({ length: count }, () => sendInvocation(server, "Task/run")));
    await waitForPaused(count);
  }

  it("resume every invocation of a list that is read page by page, although each leaves the list", async () => {
    await sendPaused(30);
    const listed = listInvocations(server.admin, paused);
    const { succeeded } = await resumeInvocations(server.admin, listed, { deployment: fixed, concurrency: 3 });
    expect(new Set(ids(succeeded)).size).toBe(30);
    await waitForPaused(0);
  });

  it("resume an invocation once, although it fails and pauses again", async () => {
    await sendPaused(20);
    const { succeeded } = await resumeInvocations(server.admin, paused, { concurrency: 2 });
    expect(new Set(ids(succeeded)).size).toBe(20);
    expect(succeeded).toHaveLength(20);
    await waitForPaused(20);
    await resumeInvocations(server.admin, paused, { deployment: fixed });
    await waitForPaused(0);
  });
});
