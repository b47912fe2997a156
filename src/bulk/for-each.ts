export interface Places {
  /** How many there are. */
  readonly count: number;
  /** Returns how many the next item takes. */
  readonly needed: () => number;
}

/** The places that an item holds. */
export interface HeldPlaces {
  readonly count: number;
  /** Frees one of them early. */
  free(): void;
  /** Frees one of them until a promise has settled and a place is free again. */
  lend(pause: Promise<unknown>): Promise<void>;
}

/**
 * Calls `work` with each item, and reads the next one as soon as there are places for it. The overhead per item does not
 * depend on the number of places.
 *
 * @param read - Returns the next item; undefined at the end.
 * @param work - Gets the places that it holds.
 * @returns The first failure of `read` or `work`, once all work has ended.
 */
export async function forEach<T extends object>(
  read: () => Promise<T | undefined>,
  places: Places,
  work: (one: T, held: HeldPlaces) => Promise<void>,
): Promise<{ readonly reason: unknown } | undefined> {
  let taken = 0;
  let active = 0;
  const waiting: (() => void)[] = [];
  const change = (): Promise<void> => new Promise((resolve) => void waiting.push(resolve));
  const isFull = (count: number): boolean => taken + count > places.count;
  const take = async (needed: () => number): Promise<number> => {
    while (isFull(needed())) await change();
    const count = needed();
    taken += count;
    return count;
  };
  const give = (count: number): void => {
    taken -= count;
    for (const proceed of waiting.splice(0)) proceed();
  };
  let stop: { readonly reason: unknown } | undefined;

  const start = async (one: T, count: number): Promise<void> => {
    let held = count;
    const free = (): void => {
      held--;
      give(1);
    };
    const lend = async (pause: Promise<unknown>): Promise<void> => {
      free();
      try {
        await pause;
      } finally {
        held += await take(() => 1);
      }
    };
    active++;
    try {
      await work(one, { count, free, lend });
    } catch (reason) {
      stop ??= { reason };
    } finally {
      active--;
      give(held);
    }
  };

  try {
    for (;;) {
      while (isFull(places.needed())) await change();
      const one = await read();
      if (!one) break;
      // A lent place may have been taken back meanwhile.
      void start(one, await take(places.needed));
    }
  } catch (reason) {
    stop ??= { reason };
  }
  while (active > 0) await change();
  return stop;
}
