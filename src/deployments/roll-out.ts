import { describeCause, RestateAdminError } from "../errors/index.js";
import { describeCounts } from "../waiting/index.js";
import { describeStuck, type LeftInvocations } from "./left-invocations.js";
import { describePaused } from "./mover.js";
import type { OlderDeployment } from "./older-deployments.js";
import type { RegisteredDeployment } from "./register-deployment.js";

/** The progress of a rollout, or its result. */
export interface RollOut extends RegisteredDeployment {
  /**
   * Whether there was nothing to do: the address was registered before, and there is no older deployment. Either an earlier
   * rollout has done it all, or new code runs at the old address, which the server does not notice: it needs a new address.
   */
  readonly unchanged: boolean;
  /** The older deployments that it replaces. Empty until they have been read. */
  readonly older: readonly ReplacedDeployment[];
  /** How many invocations it has moved to the new deployment; in a dry run, how many it would move now. */
  readonly moved: number;
  /**
   * Paused invocations of its services that were never pinned to a deployment, and that it does not resume. They do not keep
   * an older deployment, and run on the latest one once someone resumes them.
   */
  readonly unpinned: readonly LeftInvocations[];
}

/** A deployment that a rollout replaces. It is kept if it is the latest deployment of another service. */
export interface ReplacedDeployment extends OlderDeployment {
  readonly deleted: boolean;
  /** The invocations that need it and are not moved, by handler and status, and why. */
  readonly left: readonly LeftInvocations[];
}

/**
 * A rollout that stopped after the registration. The `cause` says why: the reason of its signal, a `WaitTimeoutError`, or
 * the error of a step. Completed work is kept, and the same call continues it.
 */
export class RollOutStoppedError extends RestateAdminError {
  declare readonly rollOut: RollOut;
  /**
   * The ids of the invocations that it paused to move them, or may have paused, and could not resume where they were: they
   * stay paused, or will be once the step that they are at ends. Usually empty. To resume one, first wait until it is
   * paused, with {@link waitForInvocation}: the server accepts an earlier resume, and pauses it all the same.
   */
  declare readonly paused: readonly string[];

  constructor({
    paused = [],
    ...rest
  }: {
    readonly rollOut: RollOut;
    readonly paused?: readonly string[];
    readonly cause?: unknown;
  }) {
    const fields = { ...rest, paused };
    const state = describeRollOut(rest.rollOut) + describePaused(paused);
    super(`the rollout stopped: ${describeCause(rest.cause)} (${state})`, fields);
  }

  override get name(): string {
    return "RollOutStoppedError";
  }
}

function describeRollOut({ id, moved, older, unpinned }: RollOut): string {
  const states = older.map((deployment) => `${deployment.id} ${describeState(deployment)}`);
  return [`${id} is registered`, `${moved} invocations were moved`, ...states].join("; ") + describeStuck(unpinned);
}

function describeState({ deleted, invocations, left }: ReplacedDeployment): string {
  if (deleted) return "is deleted";
  return `is not deleted, and has ${describeCounts(invocations) || "no invocations"}${describeStuck(left)}`;
}
