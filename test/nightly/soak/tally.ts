import { RestateAdminError } from "../../../src/index.js";
import type { EndedCall } from "./watched-call.js";

/** The figures of all calls that ended. */
export class Tally {
  calls = 0;
  /** Calls that succeeded after a retry. */
  survived = 0;
  /** Calls that were still pending when every attempt must have been over. */
  hung = 0;
  /** Calls that ended with what is neither an error of ours nor the caller's own reason. */
  readonly foreign: unknown[] = [];
  /** Signals that still had a listener when the only call that was given them had ended. */
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
