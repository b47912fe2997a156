import { relative } from "node:path";
import { performance } from "node:perf_hooks";

export type Report = (line: string) => void;

/** Runs a step and reports its name and time on one line. */
export type RunStep = <T>(name: string, run: () => T | Promise<T>) => Promise<T>;

export function createStepper(report: Report): RunStep {
  return async (name, run) => {
    const start = performance.now();
    const result = await run();
    report(`${name.padEnd(60)} ${String(Math.round(performance.now() - start)).padStart(5)} ms`);
    return result;
  };
}

/** Runs a function, and adds the place to the message of an error. */
export function withPlace<T>(place: string, run: () => T): T {
  try {
    return run();
  } catch (cause) {
    throw new Error(`${place}: ${messageOf(cause)}`, { cause });
  }
}

export function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

/** Returns the path of a file from the current folder, as messages name it. */
export function showPath(path: string): string {
  return relative(process.cwd(), path);
}
