import { pauseInvocations, resumeInvocations } from "../../generated/bulk.js";
import { type BulkResult, readResult } from "../bulk/index.js";
import { runWithin, wait } from "../call/index.js";
import type { RequestOptions } from "../client/index.js";
import type { Client } from "../operations.js";
import { MOMENT, poll, type ReportedWaitOptions, type Seen } from "../waiting/index.js";
import { type InvocationRow, lookUp } from "./invocation-evidence.js";
import * as next from "./next-step.js";
import { DeploymentStoppedError } from "./roll-out-result.js";

/** A release, or a mere move. */
export interface Move<Result extends object = object> {
  readonly client: Client;
  readonly calledFunction: string;
  readonly state: next.MoveState;
  readonly dryRun: boolean;
  /** What it waits for. */
  readonly what: string;
  /** When it began, on the clock of `performance.now`. Default: now. */
  readonly start?: number;
  /** Undefined if the server is starting. */
  readonly look: (request: RequestOptions) => Promise<next.Look | undefined>;
  /** Gathers evidence before the next step, and throws if that is to stop. */
  readonly prepare?: (why: string, request: RequestOptions) => Promise<void>;
  /** Returns what has been done so far. */
  readonly read: () => Result;
}

/** The most invocations that a move pauses at once. If its process is killed, they stay paused. */
const MOST_PAUSED = 100;

/** The server pauses an invocation that backs off in less, in milliseconds (seen on 1.6.2 and 1.7.12). */
const BRIEFLY = 50;

/** Takes turns until the move is done. If it ends early, paused invocations continue where they were, within a few seconds. */
export async function runMoves<Result extends object>(
  move: Move<Result>,
  options: ReportedWaitOptions<Result>,
): Promise<Result> {
  const { calledFunction, read, state } = move;
  const { timeout: _, interval: __, onProgress: ___, ...request } = options;
  let turn: Promise<Seen<Result>> | undefined;
  const remember = (each: RequestOptions): Promise<Seen<Result>> => {
    turn = takeTurn(move, each);
    return turn;
  };
  try {
    return await poll(move.what, options, remember, true, move.start);
  } catch (cause) {
    // The turn in flight may have moved or paused some.
    await turn?.catch(() => {});
    state.action = "back";
    const goBack = (signal: AbortSignal) => pauseAndResume(move, [], { ...request, signal });
    // The error lists the rest.
    await runWithin(MOMENT, undefined, goBack, () => cause).catch(() => {});
    throw new DeploymentStoppedError({ calledFunction, result: read(), paused: [...state.asked.keys()], cause });
  }
}

async function takeTurn<Result extends object>(move: Move<Result>, request: RequestOptions): Promise<Seen<Result>> {
  const { state, read } = move;
  const look = await move.look(request);
  if (!look) return { value: read(), description: "the server is starting", isReached: false };
  const step = next.decide(state, look);
  const { action, tried, seen, chosen, why } = step;
  if (move.dryRun) {
    for (const row of chosen.filter((each) => next.isElsewhere(state, each))) state.moved.set(row.id, row);
    return { value: read(), description: "", isReached: true };
  }
  Object.assign(state, { action, tried, seen, problem: "" });
  await move.prepare?.(why, request);
  await pauseAndResume(move, chosen, request);
  return { value: read(), description: why + state.problem, isReached: action === "end" };
}

/** A suspension ends a pause that has not taken effect. While an invocation changes its status, it is `ready` for a moment. */
const PENDING: readonly string[] = ["running", "backing-off", "ready"];

/** Resumes the rows that are ready, pauses the others, some at a time, and resumes each as soon as that has taken effect. */
async function pauseAndResume(move: Move, rows: readonly InvocationRow[], request: RequestOptions): Promise<void> {
  const { client, state } = move;
  const { asked } = state;
  const isBack = state.action === "back";
  await resume(move, rows, request);
  const others = rows.filter(next.mustPause);
  const rest = others.filter((row) => !next.isAsked(state, row)).map(({ id }) => id);
  const waiting = new Set(isBack ? asked.keys() : others.map(({ id }) => id).filter((id) => !rest.includes(id)));
  let last = performance.now();
  // An attempt that takes long holds up its pause, and then the next turn goes on.
  while (rest.length + waiting.size > 0 && (isBack || performance.now() - last < 10 * BRIEFLY)) {
    const some = rest.splice(0, Math.max(0, MOST_PAUSED - waiting.size));
    // Known before anything is sent, since a response may be lost.
    for (const id of some) asked.set(id, performance.now()) && waiting.add(id);
    note(state, await readResult(pauseInvocations(client, some, { ...request, concurrency: MOST_PAUSED })));
    const before = waiting.size;
    // A resume whose response was lost may have moved one: then it is not paused any more.
    const isPaused = (row: InvocationRow) =>
      row.status === "paused" || (PENDING.includes(row.status) && next.isElsewhere(state, row));
    const kept = (await lookUp({ client, ...request }, waiting)).filter(isPaused);
    for (const id of waiting) if (!kept.some((row) => row.id === id)) asked.delete(id);
    await resume(move, kept, request);
    for (const id of waiting) if (!asked.has(id)) waiting.delete(id);
    if (waiting.size < before) last = performance.now();
    else await wait(BRIEFLY, request.signal);
  }
}

async function resume({ client, state }: Move, rows: readonly InvocationRow[], request: RequestOptions): Promise<void> {
  const ready = rows.filter(next.isReady);
  for (const deployment of new Set(ready.map((row) => next.findTarget(state, row)))) {
    request.signal?.throwIfAborted();
    const some = new Map(ready.flatMap((row) => (next.findTarget(state, row) === deployment ? [[row.id, row]] : [])));
    const result = await readResult(resumeInvocations(client, [...some.keys()], { ...request, deployment }));
    const resumed = [...result.succeeded, ...result.unchanged];
    for (const { id } of resumed) state.asked.delete(id);
    for (const { id } of [...resumed, ...result.unknown]) {
      const row = some.get(id);
      if (!row || state.action === "back" || !(deployment ?? (row.pinned === null && state.goal.isLatest))) continue;
      state.moved.set(id, row);
      if (state.action === "try") state.tried.set(id, next.startTrial(row));
    }
    note(state, result);
  }
  request.signal?.throwIfAborted();
}

function note(state: next.MoveState, { failed, unknown }: BulkResult): void {
  const [first] = [...failed, ...unknown];
  if (first) state.problem = `; ${failed.length + unknown.length} failed, such as ${first.id}: ${String(first.error)}`;
}
