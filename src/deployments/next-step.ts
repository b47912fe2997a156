/** Decides the next step of a release, or of a mere move, from its state and a look at the server. */

import { MOMENT } from "../waiting/index.js";
import type { Destination, InvocationGroup, InvocationKind, InvocationRow } from "./invocation-evidence.js";
import type { NotMovedInvocations, Outcomes, RollOutOptions, TriedInvocation } from "./roll-out-result.js";

export interface MoveGoal extends Destination, Required<Pick<RollOutOptions, "canary" | "tolerance">> {
  /** Whether to wait until each moved invocation is past its failure. */
  readonly isAwaited: boolean;
}

type Action = "stop" | "try" | "move" | "bake" | "wait" | "end";

export interface MoveState {
  readonly goal: MoveGoal;
  /** Invocations, as they were when their resume was sent, and not refused; or that a dry run would resume. */
  readonly moved: Map<string, InvocationRow>;
  /** The first of `moved`, which decide over the others. */
  tried: Map<string, TriedInvocation>;
  /** When invocations were asked to pause that have not continued since. */
  readonly asked: Map<string, number>;
  seen: Outcomes;
  /** The last step. `back`: it has stopped, and the invocations that it has paused continue where they were. */
  action: Action | "back";
  /** The failures of the last turn, as the end of a message. */
  problem: string;
}

const NOTHING = { succeeded: 0, failed: 0, failing: 0, open: 0, vanished: 0, isChecked: false };

export function startMove(goal: MoveGoal): MoveState {
  return { goal, moved: new Map(), tried: new Map(), asked: new Map(), seen: NOTHING, action: "wait", problem: "" };
}

/** A look at the server. Times are on the clock of `performance.now`; both are 0 for a move that waits for every pause. */
export interface Look {
  /** The invocations to move, those that are tried, and those that are stuck on the new deployment. */
  readonly rows: readonly InvocationRow[];
  readonly groups: readonly InvocationGroup[];
  /** Deployments that somebody has deleted: invocations that are pinned to them cannot go on, failing or not. */
  readonly deleted: readonly string[];
  readonly bake: "none" | "running" | "over";
  readonly now: number;
  /** Until when to wait for attempts that were in flight at the registration. */
  readonly inFlightUntil: number;
}

export interface Step extends Pick<MoveState, "tried" | "seen"> {
  readonly action: Action;
  /** Why it stops, or what it waits for. */
  readonly why: string;
  /** The invocations to continue on the new deployment, if need be after a pause. */
  readonly chosen: readonly InvocationRow[];
}

/** A share counts as if at least so many had ended or failed: one failure of two is not half of a release. */
const FEWEST = 20;

const VANISHED =
  "invocations that were tried have vanished: give the service a completion retention (idempotency_retention; on 1.6 journal_retention), or pass canary: 0";

export function decide(state: MoveState, look: Look): Step {
  const { tolerance, isAwaited } = state.goal;
  const { rows, groups, bake } = look;
  const tried = judgeTried(state, rows);
  const seen = countOutcomes(state, look, tried);
  const wrong = seen.failed + seen.failing;
  const ended = wrong + seen.succeeded;
  const ran = seen.open + ended;
  const all = [...tried.values()];
  const bad = all.filter(hasFailed).length;
  const left = rows.filter((row) => isElsewhere(state, row) && !findReason(state, look, row));
  const trial = chooseTrial(state, look, tried, left);
  const held = all.find((one) => one.state === "open" && !one.hasPassed)?.id;
  const first = held ?? trial.awaited;
  const stuck = rows.filter((row) => row.evidence === "stuck" && !isElsewhere(state, row));
  const slow = stuck.find((row) => state.moved.has(row.id) && judge(state, row) === "open")?.id;
  // An invocation that was moved while it was paused in its queue waits out the back-off of the older deployment.
  const delayed = stuck.filter((row) => row.isQueued && row.pinned !== null);

  const then = (action: Action, why: string, some: readonly InvocationRow[] = []): Step => {
    return { action, why, chosen: [...some, ...delayed], tried, seen };
  };
  if (bad > 0) return then("stop", `${bad} of ${tried.size} invocations that were tried fail`);
  if (wrong > tolerance * Math.max(ended, FEWEST))
    return then("stop", `${wrong} of ${ended} invocations that have ended or fail have failed`);
  if (left.length > 0) {
    const why = `${left.length} left to move`;
    if (trial.chosen.length > 0) return then("try", why, trial.chosen);
    if (first) return then("wait", `${why}, since ${first} is tried first, and has not passed`);
    if (tried.size > 0 && seen.vanished === tried.size && !seen.isChecked)
      return then("stop", `all ${tried.size} ${VANISHED}`);
    return then("move", why, left);
  }
  if (bake === "running") return then("bake", `${seen.succeeded} have succeeded, ${seen.open} have not ended`);
  const open = held ?? (bake === "none" && isAwaited ? slow : undefined);
  if (open) return then("wait", `some have not passed yet, such as ${open}`);
  const inFlight = groups.find((group) => isElsewhere(state, group) && findReason(state, look, group) === "in flight");
  if (bake === "none" && inFlight && look.now < look.inFlightUntil)
    return then("wait", `some are in flight on older code, such as ${inFlight.example}`);
  const isKnown = seen.isChecked || all.some(({ hasPassed }) => hasPassed);
  if (bake === "over" && !isKnown && ran > 0 && tolerance < 1)
    return then("stop", `none of ${ran} invocations has succeeded, or got past a failure, by the end of the bake`);
  return then("end", "");
}

