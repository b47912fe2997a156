/** Runs a program that cannot outlive this process, for runtimes that have a command line. */

import { randomUUID } from "node:crypto";
import { readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { startSupervisor } from "../../../scripts/server/supervisor.js";
import { type Report, readReport } from "./report.js";

/** In milliseconds. For all scenarios, of which each has a limit of its own. */
const LIMIT = 60_000;
/** In milliseconds, from the report to the end of the process. What is left behind takes longer: timers have 30 s. */
const LONGEST_EXIT = 2_000;

/**
 * @param command - A program that prints a report, as its last line, and ends by itself.
 * @param folder - Where it runs.
 */
export async function runProgram(
  command: readonly string[],
  folder: string,
  env: Readonly<Record<string, string>>,
): Promise<Report> {
  const directory = join(tmpdir(), `runtime-${randomUUID()}`);
  const shell = ["/bin/sh", "-c", 'cd "$1" && shift && exec "$@"', "sh", folder, ...command];
  const supervisor = startSupervisor(directory, shell, {
    PATH: process.env.PATH ?? "",
    HOME: directory,
    NO_COLOR: "1",
    DO_NOT_TRACK: "1",
    DENO_NO_UPDATE_CHECK: "1",
    ...env,
  });
  try {
    const run = await supervisor.start();
    const code = await supervisor.keepAlive(
      Promise.race([run.exitCode, delay(LIMIT, "none: it had not ended", { ref: false })]),
    );
    const ended = Date.now();
    const output = readFileSync(join(directory, "log"), "utf8").trimEnd();
    const lastLine = output.slice(output.lastIndexOf("\n") + 1);
    if (!lastLine.startsWith("{")) throw new Error(`exit code ${code}, and no report:\n${output}`);
    const report = readReport(JSON.parse(lastLine));
    return { ...report, left: findLeft(code, ended - report.ended, output) };
  } finally {
    await supervisor.keepAlive(supervisor.close());
  }
}

function findLeft(code: number | string, took: number, output: string): readonly string[] {
  const end = output.lastIndexOf("\n");
  return [
    ...(code === 0 ? [] : [`exit code ${code}`]),
    ...(took > LONGEST_EXIT ? [`it ended only ${took} ms after its report`] : []),
    ...(end === -1 ? [] : [`it said more than its report: ${output.slice(0, end)}`]),
  ];
}
