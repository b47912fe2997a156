import { runWithin, wait } from "../call/index.js";
import type { RequestOptions, Rules } from "../client/index.js";
import { FUNCTION, INTERVAL, nameCaller, notify, PATIENCE, reportDuring } from "../client/index.js";
import { AdminResponseError, isOfKind, MAY_BE_AWAY, RestateAdminError } from "../errors/index.js";

/** The default of the longest pause, in milliseconds. The default of the total timeout is `PATIENCE`. */
const DEFAULT_INTERVAL = 2_000;
const FIRST_PAUSE = 100;
const NONE_COMPLETED = "no poll completed";

/**
 * How long and how often to poll.
 *
 * The loss of the server and the statuses 408, 429, 502, 503 and 504 count as "not yet" once the function has got a result from the
 * server. Before that, it rejects with the `AdminConnectionError`, `AdminTimeoutError` or `AdminResponseError`, after its retries: the
 * address may be wrong. An error that is `temporary` always counts as "not yet". Only `waitUntilHealthy` also waits for a server that
 * has never answered.
 */
export interface WaitOptions extends Omit<RequestOptions, "timeout"> {
  /** Total timeout in milliseconds; 0 disables it. Default: 60000. */
  readonly timeout?: number | undefined;
  /** The longest pause between polls, in milliseconds. Pauses double from 100, and each loses up to half at random. Default: 2000. */
  readonly interval?: number | undefined;
}

/** The progress of a wait. */
export interface WaitProgress<Value = unknown> {
  /** The value that the last poll saw, as in a {@link WaitTimeoutError}. Undefined if no poll completed. */
  readonly lastSeen: Value | undefined;
  /** The same value in words. */
  readonly description: string;
  /** The error of the last poll, if that failed. */
  readonly cause: unknown;
}

/** Options of a wait that reports its progress. */
export interface ReportedWaitOptions<Value> extends WaitOptions {
  /** Called after each poll, and at least once a second. An error that it throws is ignored. */
  readonly onProgress?: ((progress: WaitProgress<Value>) => unknown) | undefined;
}

/** The rules of the options of a wait, besides request options. */
export const WAIT_RULES: Rules = { interval: INTERVAL, onProgress: FUNCTION };

/**
 * A wait that exceeded its total timeout.
 *
 * @typeParam Value - The value that a poll sees, such as an `Invocation`.
 */
export class WaitTimeoutError<Value = unknown> extends RestateAdminError {
  static override readonly name: string = "WaitTimeoutError";
  /** The total timeout, in milliseconds. */
  declare readonly timeout: number;
  /** The value that the last poll saw, such as an `Invocation` or a state. Undefined if no poll completed. */
  declare readonly lastSeen: Value | undefined;

  /** Creates the error, for your own tests. `what` follows "waiting for"; `description` and `cause` are those of the last poll. */
  constructor(
    init: Pick<WaitTimeoutError, "timeout" | "cause"> &
      Partial<Pick<WaitTimeoutError<Value>, "lastSeen" | "calledFunction">> & {
        readonly what: string;
        readonly description?: string | undefined;
      },
  ) {
    const { what, description, ...fields } = init;
    const { timeout, cause } = fields;
    const seen = description === undefined ? NONE_COMPLETED : `last seen: ${description}`;
    const failed = cause instanceof Error ? `; the last poll failed: ${cause.message}` : "";
    super(`timed out after ${timeout} ms waiting for ${what}; ${seen}${failed}`, fields);
  }
}

/** The value of the last poll that completed, and the error of the last poll if that failed. */
type LastPoll<Value> = Pick<WaitProgress<Value>, "lastSeen" | "cause"> & { readonly description?: string };

/** The result of a poll. */
export interface Seen<Value = unknown> {
  readonly value: Value;
  readonly description: string;
  readonly isReached: boolean;
}

/** What a function has done before its first poll. */
interface BeforePolls {
  /** Whether a request has succeeded, so that the address is right. */
  readonly hasSucceeded?: boolean;
  /** When the wait began, on the clock of `performance.now`. Default: now. */
  readonly start?: number;
}

/**
 * Polls until the condition is reached, and returns the value of that poll. It leaves no timer or listener behind. The options must be
 * checked. Once a poll has completed, an unreadable response, such as the page of a proxy, also counts as "not yet".
 */
export async function poll<Value>(
  what: string,
  options: ReportedWaitOptions<Value>,
  pollOnce: (request: RequestOptions) => Promise<Seen<Value>>,
  { hasSucceeded = false, start = performance.now() }: BeforePolls = {},
): Promise<Value> {
  const { timeout = PATIENCE, interval = DEFAULT_INTERVAL, onProgress, signal: caller, ...request } = options;
  let last: LastPoll<Value> = { lastSeen: undefined, cause: undefined };
  const report = () => {
    notify(onProgress, { description: NONE_COMPLETED, ...last });
  };
  const keepPolling = async (signal: AbortSignal): Promise<Value> => {
    for (let pause = FIRST_PAUSE; ; pause *= 2) {
      let seen: Seen<Value> | undefined;
      try {
        seen = await pollOnce({ ...request, signal });
        last = { lastSeen: seen.value, description: seen.description, cause: undefined };
      } catch (error) {
        // A temporary error has the server's own words, so the address is right.
        const isTemporary = error instanceof AdminResponseError && error.temporary;
        const isRightAddress = hasSucceeded || last.description !== undefined || isTemporary;
        if (signal.aborted || !isRightAddress || !isOfKind(error, ...MAY_BE_AWAY, "busy", "unreadable")) throw error;
        last = { ...last, cause: error };
      }
      report();
      if (seen?.isReached) return seen.value;
      // Random, so that many callers do not continue at the same moment.
      await wait(Math.min(pause, interval) * (0.5 + Math.random() / 2), signal);
    }
  };
  const left = timeout && Math.max(1, timeout - (performance.now() - start));
  const toError = () => new WaitTimeoutError({ ...nameCaller(request), what, timeout, ...last });
  return reportDuring(report, () => runWithin(left, caller, keepPolling, toError));
}
