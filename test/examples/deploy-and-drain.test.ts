import { beforeEach, describe, expect, it } from "vitest";
import { sendSleeper } from "../live/invocations.js";
import { createTestServices } from "../live/test-services.js";
import { useServer } from "../live/use-server.js";
import { versions } from "../live/versions.js";
import { sendPaused, waitForTasks } from "./paused-tasks.js";
import { readCells, useExamples } from "./run-program.js";

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

  it("reports what it waits for, and deletes the old deployment once it has drained", async () => {
    const ids = await sendPaused(server, 6);
    const program = deploy(await serveFixed());
    await program.says(`${old} is draining: 6 paused`);
    expect(await listIds()).toContain(old);
    await server.admin.resumeInvocations(ids, { deployment: "latest" });

    const { stdout, stderr, code } = await program.end;
    const [, latest] = /^(dp_\w+) is registered, with .*\bTask\b/.exec(stdout) ?? [];
    expect(stdout).toContain(`${old} has invocations that are not completed: 6. The oldest:\n`);
    const [head, ...rows] = readCells(stdout);
    expect(head).toEqual(["invocation", "target", "status", "created (UTC)"]);
    expect(rows.map(([, target, status]) => [target, status])).toEqual(Array(5).fill(["Task/run", "paused"]));
    expect(stdout).toMatch(new RegExp(`\n${old} is drained and deleted\n$`));
    expect([stderr, code]).toEqual(["", 0]);
    expect(await listIds()).toEqual([latest]);
    expect(await waitForTasks(server, ids, "completed")).toEqual([latest]);
  });

  it("times out, and continues when it is run again", async () => {
    const [id = ""] = await sendPaused(server, 1);
    const uri = await serveFixed();
    const first = await deploy(uri, "--timeout", "3").end;
    expect(first.stdout).toContain(
      `\n${old} did not drain in time: 1 paused\nStill registered: ${old}. Run the same command again`,
    );
    expect([first.stderr, first.code]).toEqual(["", 1]);
    expect(await listIds()).toContain(old);

    await server.admin.killInvocation(id);
    const second = await deploy(uri).end;
    expect(second.stdout).toMatch(/^dp_\w+ was registered before, with /);
    expect(second.stdout).toMatch(new RegExp(`\n${old} is drained and deleted\n$`));
    expect(second.code).toBe(0);
    expect(await listIds()).toHaveLength(1);
  });

  it("reports what is left when it is interrupted", async () => {
    const id = await sendSleeper(server);
    const program = deploy(await serveFixed(), "--timeout", "0");
    await program.says("has invocations that are not completed: 1.");
    program.interrupt();
    const { stdout, stderr, code } = await program.end;
    expect(stdout).toMatch(new RegExp(`\nStill registered: ${old}\\. Run the same command again to continue\\.\n$`));
    expect([stderr, code]).toEqual(["Interrupted by Ctrl-C.\n", 130]);
    expect(await listIds()).toContain(old);
    await server.admin.killInvocation(id);
  });

  it("keeps a deployment that is still the latest of another service", async () => {
    const tasks = createTestServices({ label: "new", broken: false }).filter(({ name }) => name === "Task");
    const { stdout, code } = await deploy(await server.serve(tasks)).end;
    expect(stdout).toMatch(
      new RegExp(`\n${old} \\(http://.*\\) stays: it is the latest of (Counter, Signup|Signup, Counter)\n`),
    );
    expect(stdout).toMatch(/\nThere is no older deployment to delete\.\n$/);
    expect(code).toBe(0);
    expect(await listIds()).toContain(old);
  });

  it("deletes nothing if the deployment itself is an old one", async () => {
    const uri = await serveFixed();
    const { id } = await server.admin.createDeployment({ uri });
    const latest = await server.deploy({ label: "newer", broken: false });
    const { stderr, code } = await deploy(uri).end;
    expect(stderr).toMatch(
      new RegExp(`^${id} is not the latest deployment of \\w+: ${latest} is; nothing was deleted\n$`),
    );
    expect(code).toBe(1);
    expect((await listIds()).sort()).toEqual([old, id, latest].sort());
  });

  it("reports in one line that no service runs there, and deletes nothing", async () => {
    const { stdout, stderr, code } = await deploy("http://127.0.0.1:1").end;
    expect(stdout).toBe("");
    expect(stderr).toMatch(/^createDeployment: the server returned 500: .*\[META0003,.*\n$/);
    expect(code).toBe(1);
    expect(await listIds()).toEqual([old]);
  });
});
