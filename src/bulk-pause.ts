/** Has a bulk operation pause while the server is away, since all that it began meanwhile would fail. */

import type { Client } from "../generated/index.js";
import type { RequestOptions } from "./client-options.js";
import { AdminConnectionError, AdminResponseError, AdminTimeoutError } from "./errors.js";
import { poll } from "./poll.js";
import { lookWhetherHealthy } from "./wait.js";

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
  let isAway = false;
  let end: Promise<void> | undefined;
  let pauses = 0;
  // Once it was for nothing there is no other: a server that is there all the time has something against the calls themselves.
  let isOfUse = true;

  async function pause(): Promise<void> {
    let looks = 0;
    pauses++;
    try {
      await poll("the server until it is there again", { ...request, timeout: LONGEST_PAUSE }, (each) => {
        looks++;
        return lookWhetherHealthy(client, true, each);
      });
      isOfUse = looks > 1;
    } catch {
      isOfUse = false;
    } finally {
      isAway = false;
      end = undefined;
    }
  }

  return {
    end() {
      if (isAway) end ??= pause();
      return end;
    },
    begin() {
      const before = pauses;
      return (error) => {
        // A call of before the last pause says nothing of the time after it.
        if (isOfUse && before === pauses && saysAway(error)) isAway = true;
      };
    },
  };
}

function saysAway(error: unknown): boolean {
  if (error instanceof AdminResponseError) return [502, 503, 504].includes(error.status);
  return error instanceof AdminConnectionError || error instanceof AdminTimeoutError;
}
