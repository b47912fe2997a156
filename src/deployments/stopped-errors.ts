import { describeCause, RestateAdminError } from "../errors/index.js";
import { describeCounts } from "../waiting/index.js";
import { addUp } from "./add-up.js";
import type { FailingInvocations, MoveResult, PruneResult, ReplacedDeployment, RollOutResult } from "./results.js";

/**
 * A move of invocations that stopped early. The `cause` says why: the reason of its signal, a `WaitTimeoutError`, or the
 * error of a step. Completed work is kept, and the same call continues it.
 */
export class MoveStoppedError extends RestateAdminError {
  static override readonly name: string = "MoveStoppedError";
  declare readonly result: MoveResult;
  /**
   * The ids of those that it paused, or may have paused, and could not resume where they were: they stay paused, or will be
   * once the step that they are at ends. Usually empty. To resume one, first wait until it is paused, with
   * {@link waitForInvocation}: the server accepts an earlier resume, and pauses it all the same. After a crash of the
   * server, which forgets recent pauses, it may run instead.
   */
  declare readonly paused: readonly string[];

  /**
   * Creates the error, for your own tests.
   *
   * @param init - `to` is the id of the deployment that continues the invocations, or `latest`.
   */
  constructor({
    to,
    paused = [],
    ...rest
  }: {
    readonly to: string;
    readonly result: MoveResult;
    readonly paused?: readonly string[];
    readonly cause?: unknown;
  }) {
    const fields = { ...rest, paused };
    super(describeStop(`the move to ${to}`, rest.cause, [describeMoved(rest.result)], paused), fields);
  }
}

/**
 * A pruning of deployments that stopped early. The `cause` says why: the reason of its signal, or the error of a request. The
 * first of `notDone` may have been deleted.
 */
export class PruneStoppedError extends RestateAdminError {
  static override readonly name: string = "PruneStoppedError";
  declare readonly result: PruneResult;

  constructor(init: { readonly result: PruneResult; readonly cause?: unknown }) {
    const { deleted, notDone } = init.result;
    super(
      `pruning stopped: ${describeCause(init.cause)} (${deleted.length} deleted, ${notDone.length} not done)`,
      init,
    );
  }
}

/**
 * A rollout that stopped after the registration. The `cause` says why: the new code fails, the reason of its signal, a
 * `WaitTimeoutError`, or the error of a step. Completed work is kept, and the same call continues it.
 */
export class RollOutStoppedError extends RestateAdminError {
  static override readonly name: string = "RollOutStoppedError";
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
    const fields = { ...rest, paused };
    super(describeStop("the rollout", rest.cause, describeRollOut(rest.result), paused), fields);
  }
}

function describeStop(what: string, cause: unknown, state: readonly string[], paused: readonly string[]): string {
  const left = `${paused.length} that it paused could not be resumed, such as ${paused[0]}`;
  const parts = paused.length > 0 ? [...state, left] : state;
  return `${what} stopped: ${describeCause(cause)} (${parts.join("; ")})`;
}

function describeMoved({ moved }: { readonly moved: number }): string {
  return `${moved} invocations were moved`;
}

function describeRollOut(result: RollOutResult): readonly string[] {
  const { id, older, tried, failing, passed } = result;
  const trial = describeCounts(addUp(tried.map(({ state }) => [state, 1])));
  return [
    `${id} is registered`,
    ...(trial ? [`tried: ${trial}`] : []),
    `${describeMoved(result)}, ${passed} passed`,
    ...older.flatMap(describeOlder),
    ...failing.slice(0, 3).map(describeFailing),
  ];
}

/** Describes why invocations fail. */
export function describeFailing({ handler, message, isNew, count, example }: FailingInvocations): string {
  const reason = isNew === undefined ? "" : isNew ? ", for a new reason" : ", as before";
  return `${count} of ${handler} fail${reason}, such as ${example}: ${message}`;
}

function describeOlder({ id, deleted, invocations, notMoved }: ReplacedDeployment): readonly string[] {
  if (deleted) return [`${id} is deleted`];
  // The others finish by themselves.
  const stuck = notMoved
    .filter(({ status }) => status === "paused" || status === "backing-off")
    .map(
      ({ handler, status, count, example, reason }) => `${count} ${status} of ${handler} (${reason}), as ${example}`,
    );
  return [
    `${id} is not deleted, and has ${describeCounts(invocations) || "no invocations"}`,
    ...(stuck.length > 0 ? [`not moved: ${stuck.join(", ")}`] : []),
  ];
}
