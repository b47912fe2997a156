/**
 * Pauses a bulk operation while the server is away or asks for quiet, and ends one whose every further call would fail: its
 * token is rejected, or its address is not that of the API.
 */

import { describeStranger } from "../api/index.js";
import { readRetryAfter, wait } from "../call/index.js";
import type { RequestOptions } from "../client/index.js";
import { AdminRequestError, AdminResponseError, AdminTimeoutError } from "../errors/index.js";
import type { Client } from "../operations.js";
import { checkHealth, isLoss, poll, WaitTimeoutError } from "../waiting/index.js";

export interface Pause {
  /** Returns the end of the pause, to await before the next call, if the server is away. It never rejects. */
  over(): Promise<void> | undefined;
  /**
   * Watches a call that begins now. Returns a function to call when it has ended, with the error if it failed. Pass
   * `isAway` if the error itself does not show whether the server is away.
   */
  watch(): (error?: unknown, isAway?: boolean) => void;
}

export interface PauseOptions {
  /** The options of the requests that check whether the server is back. */
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
  let failure: unknown;
  let end: Promise<void> | undefined;
  let pauses = 0;
  let timeouts = 0;
  // Whether 503s are unrelated to partitions: all of them answered right after one.
  let isUnrelated = false;
  let isUseless = false;

  async function pause(): Promise<void> {
    pauses++;
    try {
      const quiet = readQuiet(failure);
      if (quiet > longest) return giveUp(failure);
      if (quiet > 0) await wait(quiet, request.signal);
      if (!isUseless && !(failure instanceof AdminResponseError && failure.status === 429)) await waitForServer();
    } catch {
      // Only the signal ends a pause early, and it ends the run, too.
    } finally {
      failure = undefined;
      end = undefined;
    }
  }

  async function waitForServer(): Promise<void> {
    // A server that has just started reports healthy before its partitions answer. Checking those takes a query.
    let asksPartitions = !isUnrelated && concernsPartition(failure);
    let wasAway = false;
    try {
      await poll("the server to come back", { ...request, timeout: longest }, async (each) => {
        const seen = await checkHealth(client, asksPartitions, each);
        wasAway ||= !seen.isReached;
        asksPartitions ||= wasAway;
        return seen;
      });
      isUnrelated = !wasAway && (isUnrelated || asksPartitions);
    } catch (error) {
      // Any other error, such as a 404 from a proxy, says that the server's health cannot be checked.
      if (error instanceof WaitTimeoutError) giveUp(error);
      isUseless = true;
    }
  }

  return {
    over() {
      if (failure !== undefined) end ??= pause();
      return end;
    },
    watch() {
      const before = pauses;
      return (error, isAway = isLoss(error)) => {
        timeouts = error instanceof AdminTimeoutError ? timeouts + 1 : 0;
        if (timeouts > mostTimeouts || concernsAll(error)) giveUp(error);
        // A call from before the last pause says nothing about the server now.
        if (before === pauses && ((isAway && !isUseless) || readQuiet(error) > 0)) failure = error;
      };
    },
  };
}

/** Reads for how many milliseconds the server asks for no further requests. */
function readQuiet(error: unknown): number {
  return error instanceof AdminResponseError ? readRetryAfter(error.headers.get("retry-after")) : 0;
}

function concernsPartition(error: unknown): boolean {
  return error instanceof AdminResponseError ? error.status === 503 : !(error instanceof AdminRequestError);
}

/** Whether every other target will fail, too. A 403 may concern only this one. */
function concernsAll(error: unknown): boolean {
  if (!(error instanceof AdminResponseError)) return false;
  const { status, body } = error;
  return status === 401 || (status === 404 && describeStranger(body) !== "");
}
