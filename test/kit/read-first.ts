/** Reads the first item, and leaves the rest, as a loop with `break` does. Undefined if there is none. */
export async function readFirst<T>(items: AsyncIterable<T>): Promise<T | undefined> {
  for await (const item of items) return item;
  return undefined;
}
