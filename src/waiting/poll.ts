import { RestateAdminError, runWithin, wait } from "../call/index.js";
import type { RequestOptions } from "../client/index.js";

/** In milliseconds. */
const FIRST_PAUSE = 100;
const LONGEST_TIMER = 2 ** 31 - 1;

/** How something is waited for: it is looked at again and again. */
export interface WaitOptions extends Omit<RequestOptions, "timeout"> {
  /** How long to wait altogether, in milliseconds; 0 for no limit. Default: 60000. */
  readonly timeout?: number | undefined;
  /** The longest pause between two looks, in milliseconds: the first is 100, each further one is twice as long. Default: 2000. */
  readonly interval?: number | undefined;
}

/** What was waited for did not happen in time. */
export class WaitTimeoutError extends RestateAdminError {
  /** How long was waited, in milliseconds. */
  readonly timeout: number;
  /** What the last look saw; undefined if none has ended. */
  readonly lastSeen: unknown;

  /** @param init - `what` was waited for; `words` describe what was seen last. */
  constructor({
    what,
    timeout,
    lastSeen,
    words,
  }: {
    readonly what: string;
    readonly timeout: number;
    readonly lastSeen?: unknown;
    readonly words?: string | undefined;
  }) {
    super(`${what}: not within ${timeout} ms; ${words === undefined ? "nothing was seen" : `last seen: ${words}`}`);
    this.timeout = timeout;
    this.lastSeen = lastSeen;
  }

  override get name(): string {
    return "WaitTimeoutError";
  }
}

/** What a look saw, and that in words. */
export interface Seen<Value = unknown> {
  readonly value: Value;
  readonly words: string;
  readonly isReached: boolean;
}

/**
 * Looks until what is waited for is reached, and gives what was seen then. No timer and no listener outlives it.
 *
 * @param what - What is waited for, for the error.
 * @throws {@link WaitTimeoutError} at the end of the time, the caller's reason if the caller aborts, and what a look throws.
 */
export async function poll<Value>(
  what: string,
  options: WaitOptions,
  look: (request: RequestOptions) => Promise<Seen<Value>>,
): Promise<Value> {
  const { timeout = 60_000, interval = 2_000, signal: caller, ...request } = options;
  assertMilliseconds(timeout, "timeout", 0);
  assertMilliseconds(interval, "interval", 1);
  let seen: Seen<Value> | undefined;
  let within: AbortSignal | undefined;
  try {
    return await runWithin(timeout, caller, async (signal) => {
      within = signal;
      for (let pause = FIRST_PAUSE; ; pause *= 2) {
        seen = await look({ ...request, signal });
        if (seen.isReached) return seen.value;
        // Jitter, so that many who wait do not all look at once.
        await wait(Math.min(pause, interval) * (0.5 + Math.random() / 2), signal);
      }
    });
  } catch (error) {
    if (caller?.aborted || !within?.aborted || error !== within.reason) throw error;
    throw new WaitTimeoutError({ what, timeout, lastSeen: seen?.value, words: seen?.words });
  }
}

function assertMilliseconds(value: number, name: string, least: number): void {
  if (Number(value) === value && value >= least && value <= LONGEST_TIMER) return;
  throw new TypeError(`${name} must be milliseconds from ${least} to ${LONGEST_TIMER}, not ${String(value)}`);
}
