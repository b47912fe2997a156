import { once } from "node:events";
import { parseArgs } from "node:util";
import { findRestateBinary, readServerVersions } from "../../scripts/server/restate-binary.js";
import { type RunningRestate, startRestate } from "../../src/testing/server/index.js";

/** Registers a clean-up that runs when the program ends for any reason. */
export type AtEnd = (cleanUp: () => Promise<unknown>) => void;

/**
 * Runs a program with a server of its own: `--restate VERSION`, or the newest version in devDependencies. Cleans up in reverse order,
 * and ends the process, even after Ctrl-C or a failure.
 */
export async function startWithServer(
  name: string,
  program: (server: RunningRestate, atEnd: AtEnd) => Promise<unknown>,
): Promise<never> {
  const cleanUps: Parameters<AtEnd>[0][] = [];
  const atEnd: AtEnd = (cleanUp) => void cleanUps.unshift(cleanUp);
  const start = async (): Promise<number> => {
    const { values } = parseArgs({ options: { restate: { type: "string" } } });
    const version = values.restate ?? readServerVersions().at(-1) ?? "";
    console.log(`Starting Restate ${version}`);
    const starting = startRestate({ binary: await findRestateBinary(version) });
    atEnd(async () => (await starting).stop());
    await program(await starting, atEnd);
    return 0;
  };
  // The exit code of a process that a signal ended, by the shell's convention: 128 + the signal's number.
  const interrupted = Promise.race([once(process, "SIGINT").then(() => 130), once(process, "SIGTERM").then(() => 143)]);
  const exitCode = await Promise.race([start(), interrupted]).catch((error: unknown) => {
    console.error(`${name} failed: ${error instanceof Error ? error.message : error}`);
    return 1;
  });
  for (const cleanUp of cleanUps) await cleanUp().catch(() => {});
  process.exit(exitCode);
}
