import { assertArguments, BOOLEAN, INTERVAL, oneOf, type RequestOptions } from "../client/index.js";
import { describeCause, RestateAdminError } from "../errors/index.js";
import { type Client, getDeployment } from "../operations.js";
import type { WaitOptions } from "../waiting/index.js";
import { type LeftInvocations, readLeft } from "./left-invocations.js";
import { createMover, describePaused, pollAndRelease } from "./mover.js";
import { countMovable, type Move, type MoveSelection } from "./select-movable.js";

/** Options of {@link moveInvocations}. */
export interface MoveOptions extends WaitOptions {
  /** Which invocations to move. Default: `failed`. */
  readonly move?: MoveSelection | undefined;
  /** Whether to only count the invocations. Default: false. */
  readonly dryRun?: boolean | undefined;
}

/** The result of {@link moveInvocations}. */
export interface MoveResult {
  /** How many invocations were moved, or would be. */
  readonly moved: number;
  /** The invocations that stay on the older deployment, by handler and status, and why. */
  readonly left: readonly LeftInvocations[];
}

/**
 * A move of invocations that stopped early. The `cause` says why: the reason of its signal, a `WaitTimeoutError`, or the
 * error of a step. Completed work is kept, and the same call continues it.
 */
export class MoveStoppedError extends RestateAdminError {
  /** How many were moved. */
  declare readonly moved: number;
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
    readonly moved: number;
    readonly paused?: readonly string[];
    readonly cause?: unknown;
  }) {
    const fields = { ...rest, paused };
    const state = `${rest.moved} invocations were moved${describePaused(paused)}`;
    super(`the move to ${to} stopped: ${describeCause(rest.cause)} (${state})`, fields);
  }

  override get name(): string {
    return "MoveStoppedError";
  }
}

/**
 * Moves the invocations of one deployment that are stuck, or all of them, to another one.
 *
 * The server changes the deployment only of an invocation that is paused or suspended. So each of the others is paused
 * first, which takes effect when its attempt ends, and then resumed on the new deployment. There its journal is
 * replayed, so the new code must make the same steps up to the end of the journal. An invocation whose handler the new
 * deployment does not have stays where it is. The move ends once each pause has taken effect, and polls have seen for a second
 * that nothing is left to move.
 *
 * After its `timeout`, 60 seconds by default, or if it is interrupted, it resumes those that it has paused and not moved, where
 * they were, which takes up to 5 seconds. It is safe to call it again.
 *
 * @param client - The client, from `createClient`.
 * @param from - The deployment that the invocations are pinned to, `dp_...`
 * @param to - The deployment that continues them, `dp_...`
 * @param options - `move`, `dryRun`, `timeout`, `interval`, and request options.
 * @returns How many were moved, or would be, and which are left there.
 * @throws A TypeError if both deployments are the same, as after a registration that found the address registered already.
 * @throws An {@link AdminResponseError} with status 404 if a deployment does not exist.
 * @throws A {@link MoveStoppedError} if it stops after that: on timeout, by the signal, or by an error.
 *
 * @example
 * ```ts
 * const { id } = await registerDeployment(client, { uri: "http://localhost:9080" });
 * await moveInvocations(client, "dp_10AzGsK0bd2NnQY6RGCZjmr", id);
 * ```
 */
export async function moveInvocations(
  client: Client,
  from: string,
  to: string,
  options: MoveOptions = {},
): Promise<MoveResult> {
  const rules = { move: oneOf(["failed", "all"]), dryRun: BOOLEAN, interval: INTERVAL };
  const checked = assertArguments("moveInvocations", { from, to }, options, rules);
  if (from === to) throw new TypeError(`moveInvocations: from and to are the same deployment, ${from}`);
  const { move = "failed", dryRun = false, ...waiting } = checked;
  const { timeout: _, interval: __, ...request } = waiting;
  await getDeployment(client, from, request);
  const { services } = await getDeployment(client, to, request);
  const plan: Move = { from: [from], to, services, move };
  const readResult = async (moved: number, each: RequestOptions): Promise<MoveResult> => {
    const there = await readLeft(client, plan, each);
    return { moved, left: there.filter(({ deployment }) => deployment === from).map(({ left }) => left) };
  };
  if (dryRun) return readResult(await countMovable(client, plan, request), request);
  const { move: moveOnce, countMoved, release } = createMover(client, to);
  return pollAndRelease(
    `the invocations of ${from} to move to ${to}`,
    waiting,
    async (each) => {
      const { left, problem } = await moveOnce(plan, each);
      const value = await readResult(countMoved(), each);
      return { value, description: `${left} left to move${problem}`, isReached: left === 0 };
    },
    release,
    (cause, paused) => new MoveStoppedError({ to, moved: countMoved(), paused, cause }),
  );
}
