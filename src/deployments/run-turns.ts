import { pauseInvocations, resumeInvocations } from "../../generated/bulk/index.js";
import { type BulkFailure, type BulkResult, BulkStoppedError } from "../bulk/index.js";
import { wait } from "../call/index.js";
import { notify, type RequestOptions } from "../client/index.js";
import type { Client } from "../operations.js";
import { MOMENT, poll, type Seen, type WaitOptions } from "../waiting/index.js";
import { MOST_PAUSED, type MovePlan, planMove, planReturn } from "./plan-move.js";
import { type Goal, lookUp } from "./read-invocations.js";
import { BRIEFLY, SPREAD } from "./times.js";
import { isOnItsWay, isRefuted, isUnsettled, listIds, settleTracked, type Tracked } from "./tracked.js";

/** A move: its goal, and its progress. */
export interface Move {
  goal: Goal;
  tracked: ReadonlyMap<string, Tracked>;
  /** How many were left to move, or on their way, in the last turn. */
  left: number;
}

/** What differs from one kind of move to another. */
export interface Turns<Result extends object> {
  /** What ends them. */
  readonly what: string;
  readonly dryRun: boolean;
  /**
   * Reads the invocations, and plans which to pause and resume. Undefined if the server is starting.
   *
   * @param isLast - The move has stopped: it only reads, for the result.
   */
  readonly plan: (request: RequestOptions, isLast?: boolean) => Promise<MovePlan | undefined>;
  /** Whether nothing is left to do once a plan without anything left to move has been carried out. */
  readonly isDone: (request: RequestOptions) => Promise<boolean>;
  /** Returns what has been done so far, even by a turn that has not ended. */
  readonly read: () => Result;
  readonly onProgress?: ((result: Result) => unknown) | undefined;
  /** Returns the error to throw, from the ids of those that it could not leave in order. */
  readonly createError: (paused: readonly string[], cause: unknown) => Error;
}

/** Takes turns until the move is done. If that ends early, it leaves what it has touched in order, within a few seconds. */
export async function runTurns<Result extends object>(
  client: Client,
  move: Move,
  options: WaitOptions,
  { what, dryRun, read, onProgress, createError, plan: readPlan, isDone }: Turns<Result>,
): Promise<Result> {
  const takeTurn = async (request: RequestOptions): Promise<Seen<Result>> => {
    const plan = await readPlan(request);
    if (!plan) return { value: read(), description: "the server is starting", isReached: false };
    move.left = plan.left;
    if (dryRun) return { value: read(), description: "", isReached: true };
    const undone = await applyMove(client, move, plan, request);
    await moveWaiting(client, move, plan, request);
    const [first] = undone;
    const problem = first ? `; ${undone.length} failed, such as ${first.id}: ${String(first.error)}` : "";
    const isReached = plan.left === 0 && (await isDone(request));
    return { value: read(), description: `${plan.left} left to move${problem}`, isReached };
  };
  let last: Promise<unknown> = Promise.resolve();
  const remember = (request: RequestOptions): Promise<Seen<Result>> => {
    const turn = takeTurn(request).finally(() => notify(onProgress, read()));
    last = turn;
    return turn;
  };
  try {
    return await poll(what, options, remember, true);
  } catch (cause) {
    // The turn in flight may have moved or paused some.
    await last.catch(() => {});
    if (move.tracked.size > 0) await goBack(client, move, options, readPlan);
    const paused = listIds(move.tracked, ({ isPausedByUs }) => isPausedByUs);
    throw createError(paused, cause);
  }
}

/** Moves those that have to be paused first, some at a time, without reading the others again. */
async function moveWaiting(client: Client, move: Move, { waiting }: MovePlan, request: RequestOptions): Promise<void> {
  const rest = [...waiting];
  // A step that takes long holds up its pause, and then the next turn goes on.
  for (let idle = 0; rest.length > 0 && idle < 10; ) {
    const ids = [...listIds(move.tracked, isOnItsWay), ...rest.splice(0, MOST_PAUSED)];
    const plan = planMove(move.goal, move.tracked, await lookUp(client, ids, request));
    await applyMove(client, move, plan, request);
    rest.unshift(...plan.waiting);
    idle = plan.resume.length > 0 ? 0 : idle + 1;
    if (idle > 0) await wait(BRIEFLY, request.signal);
  }
}

async function goBack(
  client: Client,
  move: Move,
  { signal: _, ...options }: WaitOptions,
  readPlan: Turns<object>["plan"],
): Promise<void> {
  const isWrong = isRefuted(move.tracked);
  const takeTurn = async (request: RequestOptions): Promise<Seen> => {
    const rows = await lookUp(client, listIds(move.tracked, isUnsettled), request);
    const plan = planReturn(move.goal, move.tracked, rows, isWrong);
    const undone = await applyMove(client, move, plan, request);
    const isUndone = new Set(undone.map(({ id }) => id));
    for (const { id } of plan.resume) if (!isUndone.has(id)) settleTracked(plan.tracked, id, "back");
    // After the last change, so that the result says where they are now.
    await readPlan(request, true).catch(() => {});
    return { value: undefined, description: "", isReached: plan.left === 0 && undone.length === 0 };
  };
  // The error lists the rest.
  await poll("the pauses to end", { ...options, timeout: MOMENT, interval: SPREAD }, takeTurn, true).catch(() => {});
}

/**
 * Sends the pauses and resumes of a plan. The next turn reads their effect.
 *
 * @returns The invocations for which that failed, or may have failed.
 */
async function applyMove(
  client: Client,
  move: Move,
  { tracked, pause, resume }: MovePlan,
  request: RequestOptions,
): Promise<readonly BulkFailure[]> {
  // Known before anything is sent, since a response may be lost.
  move.tracked = tracked;
  const undone = [await readUndone(pauseInvocations(client, pause, { ...request, concurrency: MOST_PAUSED }))];
  for (const deployment of new Set(resume.map((each) => each.deployment))) {
    request.signal?.throwIfAborted();
    const some = resume.filter((each) => each.deployment === deployment);
    undone.push(await readUndone(resumeInvocations(client, some, { ...request, deployment })));
  }
  request.signal?.throwIfAborted();
  return undone.flat();
}

/** A bulk operation that stops early has a result, too. */
async function readUndone(running: Promise<BulkResult>): Promise<readonly BulkFailure[]> {
  const { failed, unknown, notStarted } = await running.catch((error: unknown) => {
    if (error instanceof BulkStoppedError) return error.result;
    throw error;
  });
  return [...failed, ...unknown, ...notStarted.map(({ id }) => ({ id, error: "it was not started" }))];
}
