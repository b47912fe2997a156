import { type RequestOptions, RestateAdminError } from "../../../src/index.js";

/** The input of one call. Its signal is the shared one, unless the call is aborted on its own. */
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

/** How long an attempt may last beyond its timeout. */
const GRACE = 250;
const FIRST_BACKOFF = 500;
/** Extra time for a machine that is busy with a server's start. */
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

/** The figures of all calls that ended. */
export class Tally {
  calls = 0;
  /** Calls that succeeded after a retry. */
  survived = 0;
  /** Calls that were still pending when every attempt must have been over. */
  hung = 0;
  /** Calls that ended with neither an error of ours nor the caller's own reason. */
  readonly foreign: unknown[] = [];
  /** Signals that still had a listener after their only call had ended. */
  leakedListeners = 0;
  /** In milliseconds. */
  longest = 0;
  readonly outcomes: Map<string, number> = new Map();

  add({ outcome, signal, retries, duration }: EndedCall): void {
    this.calls++;
    this.longest = Math.max(this.longest, duration);
    if (outcome === "hung") this.hung++;
    else if (outcome.error === undefined) this.count("success", retries > 0);
    else if (signal.aborted && outcome.error === signal.reason) this.count("the caller's own reason");
    else if (outcome.error instanceof RestateAdminError) this.count(describe(outcome.error));
    else this.foreign.push(outcome.error);
  }

  private count(kind: string, survived = false): void {
    this.outcomes.set(kind, (this.outcomes.get(kind) ?? 0) + 1);
    if (survived) this.survived++;
  }
}

function describe(error: RestateAdminError): string {
  return "status" in error ? `${error.name} ${error.status}` : error.name;
}
