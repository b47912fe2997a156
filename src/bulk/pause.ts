/** Pauses a bulk operation while the server is away, since every call started meanwhile would fail. */

import { AdminConnectionError, AdminResponseError, AdminTimeoutError } from "../call/index.js";
import type { RequestOptions } from "../client/index.js";
import type { Client } from "../operations.js";
import { checkHealth, poll } from "../waiting/index.js";

/** In milliseconds. A server that is away for longer is not just restarting. */
const LONGEST_PAUSE = 60_000;

export interface Pause {
  /** Returns a promise to await before the next call, if the server is away. It never rejects. */
  end(): Promise<void> | undefined;
  /** Begins a call. Returns a function to call with the error if the call fails. */
  begin(): (error: unknown) => void;
}

/** @param request - The options of the requests that check whether the server is back. */
export function createPause(client: Client, request: RequestOptions): Pause {
  let failure: unknown;
  let end: Promise<void> | undefined;
  let pauses = 0;
  // Whether a 503 has nothing to do with the partitions, since all of them answered right after one.
  let isUnrelated = false;
  let isGivenUp = false;

  async function pause(): Promise<void> {
    pauses++;
    // A server that has just started reports healthy before its partitions answer. Checking those takes a query.
    let asksPartitions = !isUnrelated && statusOf(failure) === 503;
    let wasAway = false;
    try {
      await poll("the server to come back", { ...request, timeout: LONGEST_PAUSE }, async (each) => {
        const seen = await checkHealth(client, asksPartitions, each);
        wasAway ||= !seen.isReached;
        asksPartitions ||= wasAway;
        return seen;
      });
      isUnrelated = !wasAway && (isUnrelated || asksPartitions);
    } catch {
      isGivenUp = true;
    } finally {
      failure = undefined;
      end = undefined;
    }
  }

  return {
    end() {
      if (failure !== undefined) end ??= pause();
      return end;
    },
    begin() {
      const before = pauses;
      return (error) => {
        // A call from before the last pause says nothing about the server now.
        if (!isGivenUp && before === pauses && saysAway(error)) failure = error;
      };
    },
  };
}

function saysAway(error: unknown): boolean {
  if (error instanceof AdminConnectionError || error instanceof AdminTimeoutError) return true;
  return [502, 503, 504].includes(statusOf(error) ?? 0);
}

function statusOf(error: unknown): number | undefined {
  return error instanceof AdminResponseError ? error.status : undefined;
}
