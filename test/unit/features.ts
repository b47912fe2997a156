import { setImmediate } from "node:timers/promises";
import { vi } from "vitest";
import type { AdminClient, Fetch, RequestOptions } from "../../src/index.js";
import { readAll } from "../kit/read-all.js";
import { respondInPieces } from "../kit/respond-in-pieces.js";

/** A response whose body breaks off. */
export const cut = (text: string): Response => respondInPieces(text === "" ? [] : [text], new TypeError("terminated"));

export const hang: Fetch = (_, { signal }) =>
  new Promise((_resolve, reject) => signal.addEventListener("abort", () => reject(signal.reason)));
export const lose =
  (code: string): Fetch =>
  async () => {
    throw new TypeError("fetch failed", { cause: { code } });
  };

const ids = Array.from({ length: 250 }, (_, index) => `inv_${index}`);
/** The functions that send several requests. */
export const FEATURES: Readonly<Record<string, (admin: AdminClient, options?: RequestOptions) => Promise<unknown>>> = {
  listInvocations: (admin, options) => readAll(admin.listInvocations({}, options)),
  "listInvocations with failures": (admin, options) =>
    readAll(admin.listInvocations({}, { ...options, withFailure: true })),
  "listInvocations of many ids": (admin, options) =>
    readAll(admin.listInvocations({ id: [...ids, ...Array(1_000).keys()].map(String) }, options)),
  streamRows: (admin, options) => readAll(admin.streamRows("SELECT 1", options)),
  queryRows: (admin, options) => admin.queryRows("SELECT 1", options),
  killInvocations: (admin, options) => admin.killInvocations(ids, options),
  pauseInvocations: (admin, options) => admin.pauseInvocations(ids.slice(0, 6), { ...options, concurrency: 2 }),
  "pauseInvocations by a filter": (admin, options) => admin.pauseInvocations({ service: "Order" }, options),
  updateStates: (admin, options) => admin.updateStates("Cart", ["a", "b"], () => ({ n: 1 }), options),
  clearStates: (admin, options) => admin.clearStates("Cart", "all", options),
  replaceState: (admin, options) => admin.replaceState("Cart", "a", { n: 1 }, options),
  waitForInvocation: (admin, options) => admin.waitForInvocation("inv_0", options),
  waitForInvocations: (admin, options) => admin.waitForInvocations(["inv_0", "inv_1"], options),
  waitUntilDrained: (admin, options) => admin.waitUntilDrained("dp_1", options),
  waitForState: (admin, options) => admin.waitForState("Cart", "a", { ...options, until: "never" }),
  pruneDeployments: (admin, options) => admin.pruneDeployments(options),
  moveInvocations: (admin, options) => admin.moveInvocations({ from: "dp_1", to: "dp_2" }, options),
};

/** In milliseconds of the real clock: the platform computes a digest on a thread of its own, which a busy machine delays. */
const LEAST = 5_000;

/** Passes the time until an outcome is there, or for some minutes, and returns whether it is. */
export async function passTime(outcome: Promise<unknown>, minutes: number): Promise<boolean> {
  let isOver = false;
  const end = () => {
    isOver = true;
  };
  outcome.then(end, end);
  const begin = Date.now();
  for (let second = 0; !isOver && (second < 60 * minutes || Date.now() < begin + LEAST); second++) {
    for (let turn = 0; turn < 10 && !isOver; turn++) await setImmediate();
    await vi.advanceTimersByTimeAsync(1_000);
  }
  return isOver;
}
