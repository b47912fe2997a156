export interface Places {
  /** How many there are. */
  readonly count: number;
  /** Returns how many the next item takes. */
  readonly needed: () => number;
}

/**
 * Calls `work` with each item, and reads the next one as soon as there are places for it. The overhead per item does not
 * depend on the number of places.
 *
 * @param read - Returns the next item; undefined at the end.
 * @param work - Gets the number of places that it holds, and a function that frees one of them early.
 * @returns The first failure of `read` or `work`, once all work has ended.
 */
export async function forEach<T extends object>(
  read: () => Promise<T | undefined>,
  places: Places,
  work: (one: T, held: number, free: () => void) => Promise<void>,
): Promise<{ readonly reason: unknown } | undefined> {
  let taken = 0;
  let proceed = (): void => {};
  const waitUntil = async (isEnough: () => boolean): Promise<void> => {
    while (!isEnough()) await new Promise<void>((resolve) => (proceed = resolve));
  };
  let stop: { readonly reason: unknown } | undefined;

  const start = async (one: T, own: number): Promise<void> => {
    let held = own;
    const give = (count: number): void => {
      held -= count;
      taken -= count;
      proceed();
    };
    taken += own;
    try {
      await work(one, own, () => give(1));
    } catch (reason) {
      stop ??= { reason };
    } finally {
      give(held);
    }
  };

  try {
    for (;;) {
      await waitUntil(() => taken + places.needed() <= places.count);
      const one = await read();
      if (!one) break;
      void start(one, places.needed());
    }
  } catch (reason) {
    stop ??= { reason };
  }
  await waitUntil(() => taken === 0);
  return stop;
}
