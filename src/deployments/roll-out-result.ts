import type { InvocationStatus } from "../../generated/index.js";
import { describeCause, RestateAdminError } from "../errors/index.js";
import { describeCounts, type InvocationCounts } from "../waiting/index.js";
import type { ServiceChanges } from "./compare-services.js";
import type { RegisteredDeployment } from "./register-deployment.js";

/** The progress of a rollout, or its result. */
export interface RollOutResult extends RegisteredDeployment {
  /**
   * Whether there was nothing to do: the address was registered before, and there is no older deployment. Either an earlier
   * rollout has done it all, or new code runs at the old address, which the server does not notice: it needs a new address.
   */
  readonly nothingToDo: boolean;
  /** The older deployments that it replaces. Empty until they have been read. */
  readonly older: readonly ReplacedDeployment[];
  /** The invocations that this call has tried on the new deployment before the rest. */
  readonly tried: readonly MovedInvocation[];
  /** How many invocations this call has moved to the new deployment; in a dry run, how many it would move now. */
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
   * - `pausing`: it was told to pause, which takes effect when its attempt ends or makes its next step.
   * - `moving`: it was told to continue on the new deployment.
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

/**
 * A rollout that stopped after the registration. The `cause` says why: the new code fails, the reason of its signal, a
 * `WaitTimeoutError`, or the error of a step. Completed work is kept, and the same call continues it.
 */
export class RollOutStoppedError extends RestateAdminError {
  declare readonly result: RollOutResult;
  /** The ids of the invocations that it could not leave in order, as those in {@link MoveStoppedError.paused}. */
  declare readonly paused: readonly string[];

  constructor({
    paused = [],
    ...rest
  }: {
    readonly result: RollOutResult;
    readonly paused?: readonly string[];
    readonly cause?: unknown;
  }) {
    const state = describeResult(rest.result) + describePaused(paused);
    const fields = { ...rest, paused };
    super(`the rollout stopped: ${describeCause(rest.cause)} (${state})`, fields);
  }

  override get name(): string {
    return "RollOutStoppedError";
  }
}

/** Describes the invocations that are left paused, as the end of a message. */
export function describePaused(paused: readonly string[]): string {
  const [first] = paused;
  return first ? `; ${paused.length} that it paused could not be resumed, such as ${first}` : "";
}

function describeFailing([first, ...others]: readonly MovedInvocation[], id: string): string {
  if (!first) return "";
  return `; ${others.length + 1} fail on ${id} for a new reason, such as ${first.id} of ${first.handler}: ${first.failure}`;
}

function describeResult({ id, moved, older, tried, failing }: RollOutResult): string {
  const counts = new Map<string, number>();
  for (const { state } of tried) counts.set(state, (counts.get(state) ?? 0) + 1);
  const trial = counts.size === 0 ? [] : [`tried: ${describeCounts(Object.fromEntries(counts))}`];
  const states = older.map((deployment) => `${deployment.id} ${describeState(deployment)}`);
  const parts = [`${id} is registered`, ...trial, `${moved} invocations were moved`, ...states];
  return parts.join("; ") + describeFailing(failing, id);
}

function describeState({ deleted, invocations, notMoved }: ReplacedDeployment): string {
  if (deleted) return "is deleted";
  return `is not deleted, and has ${describeCounts(invocations) || "no invocations"}${describeStuck(notMoved)}`;
}

/** Describes those that do not finish by themselves, as the end of a message. */
function describeStuck(groups: readonly NotMovedInvocations[]): string {
  const stuck = groups
    .filter(({ status }) => status === "paused" || status === "backing-off")
    .map(
      ({ handler, status, count, example, reason }) => `${count} ${status} of ${handler} (${reason}), as ${example}`,
    );
  return stuck.length === 0 ? "" : `; not moved: ${stuck.join(", ")}`;
}
