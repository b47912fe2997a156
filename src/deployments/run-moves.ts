import { pauseInvocations, resumeInvocations } from "../../generated/bulk.js";
import { type BulkResult, readResult } from "../bulk/index.js";
import { runWithin, wait } from "../call/index.js";
import type { RequestOptions } from "../client/index.js";
import type { Client } from "../operations.js";
import { MOMENT, poll, type ReportedWaitOptions, type Seen } from "../waiting/index.js";
import { findTarget, isOld, type MoveState } from "./move-state.js";
import { decide, type Step } from "./next-step.js";
import { type InvocationRow, lookUp, type Rows } from "./read-invocations.js";
import { DeploymentStoppedError } from "./roll-out-result.js";

/** A release, or a mere move: what differs between the two. */
export interface Move<Result extends object = object> {
  readonly client: Client;
  /** The function that the user called. */
  readonly calledFunction: string;
  readonly state: MoveState;
  readonly dryRun: boolean;
  /** What it waits for. */
  readonly what: string;
  /** Reads the invocations to move, and those that are tried. Undefined if the server is starting. */
  readonly look: (request: RequestOptions) => Promise<Rows | undefined>;
  /** Gathers evidence before the next step, and throws if that is to stop. */
  readonly prepare?: (step: Step, request: RequestOptions) => Promise<void>;
  /** Returns what has been done so far, even by a turn that has not ended. */
  readonly read: () => Result;
}

/** The most invocations that a move pauses at once. If its process is killed, they stay paused. */
const MOST_PAUSED = 100;

/** The server pauses an invocation that backs off in less, in milliseconds (seen on 1.6.2 and 1.7.12). */
const BRIEFLY = 50;

/** Takes turns until the move is done. If that ends early, what it has paused continues where it was, within a few seconds. */
export async function runMoves<Result extends object>(
  move: Move<Result>,
  options: ReportedWaitOptions<Result>,
): Promise<Result> {
  const { calledFunction, read, state } = move;
  const { timeout: _, interval: __, onProgress: ___, ...request } = options;
  let last: Promise<unknown> = Promise.resolve();
  const remember = (each: RequestOptions): Promise<Seen<Result>> => {
    const turn = takeTurn(move, each);
    last = turn;
    return turn;
  };
  try {
    return await poll(move.what, options, remember, true);
  } catch (cause) {
    // The turn in flight may have moved or paused some.
    await last.catch(() => {});
    const goBack = (signal: AbortSignal) => pauseAndResume(move, [], { ...request, signal }, true);
    // The error lists the rest.
    await runWithin(MOMENT, undefined, goBack, () => cause).catch(() => {});
    throw new DeploymentStoppedError({ calledFunction, result: read(), paused: [...state.paused], cause });
  }
}

async function takeTurn<Result extends object>(move: Move<Result>, request: RequestOptions): Promise<Seen<Result>> {
  const { state, read } = move;
  const rows = await move.look(request);
  if (!rows) return { value: read(), description: "the server is starting", isReached: false };
  const step = decide(state, rows);
  state.left = step.left;
  if (move.dryRun) return { value: read(), description: "", isReached: true };
  state.tried = step.tried;
  state.problem = "";
  await move.prepare?.(step, request);
  await resume(move, step.resume, request, false);
  await pauseAndResume(move, step.pause, request, false);
  return { value: read(), description: `${step.why}${state.problem}`, isReached: step.action === "end" };
}

/** A suspension ends a pause that has not taken effect. One that is just changing is `ready` for a moment. */
const PENDING: readonly string[] = ["running", "backing-off", "ready"];

/**
 * Pauses some at a time, and resumes each of those that it has paused as soon as that has taken effect.
 *
 * @param isBack - Whether they continue where they are, and not on the new deployment.
 */
async function pauseAndResume(
  move: Move,
  rows: readonly InvocationRow[],
  request: RequestOptions,
  isBack: boolean,
): Promise<void> {
  const { client, state } = move;
  const { paused } = state;
  const rest = rows.map(({ id }) => id);
  // A step that takes long holds up its pause, and then the next turn goes on.
  for (let idle = 0; rest.length + paused.size > 0 && (isBack || idle < 10); ) {
    const some = rest.splice(0, Math.max(0, MOST_PAUSED - paused.size));
    // Known before anything is sent, since a response may be lost.
    for (const id of some) paused.add(id);
    note(state, await readResult(pauseInvocations(client, some, { ...request, concurrency: MOST_PAUSED })));
    const before = paused.size;
    const ready: InvocationRow[] = [];
    for (const [id, row] of await lookUp(client, paused, request)) {
      // A resume whose response was lost may have moved it: then it is not paused any more.
      const isPending = row && PENDING.includes(row.status) && isOld(state, row);
      if (row && (row.status === "paused" || (isPending && row.isQueued))) ready.push(row);
      else if (!isPending) paused.delete(id);
    }
    await resume(move, ready, request, isBack);
    idle = paused.size < before ? 0 : idle + 1;
    if (idle > 0) await wait(BRIEFLY, request.signal);
  }
}

async function resume(
  { client, state }: Move,
  rows: readonly InvocationRow[],
  request: RequestOptions,
  isBack: boolean,
): Promise<void> {
  const findPlace = (row: InvocationRow) => (isBack ? undefined : findTarget(state, row));
  for (const deployment of new Set(rows.map(findPlace))) {
    request.signal?.throwIfAborted();
    const some = new Map(rows.filter((row) => findPlace(row) === deployment).map((row) => [row.id, row]));
    const result = await readResult(resumeInvocations(client, [...some.keys()], { ...request, deployment }));
    const resumed = [...result.succeeded, ...result.unchanged];
    for (const { id } of resumed) state.paused.delete(id);
    for (const { id } of [...resumed, ...result.unknown]) {
      const row = some.get(id);
      if (row && (deployment !== undefined || (row.pinned === null && state.unpinned))) state.moved.set(id, row);
    }
    note(state, result);
  }
  request.signal?.throwIfAborted();
}

function note(state: MoveState, { failed, unknown }: BulkResult): void {
  const [first] = [...failed, ...unknown];
  if (first) state.problem = `; ${failed.length + unknown.length} failed, such as ${first.id}: ${String(first.error)}`;
}
