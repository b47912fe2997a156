import { pauseInvocations, resumeInvocations } from "../../generated/bulk.js";
import { type BulkFailure, type BulkResult, readResult } from "../bulk/index.js";
import { wait } from "../call/index.js";
import type { RequestOptions } from "../client/index.js";
import type { Client } from "../operations.js";
import { MOMENT, poll, type Seen, SPREAD, type WaitOptions } from "../waiting/index.js";
import type { Goal } from "./goal.js";
import { isOld, MOST_PAUSED, type Plan, type Progress, planMoves, planResume, type Resume } from "./plan-moves.js";
import { type InvocationRow, lookUp, type Rows } from "./read-invocations.js";
import { DeploymentStoppedError } from "./stopped-error.js";

/** A release, or a mere move: its goal, its progress, and what differs between the two. */
export interface Move<Result extends object = object> {
  readonly client: Client;
  /** The function that the user called. */
  readonly calledFunction: string;
  goal: Goal;
  progress: Progress;
  /** How many were left to move in the last turn. */
  left: number;
  readonly dryRun: boolean;
  /** What ends the turns. */
  readonly what: string;
  /** Reads the invocations for the next turn. Undefined if the server is starting. */
  readonly look: (request: RequestOptions) => Promise<Rows | undefined>;
  /** Judges what was read. It throws if the move must not go on. */
  readonly check?: (request: RequestOptions) => Promise<void>;
  /** Once nothing is left to move: says what it still waits for. */
  readonly finish?: (request: RequestOptions) => Promise<string | undefined>;
  /** Returns what has been done so far, even by a turn that has not ended. */
  readonly read: () => Result;
  /** Called after each turn. */
  readonly report?: () => void;
}

/** The server pauses an invocation that backs off in less, in milliseconds (seen on 1.6.2 and 1.7.12). */
const BRIEFLY = 50;

/** Takes turns until the move is done. If that ends early, what it has paused continues where it was, within a few seconds. */
export async function runMoves<Result extends object>(move: Move<Result>, options: WaitOptions): Promise<Result> {
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
    await goBack(move, options);
    throw new DeploymentStoppedError({ calledFunction, result: read(), paused: [...move.progress.paused], cause });
  }
}

async function takeTurn<Result extends object>(move: Move<Result>, request: RequestOptions): Promise<Seen<Result>> {
  const { look, check, finish, read } = move;
  const rows = await look(request);
  if (!rows) return { value: read(), description: "the server is starting", isReached: false };
  const plan = planMoves(move.goal, move.progress, rows);
  move.left = plan.left;
  if (move.dryRun) return { value: read(), description: "", isReached: true };
  move.progress = { ...move.progress, trial: plan.trial };
  await check?.(request);
  const undone = [...(await resume(move, plan.resume, request)), ...(await pauseAndResume(move, plan, request))];
  const [first] = undone;
  const problem = first ? `; ${undone.length} failed, such as ${first.id}: ${String(first.error)}` : "";
  const [tried] = [...plan.trial].find(([, { state }]) => state === "open") ?? [];
  const held = tried ? `, since ${tried}, which is tried first, has not passed yet` : "";
  const rest = plan.left === 0 ? await finish?.(request) : `${plan.left} left to move${held}`;
  return { value: read(), description: `${rest}${problem}`, isReached: rest === undefined };
}

/** Pauses some at a time, and resumes each as soon as its pause has taken effect. */
async function pauseAndResume(move: Move, plan: Plan, request: RequestOptions): Promise<readonly BulkFailure[]> {
  const undone: BulkFailure[] = [];
  const rest = [...plan.pause];
  // A step that takes long holds up its pause, and then the next turn goes on.
  for (let idle = 0; (rest.length > 0 || move.progress.paused.size > 0) && idle < 10; ) {
    const { paused } = move.progress;
    const some = rest.splice(0, Math.max(0, MOST_PAUSED - paused.size)).map(({ id }) => id);
    // Known before anything is sent, since a response may be lost.
    move.progress = { ...move.progress, paused: new Set([...paused, ...some]) };
    undone.push(...(await readUndone(pauseInvocations(move.client, some, { ...request, concurrency: MOST_PAUSED }))));
    const before = move.progress.paused.size;
    undone.push(...(await resumePaused(move, request, false)));
    idle = move.progress.paused.size < before ? 0 : idle + 1;
    if (idle > 0) await wait(BRIEFLY, request.signal);
  }
  return undone;
}

/** Resumes those that this move has paused, as far as that has taken effect: on the new deployment, or where they are. */
async function resumePaused(move: Move, request: RequestOptions, isBack: boolean): Promise<readonly BulkFailure[]> {
  const { goal, progress } = move;
  const rows = await lookUp(move.client, [...progress.paused], request);
  // A resume whose response was lost may have moved it: then it is not paused any more.
  const found = [...rows.values()].filter(
    (row) =>
      row !== undefined && PAUSABLE.includes(row.status) && (row.status === "paused" || isOld(goal, progress, row)),
  ) as InvocationRow[];
  const left = new Set(found.map(({ id }) => id));
  move.progress = { ...move.progress, paused: left };
  const ready = found.flatMap((row) => planResume(move.goal, move.progress, row));
  return resume(move, isBack ? ready.map(({ row }) => ({ row, deployment: undefined })) : ready, request);
}

/** A suspension ends a pause that has not taken effect. One that is just changing is `ready` for a moment. */
const PAUSABLE: readonly string[] = ["paused", "running", "backing-off", "ready"];

async function goBack(move: Move, { signal: _, ...options }: WaitOptions): Promise<void> {
  const takeTurnBack = async (request: RequestOptions): Promise<Seen> => {
    await resumePaused(move, request, true);
    return { value: undefined, description: "", isReached: move.progress.paused.size === 0 };
  };
  // The error lists the rest.
  const pace = { ...options, timeout: MOMENT, interval: SPREAD };
  await poll("the pauses to end", pace, takeTurnBack, true).catch(() => {});
}

/** Resumes invocations. Returns those for which that failed, or may have failed. */
async function resume(move: Move, all: readonly Resume[], request: RequestOptions): Promise<readonly BulkFailure[]> {
  const undone: BulkFailure[] = [];
  for (const deployment of new Set(all.map((each) => each.deployment))) {
    request.signal?.throwIfAborted();
    const rows = new Map(all.filter((each) => each.deployment === deployment).map(({ row }) => [row.id, row]));
    const result = await readResult(resumeInvocations(move.client, [...rows.keys()], { ...request, deployment }));
    const done = [...result.succeeded, ...result.unchanged].map(({ id }) => id);
    const moved = new Map(move.progress.moved);
    for (const id of [...done, ...result.unknown.map((each) => each.id)]) {
      const row = rows.get(id);
      if (row && (deployment !== undefined || (row.pinned === null && move.goal.unpinned))) moved.set(id, row);
    }
    move.progress = { ...move.progress, moved, paused: without(move.progress.paused, done) };
    undone.push(...listUndone(result));
  }
  request.signal?.throwIfAborted();
  return undone;
}

function without(all: ReadonlySet<string>, some: readonly string[]): ReadonlySet<string> {
  const left = new Set(all);
  for (const id of some) left.delete(id);
  return left;
}

async function readUndone(running: Promise<BulkResult>): Promise<readonly BulkFailure[]> {
  return listUndone(await readResult(running));
}

function listUndone({ failed, unknown, notStarted }: BulkResult): readonly BulkFailure[] {
  return [...failed, ...unknown, ...notStarted.map(({ id }) => ({ id, error: "it was not started" }))];
}
