import { execFile } from "node:child_process";
import { promisify } from "node:util";

export interface Report {
  readonly problems: Readonly<Record<string, string | null>>;
  /** When the last scenario ended, in milliseconds since 1970. */
  readonly ended: number;
  readonly left: readonly string[];
}

const execute = promisify(execFile);
/** The limit for all scenarios, in milliseconds. Each scenario also has a limit of its own. */
const LIMIT = 60_000;
/** In milliseconds, from the report to the end of the process. A timer that is left behind takes 30 s. */
const LONGEST_EXIT = 2_000;

export async function runProgram(
  [program = "", ...args]: readonly string[],
  cwd: string,
  env: Readonly<Record<string, string>>,
): Promise<Report> {
  const quiet = { PATH: process.env.PATH, HOME: cwd, NO_COLOR: "1", DO_NOT_TRACK: "1", DENO_NO_UPDATE_CHECK: "1" };
  const options = { cwd, env: { ...quiet, ...env }, timeout: LIMIT, killSignal: "SIGKILL" } as const;
  const { stdout, stderr } = await execute(program, args, options);
  const took = Date.now();
  const report: Omit<Report, "left"> = JSON.parse(stdout);
  const isLate = took - report.ended > LONGEST_EXIT;
  const late = isLate ? [`it ended ${took - report.ended} ms after its report`] : [];
  return { ...report, left: stderr === "" ? late : [stderr, ...late] };
}
