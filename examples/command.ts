/** The parts of a command that the examples share: its arguments, its exit code, and its output. */

/**
 * Parses the command line of an example. Ends the process with exit code 0 after `--help`, and with 2 if an argument is wrong.
 *
 * @param usage - The output of `--help`.
 * @param read - Converts the arguments to options. Throws an error that says what is wrong with them.
 */
export function readOptions<Options>(usage: string, read: (args: string[]) => Options): Options {
  const args = process.argv.slice(2);
  if (args.includes("--help") || args.includes("-h")) {
    console.log(usage);
    process.exit(0);
  }
  try {
    return read(args);
  } catch (error) {
    const words = error instanceof Error ? error.message : String(error);
    console.error(`${words.replaceAll("\n", " ")} (see --help)`);
    process.exit(2);
  }
}

/** @throws TypeError if there is not exactly one argument. */
export function readOnly(positionals: readonly string[], name: string): string {
  const [only, ...others] = positionals;
  if (!only) throw new TypeError(`${name} is missing`);
  if (others.length > 0) throw new TypeError(`only one ${name} is allowed, but there is also: ${others.join(" ")}`);
  return only;
}

/** @throws TypeError if the argument is not a number from `least` to `most`. */
export function readNumber(text: string, name: string, least: number, most: number): number {
  const number = text.trim() === "" ? Number.NaN : Number(text);
  if (number >= least && number <= most) return number;
  throw new TypeError(`${name} must be a number from ${least} to ${most}, not "${text}"`);
}

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

/** Prints a line. Removes control characters: a failure message from a handler must not move the cursor of the terminal. */
export function print(line: string): void {
  console.log(line.replace(/\p{Cc}/gu, " "));
}

/** Formats a time from the server in UTC, such as `2026-11-25 16:43`. */
export function formatTime(time: string): string {
  return new Date(time).toISOString().slice(0, 16).replace("T", " ");
}

/** Groups items by key, in their original order. */
export function groupBy<Item>(items: readonly Item[], key: (item: Item) => string): Item[][] {
  const groups = new Map<string, Item[]>();
  for (const item of items) {
    const group = groups.get(key(item));
    if (group) group.push(item);
    else groups.set(key(item), [item]);
  }
  return [...groups.values()];
}
