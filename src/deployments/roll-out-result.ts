import type { ServiceChange } from "./compare-services.js";
import type { NotMovedInvocations } from "./goal.js";
import type { RegisteredDeployment } from "./register-deployment.js";
import type { DeploymentUsage } from "./usage.js";

/** The progress of a rollout, or its result. */
export interface RollOutResult extends RegisteredDeployment {
  /**
   * Whether there was nothing to do: the address was registered before, and there is nothing to replace. Either an earlier rollout
   * has done it all, or new code runs at the old address, which the server does not notice: it needs a new address.
   */
  readonly nothingToDo: boolean;
  /** The older deployments that it replaces, newest first. Empty until they have been read. */
  readonly older: readonly ReplacedDeployment[];
  /** The invocations that this call has tried on the new deployment before the rest. */
  readonly tried: readonly MovedInvocation[];
  /** How many invocations this call has moved, without those that went back, so that it may fall; or would, in a dry run. */
  readonly moved: number;
  /** How many of these were seen to pass: they completed successfully, or got past the step at which they failed. */
  readonly passed: number;
  /** The invocations that fail on the new deployment, or have completed there with a failure, by handler and message. */
  readonly failing: readonly FailingInvocations[];
}

/** Invocations of one handler that fail on the new deployment with the same message. */
export interface FailingInvocations {
  /** `Greeter/greet` */
  readonly handler: string;
  readonly message: string | null;
  /** Whether they failed with another message before this call moved them. Undefined if it has not moved them. */
  readonly isNew: boolean | undefined;
  readonly count: number;
  /** The id of one of them, `inv_...` */
  readonly example: string;
}

/** A deployment that a rollout replaces. It stays if anything needs it, `latestOf` has a service, or `keep` says so. */
export interface ReplacedDeployment extends DeploymentUsage {
  /** The services that it alone still serves to new invocations. The counts leave out the invocations of these. */
  readonly latestOf: readonly string[];
  /** How the services of the new deployment differ from its own. */
  readonly changes: readonly ServiceChange[];
  /** The invocations that need it and are not moved, by handler and status, and why. */
  readonly notMoved: readonly NotMovedInvocations[];
  /** Whether this call has deleted it. */
  readonly deleted: boolean;
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
   * - `trying`: it is there, and was seen neither to pass nor to fail: it runs, waits, hangs, or was paused by someone.
   * - `passed`: it has got past the step at which it failed, or has completed successfully. One that had not failed has made a
   *   step, or is suspended.
   * - `failing`: an attempt there has failed, or it has completed with a failure.
   * - `gone`: it was there and no longer exists, so nothing tells how it ended.
   * - `back`: it failed or had not passed there, and continues where it was before.
   * - `paused`: it failed or had not passed there, and is paused there, since it has no other place: it has made another
   *   step on the new code, or was never pinned.
   */
  readonly state: "pausing" | "moving" | "trying" | "passed" | "failing" | "gone" | "back" | "paused";
  /** Why it failed on the new deployment. Null if it did not. */
  readonly failure: string | null;
}
