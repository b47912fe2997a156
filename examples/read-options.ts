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
