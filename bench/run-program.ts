import { spawn } from "node:child_process";
import { rootFolder } from "./places.js";

export interface RunOptions {
  readonly cwd?: string;
  readonly env?: Readonly<Record<string, string>>;
}

export interface ProgramRun {
  /** The time from the start of the process to its end. */
  readonly milliseconds: number;
  readonly stdout: string;
}

/** Runs Node with these arguments. If it fails, the error has its output. */
export function runNode(args: readonly string[], options: RunOptions = {}): Promise<ProgramRun> {
  return run(process.execPath, args, options);
}

export function run(command: string, args: readonly string[], { cwd, env }: RunOptions = {}): Promise<ProgramRun> {
  return new Promise((resolve, reject) => {
    const output = { stdout: "", stderr: "" };
    const start = performance.now();
    const child = spawn(command, args, { cwd, env: { ...process.env, ...env }, stdio: ["ignore", "pipe", "pipe"] });
    child.stdout.setEncoding("utf8").on("data", (text: string) => {
      output.stdout += text;
    });
    child.stderr.setEncoding("utf8").on("data", (text: string) => {
      output.stderr += text;
    });
    child.on("error", reject);
    child.on("close", (code, signal) => {
      if (code === 0) return resolve({ milliseconds: performance.now() - start, stdout: output.stdout });
      const words = `${output.stderr}\n${output.stdout}`.trim().split("\n").slice(-15).join("\n");
      reject(new Error(`${[command, ...args].join(" ")} ended with ${signal ?? code}:\n${words}`));
    });
  });
}

/** Returns the line of an error that says what went wrong, without paths on this machine. */
export function reasonOf(error: unknown): string {
  const message = error instanceof Error ? error.message : String(error);
  const [, thrown] = /^(?:\w*Error)(?: \[\w+\])?: (.+)$/m.exec(message) ?? [];
  const line = thrown ?? message.split("\n").find((text) => text.trim() !== "") ?? "unknown";
  return line.replaceAll(rootFolder, "").slice(0, 300);
}
