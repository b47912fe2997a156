import { type ChildProcess, spawn } from "node:child_process";
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { startSupervisor } from "../../../scripts/server/supervisor.js";
import { newest } from "../../live/versions.js";
import { isAlive } from "./is-alive.js";

const scripts = fileURLToPath(new URL("../../../scripts", import.meta.url));
let temporary: string;

beforeEach(() => {
  temporary = mkdtempSync(join(tmpdir(), "supervisor-test-"));
});

afterEach(() => {
  rmSync(temporary, { recursive: true });
});

describe("when the parent ends", () => {
  let parent: ChildProcess;

  /** A Node process in its own group, as a terminal makes one, which starts a server and prints the server's pid. */
  function spawnParent(afterwards: string): ChildProcess {
    const code = `
      const { startRestateServer } = await import(${JSON.stringify(`${scripts}/server/restate-server.ts`)});
      console.log("starting");
      const server = await startRestateServer({ version: ${JSON.stringify(newest)} });
      console.log(server.pid);
      ${afterwards}`;
    return spawn(process.execPath, ["--import", "tsx", "--input-type=module", "--eval", code], {
      cwd: join(scripts, ".."),
      detached: true,
      env: { ...process.env, TMPDIR: temporary },
      stdio: ["ignore", "pipe", "inherit"],
    });
  }

  async function readLines(count: number): Promise<string[]> {
    const lines: string[] = [];
    if (parent.stdout === null) throw new Error("no output to read");
    for await (const line of createInterface({ input: parent.stdout })) if (lines.push(line) === count) break;
    return lines;
  }

  // tsx keeps a directory of its own there.
  const serverDirectories = () => readdirSync(temporary).filter((name) => !name.startsWith("tsx-"));

  async function expectNothingLeft(pid: number): Promise<void> {
    await expect.poll(() => isAlive(pid) || serverDirectories().length > 0).toBe(false);
  }

  afterEach(() => {
    if (parent.pid !== undefined && parent.exitCode === null && parent.signalCode === null) parent.kill("SIGKILL");
  });

  it.each(["SIGKILL", "SIGTERM", "SIGHUP"] as const)(
    "by %s, the server ends and its directory goes",
    async (signal) => {
      parent = spawnParent("setInterval(() => {}, 1000);");
      const pid = Number((await readLines(2))[1]);
      expect(isAlive(pid) && serverDirectories().length === 1).toBe(true);
      parent.kill(signal);
      await expectNothingLeft(pid);
    },
  );

  it("by Ctrl-C, which reaches its whole process group, the server ends and its directory goes", async () => {
    parent = spawnParent("setInterval(() => {}, 1000);");
    const pid = Number((await readLines(2))[1]);
    process.kill(-Number(parent.pid), "SIGINT");
    await expectNothingLeft(pid);
  });

  it("by SIGKILL in the middle of a start, nothing is left", async () => {
    parent = spawnParent("");
    await readLines(1);
    await expect.poll(serverDirectories).toHaveLength(1);
    parent.kill("SIGKILL");
    await expect.poll(serverDirectories).toEqual([]);
  });

  it("by an exception, or by itself since a forgotten stop() does not hold it, nothing is left", async () => {
    for (const afterwards of [
      "process.exitCode = 3;",
      "process.on('uncaughtException', () => process.exit(3)); throw 1;",
    ]) {
      parent = spawnParent(afterwards);
      const exit = new Promise((resolve) => parent.once("exit", resolve));
      const pid = Number((await readLines(2))[1]);
      expect(await exit).toBe(3);
      await expectNothingLeft(pid);
    }
  });
});

describe("a supervised command", () => {
  const env = { PATH: process.env.PATH ?? "" };

  it("writes to the log, and its exit code comes back", async () => {
    const directory = join(temporary, "run");
    const supervisor = startSupervisor(directory, ["sh", "-c", "echo out; echo err >&2; exit 7"], env);
    const run = await supervisor.start();
    expect(await supervisor.keepAlive(run.exitCode)).toBe(7);
    expect(readFileSync(join(directory, "log"), "utf8")).toBe("out\nerr\n");

    await supervisor.close();
    expect(existsSync(directory)).toBe(false);
  });

  it("has only the environment it is given, and the directory as its own, also for temporary files", async () => {
    const directory = join(temporary, "run");
    const supervisor = startSupervisor(directory, ["sh", "-c", "pwd; echo [$HOME] $TMPDIR"], { ...env, OTHER: "1" });
    await (await supervisor.start()).exitCode;
    expect(readFileSync(join(directory, "log"), "utf8")).toMatch(/run\n\[\] .*\/run\n$/);
    await supervisor.close();
  });

  it.each([
    ["TERM", 143],
    ["KILL", 137],
  ] as const)("gets %s, and can be started again", async (signal, code) => {
    const supervisor = startSupervisor(join(temporary, "run"), ["sleep", "600"], env);
    for (let round = 0; round < 20; round++) {
      const run = await supervisor.start();
      run.kill(signal);
      expect(await run.exitCode).toBe(code);
      expect(isAlive(run.pid)).toBe(false);
    }
    await supervisor.close();
  });

  it("is killed by close()", async () => {
    const supervisor = startSupervisor(join(temporary, "run"), ["sh", "-c", "trap '' TERM; sleep 600"], env);
    const { pid } = await supervisor.start();
    await supervisor.close();
    expect(isAlive(pid)).toBe(false);
    expect(readdirSync(temporary)).toEqual([]);
  });

  it("is not started where the directory can't be made", async () => {
    const directory = join(temporary, "missing", "run");
    const supervisor = startSupervisor(directory, ["true"], env);
    await expect(supervisor.start()).rejects.toThrow(`supervises true in ${directory} ended`);
    await supervisor.close();
  });
});
