import { pauseInvocations, resumeInvocations } from "../../generated/bulk.js";
import { type BulkFailure, type BulkResult, readResult } from "../bulk/index.js";
import { wait } from "../call/index.js";
import type { RequestOptions } from "../client/index.js";
import type { Client } from "../operations.js";
import { MOMENT, poll, type Seen, SPREAD, type WaitOptions } from "../waiting/index.js";
import type { Goal } from "./goal.js";
import { MOST_PAUSED, type MovePlan, planMove, planReturn } from "./plan-move.js";
import { lookUp, type Rows } from "./read-invocations.js";
import { DeploymentStoppedError } from "./stopped-error.js";
import { isOnItsWay, isRefuted, isUnsettled, listIds, type Tracking } from "./tracked.js";

/** A rollout, or a mere move: its goal, its progress, and what differs between the two. */
export interface Move<Result extends object = object> {
  readonly client: Client;
  /** The function that the user called. */
  readonly calledFunction: string;
  goal: Goal;
  tracked: Tracking;
  /** How many were left to move, or on their way, in the last turn. */
  left: number;
  readonly dryRun: boolean;
  /** What ends the turns. */
  readonly what: string;
  /** Reads the invocations for the next turn, or the result of a move that has stopped. Undefined if the server is starting. */
  readonly look: (request: RequestOptions) => Promise<Rows | undefined>;
  /** Judges what was read. It throws if the move must not go on. */
  readonly check?: (rows: Rows) => void;
  /** Once nothing is left to move: finishes the work, or says what it still waits for. */
  readonly finish?: (request: RequestOptions) => Promise<string | undefined>;
  /** Returns what has been done so far, even by a turn that has not ended. */
  readonly read: () => Result;
  /** Called after each turn. */
  readonly report?: () => void;
}

/** The server pauses an invocation that backs off in less, in milliseconds (seen on 1.6.2 and 1.7.12). */
const BRIEFLY = 50;

/** Takes turns until the move is done. If that ends early, it leaves what it has touched in order, within a few seconds. */
export async function runTurns<Result extends object>(move: Move<Result>, options: WaitOptions): Promise<Result> {
  const { calledFunction, read } = move;
  let last: Promise<unknown> = Promise.resolve();
  const remember = (request: RequestOptions): Promise<Seen<Result>> => {
    const turn = takeTurn(move, request).finally(() => void move.report?.());
    last = turn;
    return turn;
  };
  try {
    return await poll(move.what, options, remember, true);
  } catch (cause) {
    // The turn in flight may have moved or paused some.
    await last.catch(() => {});
    if (move.tracked.size > 0) await goBack(move, options);
    const paused = listIds(move.tracked, ({ isPausedByUs }) => isPausedByUs);
    throw new DeploymentStoppedError({ calledFunction, result: read(), paused, cause });
  }
}

async function takeTurn<Result extends object>(move: Move<Result>, request: RequestOptions): Promise<Seen<Result>> {
  const { look, check, finish, read } = move;
  const rows = await look(request);
  if (!rows) return { value: read(), description: "the server is starting", isReached: false };
  const plan = planMove(move.goal, move.tracked, rows);
  move.left = plan.left;
  if (!move.dryRun) move.tracked = plan.tracked;
  check?.(rows);
  if (move.dryRun) return { value: read(), description: "", isReached: true };
  const undone = await applyMove(move, plan, request);
  await moveWaiting(move, plan, request);
  const [first] = undone;
  const problem = first ? `; ${undone.length} failed, such as ${first.id}: ${String(first.error)}` : "";
  const rest = plan.left === 0 ? await finish?.(request) : `${plan.left} left to move`;
  return { value: read(), description: `${rest}${problem}`, isReached: rest === undefined };
}

/** Moves those that have to be paused first, some at a time, without reading the others again. */
async function moveWaiting(move: Move, { waiting }: MovePlan, request: RequestOptions): Promise<void> {
  const rest = [...waiting];
  // A step that takes long holds up its pause, and then the next turn goes on.
  for (let idle = 0; rest.length > 0 && idle < 10; ) {
    const ids = [...listIds(move.tracked, isOnItsWay), ...rest.splice(0, MOST_PAUSED)];
    const plan = planMove(move.goal, move.tracked, await lookUp(move.client, ids, request));
    await applyMove(move, plan, request);
    rest.unshift(...plan.waiting);
    idle = plan.resume.length > 0 ? 0 : idle + 1;
    if (idle > 0) await wait(BRIEFLY, request.signal);
  }
}

async function goBack(move: Move, { signal: _, ...options }: WaitOptions): Promise<void> {
  const isWrong = isRefuted(move.tracked);
  const takeTurnBack = async (request: RequestOptions): Promise<Seen> => {
    const rows = await lookUp(move.client, listIds(move.tracked, isUnsettled), request);
    const plan = planReturn(move.goal, move.tracked, rows, isWrong);
    const undone = await applyMove(move, plan, request);
    for (const { id } of plan.resume) {
      const each = plan.tracked.get(id);
      if (!each || undone.some((failure) => failure.id === id)) continue;
      plan.tracked.set(id, { ...each, state: "back", isPausedByUs: false });
    }
    // After the last change, so that the result says where they are now.
    await move.look(request).catch(() => {});
    return { value: undefined, description: "", isReached: plan.left === 0 && undone.length === 0 };
  };
  // The error lists the rest.
  await poll("the pauses to end", { ...options, timeout: MOMENT, interval: SPREAD }, takeTurnBack, true).catch(
    () => {},
  );
}

/** Sends the pauses and resumes of a plan. Returns the invocations for which that failed, or may have failed. */
async function applyMove(move: Move, plan: MovePlan, request: RequestOptions): Promise<readonly BulkFailure[]> {
  const { client } = move;
  const { tracked, pause, resume } = plan;
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

async function readUndone(running: Promise<BulkResult>): Promise<readonly BulkFailure[]> {
  const { failed, unknown, notStarted } = await readResult(running);
  return [...failed, ...unknown, ...notStarted.map(({ id }) => ({ id, error: "it was not started" }))];
}
