/**
 * Calls `work` with each item, at most `concurrency` at once, and reads the next item as soon as there is room. The
 * overhead per item does not depend on `concurrency`.
 *
 * @param open - Opens the source. It gets a function that waits until no work is in progress.
 * @returns The first failure of the source or of `work`, once all work has ended.
 */
export async function forEach<T>(
  open: (idle: () => Promise<void>) => AsyncIterable<T>,
  concurrency: number,
  work: (one: T) => Promise<void>,
): Promise<{ readonly reason: unknown } | undefined> {
  let working = 0;
  let proceed = (): void => {};
  const waitUntil = async (isEnough: () => boolean): Promise<void> => {
    while (!isEnough()) await new Promise<void>((resolve) => (proceed = resolve));
  };
  const idle = (): Promise<void> => waitUntil(() => working === 0);
  let stop: { readonly reason: unknown } | undefined;
  const end = (): void => {
    working--;
    proceed();
  };
  const fail = (reason: unknown): void => {
    stop ??= { reason };
    end();
  };
  try {
    for await (const one of open(idle)) {
      working++;
      work(one).then(end, fail);
      await waitUntil(() => working < concurrency);
    }
  } catch (reason) {
    stop ??= { reason };
  }
  await idle();
  return stop;
}
