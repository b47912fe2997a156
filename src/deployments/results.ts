import type { InvocationStatus } from "../../generated/index.js";
import type { InvocationCounts } from "../waiting/index.js";
import type { ServiceChanges } from "./compare-services.js";
import type { RegisteredDeployment } from "./register-deployment.js";

/** The result of {@link moveInvocations}. */
export interface MoveResult {
  /** How many invocations this call has moved, or would move. */
  readonly moved: number;
  /** The invocations that stay on the older deployment, by handler and status, and why. */
  readonly notMoved: readonly NotMovedInvocations[];
}

/** The progress of a rollout, or its result. */
export interface RollOutResult extends RegisteredDeployment {
  /**
   * Whether there was nothing to do: the address was registered before, and no older deployment is there to replace. Either an earlier
   * rollout has done it all, or new code runs at the old address, which the server does not notice: it needs a new address.
   */
  readonly nothingToDo: boolean;
  /** The older deployments that it replaces. Empty until they have been read. */
  readonly older: readonly ReplacedDeployment[];
  /** The invocations that this call has tried on the new deployment before the rest. */
  readonly tried: readonly MovedInvocation[];
  /**
   * How many invocations this call has moved to the new deployment, without those that went back, so that it may fall. In a
   * dry run, how many it would move now.
   */
  readonly moved: number;
  /** The invocations that fail on the new deployment, and did not fail with the same message before this call moved them. */
  readonly failing: readonly MovedInvocation[];
}

/** A deployment that a rollout replaces. */
export interface ReplacedDeployment {
  /** `dp_...` */
  readonly id: string;
  /** Its URI or ARN. */
  readonly address: string;
  /** How the services of the new deployment differ from its own. */
  readonly changes: ServiceChanges;
  /** The services that it alone still serves to new invocations. It is kept if there are any. */
  readonly latestOf: readonly string[];
  /** How many invocations still need it, by status, without those of the services in `latestOf`. */
  readonly invocations: InvocationCounts;
  /** Those of them that are not moved, by handler and status, and why. */
  readonly notMoved: readonly NotMovedInvocations[];
  readonly deleted: boolean;
}

/** Invocations of one handler and status that are not moved, and why. */
export interface NotMovedInvocations {
  /** `Greeter/greet` */
  readonly handler: string;
  readonly status: InvocationStatus;
  readonly count: number;
  /** The id of one of them, `inv_...` */
  readonly example: string;
  /**
   * - `no handler`: the newer deployment lacks the handler, or its service has another type there.
   * - `not failing`: they do not fail, and `move` is `failing`.
   * - `not wanted`: `move` is `none`.
   *
   * Those that are paused stay so until someone resumes or kills them.
   */
  readonly reason: "no handler" | "not failing" | "not wanted";
}

/** An invocation on its way to the new deployment, or there. */
export interface MovedInvocation {
  /** `inv_...` */
  readonly id: string;
  /** `Greeter/greet` */
  readonly handler: string;
  /**
   * - `pausing`: its pause is accepted, and takes effect when its attempt ends or makes its next step.
   * - `moving`: its resume on the new deployment is accepted.
   * - `trying`: it runs there, and has neither passed the step at which it failed, nor failed.
   * - `passed`: it has passed that step, has completed, or is suspended there; or it did not fail before, and has run there for
   *   two seconds.
   * - `failing`: it fails there, or has completed with a failure.
   * - `back`: it failed or had not passed there, and continues where it was before.
   * - `paused`: it failed or had not passed there, and is paused there, since it has no other place: it has made another
   *   step on the new code, or was never pinned.
   */
  readonly state: "pausing" | "moving" | "trying" | "passed" | "failing" | "back" | "paused";
  /** Why it failed on the new deployment. Null if it did not. */
  readonly failure: string | null;
}
