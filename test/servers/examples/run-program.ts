import { type ChildProcessByStdio, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Readable } from "node:stream";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll } from "vitest";
import { bundleProgram } from "../../bundle-program.js";

const root = fileURLToPath(new URL("../../..", import.meta.url));

export interface EndedProgram {
  readonly stdout: string;
  readonly stderr: string;
  readonly code: number | null;
}

interface StartedProgram {
  /** Waits until its output, of either stream, has a text in it; fails if it ends without. */
  says(text: string): Promise<void>;
  interrupt(): void;
  readonly end: Promise<EndedProgram>;
}

export interface ExamplePrograms {
  /** Starts one without a terminal. It has no time left after a minute. */
  start(name: string, args: readonly string[], env?: Readonly<Record<string, string>>): StartedProgram;
  run(name: string, args: readonly string[], env?: Readonly<Record<string, string>>): Promise<EndedProgram>;
}

/** These examples as programs, for the tests of one file. */
export function useExamples(...names: readonly string[]): ExamplePrograms {
  const folder = mkdtempSync(join(tmpdir(), "examples-"));
  const find = (name: string) => join(folder, `${name}.mjs`);
  beforeAll(async () => {
    for (const name of names) await bundleProgram(join(root, `examples/${name}.ts`), find(name));
  });
  afterAll(() => rmSync(folder, { recursive: true }));
  return {
    start: (name, args, env) => startProgram(name, [find(name), ...args], env),
    run: (name, args, env) => startProgram(name, [find(name), ...args], env).end,
  };
}

/** Runs an example as a user does. */
export function runFromSource(name: string, args: readonly string[]): Promise<EndedProgram> {
  return startProgram(name, ["--import", "tsx", `examples/${name}.ts`, ...args]).end;
}

function startProgram(
  name: string,
  args: readonly string[],
  env: Readonly<Record<string, string>> = {},
): StartedProgram {
  const { RESTATE_ADMIN_URL: _, RESTATE_AUTH_TOKEN: __, ...own } = process.env;
  const child: ChildProcessByStdio<null, Readable, Readable> = spawn(process.execPath, args, {
    cwd: root,
    env: { ...own, ...env },
    stdio: ["ignore", "pipe", "pipe"],
    signal: AbortSignal.timeout(60_000),
  });
  const output = { stdout: "", stderr: "" };
  child.stdout.on("data", (chunk) => {
    output.stdout += chunk;
  });
  child.stderr.on("data", (chunk) => {
    output.stderr += chunk;
  });
  const end = once(child, "close").then(([code]): EndedProgram => ({ ...output, code }));
  return {
    async says(text) {
      while (!(output.stdout + output.stderr).includes(text)) {
        const more = Promise.race([once(child.stdout, "data"), once(child.stderr, "data")]);
        const ended = await Promise.race([more.then(() => undefined), end]);
        if (ended) throw new Error(`${name} ended without "${text}": ${JSON.stringify(ended)}`);
      }
    },
    interrupt: () => void child.kill("SIGINT"),
    end,
  };
}

/** The cells of each line of the tables in an output. */
export function readCells(output: string): string[][] {
  const lines = output.split("\n").filter((line) => line.startsWith("│"));
  return lines.map((line) =>
    line
      .split("│")
      .slice(1, -1)
      .map((cell) => cell.trim()),
  );
}
