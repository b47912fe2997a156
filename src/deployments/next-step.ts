/** Decides the next step of a release, or of a move without one, from its state and a look at the server. */

import { MOMENT } from "../waiting/index.js";
import type { Destination, InvocationGroup } from "./invocation-evidence.js";
import type { NotMovedInvocations, Outcomes, RollOutOptions, TriedInvocation } from "./roll-out-result.js";

export interface MoveGoal extends Destination, Required<Pick<RollOutOptions, "canary" | "tolerance">> {
  /** Whether to wait until each moved invocation is past its failure. */
  readonly isAwaited: boolean;
  /** The duration of the bake, in milliseconds; 0 without one. */
  readonly bake: number;
}

/** Times are on the clock of `performance.now`. */
export interface MoveState {
  readonly goal: MoveGoal;
  /** Invocations as they were before their resume, which was sent and not refused; or invocations that a dry run would resume. */
  readonly moved: Map<string, InvocationGroup>;
  /** The first invocations of `moved`, whose outcomes decide whether the others follow. */
  tried: Map<string, TriedInvocation>;
  /** Invocations that were asked to pause, and have not continued since. */
  readonly asked: Set<string>;
  /** Until when to wait for attempts on older code. Undefined for a move without a release, which waits only for pauses. */
  inFlightUntil: number | undefined;
  /** The last look. */
  all: readonly InvocationGroup[];
  seen: Outcomes;
  /** The end of the bake, which begins when nothing is left to move. */
  bakesUntil: number | undefined;
  /** The failures of the last turn, as the end of a message. */
  problem: string;
}

const NOTHING = { succeeded: 0, failed: 0, failing: 0, open: 0, vanished: 0, isChecked: false };

export function startMove(goal: MoveGoal, inFlightUntil?: number): MoveState {
  const sets = { moved: new Map(), tried: new Map(), asked: new Set<string>() };
  return { goal, ...sets, inFlightUntil, all: [], seen: NOTHING, bakesUntil: undefined, problem: "" };
}

export interface Step {
  readonly action: "stop" | "try" | "move" | "bake" | "wait" | "end";
  /** Why the release stops or waits. */
  readonly why: string;
  /** The invocations to continue on the new deployment, if need be after a pause. */
  readonly chosen: readonly InvocationGroup[];
}

/** A share counts as if at least this number had ended or failed: one failure of two is not half of a release. */
const FEWEST = 20;

const VANISHED =
  "invocations that were tried have vanished: give the service a completion retention (idempotency_retention; on 1.6 journal_retention), or pass canary: 0";

