import { afterEach, beforeEach, vi } from "vitest";
import type { ClientOptions, Fetch } from "../../../src/index.js";
import { createFrozenClient, type FrozenClient } from "../frozen-client.js";

export interface UsedAnswers {
  /** What `fetch` returns, one for each attempt; it fails once there are no more. */
  readonly answers: (() => Response)[];
  readonly fetch: Fetch;
  /** Creates a client with this `fetch`, which retries without a delay. */
  create(options: ClientOptions): FrozenClient;
}

/** Prepares a `fetch` for the tests of one file. Before each it has no answers. */
export function useAnswers(): UsedAnswers {
  const answers: (() => Response)[] = [];
  const fetch = async (): Promise<Response> => {
    const answer = answers.shift();
    if (!answer) throw new TypeError("fetch failed");
    return answer();
  };
  beforeEach(() => {
    answers.length = 0;
    vi.spyOn(Math, "random").mockReturnValue(0);
  });
  afterEach(() => {
    vi.restoreAllMocks();
  });
  return {
    answers,
    fetch,
    create: (options) => createFrozenClient({ baseUrl: "http://127.0.0.1:9070", fetch, ...options }),
  };
}
