import { assertArguments, assertPlainObject, BOOLEAN, INTERVAL, oneOf, type RequestOptions } from "../client/index.js";
import { describeCause, RestateAdminError } from "../errors/index.js";
import { type Client, getDeployment } from "../operations.js";
import type { Seen, WaitOptions } from "../waiting/index.js";
import { countMoved, listNotMoved, listOpen, type Phases, planMove } from "./plan-move.js";
import { type Goal, type MoveSelection, readGroups, readInvocations } from "./read-invocations.js";
import { releaseInvocations } from "./release-invocations.js";
import { describePaused, type NotMovedInvocations } from "./roll-out-result.js";
import { applyMove, runTurns } from "./run-turns.js";

/** Options of {@link moveInvocations}. */
export interface MoveOptions extends WaitOptions {
  /** Which invocations to move. Default: `failing`. */
  readonly move?: MoveSelection | undefined;
  /** Whether to only count the invocations. Default: false. */
  readonly dryRun?: boolean | undefined;
}

/** The result of {@link moveInvocations}. */
export interface MoveResult {
  /** How many invocations this call has moved, or would move. */
  readonly moved: number;
  /** The invocations that stay on the older deployment, by handler and status, and why. */
  readonly notMoved: readonly NotMovedInvocations[];
}

/**
 * A move of invocations that stopped early. The `cause` says why: the reason of its signal, a `WaitTimeoutError`, or the
 * error of a step. Completed work is kept, and the same call continues it.
 */
export class MoveStoppedError extends RestateAdminError {
  declare readonly result: MoveResult;
  /**
   * The ids of those that it paused, or may have paused, and could not resume where they were: they stay paused, or will be
   * once the step that they are at ends. Usually empty. To resume one, first wait until it is paused, with
   * {@link waitForInvocation}: the server accepts an earlier resume, and pauses it all the same.
   */
  declare readonly paused: readonly string[];

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
    const state = `${rest.result.moved} invocations were moved${describePaused(paused)}`;
    const fields = { ...rest, paused };
    super(`the move to ${to} stopped: ${describeCause(rest.cause)} (${state})`, fields);
  }

  override get name(): string {
    return "MoveStoppedError";
  }
}

/** Moves the invocations of one deployment to another one: see {@link AdminClient.moveInvocations}. */
export async function moveInvocations(
  client: Client,
  deployments: { readonly from: string; readonly to: string },
  options: MoveOptions = {},
): Promise<MoveResult> {
  assertPlainObject(deployments, "moveInvocations: the deployments", "{ from, to }");
  const { from, to } = deployments;
  const rules = { move: oneOf(["failing", "all"]), dryRun: BOOLEAN, interval: INTERVAL };
  const checked = assertArguments("moveInvocations", { from, to }, options, rules);
  if (from === to) throw new TypeError(`moveInvocations: from and to are the same deployment, ${from}`);
  const { move = "failing", dryRun = false, ...waiting } = checked;
  const { timeout: _, interval: __, ...request } = waiting;
  await getDeployment(client, from, request);
  const { services } = await getDeployment(client, to, request);
  const goal: Goal = { from: [from], to, services, move, canary: 0, unpinned: false };

  let phases: Phases = new Map();
  let result: MoveResult = { moved: 0, notMoved: [] };
  const takeTurn = async (each: RequestOptions): Promise<Seen<MoveResult>> => {
    const groups = await readGroups(client, goal.from, each);
    const plan = planMove(goal, phases, await readInvocations(client, goal, listOpen(phases), each));
    result = { moved: dryRun ? plan.left : countMoved(plan.phases), notMoved: listNotMoved(goal, groups) };
    if (dryRun) return { value: result, description: "", isReached: true };
    // Known before anything is sent, since a response may be lost.
    phases = plan.phases;
    const problem = await applyMove(client, to, plan, each);
    return { value: result, description: `${plan.left} left to move${problem}`, isReached: plan.left === 0 };
  };
  return runTurns(`the invocations of ${from} to move to ${to}`, waiting, takeTurn, async (cause) => {
    const released = await releaseInvocations(client, goal, phases, false, request);
    result = { ...result, moved: countMoved(released.phases) };
    return new MoveStoppedError({ to, result, paused: released.paused, cause });
  });
}
