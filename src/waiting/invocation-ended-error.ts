import { RestateAdminError } from "../errors/index.js";
import type { Invocation } from "../invocations/index.js";

/** An invocation that can no longer reach the awaited status: it has completed, or does not exist. */
export class InvocationEndedError extends RestateAdminError {
  static override readonly name: string = "InvocationEndedError";
  readonly invocationId: string;
  /** The invocation as it was last seen; undefined if it never was. */
  readonly lastSeen: Invocation | undefined;
  /** The ids of all awaited invocations that have not reached the status, with this one. */
  readonly notArrived: readonly string[];

  /**
   * Creates the error, for your own tests.
   *
   * @param init - `problem` says why it cannot reach the status, after its id.
   */
  constructor({
    invocationId,
    problem,
    lastSeen,
    notArrived = [invocationId],
  }: {
    readonly invocationId: string;
    readonly problem: string;
    readonly lastSeen?: Invocation | undefined;
    readonly notArrived?: readonly string[] | undefined;
  }) {
    const others = notArrived.length - 1;
    super(`${invocationId} ${problem}${others > 0 ? `; ${others} others have not arrived either` : ""}`);
    this.invocationId = invocationId;
    this.lastSeen = lastSeen;
    this.notArrived = notArrived;
  }
}
