import type { InvocationGroup, SingleInvocation } from "./invocation-groups.js";
import { isResumable, isSingle, mustPause, nameHandler } from "./invocation-groups.js";
import { hasFailed, type MoveState } from "./move-state.js";

/** The next action of a move. */
export interface Decision {
  readonly action: "stop" | "try" | "move" | "bake" | "wait" | "end";
  /** Why the move stops or waits. */
  readonly why: string;
  /** The invocations to resume at the destination, or to pause first. */
  readonly chosen: readonly SingleInvocation[];
}

/** The share of failures is counted as if at least this number had ended: one failure of two is not half of a release. */
const FEWEST = 20;

const VANISHED =
  "invocations that were tried have vanished: give the service a completion retention (idempotency_retention; on 1.6 journal_retention), or pass canary: 0";

/**
 * Decides the next action of a move from its state and the time:
 *
 * 1. If a tried invocation fails, or if too many invocations do, the move stops.
 * 2. As long as invocations are left to move, it tries a few, waits until each of these has passed, and moves the rest.
 * 3. With a bake, it then waits for the end of the bake, and until each tried invocation has passed. A release without a bake waits
 *    until every moved invocation has made a step, and gives attempts on older code a few seconds to end.
 * 4. It ends, or stops if its bake has seen no success.
 *
 * @param now - When the server was read.
 */
export function decideNext(state: MoveState, now: number): Decision {
  const singles = state.groups.filter(isSingle);
  const left = singles.filter(({ plan }) => plan === "move");
  const decision = judgeFailures(state) ?? (left.length > 0 ? chooseMove(state, left, now) : chooseWait(state, now));
  // After a move, an invocation that was paused in its queue would wait out its old back-off: another resume ends that.
  const delayed = singles.filter((single) => isStuck(single) && single.isQueued && single.pinned !== null);
  return { ...decision, chosen: [...decision.chosen, ...delayed] };
}

function decide(action: Decision["action"], why: string, chosen: readonly SingleInvocation[] = []): Decision {
  return { action, why, chosen };
}

const isStuck = ({ plan, outcome }: InvocationGroup) => plan === "at destination" && outcome === "stuck";

/** Stops the move if a tried invocation fails, or if the share of failures exceeds the tolerance. */
function judgeFailures({ goal, tried, outcomes }: MoveState): Decision | undefined {
  const failed = tried.filter(hasFailed).length;
  if (failed > 0) return decide("stop", `${failed} of ${tried.length} tried invocations fail`);
  const wrong = outcomes.failed + outcomes.failing;
  const ended = wrong + outcomes.succeeded;
  if (wrong <= goal.tolerance * Math.max(ended, FEWEST)) return undefined;
  return decide("stop", `${wrong} of ${ended} ended or failing invocations have failed`);
}

/** Chooses another trial, the wait for a trial, or the move of all invocations that are left. */
function chooseMove(state: MoveState, left: readonly SingleInvocation[], now: number): Decision {
  const { tried, outcomes } = state;
  const why = `${left.length} left to move`;
  const { chosen, awaited } = chooseTrial(state, left, now);
  if (chosen.length > 0) return decide("try", why, chosen);
  const first = findOpenTrial(state) ?? awaited;
  if (first) return decide("wait", `${why}, since ${first} is tried first and has not passed`);
  const haveVanished = tried.length > 0 && outcomes.vanished === tried.length && !outcomes.isChecked;
  return haveVanished ? decide("stop", `all ${tried.length} ${VANISHED}`) : decide("move", why, left);
}

/** Finds the id of a tried invocation that has not passed, so that the others have to wait. */
function findOpenTrial({ tried }: MoveState): string | undefined {
  return tried.find(({ state, hasPassed }) => state === "open" && !hasPassed)?.id;
}

/**
 * Chooses which invocations to try next, at least one of each handler. Until `inFlightUntil`, it passes over invocations whose pause
 * has not taken effect, and returns the id of such an invocation as `awaited`. After that time, the tried invocations are enough.
 */
function chooseTrial(state: MoveState, left: readonly SingleInvocation[], now: number) {
  const { goal, pausing, tried, inFlightUntil = 0 } = state;
  if (goal.canary === 0 || (tried.length > 0 && now >= inFlightUntil)) return { chosen: [] };
  const isFree = (invocation: SingleInvocation) => isResumable(invocation) || !pausing.has(invocation.id);
  // Invocations that fail come first, and then those that need no pause.
  const rank = (invocation: SingleInvocation) =>
    (invocation.outcome === "open" ? 3 : 0) + (invocation.status === "running" ? 2 : mustPause(invocation) ? 1 : 0);
  const missing = goal.canary - tried.length;
  const covered = new Set(tried.map(({ handler }) => handler));
  const awaited = left.find((each) => !isFree(each) && (missing > 0 || !covered.has(nameHandler(each))))?.id;
  const firsts: SingleInvocation[] = [];
  const others: SingleInvocation[] = [];
  for (const invocation of left.filter(isFree).sort((a, b) => rank(a) - rank(b))) {
    const handler = nameHandler(invocation);
    (covered.has(handler) ? others : firsts).push(invocation);
    covered.add(handler);
  }
  return { chosen: [...firsts, ...others.slice(0, Math.max(0, missing - firsts.length))], awaited };
}

/** Decides whether to bake, to wait or to end, once nothing is left to move. */
function chooseWait(state: MoveState, now: number): Decision {
  const { goal, groups, moved, outcomes, inFlightUntil = 0, bakesUntil = Number.POSITIVE_INFINITY } = state;
  const hasBake = goal.bake > 0;
  if (hasBake && now < bakesUntil)
    return decide("bake", `${outcomes.succeeded} have succeeded, ${outcomes.open} have not ended`);
  const isAwaited = (single: SingleInvocation) => isStuck(single) && moved.has(single.id);
  const awaited = goal.awaitsMoved && !hasBake ? groups.filter(isSingle).find(isAwaited)?.id : undefined;
  const open = findOpenTrial(state) ?? awaited;
  if (open) return decide("wait", `some have not passed yet, such as ${open}`);
  if (hasBake) return judgeBake(state);
  const inFlight = now < inFlightUntil ? groups.find(({ plan }) => plan === "in flight")?.example : undefined;
  return inFlight ? decide("wait", `some are in flight on older code, such as ${inFlight}`) : decide("end", "");
}

/** Decides at the end of the bake: it stops if invocations ran, and none of them shows that the code works. */
function judgeBake({ goal, groups, tried, outcomes }: MoveState): Decision {
  const { succeeded, failed, failing, open, isChecked } = outcomes;
  const ran = succeeded + failed + failing + open;
  // A suspension follows a replay of the whole journal, even if another call has moved the invocation.
  const isSuspended = groups.some(({ plan, status }) => plan === "at destination" && status === "suspended");
  const isProven = isChecked || isSuspended || tried.some(({ hasPassed }) => hasPassed);
  if (isProven || ran === 0 || goal.tolerance === 1) return decide("end", "");
  const none = `none of ${ran} invocations has succeeded by the end of the bake`;
  return decide("stop", `${none}, and no tried one got past its failure`);
}
