import { type ChildProcessByStdio, execFileSync, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Readable } from "node:stream";
import { fileURLToPath } from "node:url";
import { afterEach, beforeEach, expect } from "vitest";

const root = fileURLToPath(new URL("../../..", import.meta.url));

type Running = ChildProcessByStdio<null, Readable, Readable>;

/** A program in examples/demo, which each test starts with a temporary folder of its own. */
export interface Program {
  spawn(args: readonly string[], env?: NodeJS.ProcessEnv): Running;
  run(
    args: readonly string[],
    env?: NodeJS.ProcessEnv,
  ): Promise<{ readonly stdout: string; readonly stderr: string; readonly code: unknown }>;
  expectNothingLeft(): void;
}

export function useProgram(file: string): Program {
  let temporary: string;

  beforeEach(() => {
    temporary = mkdtempSync(join(tmpdir(), "demo-test-"));
  });

  afterEach(() => {
    rmSync(temporary, { recursive: true });
  });

  const program: Program = {
    spawn(args, env = {}) {
      const { DEMO_RESTATE_VERSION: _, ...own } = process.env;
      return spawn(process.execPath, ["--import", "tsx", `examples/demo/${file}`, ...args], {
        cwd: root,
        env: { ...own, ...env, TMPDIR: temporary },
        stdio: ["ignore", "pipe", "pipe"],
        signal: AbortSignal.timeout(25_000),
      });
    },
    async run(args, env) {
      const running = program.spawn(args, env);
      const exit = once(running, "exit");
      const [stdout, stderr, [code]] = await Promise.all([readUntil(running.stdout), readUntil(running.stderr), exit]);
      return { stdout, stderr, code };
    },
    expectNothingLeft() {
      // Its server has the temporary folder on its command line.
      expect(execFileSync("ps", ["-A", "-ww", "-o", "args="], { encoding: "utf8" })).not.toContain(temporary);
      // tsx keeps a folder of its own there.
      expect(readdirSync(temporary).filter((name) => !name.startsWith("tsx-"))).toEqual([]);
    },
  };
  return program;
}

/** Reads what is written until that has a text in it, or to the end. */
export async function readUntil(stream: Readable, text?: string): Promise<string> {
  let output = "";
  for await (const chunk of stream.iterator({ destroyOnReturn: false })) {
    output += chunk;
    if (text !== undefined && output.includes(text)) return output;
  }
  return output;
}
