/** Runs a function, and adds the place to the message of an error. */
export function explain<T>(place: string, run: () => T): T {
  try {
    return run();
  } catch (cause) {
    throw new Error(`${place}: ${messageOf(cause)}`, { cause });
  }
}

export function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
