/** Registers a clean-up that runs when the program ends for any reason. */
export type AtEnd = (cleanUp: () => Promise<unknown>) => void;

interface Program {
  /** For messages. */
  readonly name: string;
  /** In milliseconds; undefined for a program that runs until it is stopped. */
  readonly longest: number | undefined;
}

/** Each wait has its own, shorter limit. Five minutes are enough to install a server from npm first. */
const DEMO: Program = { name: "The demo", longest: 5 * 60_000 };

/** Runs a program, cleans up in reverse order, and ends the process, even after Ctrl-C or a failure. */
export async function runToEnd(
  tellStory: (atEnd: AtEnd) => Promise<void>,
  { name, longest }: Program = DEMO,
): Promise<never> {
  const interruption = waitForSignal();
  const cleanUps: (() => Promise<unknown>)[] = [];
  const story = tellStory((cleanUp) => void cleanUps.unshift(cleanUp));
  const tooLong = longest === undefined ? [] : [waitTooLong(longest)];
  const exitCode = await Promise.race([story.then(() => 0), interruption, ...tooLong]).catch((error: unknown) => {
    console.error(`${name} failed: ${error instanceof Error ? error.message : error}`);
    return 1;
  });
  for (const cleanUp of cleanUps) await cleanUp().catch(() => {});
  process.exit(exitCode);
}

/** Resolves with the exit code of a process that the signal ended, by the shell's convention: 128 + the signal's number. */
function waitForSignal(): Promise<number> {
  return new Promise((resolve) => {
    process.on("SIGINT", () => resolve(130));
    process.on("SIGTERM", () => resolve(143));
  });
}

function waitTooLong(longest: number): Promise<never> {
  return new Promise((_, reject) => {
    setTimeout(() => reject(new Error(`it did not end within ${longest / 60_000} minutes`)), longest);
  });
}
