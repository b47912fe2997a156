import { pauseInvocations, resumeInvocations } from "../../generated/bulk.js";
import { type BulkResult, readResult } from "../bulk/index.js";
import { runWithin, wait } from "../call/index.js";
import type { RequestOptions } from "../client/index.js";
import type { Client } from "../operations.js";
import { MOMENT, poll, type ReportedWaitOptions, type Seen } from "../waiting/index.js";
import { type InvocationGroup, lookUp } from "./invocation-evidence.js";
import * as next from "./next-step.js";
import { DeploymentStoppedError } from "./roll-out-result.js";

/** A release, or a move without one. */
export interface Move<Result extends object = object> {
  readonly client: Client;
  readonly calledFunction: string;
  readonly state: next.MoveState;
  readonly dryRun: boolean;
  /** The awaited condition, for messages. */
  readonly what: string;
  /** When it began, on the clock of `performance.now`. Default: now. */
  readonly start?: number;
  /** Undefined if the server is starting. */
  readonly look: (request: RequestOptions) => Promise<readonly InvocationGroup[] | undefined>;
  /** Gathers evidence before the next step, and throws if the step is to stop. */
  readonly prepare?: (step: next.Step, request: RequestOptions) => Promise<void>;
  /** Returns the result so far. */
  readonly read: () => Result;
}

/** The most invocations that a move pauses at once. If its process is killed, they stay paused. */
const MOST_PAUSED = 100;

/** In milliseconds: the server takes less to pause an invocation that backs off (seen on 1.6.2 and 1.7.12). */
const BRIEFLY = 50;

/** Takes turns until the move is done. If it ends early, paused invocations continue where they were, within a few seconds. */
export async function runMoves<Result extends object>(
  move: Move<Result>,
  options: ReportedWaitOptions<Result>,
): Promise<Result> {
  const { calledFunction, read, state } = move;
  const { asked } = state;
  const { timeout: _, interval: __, onProgress: ___, ...request } = options;
  let turn: Promise<Seen<Result>> | undefined;
  const remember = (each: RequestOptions): Promise<Seen<Result>> => {
    turn = takeTurn(move, each);
    return turn;
  };
  const goBack = (signal: AbortSignal) => pauseAndResume(move, [...asked], "back", { ...request, signal });
  try {
    return await poll(move.what, options, remember, { hasSucceeded: true, start: move.start });
  } catch (cause) {
    // The turn in flight may have moved or paused invocations.
    await turn?.catch(() => {});
    // The error lists the invocations that it could not resume.
    await runWithin(MOMENT, undefined, goBack, () => cause).catch(() => {});
    throw new DeploymentStoppedError({ calledFunction, result: read(), paused: [...asked], cause });
  }
}

async function takeTurn<Result extends object>(move: Move<Result>, request: RequestOptions): Promise<Seen<Result>> {
  const { state, read } = move;
  const now = performance.now();
  const all = await move.look(request);
  if (!all) return { value: read(), description: "the server is starting", isReached: false };
  next.takeLook(state, all, now);
  const step = next.decide(state, now);
  const { action, chosen, why } = step;
  if (move.dryRun) {
    for (const one of chosen.filter(({ plan }) => plan === "move")) state.moved.set(one.id, one);
    return { value: read(), description: "", isReached: true };
  }
  state.problem = "";
  await move.prepare?.(step, request);
  await resume(move, chosen, action, request);
  const running = chosen.filter(next.mustPause).map(({ id }) => id);
  await pauseAndResume(move, running, action, request);
  return { value: read(), description: why + state.problem, isReached: action === "end" };
}

/** Why an invocation is resumed. `back`: it continues where it was. */
type Action = next.Step["action"] | "back";

/** Asks invocations to pause, some at a time, unless they were asked before, and resumes each as soon as it has paused. */
async function pauseAndResume(move: Move, ids: readonly string[], action: Action, request: RequestOptions) {
  const { client, state } = move;
  const { asked, goal } = state;
  let left = ids;
  let last = performance.now();
  // A long attempt delays its pause. The next turn then goes on.
  while (left.length > 0 && (action === "back" || performance.now() - last < 10 * BRIEFLY)) {
    const waiting = left.filter((id) => asked.has(id));
    const rest = left.filter((id) => !asked.has(id));
    const some = rest.splice(0, Math.max(0, MOST_PAUSED - waiting.length));
    // Recorded before anything is sent, since a response may be lost.
    for (const id of some) asked.add(id);
    if (some.length > 0) next.waitLonger(state);
    note(state, await readResult(pauseInvocations(client, some, { ...request, concurrency: MOST_PAUSED })));
    const found = await lookUp({ client, goal, ...request }, [...waiting, ...some]);
    const kept = new Map(found.flatMap((one) => (willPause(one) ? [[one.id, one]] : [])));
    for (const id of [...waiting, ...some]) if (!kept.has(id)) asked.delete(id);
    await resume(move, [...kept.values()], action, request);
    const later = [...waiting, ...some].filter((id) => asked.has(id)).concat(rest);
    if (later.length < left.length) last = performance.now();
    else await wait(BRIEFLY, request.signal);
    left = later;
  }
}

/** Whether a requested pause holds, or is still to come. A suspension ends it, and a lost resume may have moved the invocation. */
const willPause = ({ status, plan }: InvocationGroup): boolean =>
  status === "paused" || (status !== "suspended" && status !== "completed" && plan !== "there");

/** Resumes each invocation that is ready. Without a pin, it continues on the latest deployment by itself. */
async function resume(
  { client, state }: Move,
  rows: readonly InvocationGroup[],
  action: Action,
  request: RequestOptions,
): Promise<void> {
  const { goal, asked, moved, tried } = state;
  const isMoved = ({ plan }: InvocationGroup) => action !== "back" && plan !== "there";
  const findTarget = (one: InvocationGroup) =>
    isMoved(one) && one.pinned !== null ? goal.services.get(one.service)?.deployment_id : undefined;
  const ready = rows.filter(next.isReady);
  for (const deployment of new Set(ready.map(findTarget))) {
    request.signal?.throwIfAborted();
    const some = new Map(ready.flatMap((one) => (findTarget(one) === deployment ? [[one.id, one]] : [])));
    const result = await readResult(resumeInvocations(client, [...some.keys()], { ...request, deployment }));
    const resumed = [...result.succeeded, ...result.unchanged];
    for (const { id } of resumed) asked.delete(id);
    for (const { id } of [...resumed, ...result.unknown]) {
      const one = some.get(id);
      if (!one || !isMoved(one)) continue;
      moved.set(id, one);
      next.waitLonger(state);
      if (action === "try") tried.set(id, next.startTrial(one));
    }
    note(state, result);
  }
  request.signal?.throwIfAborted();
}

function note(state: next.MoveState, { failed, unknown }: BulkResult): void {
  const [first] = [...failed, ...unknown];
  if (first) state.problem = `; ${failed.length + unknown.length} failed, such as ${first.id}: ${String(first.error)}`;
}
