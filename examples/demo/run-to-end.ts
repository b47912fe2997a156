/** Has something done when the story ends, whatever ends it. */
export type AtEnd = (cleanUp: () => Promise<unknown>) => void;

/** Runs a story, cleans up after it, last things first, and ends the process: also on Ctrl-C and when it fails. */
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

/** The exit code is that of a process which the signal itself ends, by the shell's rule: 128 + the signal's number. */
function waitForSignal(): Promise<number> {
  return new Promise((resolve) => {
    process.on("SIGINT", () => resolve(130));
    process.on("SIGTERM", () => resolve(143));
  });
}

/** Each wait has its own, shorter limit; five minutes are enough to install a server from npm first. */
function waitTooLong(): Promise<never> {
  return new Promise((_, reject) => {
    setTimeout(() => reject(new Error("it did not end within 5 minutes")), 5 * 60_000);
  });
}
