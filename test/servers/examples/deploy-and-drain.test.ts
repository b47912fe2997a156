// Guards what examples/deploy-and-drain promises: it replaces an old deployment, and what stops it is told in one line.
import { beforeEach, describe, expect, it } from "vitest";
import { sendInvocation, sendSleeper, waitForStatus } from "../../kit/send-invocations.js";
import { createTestServices } from "../../kit/test-services.js";
import { useEmptyServer } from "../../kit/use-empty-server.js";
import { newest } from "../../kit/versions.js";
import { useProgram } from "./run-program.js";

const program = useProgram("deploy-and-drain");

describe("examples/deploy-and-drain", () => {
  const { server, listIds } = useEmptyServer(newest);
  let old: string;

  beforeEach(async () => {
    old = await server.deploy({ label: "old", broken: true });
  });

  const serveNew = () => server.serve(createTestServices({ label: "new", broken: false }));
  const deploy = (...args: string[]) => program.start([...args, "--url", server.adminUrl]);

  it("moves what is paused, and deletes the old deployment once it has drained", async () => {
    const id = await sendInvocation(server, "Task/run");
    await waitForStatus(server, id, "paused");
    const uri = await serveNew();
    const dry = await deploy(uri, "--dry-run").end;
    expect(dry.stdout).toMatch(/^Dry run: nothing was changed\. 1 invocations would be moved\.\n/);
    expect(await listIds()).toEqual([old]);

    const { stdout, stderr, code } = await deploy(uri, "--keep", "0").end;
    const [, latest = ""] = /^(dp_\w+) is registered, 0 moved/.exec(stdout) ?? [];
    expect(stdout).toContain(`\n${latest} is registered, 1 moved, 1 passed; ${old} is deleted\n${old} (http`);
    expect(stdout).toMatch(/ is replaced\n$/);
    expect([stderr, code]).toEqual(["", 0]);
    expect(await listIds()).toEqual([latest]);
    expect(await waitForStatus(server, id, "completed")).toMatchObject({ pinned_deployment_id: latest });
  });

  it("reports what is left when it is interrupted or timed out, and continues when it is run again", async () => {
    await sendSleeper(server);
    const uri = await serveNew();
    const interrupted = deploy(uri, "--drain", "--timeout", "0");
    await interrupted.says(`${old} has 1 running`);
    interrupted.interrupt();
    expect(await interrupted.end).toMatchObject({
      stderr: expect.stringMatching(/^rollOutDeployment: stopped early: interrupted by Ctrl-C \(id dp_\w+, moved 0, /),
      code: 130,
    });
    expect(await deploy(uri, "--drain", "--timeout", "1").end).toMatchObject({
      stderr: expect.stringMatching(/^rollOutDeployment: stopped early: timed out after 1000 ms .*\n$/),
      code: 1,
    });
    expect(await deploy(uri, "--move", "all", "--drain", "--keep", "0").end).toMatchObject({
      stdout: expect.stringMatching(new RegExp(`was registered before, 1 moved, [01] passed; ${old} is deleted\n`)),
      code: 0,
    });
    expect(await listIds()).toHaveLength(1);
  });

  it("goes back to the old deployment, and reports what fails there", async () => {
    const id = await sendInvocation(server, "Task/run");
    await waitForStatus(server, id, "paused");
    const { stdout } = await deploy(await serveNew(), "--move", "none").end;
    const uri = / \((http:.+)\) is replaced\n$/.exec(stdout)?.[1] ?? "";
    expect(await listIds()).toHaveLength(2);
    const back = await deploy(uri, "--back").end;
    expect(back.stdout).toMatch(/\n1 of .*Task\/run fail: .+\ndp_\w+ \(http:.+\) is replaced\n$/);
    expect([back.stderr, back.code]).toEqual(["", 0]);
    expect((await server.admin.listServices()).services.map((each) => each.deployment_id)).toEqual([old, old, old]);
  });

  it("keeps a deployment that is still the latest of another service", async () => {
    const tasks = createTestServices({ label: "new", broken: false }).filter(({ name }) => name === "Task");
    const { stdout, code } = await deploy(await server.serve(tasks)).end;
    expect(stdout).toMatch(new RegExp(`\n${old} \\(http://.*\\) stays: it is the latest of Counter, Signup\n$`));
    expect(code).toBe(0);
    expect(await listIds()).toContain(old);
  });

  it("reports in one line that no service runs there, and deletes nothing", async () => {
    const { stdout, stderr, code } = await deploy("http://127.0.0.1:1", "--header", "x-api-key: key").end;
    expect([stdout, code]).toEqual(["", 1]);
    expect(stderr).toMatch(/^http:\/\/127\.0\.0\.1:1\/ is not registered\. .*\[META0003,.*\n$/);
    expect(await listIds()).toEqual([old]);
  });
});
