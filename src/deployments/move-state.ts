/** The state of a move: the rows of the server, and the requests of this call, which no row shows. Only this file writes it. */

import { sumByName } from "../waiting/index.js";
import type { InvocationGroup, SingleInvocation } from "./invocation-groups.js";
import { isSingle, nameHandler } from "./invocation-groups.js";
import type { Destination } from "./outcome.js";
import type { Outcomes, RollOutOptions, TriedInvocation } from "./roll-out-result.js";

/** In milliseconds: how long a release waits for attempts on older code, after its registration or its last pause or move. */
const IN_FLIGHT_WAIT = 5_000;

export interface MoveGoal extends Destination, Required<Pick<RollOutOptions, "canary" | "tolerance">> {
  /** Whether a move without a bake waits until each moved invocation has made a step. */
  readonly awaitsMoved: boolean;
  /** The duration of the bake, in milliseconds; 0 without one. */
  readonly bake: number;
}

/** Times are on the clock of `performance.now`. */
export interface MoveState {
  readonly goal: MoveGoal;
  /** The invocations that this call has resumed, may have resumed, or would resume in a dry run, as they were before. */
  readonly moved: Map<string, SingleInvocation>;
  /** The first invocations of `moved`, whose outcomes decide whether the others follow. */
  tried: readonly TriedInvocation[];
  /** The ids of invocations that this call has paused, or asked to pause, and not resumed yet. */
  readonly pausing: Set<string>;
  /** The end of the wait for attempts on older code; undefined without a release. */
  inFlightUntil: number | undefined;
  /** The invocations of the last read. */
  groups: readonly InvocationGroup[];
  outcomes: Outcomes;
  /** The end of the bake, which begins when nothing is left to move. */
  bakesUntil: number | undefined;
}

const NO_OUTCOMES = { succeeded: 0, failed: 0, failing: 0, open: 0, vanished: 0, isChecked: false };

/** @param isRelease - Whether to wait for attempts on older code, too, and not only for pauses. */
export function createMoveState(goal: MoveGoal, isRelease: boolean): MoveState {
  const inFlightUntil = isRelease ? performance.now() + IN_FLIGHT_WAIT : undefined;
  const seen = { tried: [], groups: [], outcomes: NO_OUTCOMES };
  return { goal, moved: new Map(), pausing: new Set(), inFlightUntil, bakesUntil: undefined, ...seen };
}

/**
 * Judges the groups of a read, which began at the time `now`. Each step may override the one before:
 *
 * 1. `readGroups` has judged each invocation by the tables, as outcome.ts and plan.ts describe.
 * 2. `correctInvocation` judges invocations that this call has moved or paused, which the tables do not show.
 * 3. `judgeTried` gives tried invocations a state: their outcome, or that they have vanished. It keeps a state that is final.
 * 4. `countOutcomes` adds up the outcomes. `decideNext` stops the move if a tried invocation or too many others have failed.
 */
export function updateState(state: MoveState, groups: readonly InvocationGroup[], now: number): void {
  // If an invocation backs off, a retry policy or the end of an attempt has undone its pause.
  for (const { id, status } of groups.filter(isSingle)) if (status === "backing-off") state.pausing.delete(id);
  state.groups = groups.map((group) => (isSingle(group) ? correctInvocation(state, group, now) : group));
  state.tried = judgeTried(state);
  state.outcomes = countOutcomes(state);
}

function correctInvocation(state: MoveState, invocation: SingleInvocation, now: number): SingleInvocation {
  const { moved, pausing, inFlightUntil = Number.POSITIVE_INFINITY } = state;
  const { id, status, pinned, modifiedAt, outcome, plan } = invocation;
  if (plan !== "move") return invocation;
  const before = pinned === null ? moved.get(id) : undefined;
  if (before) {
    // After its resume, the invocation ran on the latest deployment. If it has paused since then, it has failed there.
    const isFailing = status === "paused" && modifiedAt !== before.modifiedAt;
    return { ...invocation, plan: "at destination", outcome: isFailing ? "failing" : outcome };
  }
  const isAboutToPause = status === "ready" || (status === "running" && pausing.has(id));
  return isAboutToPause && now >= inFlightUntil ? { ...invocation, plan: "in flight" } : invocation;
}

function judgeTried({ tried, moved, groups }: MoveState): readonly TriedInvocation[] {
  const singles = new Map(groups.filter(isSingle).map((single) => [single.id, single]));
  return tried.map((trial) => {
    const { id, state } = trial;
    if (state !== "open" && state !== "failing") return trial;
    const invocation = singles.get(id);
    // An invocation whose resume was lost may have ended on the older code. This says nothing about the destination.
    if (invocation?.plan !== "at destination")
      return { ...trial, state: invocation && invocation.status !== "completed" ? "open" : "vanished" };
    const { outcome, entries, status } = invocation;
    // An invocation is past its failure after a new step, or once it is suspended, which takes a replay of the whole journal.
    const isPast = entries > (moved.get(id)?.entries ?? 0) || status === "suspended";
    const hasPassed = trial.hasPassed || outcome === "succeeded" || (isPast && outcome === "open");
    return { ...trial, state: outcome === "stuck" ? "open" : outcome, hasPassed };
  });
}

function countOutcomes({ tried, groups, outcomes }: MoveState): Outcomes {
  const arrived = groups.filter(({ plan }) => plan === "at destination");
  const sums = sumByName(arrived.map(({ outcome, count }) => [outcome, count]));
  const { succeeded = 0, failed = 0, failing = 0, open = 0, stuck = 0 } = sums;
  const vanished = tried.filter(({ state }) => state === "vanished").length;
  const isPast = tried.some(({ hasPassed }) => hasPassed);
  const isChecked = outcomes.isChecked || succeeded > 0 || (isPast && failed + vanished > 0);
  return { succeeded, failed, failing, open: open + stuck, vanished, isChecked };
}

/** Records invocations that are about to be asked to pause, since the response may be lost. */
export function recordPauses(state: MoveState, ids: readonly string[]): void {
  for (const id of ids) state.pausing.add(id);
  if (ids.length > 0) waitLonger(state);
}

/** Records that an invocation is neither paused nor about to pause. */
export function recordPauseEnd(state: MoveState, id: string): void {
  state.pausing.delete(id);
}

/** Records a move. If it is a trial, the outcome of the invocation decides whether others follow. */
export function recordMove(state: MoveState, invocation: SingleInvocation, isTrial: boolean): void {
  const { id } = invocation;
  state.moved.set(id, invocation);
  const trial = { id, handler: nameHandler(invocation), state: "open", hasPassed: false, failure: undefined } as const;
  if (isTrial) state.tried = [...state.tried.filter((each) => each.id !== id), trial];
  waitLonger(state);
}

/** Records why a tried invocation failed. */
export function recordFailure(state: MoveState, trial: TriedInvocation, failure: TriedInvocation["failure"]): void {
  state.tried = state.tried.map((each) => (each === trial ? { ...trial, failure } : each));
}

/** @param count - How many of the moved invocations still exist. */
export function recordRemaining(state: MoveState, count: number): void {
  state.outcomes = { ...state.outcomes, vanished: state.moved.size - count };
}

/** Begins the bake, unless it has begun. */
export function beginBake(state: MoveState): void {
  state.bakesUntil ??= performance.now() + state.goal.bake;
}

/** Gives attempts on older code a few more seconds. */
function waitLonger(state: MoveState): void {
  if (state.inFlightUntil) state.inFlightUntil = performance.now() + IN_FLIGHT_WAIT;
}

export const hasFailed = ({ state }: TriedInvocation): boolean => state === "failing" || state === "failed";
