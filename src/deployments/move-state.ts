/** The state of a move: the rows of the server, and the requests of this call, which no row shows. */

import { MOMENT } from "../waiting/index.js";
import type { InvocationGroup, MoveTarget } from "./invocation-groups.js";
import type { NotMovedInvocations, Outcomes, RollOutOptions, TriedInvocation } from "./roll-out-result.js";

export interface MoveGoal extends MoveTarget, Required<Pick<RollOutOptions, "canary" | "tolerance">> {
  /** Whether to wait until each moved invocation is past its failure. */
  readonly isAwaited: boolean;
  /** The duration of the bake, in milliseconds; 0 without one. */
  readonly bake: number;
}

/** Times are on the clock of `performance.now`. */
export interface MoveState {
  readonly goal: MoveGoal;
  /** The invocations that this call has resumed, may have resumed, or would resume in a dry run, as they were before. */
  readonly moved: Map<string, InvocationGroup>;
  /** The first invocations of `moved`, whose outcomes decide whether the others follow. */
  tried: Map<string, TriedInvocation>;
  /** The ids of invocations that this call has paused, or asked to pause, and not resumed yet. */
  readonly pausing: Set<string>;
  /** Until when to wait for attempts on older code. Undefined for a move without a release, which waits only for pauses. */
  inFlightUntil: number | undefined;
  /** The invocations that the server has reported last. */
  groups: readonly InvocationGroup[];
  outcomes: Outcomes;
  /** The end of the bake, which begins when nothing is left to move. */
  bakesUntil: number | undefined;
}

const NO_OUTCOMES = { succeeded: 0, failed: 0, failing: 0, open: 0, vanished: 0, isChecked: false };

export function createMoveState(goal: MoveGoal, inFlightUntil?: number): MoveState {
  const sets = { moved: new Map(), tried: new Map(), pausing: new Set<string>() };
  return { goal, ...sets, inFlightUntil, groups: [], outcomes: NO_OUTCOMES, bakesUntil: undefined };
}

/** Takes the groups that the server reported. @param now - When the read began. */
export function updateState(state: MoveState, groups: readonly InvocationGroup[], now: number): void {
  // A retry policy, or the end of an attempt, has undone these pauses.
  for (const { id, plan, status } of groups) if (plan === "move" && status === "backing-off") state.pausing.delete(id);
  state.groups = groups.map((one) => (one.plan === "move" ? correctGroup(state, one, now) : one));
  state.tried = judgeTried(state);
  state.outcomes = countOutcomes(state);
}

/** Corrects the plan and the outcome of an invocation by the requests of this call. */
function correctGroup(state: MoveState, group: InvocationGroup, now: number): InvocationGroup {
  const { moved, pausing, inFlightUntil = Number.POSITIVE_INFINITY } = state;
  const { id, status, pinned, modifiedAt, outcome } = group;
  const before = pinned === null ? moved.get(id) : undefined;
  if (before) {
    // Since its resume, it has run on the latest deployment. If it was paused since then, it has failed there.
    const isFailing = status === "paused" && modifiedAt !== before.modifiedAt;
    return { ...group, plan: "on target", outcome: isFailing ? "failing" : outcome === "open" ? "open" : "stuck" };
  }
  const isAwaited = status === "ready" || (status === "running" && pausing.has(id));
  return isAwaited && now >= inFlightUntil ? { ...group, plan: "in flight" } : group;
}

function judgeTried({ tried, moved, groups }: MoveState): Map<string, TriedInvocation> {
  const found = new Map(groups.map((one) => [one.id, one]));
  const judgeOne = (one: TriedInvocation): TriedInvocation => {
    if (one.state !== "open" && one.state !== "failing") return one;
    const group = found.get(one.id);
    // If its resume was lost, it may have ended on the older code, which says nothing about the target.
    if (group?.plan !== "on target")
      return { ...one, state: group && group.status !== "completed" ? "open" : "vanished" };
    const { outcome, entries, status } = group;
    // A new step is past the failure. So is a suspension, which follows a replay of the whole journal.
    const isPast = entries > (moved.get(one.id)?.entries ?? 0) || status === "suspended";
    const hasPassed = one.hasPassed || outcome === "succeeded" || (isPast && outcome === "open");
    return { ...one, state: outcome === "stuck" ? "open" : outcome, hasPassed };
  };
  return new Map([...tried].map(([id, one]) => [id, judgeOne(one)]));
}

function countOutcomes(state: MoveState): Outcomes {
  const { groups, outcomes, tried } = state;
  const count = (outcome: InvocationGroup["outcome"]): number =>
    groups.reduce((sum, one) => sum + (one.plan === "on target" && one.outcome === outcome ? one.count : 0), 0);
  const judged = [...tried.values()];
  const succeeded = count("succeeded");
  const failed = count("failed");
  const vanished = judged.filter((one) => one.state === "vanished").length;
  const isPast = judged.some(({ hasPassed }) => hasPassed);
  const isChecked = outcomes.isChecked || succeeded > 0 || (isPast && failed + vanished > 0);
  return { succeeded, failed, failing: count("failing"), open: count("open") + count("stuck"), vanished, isChecked };
}

/** Records invocations that are about to be asked to pause, since the response may be lost. */
export function recordPauses(state: MoveState, ids: readonly string[]): void {
  for (const id of ids) state.pausing.add(id);
  if (ids.length > 0) waitLonger(state);
}

/** Records a move. If it is a trial, the outcome of the invocation decides whether others follow. */
export function recordMove(state: MoveState, group: InvocationGroup, isTrial: boolean): void {
  const { id } = group;
  state.moved.set(id, group);
  if (isTrial)
    state.tried.set(id, { id, handler: nameHandler(group), state: "open", hasPassed: false, failure: undefined });
  waitLonger(state);
}

/** Gives attempts on older code a few more seconds. */
function waitLonger(state: MoveState): void {
  if (state.inFlightUntil) state.inFlightUntil = performance.now() + MOMENT;
}

export const hasFailed = ({ state }: TriedInvocation): boolean => state === "failing" || state === "failed";

export const nameHandler = ({ service, handler }: InvocationGroup): string => `${service}/${handler}`;

/** Whether an invocation can continue elsewhere at once. In a virtual queue, a pause would only delay it (seen on 1.7.12). */
export const isReady = ({ status, isQueued, pinned }: InvocationGroup): boolean =>
  isQueued || status === "paused" || status === "suspended" || (pinned === null && status === "backing-off");

/** Whether an invocation has to be paused first. While its status changes, it is `ready` for a moment. */
export const mustPause = (one: InvocationGroup): boolean =>
  !isReady(one) && (one.status === "running" || one.status === "backing-off");

/** Lists the invocations that are not moved, by handler, status and reason. */
export function listNotMoved(groups: readonly InvocationGroup[]): NotMovedInvocations[] {
  const found = new Map<string, NotMovedInvocations>();
  for (const group of groups) {
    const { status, plan: reason, count, id } = group;
    if (reason === "on target" || reason === "move") continue;
    const handler = nameHandler(group);
    const key = [handler, status, reason].join(" ");
    const { count: others, example } = found.get(key) ?? { count: 0, example: id };
    found.set(key, { handler, status, count: count + others, example, reason });
  }
  return [...found.values()];
}
