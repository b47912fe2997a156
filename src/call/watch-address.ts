import { type ClientInternals, PROBE_PATH } from "../client/index.js";
import { startTimeLimit } from "./time-limit.js";

/**
 * Watches an attempt at an address until its response begins. Calls `onSilent` if the address does not even answer a
 * probe.
 *
 * @returns A function that ends the watch, which must always be called; undefined without other addresses.
 */
export function watchAddress(
  { addresses: { count, probes, leave }, connectTimeout, fetch = globalThis.fetch }: ClientInternals,
  address: string,
  onSilent: () => void,
): (() => void) | undefined {
  if (count < 2 || connectTimeout === 0) return undefined;

  const sendProbe = async (): Promise<boolean> => {
    const { signal, race, end, stop } = startTimeLimit(connectTimeout);
    try {
      // Any status is a sign of life.
      await race(fetch(new Request(address + PROBE_PATH, { signal }), { signal }));
      return true;
    } catch {
      leave(address, true);
      return false;
    } finally {
      probes.delete(address);
      // Closes the connection of a response that nobody reads.
      end();
      stop();
    }
  };

  let isWatching = true;
  const timer = setInterval(async () => {
    const probe = probes.get(address) ?? sendProbe();
    probes.set(address, probe);
    if (!(await probe) && isWatching) onSilent();
  }, connectTimeout);
  return () => {
    isWatching = false;
    clearInterval(timer);
  };
}
