import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";

export interface Run {
  readonly code: number | null;
  readonly output: string;
}

const running = new Set<ChildProcess>();

/** Runs a program in a process group of its own, because npm does not forward signals to its children. */
export async function runProgram(
  cwd: string,
  command: string,
  args: readonly string[],
  env: NodeJS.ProcessEnv = {},
): Promise<Run> {
  const child = spawn(command, args, {
    cwd,
    env: { ...process.env, ...env },
    detached: true,
    stdio: ["ignore", "pipe", "pipe"],
  });
  running.add(child);
  let output = "";
  for (const stream of [child.stdout, child.stderr]) {
    stream.on("data", (chunk) => {
      output += chunk;
    });
  }
  const [code] = await once(child, "close").finally(() => running.delete(child));
  return { code, output };
}

/** Ends every program that is running, at once: one that goes on could write to files that are being restored. */
export function stopPrograms(): void {
  for (const { pid } of running) if (pid !== undefined) killGroup(pid);
}

function killGroup(pid: number): void {
  try {
    process.kill(-pid, "SIGKILL");
  } catch {
    // All of its processes have ended. The files must be restored nevertheless.
  }
}
