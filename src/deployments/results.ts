import type { InvocationStatus } from "../../generated/index.js";
import type { CountsByStatus } from "../waiting/index.js";
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
  /**
   * Whether they failed with another message before this call moved them. Undefined if an earlier call has moved them.
   */
  readonly isNew: boolean | undefined;
  readonly count: number;
  /** The id of one of them, `inv_...` */
  readonly example: string;
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
  readonly invocations: CountsByStatus;
  /** Those of them that are not moved, by handler and status, and why. */
  readonly notMoved: readonly NotMovedInvocations[];
  /** Whether this call has deleted it. It stays while something needs it, and as the way back if `keep` says so. */
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

/** What a deployment serves, and what still needs it. */
export interface DeploymentUsage {
  /** `dp_...` */
  readonly id: string;
  /** Its URI or ARN. */
  readonly address: string;
  /** When it was registered, as an ISO string in UTC. */
  readonly createdAt: string;
  /** Its services, and the revision of each that it has. */
  readonly services: readonly { readonly name: string; readonly revision: number }[];
  /** The services whose new invocations go to it. */
  readonly latestOf: readonly string[];
  /** How many invocations are pinned to it and not completed, by status. */
  readonly pinned: CountsByStatus;
  /**
   * How many invocations without a pin will run on it, by status: those that run there now, and, if it is the latest of their
   * service, those that wait, are scheduled, or are paused before their first step.
   */
  readonly unpinned: CountsByStatus;
  /** Whether no invocation needs it. It may be the latest of a service all the same, and then get new ones. */
  readonly isDrained: boolean;
}

/** The result of {@link AdminClient.pruneDeployments}: each deployment is in one list. */
export interface PruneResult {
  /** Those that were deleted; in a dry run, those that would be. */
  readonly deleted: readonly DeploymentUsage[];
  /** Those that stay. */
  readonly kept: readonly KeptDeployment[];
  /** Those that it did not come to, because it stopped early. */
  readonly notDone: readonly DeploymentUsage[];
}

/** A deployment that a pruning keeps. */
export interface KeptDeployment extends DeploymentUsage {
  /**
   * - `latest`: new invocations go to it.
   * - `needed`: invocations need it.
   * - `recent`: it was registered after `olderThan`.
   * - `way back`: it is one of the newest drained ones of a service, of which `keep` are kept.
   */
  readonly reason: "latest" | "needed" | "recent" | "way back";
}
