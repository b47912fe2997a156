import { setTimeout as delay } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { readInvocation, waitForStatus } from "../../live/invocations.js";
import { useServer } from "../../live/use-server.js";
import { versions } from "../../live/versions.js";
import type { LoopbackServer, SeenRequest } from "../../loopback-server.js";
import { forwardRequests } from "./forward-requests.js";
import { readTasks, sendPaused, waitForTasks } from "./paused-tasks.js";
import { readCells, useExamples } from "./run-program.js";

const HEAD = ["resumed", "already running or completed", "failed", "outcome unknown", "not started"];

const { run: runExample, start: startExample } = useExamples("rescue-paused");

describe.each(versions)("examples/rescue-paused on %s", (version) => {
  const server = useServer(version);
  let broken: string;
  let proxy: LoopbackServer | undefined;

  beforeAll(async () => {
    broken = await server.deploy({ label: "old", broken: true });
  });

  afterAll(() => proxy?.close());

  async function deployFixed(): Promise<string> {
    return server.deploy({ label: "new", broken: false });
  }

  it("reports that nothing is paused", async () => {
    const { stdout, stderr, code } = await runExample("rescue-paused", ["Task", "--url", server.adminUrl]);
    expect(stdout).toBe(`Paused invocations of Task: 0. Its latest deployment: ${broken}\n`);
    expect(stderr).toBe("");
    expect(code).toBe(0);
  });

  it("lists 50 paused invocations in a dry run, then completes them on the new deployment", async () => {
    const ids = await sendPaused(server, 50);
    const latest = await deployFixed();

    const dry = await runExample("rescue-paused", ["Task", "--dry-run"], { RESTATE_ADMIN_URL: server.adminUrl });
    expect(dry).toMatchObject({ code: 0, stderr: "" });
    expect(dry.stdout).toMatch(/^Paused invocations of Task: 50\. Its latest deployment: dp_\w+\n/);
    expect(dry.stdout).toMatch(/\nand 45 more\nDry run: nothing was changed\.\n$/);
    const [head, ...rows] = readCells(dry.stdout);
    expect(head).toEqual(["invocation", "target", "paused since (UTC)", "pinned to"]);
    expect(rows).toHaveLength(5);
    for (const [id, target, since, pinned] of rows) {
      expect(ids).toContain(id);
      expect([target, pinned]).toEqual(["Task/run", broken]);
      expect(since).toMatch(/^\d{4}-\d\d-\d\d \d\d:\d\d$/);
    }
    expect(await waitForTasks(server, ids, "paused")).toEqual([broken]);

    const { stdout, stderr, code } = await runExample("rescue-paused", ["Task", "--url", server.adminUrl]);
    expect(readCells(stdout).slice(-2)).toEqual([HEAD, ["50", "0", "0", "0", "0"]]);
    expect(stderr).toMatch(/^0 of 50, 0 failed, 0 unknown, 0 per second\n/);
    expect(stderr).toMatch(/50 of 50, 0 failed, 0 unknown, \d+ per second\n+$/);
    expect(code).toBe(0);
    expect(await waitForTasks(server, ids, "completed")).toEqual([latest]);
  });

  it("separates invocations that somebody else resumed from failures, with reasons", async () => {
    await server.deploy({ label: "broken again", broken: true });
    const [faster = "", gone = "", ...others] = await sendPaused(server, 5);
    const latest = await deployFixed();
    proxy = await forwardRequests(server.adminUrl, async ({ url, body }: SeenRequest) => {
      // Before the request for all of them.
      if (!url.endsWith("/resume") || !body.includes(faster)) return;
      await server.admin.resumeInvocation(faster, { deployment: "latest" });
      await waitForStatus(server, faster, "completed");
      await server.admin.killInvocation(gone);
      await server.admin.purgeInvocation(gone);
    });

    const { stdout, code } = await runExample("rescue-paused", ["Task", "--url", proxy.url]);
    const cells = readCells(stdout);
    expect(cells.slice(-4)).toEqual([
      HEAD,
      ["3", "1", "1", "0", "0"],
      ["count", "why", "such as"],
      ["1", expect.stringMatching(/^resumeInvocation: the server returned 404: .*'\.\.\.'/), gone],
    ]);
    expect(code).toBe(1);
    expect(await waitForTasks(server, others, "completed")).toEqual([latest]);
    expect(await readInvocation(server, gone)).toBeUndefined();
  });

  it("reports what was done when it is interrupted", async () => {
    await server.deploy({ label: "broken again", broken: true });
    const ids = await sendPaused(server, 30);
    const latest = await deployFixed();
    let resumes = 0;
    let half = () => {};
    const isHalf = new Promise<void>((resolve) => {
      half = resolve;
    });
    const slow = await forwardRequests(server.adminUrl, async ({ url }) => {
      if (!url.endsWith("/resume")) return;
      // Two at once, as `--concurrency` says.
      if (++resumes === 8) half();
      await delay(50);
    });
    const program = startExample("rescue-paused", ["Task", "--url", slow.url, "--concurrency", "2"]);
    await isHalf;
    program.interrupt();
    const { stdout, stderr, code } = await program.end;
    await slow.close();

    expect(code).toBe(130);
    expect(stderr).toMatch(/\nInterrupted by Ctrl-C\.\n$/);
    const rows = readCells(stdout);
    const counts = rows[rows.findIndex((row) => row[0] === HEAD[0]) + 1]?.map(Number) ?? [];
    const [resumed = 0, running, failed, perhaps = 0, notBegun = 0] = counts;
    expect([running, failed]).toEqual([0, 0]);
    expect(resumed).toBeGreaterThan(5);
    expect(notBegun).toBeGreaterThan(5);
    expect(resumed + perhaps + notBegun).toBe(30);
    // What was on its way may have arrived.
    await delay(500);
    const pinned = (await readTasks(server, ids)).filter((row) => row.pinned_deployment_id === latest).length;
    expect(pinned).toBeGreaterThanOrEqual(resumed);
    expect(pinned).toBeLessThanOrEqual(resumed + perhaps);
  });

  it("distinguishes an unknown service from one with nothing paused", async () => {
    const { stdout, stderr, code } = await runExample("rescue-paused", ["Tusk", "--url", server.adminUrl]);
    expect(stdout).toBe("");
    expect(stderr).toMatch(/^getService: the server returned 404: .*Tusk.*\n$/);
    expect(code).toBe(1);
  });
});