/** @param now - When the look began. */
export function decide(state: MoveState, now: number): Step {
  const { goal, all, moved, tried, seen, inFlightUntil = 0, bakesUntil } = state;
  const { tolerance, bake, isAwaited } = goal;
  const wrong = seen.failed + seen.failing;
  const ended = wrong + seen.succeeded;
  const ran = seen.open + ended;
  const judged = [...tried.values()];
  const bad = judged.filter(hasFailed).length;
  const left = all.filter(({ plan }) => plan === "move");
  const trial = chooseTrial(state, left, now);
  const held = judged.find((one) => one.state === "open" && !one.hasPassed)?.id;
  const first = held ?? trial.awaited;
  const stuck = all.filter(({ plan, evidence }) => plan === "there" && evidence === "stuck");
  // An invocation that was moved while it was paused in its queue waits out the back-off of the older deployment.
  const delayed = stuck.filter((one) => one.isQueued && one.pinned !== null);

  const then = (action: Step["action"], why: string, some: readonly InvocationGroup[] = []): Step => {
    return { action, why, chosen: [...some, ...delayed] };
  };
  if (bad > 0) return then("stop", `${bad} of ${tried.size} tried invocations fail`);
  if (wrong > tolerance * Math.max(ended, FEWEST))
    return then("stop", `${wrong} of ${ended} ended or failing invocations have failed`);
  if (left.length > 0) {
    const why = `${left.length} left to move`;
    if (trial.chosen.length > 0) return then("try", why, trial.chosen);
    if (first) return then("wait", `${why}, since ${first} is tried first and has not passed`);
    if (tried.size > 0 && seen.vanished === tried.size && !seen.isChecked)
      return then("stop", `all ${tried.size} ${VANISHED}`);
    return then("move", why, left);
  }
  if (bake > 0 && now < (bakesUntil ?? Number.POSITIVE_INFINITY))
    return then("bake", `${seen.succeeded} have succeeded, ${seen.open} have not ended`);
  const slow = bake === 0 && isAwaited ? stuck.find(({ id }) => moved.has(id))?.id : undefined;
  const open = held ?? slow;
  if (open) return then("wait", `some have not passed yet, such as ${open}`);
  const inFlight = all.find(({ plan }) => plan === "in flight");
  if (bake === 0 && inFlight && now < inFlightUntil)
    return then("wait", `some are in flight on older code, such as ${inFlight.id}`);
  // A suspension follows a replay of the whole journal, even if another call has moved the invocation.
  const isSuspended = all.some(({ plan, status }) => plan === "there" && status === "suspended");
  const isKnown = seen.isChecked || isSuspended || judged.some(({ hasPassed }) => hasPassed);
  if (bake > 0 && !isKnown && ran > 0 && tolerance < 1)
    return then("stop", `none of ${ran} invocations has succeeded, or got past a failure, by the end of the bake`);
  return then("end", "");
}

export const startTrial = (one: InvocationGroup): TriedInvocation => {
  return { id: one.id, handler: nameHandler(one), state: "open", hasPassed: false, failure: undefined };
};

export const hasFailed = ({ state }: TriedInvocation): boolean => state === "failing" || state === "failed";

const nameHandler = ({ service, handler }: InvocationGroup): string => `${service}/${handler}`;

/**
 * Chooses which invocations to try next, at least one of each handler. In the first seconds after the registration, it chooses
 * others while a pause has not taken effect. Afterwards, the invocations that have arrived are enough.
 */
function chooseTrial(state: MoveState, left: readonly InvocationGroup[], now: number) {
  const { goal, asked, tried, inFlightUntil = 0 } = state;
  const { canary } = goal;
  if (canary === 0 || (tried.size > 0 && now >= inFlightUntil)) return { chosen: [] };
  const isFree = (one: InvocationGroup) => isReady(one) || !asked.has(one.id);
  const rank = (one: InvocationGroup) =>
    (one.evidence === "open" ? 3 : 0) + (one.status === "running" ? 2 : mustPause(one) ? 1 : 0);
  const free = left.filter(isFree).sort((a, b) => rank(a) - rank(b));
  const covered = new Set([...tried.values()].map(({ handler }) => handler));
  const missing = canary - tried.size;
  const awaited = left.find((one) => !isFree(one) && (missing > 0 || !covered.has(nameHandler(one))))?.id;
  const firsts = free.filter((one) => !covered.has(nameHandler(one)) && covered.add(nameHandler(one)));
  const others = free.filter((one) => !firsts.includes(one)).slice(0, Math.max(0, missing - firsts.length));
  return { chosen: [...firsts, ...others], awaited };
}

function judgeTried({ tried, moved, all }: MoveState): Map<string, TriedInvocation> {
  const found = new Map(all.map((one) => [one.id, one]));
  const judgeOne = (one: TriedInvocation): TriedInvocation => {
    if (one.state !== "open" && one.state !== "failing") return one;
    const now = found.get(one.id);
    // If its resume was lost, it may have ended on the older code, which is no evidence.
    if (now?.plan !== "there") return { ...one, state: now && now.status !== "completed" ? "open" : "vanished" };
    const { evidence, entries, status } = now;
    // A step is past the failure, and a suspension follows a replay of the whole journal.
    const isPast = entries > (moved.get(one.id)?.entries ?? 0) || status === "suspended";
    const hasPassed = one.hasPassed || evidence === "succeeded" || (isPast && evidence === "open");
    return { ...one, state: evidence === "stuck" ? "open" : evidence, hasPassed };
  };
  return new Map([...tried].map(([id, one]) => [id, judgeOne(one)]));
}

