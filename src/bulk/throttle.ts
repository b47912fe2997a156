import { wait } from "../call/index.js";
import { type InnerOptions, internals, PATIENCE } from "../client/index.js";
import { AdminDecodeError, AdminResponseError, AdminTimeoutError, isOfKind, MAY_BE_AWAY } from "../errors/index.js";
import type { Client } from "../operations.js";
import { waitForAnswers } from "../sql/index.js";
import { WaitTimeoutError } from "../waiting/index.js";

interface ThrottleOptions {
  readonly client: Client;
  /** The options of the requests that check whether the server is back. */
  readonly request: InnerOptions;
  /** Ends the pause. It is aborted if the server does not come back, or every further call would fail. */
  readonly stop: AbortController;
  /** How many targets may begin in a second. */
  readonly perSecond: number;
  /** After more timeouts in a row, the run stops. More than are in flight, since all of these may hang while the server answers others. */
  readonly mostTimeouts: number;
}

/**
 * Limits the rate of a bulk operation, pauses it while the server is away or asks for time, and stops it once every further call
 * would fail: its token is rejected, or its address is not the API's.
 */
export class Throttle {
  /** The error after which the next call has to wait. */
  #failure: unknown;
  /** Resolves at the end of the pause; undefined without a pause. */
  #end: Promise<void> | undefined;
  #timeoutsInARow = 0;
  /** Resolves when the targets that came last have begun. */
  #lastTurn: Promise<void> = Promise.resolve();
  /** When the rate allows the next target, on the clock of `performance.now`. */
  #nextTurn = 0;
  readonly #options: ThrottleOptions;

  constructor(options: ThrottleOptions) {
    this.#options = options;
  }

  /** Waits until the rate allows another `count` targets, and the server is back. Its callers take turns. It never rejects. */
  begin(count: number): Promise<void> {
    this.#lastTurn = this.#lastTurn.then(() => this.#takeTurn(count));
    return this.#lastTurn;
  }

  async #takeTurn(count: number): Promise<void> {
    const { stop, perSecond } = this.#options;
    const delay = this.#nextTurn - performance.now();
    if (delay > 0) await wait(delay, stop.signal).catch(() => {});
    await this.waitForEnd();
    // A timer may be a millisecond early.
    this.#nextTurn = Math.max(this.#nextTurn, performance.now()) + (1_000 * count) / perSecond;
  }

  /** Waits for the end of the pause; returns undefined without a pause. It never rejects. */
  waitForEnd(): Promise<void> | undefined {
    if (this.#failure !== undefined) this.#end ??= this.#waitForServer(this.#failure);
    return this.#end;
  }

  /** Records the end of a call, with its error if it failed. `isAway`: the server, or a part of it, is away. */
  note(error: unknown, isAway: boolean = isOfKind(error, ...MAY_BE_AWAY)): void {
    const { stop, mostTimeouts } = this.#options;
    this.#timeoutsInARow = error instanceof AdminTimeoutError ? this.#timeoutsInARow + 1 : 0;
    if (this.#timeoutsInARow > mostTimeouts || concernsAll(error)) stop.abort(error);
    else if (isAway || readDelay(error) > 0) this.#failure = error;
  }

  async #waitForServer(failure: unknown): Promise<void> {
    const { client, request, stop } = this.#options;
    const { signal } = stop;
    const { health } = client[internals];
    try {
      const delay = readDelay(failure);
      if (delay > PATIENCE) return stop.abort(failure);
      await wait(delay, signal);
      // Any other response, such as the page of a proxy, shows that the server is there.
      const isBack = (problem: unknown) =>
        problem !== undefined && !health.isInOutage && !isOfKind(problem, ...MAY_BE_AWAY);
      const what = "the server to come back";
      const toError = () => new WaitTimeoutError({ what, timeout: PATIENCE, cause: this.#failure });
      await waitForAnswers(client, { ...request, signal, timeout: PATIENCE }, isBack, toError);
    } catch (error) {
      if (error instanceof WaitTimeoutError) stop.abort(error);
    } finally {
      this.#failure = undefined;
      this.#end = undefined;
    }
  }
}

/** Returns the milliseconds that the server asks to wait before the next request. */
function readDelay(error: unknown): number {
  return error instanceof AdminResponseError ? (error.retryAfter ?? 0) : 0;
}

/** Whether every other target will fail, too, as after a 401, a redirect or a login page. A 403 may be about this target. */
export function concernsAll(error: unknown): boolean {
  if (error instanceof AdminDecodeError) return /^text\/html\b/i.test(error.headers.get("content-type") ?? "");
  if (!(error instanceof AdminResponseError)) return false;
  const { status, documented } = error;
  // In a browser, a redirect has the status 0.
  return status < 400 || status === 401 || (status === 404 && !documented);
}
