/**
 * Reads an example's command line. It ends the process after `--help`, with exit code 0, and if an argument is wrong, with 2.
 *
 * @param usage - What `--help` prints.
 * @param read - Makes options of the arguments; what it throws is what is wrong with them.
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
    console.error(`${words.replaceAll("\n", " ")} (--help says what there is)`);
    process.exit(2);
  }
}

/** @throws TypeError if there is no argument, or a second one. */
export function readOnly(positionals: readonly string[], name: string): string {
  const [only, ...others] = positionals;
  if (!only) throw new TypeError(`${name} is missing`);
  if (others.length > 0) throw new TypeError(`only one ${name} is taken, and there is also: ${others.join(" ")}`);
  return only;
}

/** @throws TypeError if it is no number from the least to the most. */
export function readNumber(text: string, name: string, least: number, most: number): number {
  const number = text.trim() === "" ? Number.NaN : Number(text);
  if (number >= least && number <= most) return number;
  throw new TypeError(`${name} must be a number from ${least} to ${most}, not "${text}"`);
}
