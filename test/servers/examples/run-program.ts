import { execFileSync, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, expect } from "vitest";
import { bundleProgram } from "../../kit/bundle-program.js";

const root = fileURLToPath(new URL("../../..", import.meta.url));

interface EndedProgram {
  readonly stdout: string;
  readonly stderr: string;
  readonly code: number | null;
}

interface StartedProgram {
  /** Waits until a string is in the output of the program, and returns the output. Fails if the program ends without it. */
  says(words: string): Promise<string>;
  interrupt(): void;
  readonly end: Promise<EndedProgram>;
}

export interface Program {
  /** Starts the program without a terminal, with a temporary folder of its own and a limit of one minute. */
  start(args: readonly string[], env?: Readonly<Record<string, string>>): StartedProgram;
  run(args: readonly string[], env?: Readonly<Record<string, string>>): Promise<EndedProgram>;
  /** Expects that soon no process has the temporary folder on its command line, and that the folder is empty. */
  expectNothingLeft(): Promise<void>;
}

export function useProgram(name: string): Program {
  const temporary = mkdtempSync(join(tmpdir(), "example-"));
  // The bundle is as deep in the project as the sources, since the demo looks for the project's package.json and servers.
  const file = join(root, `node_modules/.cache/${basename(temporary)}.mjs`);
  beforeAll(() => bundleProgram(join(root, `examples/${name}.ts`), file));
  afterAll(() => {
    rmSync(file);
    rmSync(temporary, { recursive: true });
  });
  const start: Program["start"] = (args, env) => startProgram([file, ...args], { TMPDIR: temporary, ...env });
  return {
    start,
    run: (args, env) => start(args, env).end,
    async expectNothingLeft() {
      // The process that watches a server ends after the program.
      const list = () => execFileSync("ps", ["-A", "-ww", "-o", "args="], { encoding: "utf8" });
      await expect.poll(list).not.toContain(temporary);
      expect(readdirSync(temporary)).toEqual([]);
    },
  };
}

function startProgram(args: readonly string[], env: Readonly<Record<string, string>>): StartedProgram {
  const { RESTATE_ADMIN_URL: _, RESTATE_AUTH_TOKEN: __, ...own } = process.env;
  // A bump links the packages of the project into its copy, and the program must find that copy's package.json.
  const child = spawn(process.execPath, ["--preserve-symlinks-main", ...args], {
    cwd: root,
    env: { ...own, ...env },
    stdio: ["ignore", "pipe", "pipe"],
    signal: AbortSignal.timeout(60_000),
  });
  const output = { stdout: "", stderr: "" };
  for (const stream of ["stdout", "stderr"] as const) {
    child[stream].setEncoding("utf8").on("data", (chunk: string) => {
      output[stream] += chunk;
    });
  }
  const end = once(child, "close").then(([code]): EndedProgram => ({ ...output, code }));
  return {
    async says(words) {
      while (!(output.stdout + output.stderr).includes(words)) {
        const ended = await Promise.race([delay(20), end]);
        if (ended) throw new Error(`${args[0]} ended without "${words}": ${JSON.stringify(ended)}`);
      }
      return output.stdout + output.stderr;
    },
    interrupt: () => void child.kill("SIGINT"),
    end,
  };
}