export const startTrial = (row: InvocationRow): TriedInvocation => {
  return { id: row.id, handler: nameHandler(row), state: "open", hasPassed: false, failure: undefined };
};

export const hasFailed = ({ state }: TriedInvocation): boolean => state === "failing" || state === "failed";

const nameHandler = ({ service, handler }: InvocationKind): string => `${service}/${handler}`;

/**
 * Chooses which invocations to try next, at least one of each handler. Until some seconds after the registration, others are chosen
 * while a pause has not taken effect; afterwards, the invocations that have arrived are enough.
 */
function chooseTrial(state: MoveState, look: Look, tried: Step["tried"], left: readonly InvocationRow[]) {
  const { canary } = state.goal;
  if (canary === 0 || (tried.size > 0 && look.now >= look.inFlightUntil)) return { chosen: [] };
  const isFree = (row: InvocationRow) => isReady(row) || !isAsked(state, row);
  const rank = (row: InvocationRow) => (isBad(row) ? 0 : 3) + (row.status === "running" ? 2 : mustPause(row) ? 1 : 0);
  const free = left.filter(isFree).sort((a, b) => rank(a) - rank(b));
  const covered = new Set([...tried.values()].map(({ handler }) => handler));
  const missing = canary - tried.size;
  const awaited = left.find((row) => !isFree(row) && (missing > 0 || !covered.has(nameHandler(row))))?.id;
  const firsts = free.filter((row) => !covered.has(nameHandler(row)) && covered.add(nameHandler(row)));
  const others = free.filter((row) => !firsts.includes(row)).slice(0, Math.max(0, missing - firsts.length));
  return { chosen: [...firsts, ...others], awaited };
}

function judgeTried(state: MoveState, rows: readonly InvocationRow[]): Map<string, TriedInvocation> {
  const found = new Map(rows.map((row) => [row.id, row]));
  const judgeOne = (one: TriedInvocation): TriedInvocation => {
    if (one.state !== "open" && one.state !== "failing") return one;
    const row = found.get(one.id);
    // After a lost resume, it may have ended where it was, which tells nothing.
    if (!row || isElsewhere(state, row))
      return { ...one, state: row?.status === "completed" || !row ? "vanished" : "open" };
    const word = judge(state, row);
    // A step is past the failure, and a suspension follows a replay of the whole journal.
    const isPast = row.entries > (state.moved.get(one.id)?.entries ?? 0) || row.status === "suspended";
    const hasPassed = one.hasPassed || word === "succeeded" || (isPast && row.evidence === "open");
    return { ...one, state: word, hasPassed };
  };
  return new Map([...state.tried].map(([id, one]) => [id, judgeOne(one)]));
}

/** Judges an invocation by its attempts on the deployment that it needs. */
function judge(state: MoveState, row: InvocationRow): "succeeded" | "failed" | "failing" | "open" {
  if (row.evidence !== "stuck") return row.evidence;
  // Without a pin, the tables do not tell where a paused invocation failed. This call has resumed it on the latest deployment.
  const before = row.pinned === null && row.status === "paused" ? state.moved.get(row.id) : undefined;
  return before && before.modifiedAt !== row.modifiedAt ? "failing" : "open";
}

/** Lists the ids of the rows that fail on the new deployment. */
export const listFailing = (state: MoveState, { rows }: Look): string[] =>
  rows.filter((row) => !isElsewhere(state, row) && judge(state, row) === "failing").map(({ id }) => id);

