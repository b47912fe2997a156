import { describeCause, RestateAdminError } from "../errors/index.js";
import { describeCounts } from "../waiting/index.js";
import { describeStuck, type NotMovedInvocations } from "./not-moved.js";
import type { OlderDeployment } from "./older-deployments.js";
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
  readonly tried: readonly TriedInvocation[];
  /** How many invocations this call has moved to the new deployment; in a dry run, how many it would move now. */
  readonly moved: number;
  /** The invocations that fail on the new deployment for a reason for which they did not fail before it was registered. */
  readonly failing: readonly FailingInvocations[];
  /**
   * Paused invocations of its services that were never pinned to a deployment, and that it does not resume. They do not keep
   * an older deployment, and run on the latest one once someone resumes them.
   */
  readonly unpinned: readonly NotMovedInvocations[];
}

/** A deployment that a rollout replaces. It is kept if it is the latest deployment of another service. */
export interface ReplacedDeployment extends OlderDeployment {
  readonly deleted: boolean;
  /** The invocations that need it and are not moved, by handler and status, and why. */
  readonly notMoved: readonly NotMovedInvocations[];
}

/** An invocation that was tried on the new deployment. */
export interface TriedInvocation {
  /** `inv_...` */
  readonly id: string;
  /** `Greeter/greet` */
  readonly handler: string;
  /**
   * - `moving`: it is on its way to the new deployment.
   * - `running`: it runs there, and has neither passed the step at which it failed, nor failed.
   * - `passed`: it has passed that step there.
   * - `failing`: it failed there.
   * - `back`: it failed or had not passed there, and continues where it was before.
   * - `paused`: it failed or had not passed there, and is paused there, since it has no other place: it has made another
   *   step on the new code, or was never pinned.
   */
  readonly state: "moving" | "running" | "passed" | "failing" | "back" | "paused";
  /** Why it failed on the new deployment. Null if it did not. */
  readonly failure: string | null;
}

/** Invocations of one handler that fail on the new deployment with the same message. */
export interface FailingInvocations {
  /** `Greeter/greet` */
  readonly handler: string;
  readonly message: string;
  readonly count: number;
  /** The id of one of them, `inv_...` */
  readonly example: string;
}

/**
 * A rollout that stopped after the registration. The `cause` says why: the new code fails, the reason of its signal, a
 * `WaitTimeoutError`, or the error of a step. Completed work is kept, and the same call continues it.
 */
export class RollOutStoppedError extends RestateAdminError {
  declare readonly result: RollOutResult;
  /**
   * The ids of the invocations that it paused, or may have paused, and could not resume where they were: they stay paused, or
   * will be once the step that they are at ends. Usually empty. To resume one, first wait until it is paused, with
   * {@link waitForInvocation}: the server accepts an earlier resume, and pauses it all the same.
   */
  declare readonly paused: readonly string[];

  constructor({
    paused = [],
    ...rest
  }: {
    readonly result: RollOutResult;
    readonly paused?: readonly string[];
    readonly cause?: unknown;
  }) {
    const fields = { ...rest, paused };
    const state = describeResult(rest.result) + describePaused(paused);
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

/** Describes what fails on the new deployment. Empty if nothing does. */
export function describeFailing(failing: readonly FailingInvocations[], id: string): string {
  const [first] = failing;
  if (!first) return "";
  const count = failing.reduce((sum, each) => sum + each.count, 0);
  return `; ${count} fail on ${id} for a new reason, such as ${first.example} of ${first.handler}: ${first.message}`;
}

function describeResult({ id, moved, older, unpinned, tried, failing }: RollOutResult): string {
  const states = older.map((deployment) => `${deployment.id} ${describeState(deployment)}`);
  const counts = (["moving", "running", "passed", "failing", "back", "paused"] as const).flatMap((state) => {
    const { length } = tried.filter((each) => each.state === state);
    return length === 0 ? [] : [`${length} ${state}`];
  });
  const trial = counts.length === 0 ? [] : [`tried: ${counts.join(", ")}`];
  const parts = [`${id} is registered`, ...trial, `${moved} invocations were moved`, ...states];
  return parts.join("; ") + describeFailing(failing, id) + describeStuck(unpinned);
}

function describeState({ deleted, invocations, notMoved }: ReplacedDeployment): string {
  if (deleted) return "is deleted";
  return `is not deleted, and has ${describeCounts(invocations) || "no invocations"}${describeStuck(notMoved)}`;
}
