/** In milliseconds. An address that was lost is avoided for this long, unless all the others were lost since. */
const MEMORY = 30_000;

/** The addresses of an API. One is used until it fails, then another. */
export interface Addresses {
  readonly count: number;
  /** Returns the address for the next attempt. */
  current(): string;
  /** Goes on to another address, unless others have done so already, or all others are lost. */
  leave(address: string, isLost: boolean): void;
  /** The probes in flight, by address: whether there was a response. */
  readonly probes: Map<string, Promise<boolean>>;
}

export function createAddresses(urls: readonly [string, ...string[]]): Addresses {
  let [current] = urls;
  const losses = new Map<string, number>();
  return {
    count: urls.length,
    probes: new Map(),
    current: () => current,
    leave(address, isLost) {
      const now = performance.now();
      if (isLost) losses.set(address, now);
      // Of many calls that fail at once, only the first moves on.
      if (address !== current) return;
      const age = (url: string) => now - (losses.get(url) ?? Number.MIN_SAFE_INTEGER);
      const others = urls.filter((url) => url !== address).sort((left, right) => age(right) - age(left));
      const usable = others.filter((url) => age(url) > MEMORY);
      // At random, so that many clients of a lost node do not all go to the same one.
      current = usable[Math.floor(Math.random() * usable.length)] ?? (isLost ? others[0] : undefined) ?? address;
    },
  };
}
