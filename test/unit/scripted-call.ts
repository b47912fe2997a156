import { getEventListeners } from "node:events";
import { expect, vi } from "vitest";
import type { ClientOptions, OperationPromise, RequestOptions } from "../../src/index.js";
import { createFrozenClient, type FrozenClient } from "./frozen-client.js";
import { type Behaviour, playScript } from "./scripted-fetch.js";

type Call = (admin: FrozenClient, options: RequestOptions) => OperationPromise<unknown>;

const SAFE = ["health", "listThings", "search", "createThing"] as const;
const UNSAFE = ["moveThing", "copyThing"] as const;

export type CallName = (typeof SAFE | typeof UNSAFE)[number];
export const unsafeCalls: readonly CallName[] = UNSAFE;
export const callNames: readonly CallName[] = [...SAFE, ...UNSAFE];

/** Operations that may be repeated, and that must not be, with and without bodies in the request and the answer. */
const CALLS: Readonly<Record<CallName, Call>> = {
  health: (admin, options) => admin.health(options),
  listThings: (admin, options) => admin.listThings(options),
  search: (admin, options) => admin.search({ text: "a" }, options),
  createThing: (admin, options) => admin.createThing({ name: "x" }, options),
  moveThing: (admin, options) => admin.moveThing("t1", options),
  copyThing: (admin, options) => admin.copyThing("t1", options),
};

export interface ScriptedCall {
  readonly name: CallName;
  readonly script: readonly Behaviour[];
  readonly timeout: number;
  readonly maxRetries: number;
  readonly whole: boolean;
}

type Outcome = { readonly value: unknown } | { readonly error: unknown };

export interface EndedCall {
  readonly outcome: Outcome;
  /** What `fetch` did in this call. */
  readonly played: readonly Behaviour[];
  readonly signal: AbortSignal;
  /** Whether the call was still going on when it was aborted. */
  readonly cutShort: boolean;
}

/** The longest that a call may take with retries: a minute that the server asks for, and a backoff, for each. */
const LONGEST_WAIT = 68_000;
const GRACE = 250;

/**
 * Makes a call against a scripted `fetch`, with fake timers, up to its end; a call without a time limit that would never
 * end is aborted.
 *
 * @param abortAt - When to abort it, in milliseconds; undefined for not before it has had all its time.
 */
export async function runCall(
  { name, script, timeout, maxRetries, whole }: ScriptedCall,
  controller: AbortController,
  reason: unknown,
  abortAt: number | undefined,
  options: ClientOptions = {},
): Promise<EndedCall> {
  const { signal } = controller;
  const { fetch, played, countTimers } = playScript(script);
  const admin = createFrozenClient({ baseUrl: "https://admin.test", fetch, ...options });
  let outcome: Outcome | undefined;
  let cutShort = false;
  const abort = () => {
    cutShort = outcome === undefined;
    controller.abort(reason);
  };
  const timer = abortAt === undefined ? undefined : setTimeout(abort, abortAt);
  const promise = CALLS[name](admin, { signal, timeout, maxRetries });
  (whole ? promise.withResponse() : promise).then(
    (value) => {
      outcome = { value };
    },
    (error: unknown) => {
      outcome = { error };
    },
  );
  const longest = (timeout + GRACE) * (1 + maxRetries) + LONGEST_WAIT * maxRetries;
  // A body in memory takes turns of the event loop, though no time of these timers.
  const turns = Math.max(20, Math.ceil(longest / 10_000));
  for (let turn = 0; turn < turns && !outcome; turn++) await vi.advanceTimersByTimeAsync(10_000);
  if (!outcome && timeout === 0) {
    abort();
    await vi.advanceTimersByTimeAsync(1);
  }
  clearTimeout(timer);
  if (!outcome) return expect.fail("the call hangs");
  expect(getEventListeners(signal, "abort")).toEqual([]);
  expect(vi.getTimerCount()).toBe(countTimers());
  vi.clearAllTimers();
  return { outcome, played, signal, cutShort };
}
