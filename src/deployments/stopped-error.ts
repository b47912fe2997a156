import { describeCause, RestateAdminError } from "../errors/index.js";
import type { RollOutResult } from "./roll-out-result.js";

/**
 * A rollout or a move of invocations that stopped early. The `cause` says why: the new code fails, the reason of its signal, a
 * `WaitTimeoutError`, or the error of a request. Completed work is kept, and the same call continues it. What was paused and
 * not moved has been resumed where it was, as far as that took effect within 5 seconds.
 */
export class DeploymentStoppedError<Result = RollOutResult> extends RestateAdminError {
  static override readonly name: string = "DeploymentStoppedError";
  /** The function's name: `rollOutDeployment` or `moveInvocations`. */
  declare readonly calledFunction: string;
  /** What that function has done by then: a {@link RollOutResult} or {@link MoveResult}. */
  declare readonly result: Result;
  /**
   * The ids of the invocations that it paused, or may have paused, and could not resume: they stay paused, or will be once the
   * step that they are at ends. Usually empty. To resume one, first wait until it is paused, with {@link waitForInvocation}: the
   * server accepts an earlier resume, and pauses it all the same. After a crash, which forgets recent pauses, it may run instead.
   */
  declare readonly paused: readonly string[];

  /** Creates the error, for your own tests. */
  constructor(
    init: Pick<DeploymentStoppedError<Result>, "calledFunction" | "result" | "cause"> &
      Partial<Pick<DeploymentStoppedError, "paused">>,
  ) {
    const { calledFunction, result, paused = [], cause } = init;
    const counts = Object.entries(Object(result)).filter(([, value]) => ["string", "number"].includes(typeof value));
    const done = counts.map(([name, value]) => `${name} ${value}`).join(", ");
    const left = paused.length > 0 ? `; ${paused.length} stay paused, such as ${paused[0]}` : "";
    const fields = { ...init, paused };
    super(`${calledFunction}: stopped early: ${describeCause(cause)} (${done}${left})`, fields);
  }
}
