/**
 * Pauses a bulk operation while the server is away or asks for quiet, and ends one whose every further call would fail: its
 * token is rejected, or its address is not that of the API.
 */

import { wait } from "../call/index.js";
import { internals, type RequestOptions } from "../client/index.js";
import { AdminDecodeError, AdminResponseError, AdminTimeoutError, AWAY, isOfKind } from "../errors/index.js";
import type { Client } from "../operations.js";
import { waitForAnswers } from "../sql/index.js";
import { WaitTimeoutError } from "../waiting/index.js";

export interface Pause {
  /** Returns the end of the pause, to await before the next call, if there is one. It never rejects. */
  over(): Promise<void> | undefined;
  /**
   * Takes note of a call that ended, with its error if it failed.
   *
   * @param isAway - Whether the server, or a part of it, is away.
   */
  note(error: unknown, isAway?: boolean): void;
}

export interface PauseOptions {
  /** The options of the requests that check whether the server is back. Their signal also ends the pause. */
  readonly request: RequestOptions;
  /** In milliseconds. */
  readonly longest: number;
  /**
   * How many calls in a row may time out. More than are in flight at once, since calls that hang can occupy every place
   * while others would be answered.
   */
  readonly mostTimeouts: number;
  /** Called if the server does not come back, or every further call would fail. */
  readonly giveUp: (reason: unknown) => void;
}

export function createPause(client: Client, { request, longest, mostTimeouts, giveUp }: PauseOptions): Pause {
  const { health } = client[internals];
  let failure: unknown;
  let end: Promise<void> | undefined;
  let timeouts = 0;

  async function pause(): Promise<void> {
    const quiet = readQuiet(failure);
    try {
      if (quiet > longest) return giveUp(failure);
      await wait(quiet, request.signal);
      // Any other answer, such as the page of a proxy, says that the server is there.
      const isOver = () => !health.isAway && !isOfKind(health.problem, ...AWAY);
      await waitForAnswers(client, { ...request, timeout: longest }, isOver, () => {
        const { problem: cause } = health;
        return new WaitTimeoutError({ what: "the server to come back", timeout: longest, cause });
      });
    } catch (error) {
      if (error instanceof WaitTimeoutError) giveUp(error);
    } finally {
      failure = undefined;
      end = undefined;
    }
  }

  return {
    over() {
      if (failure !== undefined) end ??= pause();
      return end;
    },
    note(error, isAway = isOfKind(error, ...AWAY)) {
      timeouts = error instanceof AdminTimeoutError ? timeouts + 1 : 0;
      if (timeouts > mostTimeouts || concernsAll(error)) giveUp(error);
      else if (isAway || readQuiet(error) > 0) failure = error;
    },
  };
}

/** Reads for how many milliseconds the server asks for no further requests. */
function readQuiet(error: unknown): number {
  return error instanceof AdminResponseError ? (error.retryAfter ?? 0) : 0;
}

/** Whether every other target will fail, too: by a 401, a redirect or a login page. A 403 may concern only this one. */
export function concernsAll(error: unknown): boolean {
  if (error instanceof AdminDecodeError) return /^text\/html\b/i.test(error.headers.get("content-type") ?? "");
  if (!(error instanceof AdminResponseError)) return false;
  const { status, documented } = error;
  // In a browser, a redirect has the status 0.
  return status < 400 || status === 401 || (status === 404 && !documented);
}
