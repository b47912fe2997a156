import { PROBE_PATH } from "./restate.js";

/** In milliseconds. An address that was lost is avoided for this long, unless all the others were lost since. */
const MEMORY = 30_000;

/** The addresses of an API. One is used until it fails, then another. */
export interface Addresses {
  readonly count: number;
  /** Returns the address for the next attempt. */
  current(): string;
  /** Goes on to another address, unless others have done so already, or all others are lost. */
  leave(address: string, isLost: boolean): void;
  /**
   * Watches an attempt at an address. Calls `onSilent` if the address does not even answer a probe. Without other
   * addresses, it does nothing.
   *
   * @returns A function that ends the watch. It must always be called.
   */
  watch(address: string, onSilent: () => void): () => void;
}

/**
 * @param silence - Milliseconds without a response until an address is probed, and until a probe has failed; 0 disables
 * probes.
 * @param fetch - Sends a probe.
 */
export function createAddresses(
  urls: readonly [string, ...string[]],
  silence: number,
  fetch: (request: Request, init: RequestInit) => Promise<unknown>,
): Addresses {
  let [current] = urls;
  const losses = new Map<string, number>();
  const probes = new Map<string, Promise<boolean>>();

  const leave = (address: string, isLost: boolean): void => {
    const now = Date.now();
    if (isLost) losses.set(address, now);
    // Of many calls that fail at once, only the first moves on.
    if (address !== current) return;
    const age = (url: string) => now - (losses.get(url) ?? 0);
    const others = urls.filter((url) => url !== address).sort((left, right) => age(right) - age(left));
    const usable = others.filter((url) => age(url) > MEMORY);
    // At random, so that many clients of a lost node do not all go to the same one.
    current = usable[Math.floor(Math.random() * usable.length)] ?? (isLost ? others[0] : undefined) ?? address;
  };

  const sendProbe = async (address: string): Promise<boolean> => {
    const controller = new AbortController();
    const timer = setTimeout(() => controller.abort(), silence);
    const { signal } = controller;
    try {
      // Any status is a sign of life. A caller's own fetch may ignore the signal.
      const isSilent = new Promise<never>((_, reject) => {
        signal.addEventListener("abort", () => reject(signal.reason));
      });
      await Promise.race([fetch(new Request(address + PROBE_PATH, { signal }), { signal }), isSilent]);
      return true;
    } catch {
      leave(address, true);
      return false;
    } finally {
      clearTimeout(timer);
      probes.delete(address);
      // Closes the connection of a response that nobody reads.
      controller.abort();
    }
  };

  return {
    count: urls.length,
    current: () => current,
    leave,
    watch(address, onSilent) {
      if (urls.length < 2 || silence === 0) return () => {};
      const timer = setInterval(async () => {
        const probe = probes.get(address) ?? sendProbe(address);
        probes.set(address, probe);
        if (!(await probe)) onSilent();
      }, silence);
      return () => clearInterval(timer);
    },
  };
}
