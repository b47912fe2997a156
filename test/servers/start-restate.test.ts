import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { connect } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { type Context, service } from "@restatedev/restate-sdk";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { createAdminClient } from "../../src/index.js";
import { type RunningRestate, type StartRestateOptions, startRestate } from "../../src/testing/server/index.js";
import { findServer, newest, releaseOf, versions } from "../kit/versions.js";

const sources = fileURLToPath(new URL("../../src/testing/server/index.ts", import.meta.url));
const started: RunningRestate[] = [];
let temporary: string;

beforeEach(() => {
  temporary = mkdtempSync(join(tmpdir(), "restate-test-"));
  vi.stubEnv("TMPDIR", temporary);
});

afterEach(async () => {
  await Promise.all(started.splice(0).map((restate) => restate.stop()));
  vi.unstubAllEnvs();
  expect(readdirSync(temporary)).toEqual([]);
  rmSync(temporary, { recursive: true });
});

async function start(options: StartRestateOptions = {}): Promise<RunningRestate> {
  // After a bump, another minor version is installed beside it.
  const restate = await startRestate({ ...(await findServer(newest)), ...options });
  started.push(restate);
  return restate;
}

function createGreeter(greeting: string) {
  const greet = async (_: Context, name: string): Promise<string> => `${greeting} ${name}`;
  return service({ name: "Greeter", handlers: { greet } });
}

async function greet({ ingressUrl }: RunningRestate, name: string): Promise<unknown> {
  const headers = { "content-type": "application/json" };
  const response = await fetch(`${ingressUrl}/Greeter/greet`, { method: "POST", headers, body: JSON.stringify(name) });
  return response.json();
}

const listDirectories = () => readdirSync(temporary).filter((name) => name.startsWith("start-restate-"));

it.each(versions)(
  "startRestate starts %s, whose services answer at once, and serves more until it stops",
  async (version) => {
    const restate = await start({ ...(await findServer(version)), services: [createGreeter("Hello")] });
    expect(restate.version).toBe(releaseOf(version));
    expect(await greet(restate, "Bob")).toBe("Hello Bob");
    const { id, uri } = await restate.serve([createGreeter("Salut")]);
    expect(await greet(restate, "Bob")).toBe("Salut Bob");
    const admin = createAdminClient({ baseUrl: restate.adminUrl });
    expect(await admin.getDeployment(id)).toMatchObject({ id, uri });
    expect((await admin.listDeployments()).deployments).toHaveLength(2);

    const reserved = service({ name: "restate", handlers: { greet: async () => {} } });
    await expect(restate.serve([])).rejects.toThrow(TypeError);
    await expect(restate.serve([reserved])).rejects.toThrow("META0005");
    expect(await greet(restate, "Ann")).toBe("Salut Ann");
    // The connection is closed at the end, although no client closes it.
    await once(connect(Number(new URL(uri).port), "127.0.0.1"), "connect");
    await restate.stop();
    await restate[Symbol.asyncDispose]();
    await expect(fetch(uri)).rejects.toMatchObject({ cause: { code: "ECONNREFUSED" } });
  },
);

it("startRestate keeps data, addresses and services when the server is killed and started again", async () => {
  const restate = await start({ services: [createGreeter("Hello")] });
  await greet(restate, "Ann");
  await restate.kill();
  await restate.kill();
  await expect(fetch(restate.adminUrl)).rejects.toThrow("fetch failed");
  await restate.start();
  expect(await createAdminClient({ baseUrl: restate.adminUrl }).countInvocations({ service: "Greeter" })).toBe(1);
  await restate.start();
  expect(await greet(restate, "Bob")).toBe("Hello Bob");
});

it("startRestate rejects if a service cannot be registered, and leaves nothing", async () => {
  const reserved = service({ name: "restate", handlers: { greet: async () => {} } });
  const failed = start({ services: [reserved] });
  await expect(failed).rejects.toThrow(/^startRestate: registerDeployment: .*META0005.*The server's log ends:\n/s);
});

async function spawnTests(afterwards: string): Promise<ChildProcess> {
  const { binary } = await findServer(newest);
  const code = `
      const { startRestate } = await import(${JSON.stringify(sources)});
      console.log("starting");
      const restate = await startRestate({ binary: ${JSON.stringify(binary)} });
      console.log(restate.adminUrl);
      ${afterwards}`;
  return spawn(process.execPath, ["--import", "tsx", "--input-type=module", "--eval", code], {
    detached: true,
    env: { ...process.env, TMPDIR: temporary, TSX_DISABLE_CACHE: "1" },
    stdio: ["ignore", "pipe", "inherit"],
  });
}

async function readLine({ stdout }: ChildProcess, number: number): Promise<string> {
  const lines: string[] = [];
  if (stdout === null) throw new Error("no output to read");
  for await (const line of createInterface({ input: stdout })) if (lines.push(line) === number) break;
  return lines[number - 1] ?? "";
}

async function expectNothingLeft(adminUrl: string): Promise<void> {
  await expect.poll(listDirectories).toEqual([]);
  await expect(fetch(adminUrl)).rejects.toThrow("fetch failed");
  // tsx may have left a folder of its own.
  for (const name of readdirSync(temporary)) rmSync(join(temporary, name), { recursive: true });
}

it.each(["SIGKILL", "SIGTERM", "SIGINT"] as const)(
  "when the process ends by %s to its group, nothing is left",
  async (signal) => {
    const tests = await spawnTests("setInterval(() => {}, 1000);");
    const adminUrl = await readLine(tests, 2);
    expect((await fetch(`${adminUrl}/health`)).status).toBe(200);
    expect(listDirectories()).toHaveLength(1);
    process.kill(-Number(tests.pid), signal);
    await expectNothingLeft(adminUrl);
  },
);

it.each([
  ["while the server is killed", 'await restate.kill(); console.log("killed"); setInterval(() => {}, 1000);', 3],
  ["in the middle of a start", "", 1],
])("when the process ends by SIGKILL %s, nothing is left", async (_, afterwards, lines) => {
  const tests = await spawnTests(afterwards);
  await readLine(tests, lines);
  await expect.poll(listDirectories).toHaveLength(1);
  tests.kill("SIGKILL");
  await expectNothingLeft("http://127.0.0.1:1");
});

it("a server that nobody stops does not keep the process alive, and is gone when the process ends", async () => {
  const tests = await spawnTests("process.exitCode = 3;");
  const exit = new Promise((resolve) => tests.once("exit", resolve));
  const adminUrl = await readLine(tests, 2);
  expect(await exit).toBe(3);
  await expectNothingLeft(adminUrl);
});
