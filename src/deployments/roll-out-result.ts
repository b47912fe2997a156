import type { InvocationStatus } from "../../generated/index.js";
import { describeCause, RestateAdminError } from "../errors/index.js";
import type { Duration, FailureGroup, InvocationFailure } from "../invocations/index.js";
import type { WaitOptions } from "../waiting/index.js";
import { type InvocationGroup, nameHandler } from "./invocation-groups.js";
import type { RegisteredDeployment } from "./register-deployment.js";
import type { DeploymentUsage } from "./usage.js";

/**
 * `failing`: invocations that back off, run again after a failure at the same step, or are paused where they failed. `all`: also
 * invocations that run, are suspended, or were paused by a user. A running invocation pauses when its step ends, or after the
 * server's abort timeout. With virtual queues, it pauses at once, and a `ctx.run` that has begun runs again.
 */
export type MoveSelection = "failing" | "all";

export interface RollOutOptions extends WaitOptions {
  /** Total timeout in milliseconds, including the registration; 0 disables it. Default: 600000, ten minutes, plus the `bake`. */
  readonly timeout?: number | undefined;
  /** How many invocations to try, at least one of each handler, before the rest is moved. 0 moves all at once. Default: 5. */
  readonly canary?: number | undefined;
  /** Which invocations to move to the new deployment; `none` moves nothing. Default: `failing`. */
  readonly move?: MoveSelection | "none" | undefined;
  /** How long to watch: `{ minutes: 10 }`. The default `interval` is then a twentieth of this, from 5 to 30 seconds. Default: none. */
  readonly bake?: Duration | undefined;
  /**
   * The accepted share of failures, from 0 to 1, among the invocations on the new deployment that have ended or fail. Fewer than 20
   * count as 20. With 1, no share stops the release. A failure of a tried invocation always stops it. Default: 0.
   */
  readonly tolerance?: number | undefined;
  /** Whether to only report the plan. The server discovers the services, and nothing changes. Default: false. */
  readonly dryRun?: boolean | undefined;
  /** Called after the registration and each poll, and each second, with the result so far. An error that it throws is ignored. */
  readonly onProgress?: ((result: RollOutResult) => unknown) | undefined;
}

/** The progress of a release, or its result: the outcomes on the new deployment since its registration, and the moves. */
export interface RollOutResult extends RegisteredDeployment, Outcomes {
  /**
   * Whether this call has made the deployment the latest, or would do so without `dryRun`. If not, and `moved` is 0, the call changed
   * nothing: an earlier call did everything, or the server did not look for new code at a known address.
   */
  readonly isMadeLatest: boolean;
  /** How many invocations this call has moved, or would move without `dryRun`. */
  readonly moved: number;
  readonly tried: readonly TriedInvocation[];
  /** Why invocations fail, or have failed, on the new deployment: at most 100 groups, the largest first. */
  readonly failures: readonly FailureGroup[];
  /** The other deployments of its services, newest first, then deleted deployments that invocations still need. */
  readonly others: readonly (DeploymentUsage & { readonly notMoved: readonly NotMovedInvocations[] })[];
}

/** The number of invocations that were seen on a deployment since its registration, by outcome. */
export interface Outcomes {
  /** Invocations that have completed successfully. */
  readonly succeeded: number;
  /** Invocations that have completed with a failure. */
  readonly failed: number;
  /** Invocations that are retried at a step that fails, or paused there. */
  readonly failing: number;
  /** Other invocations. They run, sleep, wait or hang, or the tables do not show whether they fail on the deployment. */
  readonly open: number;
  /** Moved invocations that no longer exist, so their outcome is unknown. Before the end, only tried ones are counted. */
  readonly vanished: number;
  /**
   * Whether the new code has shown that it works: an invocation was seen to succeed; or a tried invocation got past its failure, and some
   * invocation, perhaps the same, has failed or vanished.
   */
  readonly isChecked: boolean;
}

/** An invocation that was tried on the new deployment before the rest. */
export interface TriedInvocation {
  /** `inv_...` */
  readonly id: string;
  /** `Greeter/greet` */
  readonly handler: string;
  /**
   * - `succeeded`, `failed`: it has completed successfully, or with a failure.
   * - `failing`: an attempt on the new deployment has failed, and the server retries or has paused the invocation.
   * - `open`: it runs, waits, hangs, or was paused by someone.
   * - `vanished`: its outcome is unknown. It no longer exists, or has completed on the older code.
   */
  readonly state: "succeeded" | "failed" | "failing" | "open" | "vanished";
  /** Whether it was ever seen to succeed, to make a step on the new deployment, or to be suspended, which takes a whole replay. */
  readonly hasPassed: boolean;
  /** Why it failed on the new deployment, if it did. */
  readonly failure: InvocationFailure | undefined;
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
   * - `no handler`: the deployment to move to lacks the handler, or the service has another type there.
   * - `no pin`: they have made no step. They start or continue on the latest deployment, and on no other.
   * - `not failing`: they wait and do not fail, and `move` is `failing`. Paused invocations stay paused until someone resumes them.
   * - `in flight`: their attempt has not ended. If they had failed before it, they pause at its end, and the same call then moves them.
   * - `not wanted`: `move` is `none`.
   */
  readonly reason: "no handler" | "no pin" | "not failing" | "in flight" | "not wanted";
}

/** Lists the invocations that are not moved, by handler, status and reason. */
export function listNotMoved(groups: readonly InvocationGroup[]): NotMovedInvocations[] {
  const sums = new Map<string, NotMovedInvocations>();
  for (const group of groups) {
    const { status, plan: reason } = group;
    if (reason === "at destination" || reason === "move") continue;
    const handler = nameHandler(group);
    const key = [handler, status, reason].join(" ");
    const { count, example } = sums.get(key) ?? { count: 0, example: group.example };
    sums.set(key, { handler, status, count: count + group.count, example, reason });
  }
  return [...sums.values()];
}

/**
 * A release or a move that stopped early. The `cause` says why: a failure of the new code, the reason of the signal, a
 * `WaitTimeoutError`, or the error of a request. The same call, made again, continues the work. Invocations that were paused and not
 * moved have been resumed where they were, except for the ids in `paused`.
 */
export class DeploymentStoppedError<Result = RollOutResult> extends RestateAdminError {
  static override readonly name: string = "DeploymentStoppedError";
  /** `rollOutDeployment`, `restoreDeployment` or `moveInvocations`. */
  declare readonly calledFunction: string;
  /** The result so far: a {@link RollOutResult} or {@link MoveResult}. */
  declare readonly result: Result;
  /**
   * The ids of invocations that the call could not resume within 5 seconds: they stay paused, or pause once their step ends. Usually
   * empty. Wait with {@link waitForInvocation} until such an invocation is paused, and then resume it: an earlier resume has no effect.
   */
  declare readonly paused: readonly string[];

  constructor(fields: Pick<DeploymentStoppedError<Result>, "calledFunction" | "result" | "paused" | "cause">) {
    const { calledFunction, result, paused, cause } = fields;
    const counts = Object.entries(Object(result)).filter(([, value]) => ["string", "number"].includes(typeof value));
    const done = counts.map(([name, value]) => `${name} ${value}`).join(", ");
    const left = paused.length > 0 ? `; ${paused.length} stay paused, such as ${paused[0]}` : "";
    super(`stopped early: ${describeCause(cause, calledFunction)} (${done}${left})`, fields);
  }
}
