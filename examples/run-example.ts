/** The exit code of a process that Ctrl-C ended, by the shell's convention: 128 + the number of SIGINT. */
const INTERRUPTED = 130;

/**
 * Runs an example and sets the exit code of the process: 0 if `run` returns true, 1 if it returns false or fails, 130 if it was
 * interrupted. Prints a failure as one line.
 *
 * @param run - Ctrl-C aborts its signal, so that it can still report what was done. A second Ctrl-C ends the process.
 */
export async function runExample(run: (signal: AbortSignal) => Promise<boolean>): Promise<void> {
  const interruption = new AbortController();
  process.once("SIGINT", () => interruption.abort(new Error("interrupted by Ctrl-C")));
  const { signal } = interruption;
  try {
    const isDone = await run(signal);
    process.exitCode = isDone ? 0 : 1;
  } catch (error) {
    if (error !== signal.reason) console.error(firstLine(error));
    process.exitCode = 1;
  }
  if (!signal.aborted) return;
  console.error("Interrupted by Ctrl-C.");
  process.exitCode = INTERRUPTED;
}

function firstLine(error: unknown): string {
  const [line = ""] = (error instanceof Error ? error.message : String(error)).split("\n");
  return line;
}
