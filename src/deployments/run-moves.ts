/**
 * The loop of `rollOutDeployment`, `restoreDeployment` and `moveInvocations`. At each turn it reads the invocations, judges them by
 * the earlier requests of this call, decides the next action, and acts: it resumes the chosen invocations at the destination. An invocation
 * that `mustPause` selects is paused first. The action `end` ends the loop, and the action `stop` throws. After any error, the loop
 * tries to resume paused invocations where they were, and throws a `DeploymentStoppedError`.
 */

import { pauseInvocations, resumeInvocations } from "../../generated/bulk.js";
import { type BulkFailure, readResult } from "../bulk/index.js";
import { runWithin, wait } from "../call/index.js";
import { pickRequest, type RequestOptions } from "../client/index.js";
import { RestateAdminError } from "../errors/index.js";
import type { Client } from "../operations.js";
import { poll, type ReportedWaitOptions, type Seen } from "../waiting/index.js";
import { type Decision, decideNext } from "./decision.js";
import { type InvocationGroup, isResumable, lookUp, mustPause, type SingleInvocation } from "./invocation-groups.js";
import { beginBake, type MoveState, recordMove, recordPauseEnd, recordPauses, updateState } from "./move-state.js";
import { DeploymentStoppedError } from "./roll-out-result.js";

/** A release, or a move without one. */
export interface Move<Result extends object = object> {
  readonly client: Client;
  readonly calledFunction: string;
  readonly state: MoveState;
  readonly dryRun: boolean;
  /** The awaited condition, for messages. */
  readonly condition: string;
  /** When the move began, on the clock of `performance.now`. Default: now. */
  readonly start?: number;
  /** Reads the invocations. Returns undefined if the server is starting. */
  readonly readInvocations: (request: RequestOptions) => Promise<readonly InvocationGroup[] | undefined>;
  /** Completes the result before an action. Returns the evidence in words, for the message of the action `stop`. */
  readonly readEvidence?: (action: Decision["action"], request: RequestOptions) => Promise<string>;
  readonly createResult: () => Result;
}

/** The most invocations that a move pauses at once. If its process is killed, they stay paused. */
const MOST_PAUSED = 100;

/** In milliseconds: the wait for pauses before the next look. An invocation that backs off pauses sooner (seen on 1.6.2 and 1.7.12). */
const PAUSE_TIME = 50;
/** In milliseconds: if no pause takes effect for this long, the next turn looks again. A long attempt delays its pause. */
const MOST_SILENCE = 500;
/** In milliseconds: how long a call that stops tries to resume the invocations that it has paused. */
const UNDO_TIMEOUT = 5_000;

export async function runMoves<Result extends object>(
  move: Move<Result>,
  options: ReportedWaitOptions<Result>,
): Promise<Result> {
  const { calledFunction, createResult, condition, start } = move;
  const { pausing } = move.state;
  const request = { ...pickRequest(options), timeout: undefined };
  let turn: Promise<Seen<Result>> | undefined;
  const pollOnce = (turnRequest: RequestOptions): Promise<Seen<Result>> => {
    turn = takeTurn(move, turnRequest);
    return turn;
  };
  const undoPauses = (signal: AbortSignal) => pauseAndResume(move, [...pausing], "undo", { ...request, signal });
  try {
    return await poll(condition, options, pollOnce, { hasSucceeded: true, start });
  } catch (cause) {
    // The turn in flight may have moved or paused invocations.
    await turn?.catch(() => {});
    // The error lists the invocations that could not be resumed.
    await runWithin(UNDO_TIMEOUT, undefined, undoPauses, () => cause).catch(() => {});
    throw new DeploymentStoppedError({ calledFunction, result: createResult(), paused: [...pausing], cause });
  }
}

