import { assertArguments, assertPlainObject, BOOLEAN, INTERVAL, oneOf, type RequestOptions } from "../client/index.js";
import { describeCause, RestateAdminError } from "../errors/index.js";
import { type Client, getDeployment } from "../operations.js";
import type { WaitOptions } from "../waiting/index.js";
import { listNotMoved, type NotMovedInvocations } from "./not-moved.js";
import { countMoved, listOpen, type Phases, planMove } from "./plan-move.js";
import { type Goal, type MoveSelection, readGroups, readInvocations } from "./read-invocations.js";
import { releaseInvocations } from "./release-invocations.js";
import { describePaused } from "./roll-out-result.js";
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
    const fields = { ...rest, paused };
    const state = `${rest.result.moved} invocations were moved${describePaused(paused)}`;
    super(`the move to ${to} stopped: ${describeCause(rest.cause)} (${state})`, fields);
  }

  override get name(): string {
    return "MoveStoppedError";
  }
}

/**
 * Moves the invocations of one deployment that fail, or all of them, to another one.
 *
 * It moves all of them at once. {@link rollOutDeployment} tries a few first.
 *
 * The server changes the deployment only of an invocation that is paused or suspended. So each of the others is paused
 * first, which takes effect when its attempt ends, and then resumed on the other deployment. There its journal is
 * replayed, so the code must make the same steps up to the end of the journal. An invocation whose handler that deployment
 * does not have stays where it is. The move ends once nothing is left to move, and each pause has taken effect.
 *
 * After its `timeout`, 60 seconds by default, or if it is interrupted, it resumes those that it has paused and not moved, where
 * they were, which takes up to 5 seconds. It is safe to call it again.
 *
 * @param client - The client, from `createClient`.
 * @param deployments - `from`, the deployment that the invocations are pinned to, and `to`, the one that continues them.
 * @param options - `move`, `dryRun`, `timeout`, `interval`, and request options.
 * @returns How many this call has moved, or would move, and which are left there.
 * @throws A TypeError if both deployments are the same, as after a registration that found the address registered already.
 * @throws An {@link AdminResponseError} with status 404 if a deployment does not exist.
 * @throws A {@link MoveStoppedError} if it stops after that: on timeout, by the signal, or by an error.
 *
 * @example
 * ```ts
 * const { id } = await registerDeployment(client, { uri: "http://localhost:9080" });
 * await moveInvocations(client, { from: "dp_10AzGsK0bd2NnQY6RGCZjmr", to: id });
 * ```
 */
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
  const { services, created_at } = await getDeployment(client, to, request);
  const goal: Goal = { from: [from], to, services, move, canary: 0, unpinned: false, registeredAt: created_at };

  let phases: Phases = new Map();
  let result: MoveResult = { moved: 0, notMoved: [] };
  const read = async (each: RequestOptions) => {
    const groups = await readGroups(client, goal, each);
    const plan = planMove(goal, phases, await readInvocations(client, goal, listOpen(phases), each));
    result = { moved: dryRun ? plan.left : countMoved(plan.phases), notMoved: listNotMoved(goal, groups) };
    return plan;
  };
  if (dryRun) {
    await read(request);
    return result;
  }
  return runTurns(
    `the invocations of ${from} to move to ${to}`,
    waiting,
    async (each) => {
      const plan = await read(each);
      // Known before anything is sent, since a response may be lost.
      phases = plan.phases;
      const problem = await applyMove(client, goal, plan, each);
      return { value: result, description: `${plan.left} left to move${problem}`, isReached: plan.left === 0 };
    },
    async (cause) => {
      const released = await releaseInvocations(client, goal, phases, false, request);
      result = { ...result, moved: countMoved(released.phases) };
      return new MoveStoppedError({ to, result, paused: released.paused, cause });
    },
  );
}
