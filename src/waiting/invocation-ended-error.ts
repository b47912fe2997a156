import { RestateAdminError } from "../errors/index.js";
import type { Invocation } from "../invocations/index.js";

/** An invocation that can no longer reach the awaited status: it has completed, or does not exist. */
export class InvocationEndedError extends RestateAdminError {
  static override readonly name: string = "InvocationEndedError";
  declare readonly invocationId: string;
  /** The invocation as it was last seen; undefined if it never was. */
  declare readonly lastSeen: Invocation | undefined;
  /** The ids of all awaited invocations that have not reached the status, with this one. */
  declare readonly notArrived: readonly string[];

  /**
   * Creates the error, for your own tests.
   *
   * @param init - `problem` says why it cannot reach the status, after its id.
   */
  constructor(
    init: Pick<InvocationEndedError, "invocationId" | "cause"> &
      Partial<Pick<InvocationEndedError, "lastSeen" | "notArrived">> & { readonly problem: string },
  ) {
    const { problem, invocationId, lastSeen, notArrived = [invocationId], cause } = init;
    const others = notArrived.length - 1;
    const fields = { invocationId, lastSeen, notArrived, cause };
    super(`${invocationId} ${problem}${others > 0 ? `; ${others} others have not arrived either` : ""}`, fields);
  }
}
