import { pauseInvocations, resumeInvocations } from "../../generated/bulk.js";
import { type BulkResult, readResult } from "../bulk/index.js";
import { runWithin, wait } from "../call/index.js";
import type { RequestOptions } from "../client/index.js";
import type { Client } from "../operations.js";
import { MOMENT, poll, type ReportedWaitOptions, type Seen } from "../waiting/index.js";
import { type InvocationGroup, lookUp } from "./invocation-groups.js";
import { isReady, type MoveState, mustPause, recordMove, recordPauses, updateState } from "./move-state.js";
import { decideStep, type Step } from "./next-step.js";
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
  /** Completes the result before a step is taken, and throws if the move has to stop. */
  readonly prepareStep?: (step: Step, request: RequestOptions) => Promise<void>;
  /** Returns the result so far. */
  readonly createResult: () => Result;
}

/** The most invocations that a move pauses at once. If its process is killed, they stay paused. */
const MOST_PAUSED = 100;

/** In milliseconds: the server takes less to pause an invocation that backs off (seen on 1.6.2 and 1.7.12). */
const BRIEFLY = 50;

/** Takes one step after another until the move is done. If the move stops early, paused invocations continue where they were. */
export async function runMoves<Result extends object>(
  move: Move<Result>,
  options: ReportedWaitOptions<Result>,
): Promise<Result> {
  const { calledFunction, createResult, condition, start } = move;
  const { pausing } = move.state;
  const { timeout: _, interval: __, onProgress: ___, ...request } = options;
  let lastStep: Promise<Seen<Result>> | undefined;
  const pollOnce = (each: RequestOptions): Promise<Seen<Result>> => {
    lastStep = takeStep(move, each);
    return lastStep;
  };
  const undoPauses = (signal: AbortSignal) => pauseAndResume(move, [...pausing], "undo", { ...request, signal });
  try {
    return await poll(condition, options, pollOnce, { hasSucceeded: true, start });
  } catch (cause) {
    // The step in flight may have moved or paused invocations.
    await lastStep?.catch(() => {});
    // The error lists the invocations that could not be resumed.
    await runWithin(MOMENT, undefined, undoPauses, () => cause).catch(() => {});
    throw new DeploymentStoppedError({ calledFunction, result: createResult(), paused: [...pausing], cause });
  }
}

async function takeStep<Result extends object>(move: Move<Result>, request: RequestOptions): Promise<Seen<Result>> {
  const { state, createResult } = move;
  const now = performance.now();
  const groups = await move.readInvocations(request);
  if (!groups) return { value: createResult(), description: "the server is starting", isReached: false };
  updateState(state, groups, now);
  const step = decideStep(state, now);
  const { action, chosen, why } = step;
  if (move.dryRun) {
    for (const one of chosen.filter(({ plan }) => plan === "move")) recordMove(state, one, false);
    return { value: createResult(), description: "", isReached: true };
  }
  await move.prepareStep?.(step, request);
  if (action === "bake") state.bakesUntil ??= performance.now() + state.goal.bake;
  const failures = await resume(move, chosen, action, request);
  const running = chosen.filter(mustPause).map(({ id }) => id);
  failures.push(...(await pauseAndResume(move, running, action, request)));
  return { value: createResult(), description: why + describeFailures(failures), isReached: action === "end" };
}

type Failure = BulkResult["failed"][number];

/** The reason for a resume. `undo`: the invocation continues where it was. */
type Reason = Step["action"] | "undo";

/**
 * Asks invocations to pause, some at a time, unless they were asked before, and resumes each as soon as it has paused.
 *
 * @returns The pauses and resumes that failed.
 */
async function pauseAndResume(
  move: Move,
  ids: readonly string[],
  reason: Reason,
  request: RequestOptions,
): Promise<Failure[]> {
  const { client, state } = move;
  const { pausing, goal } = state;
  const failures: Failure[] = [];
  let left = ids;
  let last = performance.now();
  // A long attempt delays its pause. The next step then goes on.
  while (left.length > 0 && (reason === "undo" || performance.now() - last < 10 * BRIEFLY)) {
    const asked = left.filter((id) => pausing.has(id));
    const rest = left.filter((id) => !pausing.has(id));
    const added = rest.splice(0, Math.max(0, MOST_PAUSED - asked.length));
    recordPauses(state, added);
    const result = await readResult(pauseInvocations(client, added, { ...request, concurrency: MOST_PAUSED }));
    const open = [...asked, ...added];
    const found = await lookUp(client, goal, open, request);
    const held = found.filter(isPausing);
    for (const id of open) if (!held.some((one) => one.id === id)) pausing.delete(id);
    failures.push(...listFailures(result), ...(await resume(move, held, reason, request)));
    const later = open.filter((id) => pausing.has(id)).concat(rest);
    if (later.length < left.length) last = performance.now();
    else await wait(BRIEFLY, request.signal);
    left = later;
  }
  return failures;
}

/** Whether a requested pause has taken or may still take effect: not after a suspension, a completion, or a move by a lost resume. */
const isPausing = ({ status, plan }: InvocationGroup): boolean =>
  status === "paused" || (status !== "suspended" && status !== "completed" && plan !== "on target");

/**
 * Resumes each invocation that is ready. Without a pin, it continues on the latest deployment by itself.
 *
 * @returns The resumes that failed.
 */
async function resume(
  { client, state }: Move,
  groups: readonly InvocationGroup[],
  reason: Reason,
  request: RequestOptions,
): Promise<Failure[]> {
  const { goal, pausing } = state;
  const isMoved = ({ plan }: InvocationGroup) => reason !== "undo" && plan !== "on target";
  const findDeployment = (one: InvocationGroup) =>
    isMoved(one) && one.pinned !== null ? goal.services.get(one.service)?.deployment_id : undefined;
  const ready = groups.filter(isReady);
  const failures: Failure[] = [];
  for (const deployment of new Set(ready.map(findDeployment))) {
    request.signal?.throwIfAborted();
    const some = ready.filter((one) => findDeployment(one) === deployment);
    const ids = some.map(({ id }) => id);
    const result = await readResult(resumeInvocations(client, ids, { ...request, deployment }));
    const resumed = new Set([...result.succeeded, ...result.unchanged].map(({ id }) => id));
    const unknown = new Set(result.unknown.map(({ id }) => id));
    for (const one of some) {
      if (resumed.has(one.id)) pausing.delete(one.id);
      if ((resumed.has(one.id) || unknown.has(one.id)) && isMoved(one)) recordMove(state, one, reason === "try");
    }
    failures.push(...listFailures(result));
  }
  request.signal?.throwIfAborted();
  return failures;
}

const listFailures = ({ failed, unknown }: BulkResult): readonly Failure[] => [...failed, ...unknown];

/** Describes failures as the end of a message. */
function describeFailures(failures: readonly Failure[]): string {
  const [first] = failures;
  return first ? `; ${failures.length} failed, such as ${first.id}: ${String(first.error)}` : "";
}