function countOutcomes(state: MoveState, { groups, rows }: Look, tried: Step["tried"]): Outcomes {
  const there = groups.filter((group) => !isElsewhere(state, group));
  // No group tells that these run on the new deployment.
  const waiting = rows.filter((row) => row.deployment === null && row.evidence === "stuck" && !isElsewhere(state, row));
  const count = (...words: readonly string[]): number =>
    there.reduce((sum, group) => sum + (words.includes(group.evidence) ? group.count : 0), 0) +
    waiting.filter((row) => words.includes(judge(state, row))).length;
  const [succeeded, failed, all] = [count("succeeded"), count("failed"), [...tried.values()]];
  const vanished = all.filter((one) => one.state === "vanished").length;
  const isPast = all.some(({ hasPassed }) => hasPassed);
  const isChecked = state.seen.isChecked || succeeded > 0 || (isPast && failed + vanished > 0);
  return { succeeded, failed, failing: count("failing"), open: count("open", "stuck"), vanished, isChecked };
}

/** Whether the server can continue it elsewhere. A pause in a virtual queue would make it wait out its back-off (seen on 1.7.12). */
export const isReady = ({ status, isQueued, pinned }: InvocationRow): boolean =>
  isQueued || status === "paused" || status === "suspended" || (pinned === null && status === "backing-off");

/** Whether it has to be paused first. While it changes its status, it is `ready` for a moment. */
export const mustPause = (row: InvocationRow): boolean =>
  !isReady(row) && (row.status === "running" || row.status === "backing-off");

/** Whether its pause is awaited. If it backs off, the pause was lost at the end of an attempt. */
export const isAsked = ({ asked }: MoveState, { id, status }: InvocationRow): boolean =>
  asked.has(id) && status !== "backing-off";

/** A group, or an invocation that may have been moved. */
type Kind = InvocationKind & { readonly id?: string };

/** Whether it is still where it was. Without a pin, it runs on the latest deployment as soon as it is resumed. */
export function isElsewhere({ goal, moved }: MoveState, each: Kind): boolean {
  const target = goal.services.get(each.service)?.deployment_id;
  if (each.pinned !== null || target === undefined) return each.pinned !== target;
  return !moved.has(each.id ?? "") && each.deployment !== target && each.evidence !== "failing";
}

/** Finds the deployment to resume it on. Undefined if it continues where it is: without a pin, on the latest. */
export function findTarget(state: MoveState, row: InvocationRow): string | undefined {
  if (state.action === "back" || row.pinned === null || !isElsewhere(state, row)) return undefined;
  return state.goal.services.get(row.service)?.deployment_id;
}

const isBad = ({ evidence }: InvocationKind): boolean => evidence === "failing" || evidence === "stuck";

/** Finds out why something that is elsewhere is not moved. Undefined if it is. */
export function findReason(
  { goal, asked }: MoveState,
  { deleted, now }: Look,
  each: Kind,
): NotMovedInvocations["reason"] | undefined {
  const { service, type, handler, status, pinned } = each;
  const target = goal.services.get(service);
  // The server would also resume an invocation on a deployment that lacks its handler (seen on 1.6.2 and 1.7.12).
  const isServed = target?.handlers.some(({ name }) => name === handler);
  if (!isServed || target?.ty.replace(/\B[A-Z]/g, "_$&").toLowerCase() !== type) return "no handler";
  if (pinned === null && !(goal.isLatest && ["running", "paused", "backing-off"].includes(status))) return "no pin";
  if (goal.move === "none") return "not wanted";
  const isLate = now - (asked.get(each.id ?? "") ?? now) > MOMENT;
  if (status === "running")
    return pinned !== null && !isLate && (goal.move === "all" || isBad(each)) ? undefined : "in flight";
  const isLost = pinned !== null && deleted.includes(pinned);
  return goal.move === "all" || isBad(each) || isLost ? undefined : "not failing";
}

/** Lists the groups that are elsewhere, and are not moved. At the end, running invocations are in flight. */
export function listNotMoved(state: MoveState, look: Look): NotMovedInvocations[] {
  const all = new Map<string, NotMovedInvocations>();
  for (const group of look.groups) {
    const { status } = group;
    const late = state.action === "end" && status === "running" ? "in flight" : undefined;
    const [handler, reason] = [nameHandler(group), findReason(state, look, group) ?? late];
    if (reason === undefined || !isElsewhere(state, group)) continue;
    const key = [handler, status, reason].join(" ");
    const { count, example } = all.get(key) ?? { ...group, count: 0 };
    all.set(key, { handler, status, count: count + group.count, example, reason });
  }
  return [...all.values()];
}
