// Guards what examples/roll-out promises: it rolls out and goes back, and reports the reason for a stop in one line.
import { beforeEach, expect, it } from "vitest";
import { sendInvocation, waitForStatus } from "../../kit/send-invocations.js";
import { createTestServices } from "../../kit/test-services.js";
import { useEmptyServer } from "../../kit/use-empty-server.js";
import { newest } from "../../kit/versions.js";
import { useProgram } from "./run-program.js";

const program = useProgram("roll-out");

const { server, listIds } = useEmptyServer(newest);
let old: string;

beforeEach(async () => {
  old = await server.deploy({ label: "old", broken: true });
});

const serveNew = () => server.serve(createTestServices({ label: "new", broken: false }));
const rollOut = (...args: string[]) => program.start([...args, "--url", server.adminUrl]);

it("examples/roll-out moves paused invocations, and goes back by the id of the old deployment", async () => {
  const id = await sendInvocation(server, "Task/run");
  await waitForStatus(server, id, "paused");
  const uri = await serveNew();
  const dry = await rollOut(uri, "--dry-run").end;
  expect(dry.stdout).toMatch(/^Dry run: nothing was changed\. 1 invocations would be moved\.\n/);
  expect(await listIds()).toEqual([old]);

  const { stdout, stderr, code } = await rollOut(uri).end;
  expect(stdout).toMatch(/\ndp_\w+: 1 moved, 1 succeeded, 0 failed, 0 failing, 0 open, 0 vanished\n/);
  expect(stdout).toMatch(new RegExp(`\n${old} \\(http://.*\\) stays, with nothing that needs it\n$`));
  expect([stderr, code]).toEqual(["", 0]);
  expect(await listIds()).toHaveLength(2);

  const back = await rollOut(old).end;
  expect(back.stdout).toContain("Nothing has passed on it, so nothing is known about its code.\n");
  expect([back.stderr, back.code]).toEqual(["", 0]);
  expect((await server.admin.listServices()).services.map((each) => each.deployment_id)).toEqual([old, old, old]);
});

it("examples/roll-out reports what it has seen when it is interrupted, and continues when it is run again", async () => {
  await waitForStatus(server, await sendInvocation(server, "Task/run"), "paused");
  const uri = await serveNew();
  const bake = ["--move", "none", "--bake", "600"];
  const interrupted = rollOut(uri, ...bake);
  await interrupted.says("0 moved, 0 succeeded");
  interrupted.interrupt();
  expect(await interrupted.end).toMatchObject({
    stderr: expect.stringMatching(/^rollOutDeployment: stopped early: interrupted by Ctrl-C \(id dp_\w+, moved 0, /),
    code: 130,
  });
  expect(await rollOut(uri, ...bake, "--timeout", "2").end).toMatchObject({
    stderr: expect.stringMatching(/^rollOutDeployment: stopped early: timed out after \d+ ms .*\n$/),
    code: 1,
  });
  const again = await rollOut(uri).end;
  expect(again.stdout).toMatch(/dp_\w+: 1 moved, 1 succeeded/);
  expect([again.stderr, again.code]).toEqual(["", 0]);
});

it("examples/roll-out reports in one line that no service runs there", async () => {
  const { stdout, stderr, code } = await rollOut("http://127.0.0.1:1", "--header", "x-api-key: key").end;
  expect([stdout, code]).toEqual(["", 1]);
  expect(stderr).toMatch(/^rollOutDeployment: http:\/\/127\.0\.0\.1:1 is not registered\. .*\[META0003,.*\n$/);
  expect(await listIds()).toEqual([old]);
});
