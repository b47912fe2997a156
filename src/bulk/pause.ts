/** Has a bulk operation pause while the server is away, since all that it began meanwhile would fail. */

import { AdminConnectionError, AdminResponseError, AdminTimeoutError } from "../call/index.js";
import type { RequestOptions } from "../client/index.js";
import type { Client } from "../operations.js";
import { lookWhetherHealthy, poll } from "../waiting/index.js";

/** In milliseconds. A server that is away for longer is not only restarting. */
const LONGEST_PAUSE = 60_000;

export interface Pause {
  /** What to wait for before the next call, if the server is away. It never fails. */
  end(): Promise<void> | undefined;
  /** Begins a call; what it gives is to be told what the call fails with. */
  begin(): (error: unknown) => void;
}

/** @param request - The options of the requests that ask whether the server is there again. */
export function createPause(client: Client, request: RequestOptions): Pause {
  let failure: unknown;
  let end: Promise<void> | undefined;
  let pauses = 0;
  // Whether 503 says nothing of the partitions, since they were all there when it was answered.
  let isUnrelated = false;
  let isGivenUp = false;

  async function pause(): Promise<void> {
    pauses++;
    // What has just started says that it is healthy before its partitions are there. To ask those is a query.
    let asksPartitions = !isUnrelated && statusOf(failure) === 503;
    let wasAway = false;
    try {
      await poll("the server until it is there again", { ...request, timeout: LONGEST_PAUSE }, async (each) => {
        const seen = await lookWhetherHealthy(client, asksPartitions, each);
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
        // A call of before the last pause says nothing of the time after it.
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
