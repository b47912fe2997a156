import { beforeEach, describe, expect, it } from "vitest";
import { sendSleeper } from "../../live/invocations.js";
import { createTestServices } from "../../live/test-services.js";
import { useServer } from "../../live/use-server.js";
import { versions } from "../../live/versions.js";
import { sendPaused, waitForTasks } from "./paused-tasks.js";
import { useExamples } from "./run-program.js";

const { start: startExample } = useExamples("deploy-and-drain");

describe.each(versions)("examples/deploy-and-drain on %s", (version) => {
  const server = useServer(version);
  let old: string;

  beforeEach(async () => {
    for (const { id } of await listDeployments()) await server.admin.deleteDeployment(id, { force: true });
    old = await server.deploy({ label: "old", broken: true });
  });

  async function listDeployments() {
    return (await server.admin.listDeployments()).deployments;
  }

  async function listIds(): Promise<string[]> {
    return (await listDeployments()).map(({ id }) => id);
  }

  async function serveFixed(): Promise<string> {
    return server.serve(createTestServices({ label: "new", broken: false }));
  }

  /** With the address of the server after them. */
  function deploy(...args: string[]) {
    return startExample("deploy-and-drain", [...args, "--url", server.adminUrl]);
  }

  it("moves what is paused, and deletes the old deployment once it has drained", async () => {
    const ids = await sendPaused(server, 6);
    const { stdout, stderr, code } = await deploy(await serveFixed()).end;
    const [, latest = ""] = /^(dp_\w+) is registered, 0 moved\n/.exec(stdout) ?? [];
    expect(stdout).toContain(`\n${latest} is registered, 6 moved; ${old} has drained\n`);
    expect(stdout).toMatch(
      new RegExp(`\n${latest} is registered, 6 moved; ${old} is deleted\n${old} \\(http://.*\\) is replaced\n$`),
    );
    expect([stderr, code]).toEqual(["", 0]);
    expect(await listIds()).toEqual([latest]);
    expect(await waitForTasks(server, ids, "completed")).toEqual([latest]);
  });

  it("times out, and continues when it is run again", async () => {
    const id = await sendSleeper(server);
    const uri = await serveFixed();
    const first = await deploy(uri, "--timeout", "3").end;
    expect(first.stdout).toContain(`is registered, 0 moved; ${old} has 1 running\n`);
    expect(first.stderr).toMatch(
      new RegExp(
        `^the rollout stopped: timed out after 3000 ms .*; last seen: 0 of 1 drained \\(dp_.*; ${old} is not deleted, and has 1 running\\)\n$`,
      ),
    );
    expect(first.code).toBe(1);
    expect(await listIds()).toContain(old);

    const second = await deploy(uri, "--move", "all").end;
    expect(second.stdout).toContain(`was registered before, 1 moved; ${old} is deleted\n`);
    expect(second.code).toBe(0);
    expect(await listIds()).toHaveLength(1);
    await server.admin.killInvocation(id);
  });

  it("reports what is left when it is interrupted", async () => {
    const id = await sendSleeper(server);
    const program = deploy(await serveFixed(), "--timeout", "0");
    await program.says(`${old} has 1 running`);
    program.interrupt();
    const { stderr, code } = await program.end;
    expect(stderr).toMatch(
      new RegExp(`^the rollout stopped: interrupted by Ctrl-C \\(.*; ${old} is not deleted, and has 1 running\\)\n`),
    );
    expect(code).toBe(130);
    expect(await listIds()).toContain(old);
    await server.admin.killInvocation(id);
  });

  it("keeps a deployment that is still the latest of another service, and says so in a dry run", async () => {
    const tasks = createTestServices({ label: "new", broken: false }).filter(({ name }) => name === "Task");
    const uri = await server.serve(tasks);
    const stays = new RegExp(`\n${old} \\(http://.*\\) stays: it is the latest of Counter, Signup\n$`);
    const dry = await deploy(uri, "--dry-run").end;
    expect(dry.stdout).toMatch(/^Dry run: nothing was changed\. 0 invocations would be moved\.\n/);
    expect(dry.stdout).toMatch(stays);
    expect(await listIds()).toEqual([old]);
    const { stdout, code } = await deploy(uri).end;
    expect(stdout).toMatch(stays);
    expect(code).toBe(0);
    expect(await listIds()).toContain(old);
  });

  it("deletes nothing if the deployment itself is an old one", async () => {
    const uri = await serveFixed();
    const { id } = await server.admin.createDeployment({ uri });
    const latest = await server.deploy({ label: "newer", broken: false });
    const { stderr, code } = await deploy(uri).end;
    expect(stderr).toMatch(
      new RegExp(
        `^the rollout stopped: ${id} is not the latest deployment of \\w+: ${latest} is; to go back .*force: true`,
      ),
    );
    expect(code).toBe(1);
    expect((await listIds()).sort()).toEqual([old, id, latest].sort());
  });

  it("reports in one line that no service runs there, and deletes nothing", async () => {
    const { stdout, stderr, code } = await deploy("http://127.0.0.1:1", "--header", "x-api-key: key").end;
    expect(stdout).toBe("");
    expect(stderr).toMatch(
      /^http:\/\/127\.0\.0\.1:1\/ is not registered\. The Restate server's connection was refused.*\[META0003,.*\n$/,
    );
    expect(code).toBe(1);
    expect(await listIds()).toEqual([old]);
  });
});