async function takeTurn<Result extends object>(move: Move<Result>, request: RequestOptions): Promise<Seen<Result>> {
  const { state, createResult } = move;
  const now = performance.now();
  const groups = await move.readInvocations(request);
  if (!groups) return { value: createResult(), description: "the server is starting", isReached: false };
  updateState(state, groups, now);
  const { action, chosen, why } = decideNext(state, now);
  if (move.dryRun) {
    for (const invocation of chosen) if (invocation.plan === "move") recordMove(state, invocation, false);
    return { value: createResult(), description: "", isReached: true };
  }
  const evidence = await move.readEvidence?.(action, request);
  if (action === "stop") throw new RestateAdminError(why + (evidence ?? ""));
  if (action === "bake") beginBake(state);
  const failures = await resume(move, chosen, action, request);
  const running = chosen.filter(mustPause).map(({ id }) => id);
  failures.push(...(await pauseAndResume(move, running, action, request)));
  const [first] = failures;
  const problem = first ? `; ${failures.length} failed, such as ${first.id}: ${String(first.error)}` : "";
  return { value: createResult(), description: why + problem, isReached: action === "end" };
}

/** The reason for a resume. `undo`: the invocation continues where it was. */
type Reason = Decision["action"] | "undo";

/** Asks invocations to pause, some at a time, unless they were asked before. Resumes each as soon as it has paused. Returns the failures. */
async function pauseAndResume(move: Move, ids: readonly string[], reason: Reason, request: RequestOptions) {
  const { client, state } = move;
  const { pausing, goal } = state;
  const failures: BulkFailure[] = [];
  const unasked = ids.filter((id) => !pausing.has(id));
  let asked = ids.filter((id) => pausing.has(id));
  let lastProgress = performance.now();
  while (asked.length + unasked.length > 0 && (reason === "undo" || performance.now() - lastProgress < MOST_SILENCE)) {
    const added = unasked.splice(0, Math.max(0, MOST_PAUSED - asked.length));
    recordPauses(state, added);
    const result = await readResult(pauseInvocations(client, added, { ...request, concurrency: MOST_PAUSED }));
    asked.push(...added);
    const held = (await lookUp(client, asked, request, goal)).filter(isPausing);
    for (const id of asked) if (!held.some((invocation) => invocation.id === id)) recordPauseEnd(state, id);
    failures.push(...result.failed, ...result.unknown, ...(await resume(move, held, reason, request)));
    const left = asked.filter((id) => pausing.has(id));
    if (left.length < asked.length) lastProgress = performance.now();
    else await wait(PAUSE_TIME, request.signal);
    asked = left;
  }
  return failures;
}

/** Whether a requested pause has taken effect or still can: not after a suspension, a completion, or a move by a lost resume. */
const isPausing = ({ status, plan }: InvocationGroup): boolean =>
  status === "paused" || (status !== "suspended" && status !== "completed" && plan !== "at destination");

/** Resumes the invocations that can be resumed, and returns the failures. Without a pin, an invocation continues on the latest deployment. */
async function resume(move: Move, singles: readonly SingleInvocation[], reason: Reason, request: RequestOptions) {
  const { client, state } = move;
  const { goal } = state;
  const isToMove = ({ plan }: InvocationGroup) => reason !== "undo" && plan !== "at destination";
  const findDeployment = (single: SingleInvocation) =>
    isToMove(single) && single.pinned !== null ? goal.services.get(single.service)?.deployment_id : undefined;
  const resumable = singles.filter(isResumable);
  const failures: BulkFailure[] = [];
  for (const deployment of new Set(resumable.map(findDeployment))) {
    request.signal?.throwIfAborted();
    const some = resumable.filter((single) => findDeployment(single) === deployment);
    const result = await readResult(resumeInvocations(client, some, { ...request, deployment }));
    const resumed = [...result.succeeded, ...result.unchanged];
    for (const { id } of resumed) recordPauseEnd(state, id);
    const ids = new Set([...resumed, ...result.unknown].map(({ id }) => id));
    for (const single of some) if (ids.has(single.id) && isToMove(single)) recordMove(state, single, reason === "try");
    failures.push(...result.failed, ...result.unknown);
  }
  request.signal?.throwIfAborted();
  return failures;
}