function countOutcomes({ all, seen, tried }: MoveState): Outcomes {
  const there = all.filter(({ plan }) => plan === "there");
  const count = (word: InvocationGroup["evidence"]): number =>
    there.reduce((sum, group) => sum + (group.evidence === word ? group.count : 0), 0);
  const [succeeded, failed, judged] = [count("succeeded"), count("failed"), [...tried.values()]];
  const vanished = judged.filter((one) => one.state === "vanished").length;
  const isPast = judged.some(({ hasPassed }) => hasPassed);
  const isChecked = seen.isChecked || succeeded > 0 || (isPast && failed + vanished > 0);
  return { succeeded, failed, failing: count("failing"), open: count("open") + count("stuck"), vanished, isChecked };
}

/** Whether an invocation can continue elsewhere at once. In a virtual queue, a pause would only delay it (seen on 1.7.12). */
export const isReady = ({ status, isQueued, pinned }: InvocationGroup): boolean =>
  isQueued || status === "paused" || status === "suspended" || (pinned === null && status === "backing-off");

/** Whether an invocation has to be paused first. While its status changes, it is `ready` for a moment. */
export const mustPause = (one: InvocationGroup): boolean =>
  !isReady(one) && (one.status === "running" || one.status === "backing-off");

/** Judges a look with the knowledge of this call, since no row shows that the call has resumed or paused an invocation. */
export function takeLook(state: MoveState, all: readonly InvocationGroup[], now: number): void {
  const { moved, asked, inFlightUntil = Number.POSITIVE_INFINITY } = state;
  state.all = all.map((one) => {
    if (one.plan !== "move") return one;
    const { id, status, pinned, modifiedAt } = one;
    const before = pinned === null ? moved.get(id) : undefined;
    // It runs on the latest deployment since its resume. If it was paused since then, it has failed there.
    const hasFailed = status === "paused" && modifiedAt !== before?.modifiedAt;
    if (before && hasFailed) return { ...one, plan: "there", evidence: "failing" };
    if (before) return { ...one, plan: "there", evidence: one.evidence === "open" ? "open" : "stuck" };
    // The pause was lost when an attempt ended.
    if (status === "backing-off") asked.delete(id);
    const isAwaited = status === "ready" || (status === "running" && asked.has(id));
    return isAwaited && now >= inFlightUntil ? { ...one, plan: "in flight" } : one;
  });
  state.tried = judgeTried(state);
  state.seen = countOutcomes(state);
}

/** Waits some seconds longer for attempts on older code, after an invocation was moved or asked to pause. */
export function waitLonger(state: MoveState): void {
  if (state.inFlightUntil) state.inFlightUntil = performance.now() + MOMENT;
}

/** Lists an id of each group that fails at the destination. */
export const listFailing = ({ all }: MoveState): string[] =>
  all.filter(({ plan, evidence }) => plan === "there" && evidence === "failing").map(({ id }) => id);

/** Lists the invocations that are not moved, by handler, status and reason. */
export function listNotMoved(groups: readonly InvocationGroup[]): NotMovedInvocations[] {
  const found = new Map<string, NotMovedInvocations>();
  for (const group of groups) {
    const { status, plan: reason, count, id } = group;
    if (reason === "there" || reason === "move") continue;
    const handler = nameHandler(group);
    const key = [handler, status, reason].join(" ");
    const { count: others, example } = found.get(key) ?? { count: 0, example: id };
    found.set(key, { handler, status, count: count + others, example, reason });
  }
  return [...found.values()];
}
