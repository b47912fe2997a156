import type { RequestOptions } from "../../../src/index.js";

/** What one call is made with. The signal is that of all calls, except for one that is aborted on its own. */
export interface CallOptions extends RequestOptions {
  readonly signal: AbortSignal;
  readonly timeout: number;
  readonly maxRetries: number;
}

export interface EndedCall {
  /** `hung` if it has not ended. */
  readonly outcome: "hung" | { readonly error?: unknown };
  readonly signal: AbortSignal;
  readonly retries: number;
  /** In milliseconds. */
  readonly duration: number;
}

/** How long an attempt is left alone with its time over. */
const GRACE = 250;
const FIRST_BACKOFF = 500;
/** For a machine that is busy with a server's start. */
const SLACK = 2_000;

/** Waits for a call, but not for longer than all of its attempts and the waits between them may take. */
export async function watchCall(
  { signal, timeout, maxRetries }: CallOptions,
  call: Promise<unknown>,
  countRetries: () => number,
): Promise<EndedCall> {
  const limit = (timeout + GRACE) * (1 + maxRetries) + FIRST_BACKOFF * (2 ** maxRetries - 1) + SLACK;
  const start = performance.now();
  let timer: ReturnType<typeof setTimeout> | undefined;
  const tooLong = new Promise<"hung">((resolve) => {
    timer = setTimeout(resolve, limit, "hung");
  });
  const ended = call.then(
    () => ({}),
    (error: unknown) => ({ error }),
  );
  const outcome = await Promise.race([ended, tooLong]);
  clearTimeout(timer);
  return { outcome, signal, retries: countRetries(), duration: performance.now() - start };
}
