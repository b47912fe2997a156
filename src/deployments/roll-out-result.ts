import type { Duration, FailureGroup } from "../invocations/index.js";
import type { WaitOptions } from "../waiting/index.js";
import type { MoveSelection, NotMovedInvocations, TriedInvocation } from "./move-state.js";
import type { Outcomes } from "./next-step.js";
import type { RegisteredDeployment } from "./register-deployment.js";
import type { DeploymentUsage } from "./usage.js";

/** Options of {@link rollOutDeployment}. */
export interface RollOutOptions extends WaitOptions {
  /** Total timeout in milliseconds, with the registration; 0 disables it. Default: 600000, ten minutes, and the `bake`. */
  readonly timeout?: number | undefined;
  /** How many are tried first, at least one of each handler, before the rest is moved. 0 moves all at once. Default: 5. */
  readonly canary?: number | undefined;
  /** Which invocations to move to the new deployment; `none` moves nothing. Default: `failing`. */
  readonly move?: MoveSelection | "none" | undefined;
  /**
   * For how long to watch everything that runs on the new deployment, new invocations too, once nothing is left to move:
   * `{ minutes: 10 }`. Pauses between polls then grow to 5 seconds, unless there is another `interval`. Default: not at all.
   */
  readonly bake?: Duration | undefined;
  /**
   * The share of what has ended or fails on the new deployment that may have failed, from 0 to 1. It counts as if at least 20
   * had ended, and 1 only reports. Of those that are tried first, none may fail. Default: 0.
   */
  readonly tolerance?: number | undefined;
  /** Whether to only report what would be done. The server discovers the services, and nothing changes. Default: false. */
  readonly dryRun?: boolean | undefined;
  /** Called after the registration and after each poll, with what that poll read. An error that it throws is ignored. */
  readonly onProgress?: ((result: RollOutResult) => unknown) | undefined;
}

/** The progress of a release, or its result: what was seen on the new deployment since its registration. */
export interface RollOutResult extends RegisteredDeployment, Outcomes {
  /**
   * Whether there was nothing to do: the address was registered before, and there was nothing to move. Either an earlier call
   * has done it all, or new code runs at the old address, which the server does not notice: it needs a new address.
   */
  readonly nothingToDo: boolean;
  /** How many invocations this call has moved; or would, in a dry run. */
  readonly moved: number;
  /** The invocations that this call has tried on the new deployment before the rest. */
  readonly tried: readonly TriedInvocation[];
  /** Why invocations fail, or have failed, on the new deployment: at most 100 groups, the largest first. */
  readonly failures: readonly FailureGroup[];
  /**
   * The older deployments of the same services, newest first, and those that somebody deleted while invocations needed them.
   * Empty until they have been read.
   */
  readonly older: readonly OlderDeployment[];
}

/** An older deployment of the services of a new one. A release never deletes it. */
export interface OlderDeployment extends DeploymentUsage {
  /** The invocations that need it and are not moved, by handler and status, and why. */
  readonly notMoved: readonly NotMovedInvocations[];
}
