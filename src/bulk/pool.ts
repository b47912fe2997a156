import { wait } from "../call/index.js";

/**
 * Calls `work` with each item, with at most `width` of them in flight, and reads the next item once there is room for it. The
 * overhead per item does not depend on the width.
 *
 * @param work - Must not reject.
 * @throws The error of the items, once all work has ended.
 */
export async function runPool<T>(
  items: Iterable<T> | AsyncIterable<T>,
  width: number,
  work: (item: T) => Promise<void>,
): Promise<void> {
  let busy = 0;
  let wake = (): void => {};
  const change = (): Promise<void> =>
    new Promise((resolve) => {
      wake = resolve;
    });
  const start = async (item: T): Promise<void> => {
    busy++;
    await work(item);
    busy--;
    wake();
  };
  try {
    for await (const item of items) {
      void start(item);
      while (busy >= width) await change();
    }
  } finally {
    while (busy > 0) await change();
  }
}

/**
 * Groups ids: those that are there without waiting, up to the size. It reads at most one id more than it yields.
 *
 * @param readSize - Returns the size of the next chunk.
 * @throws The error of the ids, after the ids that came before it.
 */
export async function* readChunks(
  ids: AsyncGenerator<string, void>,
  readSize: () => number,
): AsyncGenerator<readonly string[], void> {
  let next: Promise<IteratorResult<string, void>> | undefined;
  for (;;) {
    const chunk: string[] = [];
    const size = readSize();
    let turn: Promise<undefined> | undefined;
    while (chunk.length < size) {
      next ??= ids.next();
      if (chunk.length > 0) turn ??= wait(0, undefined).then(() => undefined);
      // A failure is thrown when the next chunk is read.
      const result = await (turn ? Promise.race([next.catch(() => undefined), turn]) : next);
      if (!result) break;
      next = undefined;
      if (result.done) {
        if (chunk.length > 0) yield chunk;
        return;
      }
      chunk.push(result.value);
    }
    yield chunk;
  }
}
