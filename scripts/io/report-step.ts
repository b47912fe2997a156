import { performance } from "node:perf_hooks";

export type Report = (line: string) => void;

/** Runs a step and reports its name and time on one line. */
export type Step = <T>(name: string, run: () => T | Promise<T>) => Promise<T>;

export function createStepper(report: Report): Step {
  return async (name, run) => {
    const start = performance.now();
    const result = await run();
    report(`${name.padEnd(60)} ${String(Math.round(performance.now() - start)).padStart(5)} ms`);
    return result;
  };
}
