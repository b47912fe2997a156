/** Registers a clean-up that runs when the demo ends for any reason. */
export type AtEnd = (cleanUp: () => Promise<unknown>) => void;

/** Runs the demo, cleans up in reverse order, and ends the process, even after Ctrl-C or a failure. */
export async function runToEnd(tellStory: (atEnd: AtEnd) => Promise<void>): Promise<never> {
  const interruption = waitForSignal();
  const cleanUps: (() => Promise<unknown>)[] = [];
  const story = tellStory((cleanUp) => void cleanUps.unshift(cleanUp));
  const exitCode = await Promise.race([story.then(() => 0), interruption, waitTooLong()]).catch(reportFailure);
  for (const cleanUp of cleanUps) await cleanUp().catch(() => {});
  process.exit(exitCode);
}

function reportFailure(error: unknown): number {
  console.error(`The demo failed: ${error instanceof Error ? error.message : error}`);
  return 1;
}

/** Resolves with the exit code of a process that the signal ended, by the shell's convention: 128 + the signal's number. */
function waitForSignal(): Promise<number> {
  return new Promise((resolve) => {
    process.on("SIGINT", () => resolve(130));
    process.on("SIGTERM", () => resolve(143));
  });
}

/** Each wait has its own, shorter limit. Five minutes are enough to install a server from npm first. */
function waitTooLong(): Promise<never> {
  return new Promise((_, reject) => {
    setTimeout(() => reject(new Error("it did not end within 5 minutes")), 5 * 60_000);
  });
}
