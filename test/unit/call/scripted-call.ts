import { getEventListeners } from "node:events";
import { expect, vi } from "vitest";
import type { ClientOptions, Fetch, OperationPromise, RequestOptions } from "../../../src/index.js";
import { createFrozenClient, type FrozenClient } from "../../kit/frozen-client.js";
import type { Boxed } from "./any-behaviour.js";

/** What a scripted `fetch` does when it is called once. Pauses are in milliseconds. */
export type Behaviour =
  | { readonly kind: "throw"; readonly pause: number; readonly thrown: Boxed }
  /** Throws what says for certain that nothing was sent. */
  | { readonly kind: "refuse"; readonly pause: number; readonly code: string }
  | { readonly kind: "silence"; readonly obedient: boolean }
  | Answer;

export interface Answer {
  readonly kind: "answer";
  readonly pause: number;
  readonly status: number;
  readonly headers: [string, string][];
  readonly chunks: readonly unknown[];
  readonly ending: "end" | "stall" | Boxed;
  /** Whether it ends as soon as the signal is aborted, like every real `fetch`. */
  readonly obedient: boolean;
  /** Whether somebody has read the body before, such as a `fetch` that logs. */
  readonly used: boolean;
}

interface ScriptedFetch {
  readonly fetch: Fetch;
  /** What it has done up to now, one for each call. */
  readonly played: readonly Behaviour[];
  /** How many of its own timers are still running. */
  countTimers(): number;
}

/** Plays one behaviour for each call, and the last of them again for every further one. */
function playScript(script: readonly Behaviour[]): ScriptedFetch {
  const played: Behaviour[] = [];
  let timers = 0;

  async function pass(milliseconds: number): Promise<void> {
    if (milliseconds === 0) return;
    timers++;
    await new Promise((resolve) => setTimeout(resolve, milliseconds));
    timers--;
  }

  async function play(behaviour: Behaviour, signal: AbortSignal): Promise<Response> {
    if (behaviour.kind === "silence") return waitForEver(behaviour.obedient ? signal : undefined);
    await pass(behaviour.pause);
    if (behaviour.kind === "throw") throw behaviour.thrown.value;
    if (behaviour.kind === "refuse") throw new TypeError("fetch failed", { cause: { code: behaviour.code } });
    return answer(behaviour, signal);
  }

  async function answer({ status, headers, chunks, ending, pause, obedient, used }: Answer, signal: AbortSignal) {
    if (status === 0) return Response.error();
    const left = [...chunks];
    const body = new ReadableStream({
      start(controller) {
        if (obedient) signal.addEventListener("abort", () => controller.error(signal.reason));
      },
      async pull(controller) {
        await pass(pause);
        // Aborted meanwhile: no more can be said to it.
        if (obedient && signal.aborted) return;
        if (left.length > 0) controller.enqueue(left.shift());
        else if (ending === "end") controller.close();
        else if (ending === "stall") await waitForEver(undefined);
        else throw ending.value;
      },
    });
    const response = new Response([204, 205, 304].includes(status) ? null : body, { status, headers });
    if (used) await response.text().catch(() => {});
    return response;
  }

  return {
    played,
    countTimers: () => timers,
    fetch(_, init) {
      const behaviour = script[Math.min(played.length, script.length - 1)];
      if (!behaviour || !init?.signal) throw new Error("a script has at least one behaviour, and a call has a signal");
      played.push(behaviour);
      return play(behaviour, init.signal);
    },
  };
}

function waitForEver(signal: AbortSignal | undefined): Promise<never> {
  return new Promise((_, reject) => signal?.addEventListener("abort", () => reject(signal.reason)));
}

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
