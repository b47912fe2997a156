// Guards what examples/rescue-paused promises: it resumes all invocations, and reports those that it could not, even after Ctrl-C.
import { afterEach, beforeEach, expect, it } from "vitest";
import { type LoopbackServer, startLoopbackServer } from "../../kit/loopback-server.js";
import { sendInvocation, waitForStatus } from "../../kit/send-invocations.js";
import { useServer } from "../../kit/use-server.js";
import { newest } from "../../kit/versions.js";
import { useProgram } from "./run-program.js";

const program = useProgram("rescue-paused");
const counts = (resumed: number, unchanged: number, failed: number) =>
  `resumed: ${resumed}, already completed: ${unchanged}, failed: ${failed}, outcome unknown: `;

const server = useServer(newest);
let broken: string;
let proxy: LoopbackServer;
let beforeResume: (body: string) => Promise<unknown>;

beforeEach(async () => {
  broken = await server.deploy({ label: "old", broken: true });
  proxy = await startLoopbackServer();
  proxy.answer = async (response, { method, url, headers, body }) => {
    if (url.endsWith("/resume")) await beforeResume(body);
    const { accept = "*/*", "content-type": type = "application/json" } = headers;
    const init = { method, headers: { accept, "content-type": type }, ...(body !== "" && { body }) };
    const answer = await fetch(server.adminUrl + url, init);
    response.writeHead(answer.status, { "content-type": answer.headers.get("content-type") ?? "text/plain" });
    response.end(await answer.text());
  };
});
afterEach(() => proxy.close());

async function sendPaused(count: number): Promise<readonly string[]> {
  const ids = await Promise.all(Array.from({ length: count }, () => sendInvocation(server, "Task/run")));
  for (const id of ids) await waitForStatus(server, id, "paused");
  return ids;
}

it("examples/rescue-paused lists paused invocations in a dry run, then completes them on the new deployment", async () => {
  const [id = ""] = await sendPaused(7);
  const latest = await server.deploy({ label: "new", broken: false });
  const head = `Paused invocations of Task: 7. Its latest deployment: ${latest}\n`;
  const dry = await program.run(["Task", "--dry-run"], { RESTATE_ADMIN_URL: server.adminUrl });
  expect([dry.stderr, dry.code]).toEqual(["", 0]);
  const row = `inv_\\w+ Task/run, since \\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d UTC, pinned to ${broken}\n`;
  expect(dry.stdout).toMatch(new RegExp(`^${head}(${row}){5}and 2 more\nDry run: nothing was changed.\n$`));
  expect(await waitForStatus(server, id, "paused")).toMatchObject({ pinned_deployment_id: broken });

  const { stdout, stderr, code } = await program.run(["Task", "--url", server.adminUrl]);
  expect(stdout).toMatch(new RegExp(`\n${counts(7, 0, 0)}0, not started: 0\n$`));
  expect(stderr).toMatch(/7 of 7, 0 failed, 0 unknown, \d+ per second\n$/);
  expect(code).toBe(0);
  expect(await waitForStatus(server, id, "completed")).toMatchObject({ pinned_deployment_id: latest });
  const again = await program.run(["Task", "--url", server.adminUrl]);
  expect(again).toEqual({ stdout: head.replace("7", "0"), stderr: "", code: 0 });
});

it("examples/rescue-paused separates invocations that somebody else resumed from failures, with reasons", async () => {
  const [faster = "", gone = ""] = await sendPaused(5);
  await server.deploy({ label: "new", broken: false });
  beforeResume = async (body) => {
    // Acts before the request for all invocations.
    if (!body.includes(faster)) return;
    await server.admin.resumeInvocation(faster, { deployment: "latest" });
    await waitForStatus(server, faster, "completed");
    await server.admin.killInvocation(gone);
    await server.admin.purgeInvocation(gone);
  };
  const { stdout, code } = await program.run(["Task", "--url", proxy.url]);
  const why = `1 such as ${gone}: resumeInvocations: the server returned 404: .*'\\.\\.\\.'.*`;
  expect(stdout).toMatch(new RegExp(`\n${counts(3, 1, 1)}0, not started: 0\n${why}\n$`));
  expect(code).toBe(1);
});

it("examples/rescue-paused reports what was done when it is interrupted", async () => {
  await sendPaused(20);
  await server.deploy({ label: "new", broken: false });
  let requests = 0;
  // The server answers the first ones, and hangs.
  beforeResume = async () => (++requests > 3 ? new Promise(() => {}) : undefined);
  const rescue = program.start(["Task", "--url", proxy.url, "--concurrency", "2"]);
  await expect.poll(() => requests).toBeGreaterThan(3);
  rescue.interrupt();
  const { stdout, stderr, code } = await rescue.end;
  const line = /resumed: (\d+), already .*: 0, failed: 0, outcome unknown: (\d+), not started: (\d+)/.exec(stdout);
  const [resumed = 0, unknown = 0, notStarted = 0] = line?.slice(1).map(Number) ?? [];
  expect(Math.min(resumed, unknown, notStarted)).toBeGreaterThan(0);
  expect(resumed + unknown + notStarted).toBe(20);
  const left = await server.admin.countInvocations({ service: "Task", status: "paused" });
  expect(left).toBe(unknown + notStarted);
  expect(stderr).toMatch(/\nInterrupted by Ctrl-C\.\n$/);
  expect(code).toBe(130);
  await server.admin.resumeInvocations({ status: "paused" }, { deployment: "latest" });
});
