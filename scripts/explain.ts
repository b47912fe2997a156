/** Runs something, and says of its failure where it is. */
export function explain<T>(place: string, run: () => T): T {
  try {
    return run();
  } catch (cause) {
    throw new Error(`${place}: ${cause instanceof Error ? cause.message : String(cause)}`, { cause });
  }
}
