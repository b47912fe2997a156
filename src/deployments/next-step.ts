/** What a release, or a mere move, does next: decisions over what it has done, and what the server lists now. */

import type { Destination, InvocationGroup, InvocationKind, InvocationRow } from "./invocation-evidence.js";
import type { NotMovedInvocations, Outcomes, RollOutOptions, TriedInvocation } from "./roll-out-result.js";

export interface MoveGoal extends Destination, Required<Pick<RollOutOptions, "canary" | "tolerance">> {
  /** Whether to wait until what was moved is past its failure. */
  readonly isAwaited: boolean;
  /** For how long to wait for a pause, in milliseconds. */
  readonly patience: number;
}

export interface MoveState {
  readonly goal: MoveGoal;
  /** Those whose resume was accepted, or may have been, as they were then; or those that a dry run would resume. */
  readonly moved: Map<string, InvocationRow>;
  /** The first of those, which decide over the others. */
  tried: Map<string, TriedInvocation>;
  /** When those were asked to pause that have not continued since. */
  readonly asked: Map<string, number>;
  seen: Outcomes;
  /** Whether it has stopped, so that what it has paused continues where it was. */
  isBack: boolean;
  /** What failed in the last turn, as the end of a message. */
  problem: string;
}

const NOTHING = { succeeded: 0, failed: 0, failing: 0, open: 0, vanished: 0, isChecked: false };

export function startMove(goal: MoveGoal): MoveState {
  return { goal, moved: new Map(), tried: new Map(), asked: new Map(), seen: NOTHING, isBack: false, problem: "" };
}

/** What the server lists. Times are on the clock of `performance.now`. */
export interface Look {
  /** Those to move, those that are tried, and those that are stuck on the new deployment. */
  readonly rows: readonly InvocationRow[];
  readonly groups: readonly InvocationGroup[];
  /** The deployments that somebody has deleted: what is pinned there cannot go on, whether it fails yet or not. */
  readonly deleted: readonly string[];
  readonly bake: "none" | "running" | "over";
  readonly now: number;
  /** Until when to wait for what was in flight at the registration. */
  readonly inFlightUntil: number;
}

export interface Step extends Pick<MoveState, "tried" | "seen"> {
  readonly action: "stop" | "try" | "move" | "bake" | "wait" | "end";
  /** Why it stops, or what it waits for. */
  readonly why: string;
  /** Those that continue on the new deployment, once those that must have been paused. */
  readonly chosen: readonly InvocationRow[];
}

/** A share counts as if at least so many had ended or failed: one failure of two is not half of a release. */
const FEWEST = 20;

const VANISHED =
  "invocations that were tried have vanished: give the service a completion retention (idempotency_retention; on 1.6 journal_retention), or pass canary: 0";

export function decide(state: MoveState, look: Look): Step {
  const { canary, tolerance, isAwaited } = state.goal;
  const { rows, groups, bake } = look;
  const tried = judgeTried(state, rows);
  const seen = countOutcomes(state, look, tried);
  const wrong = seen.failed + seen.failing;
  const ended = wrong + seen.succeeded;
  const all = [...tried.values()];
  const bad = all.filter(hasFailed).length;
  const left = rows.filter((row) => isElsewhere(state, row) && findReason(state, look, row) === undefined);
  const trial = chooseTrial(state, look, tried, left);
  const held = all.find((one) => one.state === "open" && !one.hasPassed)?.id;
  const isStuck = (row: InvocationRow) => row.evidence === "stuck" && !isElsewhere(state, row);
  const slow = rows.find((row) => isStuck(row) && state.moved.has(row.id) && judge(state, row) === "open")?.id;
  const inFlight = groups.find((group) => isElsewhere(state, group) && findReason(state, look, group) === "in flight");
  // One that was moved while it was paused in its queue waits out the back-off of the older deployment.
  const delayed = rows.filter((row) => isStuck(row) && row.isQueued && row.pinned !== null);

  const then = (action: Step["action"], why: string, some: readonly InvocationRow[] = []): Step => {
    return { action, why, chosen: [...some, ...delayed], tried, seen };
  };
  if (bad > 0) return then("stop", `${bad} of ${tried.size} invocations that were tried fail`);
  if (wrong > tolerance * Math.max(ended, FEWEST))
    return then("stop", `${wrong} of ${ended} invocations that have ended or fail have failed`);
  if (canary > 0 && trial.chosen.length > 0) return then("try", `${left.length} left to move`, trial.chosen);
  const first = held ?? (canary > 0 ? trial.awaited : undefined);
  if (left.length > 0 && first)
    return then("wait", `${left.length} left to move, since ${first} is tried first, and has not passed`);
  if (left.length > 0 && tried.size > 0 && seen.vanished === tried.size && !seen.isChecked)
    return then("stop", `all ${tried.size} ${VANISHED}`);
  if (left.length > 0) return then("move", `${left.length} left to move`, left);
  if (bake === "running") return then("bake", `${seen.succeeded} have succeeded, ${seen.open} have not ended`);
  const open = held ?? (bake === "none" && isAwaited ? slow : undefined);
  if (open) return then("wait", `some have not passed yet, such as ${open}`);
  if (bake === "none" && inFlight && look.now < look.inFlightUntil)
    return then("wait", `some are in flight on older code, such as ${inFlight.example}`);
  const isKnown = seen.isChecked || all.some(({ hasPassed }) => hasPassed);
  const ran = seen.open + ended;
  if (bake === "over" && !isKnown && ran > 0 && tolerance < 1)
    return then("stop", `none of ${ran} invocations has succeeded, or got past a failure, by the end of the bake`);
  return then("end", "");
}

export const startTrial = (row: InvocationRow): TriedInvocation => {
  return { id: row.id, handler: nameHandler(row), state: "open", hasPassed: false, failure: undefined };
};

export const hasFailed = ({ state }: TriedInvocation): boolean => state === "failing" || state === "failed";

const isOver = ({ state }: TriedInvocation): boolean => ["succeeded", "failed", "vanished"].includes(state);

const nameHandler = ({ service, handler }: InvocationKind): string => `${service}/${handler}`;

/**
 * Chooses whom to try next, at least one of each handler. Until some seconds after the registration, others are chosen in place of
 * those whose pause has not taken effect; afterwards, those that have arrived are enough.
 */
function chooseTrial(state: MoveState, look: Look, tried: Step["tried"], left: readonly InvocationRow[]) {
  if (tried.size > 0 && look.now >= look.inFlightUntil) return { chosen: [] };
  const isFree = (row: InvocationRow) => isReady(row) || !isAsked(state, row);
  const rank = (row: InvocationRow) => (isBad(row) ? 0 : 3) + (row.status === "running" ? 2 : mustPause(row) ? 1 : 0);
  const free = left.filter(isFree).sort((a, b) => rank(a) - rank(b));
  const covered = new Set([...tried.values()].map(({ handler }) => handler));
  const missing = state.goal.canary - tried.size;
  const awaited = left.find((row) => !isFree(row) && (missing > 0 || !covered.has(nameHandler(row))))?.id;
  const firsts = free.filter((row) => !covered.has(nameHandler(row)) && covered.add(nameHandler(row)));
  const others = free.filter((row) => !firsts.includes(row)).slice(0, Math.max(0, missing - firsts.length));
  return { chosen: [...firsts, ...others], awaited };
}

function judgeTried(state: MoveState, rows: readonly InvocationRow[]): Map<string, TriedInvocation> {
  const found = new Map(rows.map((row) => [row.id, row]));
  const judgeOne = (one: TriedInvocation): TriedInvocation => {
    const row = found.get(one.id);
    if (isOver(one)) return one;
    // One whose resume was lost may have ended where it was, which tells nothing.
    if (!row || isElsewhere(state, row))
      return { ...one, state: row?.status === "completed" || !row ? "vanished" : "open" };
    const word = judge(state, row);
    // One that has made a step is past its failure. One that is suspended has replayed all of its journal.
    const isPast = row.entries > (state.moved.get(one.id)?.entries ?? 0) || row.status === "suspended";
    const hasPassed = one.hasPassed || word === "succeeded" || (isPast && row.evidence === "open");
    return { ...one, state: word, hasPassed };
  };
  return new Map([...state.tried].map(([id, one]) => [id, judgeOne(one)]));
}

/** Says what has become of one on the deployment that it needs. */
function judge(state: MoveState, row: InvocationRow): "succeeded" | "failed" | "failing" | "open" {
  if (row.evidence !== "stuck") return row.evidence;
  // Without a pin, nothing in the tables tells where one failed that is paused. This call has resumed it on the latest deployment.
  const before = row.pinned === null && row.status === "paused" ? state.moved.get(row.id) : undefined;
  return before && before.modifiedAt !== row.modifiedAt ? "failing" : "open";
}

/** Lists the ids of those of the rows that fail on the new deployment. */
export const listFailing = (state: MoveState, { rows }: Look): readonly string[] =>
  rows.filter((row) => !isElsewhere(state, row) && judge(state, row) === "failing").map(({ id }) => id);

function countOutcomes(state: MoveState, { groups, rows }: Look, tried: Step["tried"]): Outcomes {
  const there = groups.filter((group) => !isElsewhere(state, group));
  // No group tells that these are there.
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
export function isReady({ status, isQueued, pinned }: InvocationRow): boolean {
  return isQueued || status === "paused" || status === "suspended" || (pinned === null && status === "backing-off");
}

/** Whether it has to be paused first. One that is just changing is `ready` for a moment. */
export function mustPause(row: InvocationRow): boolean {
  return !isReady(row) && (row.status === "running" || row.status === "backing-off");
}

/** Whether its pause is awaited. What backs off would be paused by now, so its pause was lost at the end of an attempt. */
export function isAsked({ asked }: MoveState, { id, status }: InvocationRow): boolean {
  return asked.has(id) && status !== "backing-off";
}

/** Some invocations, or one that may have been moved. */
type Kind = InvocationKind & { readonly id?: string };

/** Whether it is still where it was. What has no pin runs on the latest deployment as soon as it is resumed. */
export function isElsewhere({ goal, moved }: MoveState, each: Kind): boolean {
  const target = goal.services.get(each.service)?.deployment_id;
  if (each.pinned !== null || target === undefined) return each.pinned !== target;
  return !moved.has(each.id ?? "") && each.deployment !== target && each.evidence !== "failing";
}

/** Finds the deployment to resume one on. Undefined for one that continues where it is: what has no pin runs on the latest. */
export function findTarget(state: MoveState, row: InvocationRow): string | undefined {
  if (state.isBack || row.pinned === null || !isElsewhere(state, row)) return undefined;
  return state.goal.services.get(row.service)?.deployment_id;
}

const isBad = ({ evidence }: InvocationKind): boolean => evidence === "failing" || evidence === "stuck";

/** Finds out why one that is elsewhere is not moved, or why some are not. Undefined if they are. */
export function findReason(
  { goal, asked }: MoveState,
  { deleted, now }: Pick<Look, "deleted" | "now">,
  each: Kind,
): NotMovedInvocations["reason"] | undefined {
  const { service, type, handler, status, pinned } = each;
  const target = goal.services.get(service);
  // The server would also resume an invocation on a deployment that lacks its handler (seen on 1.6.2 and 1.7.12).
  const isServed = target?.handlers.some(({ name }) => name === handler);
  if (!isServed || target?.ty.replace(/\B[A-Z]/g, "_$&").toLowerCase() !== type) return "no handler";
  if (pinned === null && !(goal.isLatest && ["running", "paused", "backing-off"].includes(status))) return "no pin";
  if (goal.move === "none") return "not wanted";
  const isLate = now - (asked.get(each.id ?? "") ?? now) > goal.patience;
  if (status === "running")
    return pinned !== null && !isLate && (goal.move === "all" || isBad(each)) ? undefined : "in flight";
  const isLost = pinned !== null && deleted.includes(pinned);
  return goal.move === "all" || isBad(each) || isLost ? undefined : "not failing";
}

/**
 * Lists those of the groups that are elsewhere, and are not moved.
 *
 * @param isEnd - Whether nothing more is moved: what runs and should have been is in flight.
 */
export function listNotMoved(
  state: MoveState,
  look: Pick<Look, "deleted" | "now">,
  groups: readonly InvocationGroup[],
  isEnd: boolean,
): readonly NotMovedInvocations[] {
  const all = new Map<string, NotMovedInvocations>();
  for (const group of groups) {
    const { status } = group;
    const late = isEnd && status === "running" ? "in flight" : undefined;
    const [handler, reason] = [nameHandler(group), findReason(state, look, group) ?? late];
    if (reason === undefined || !isElsewhere(state, group)) continue;
    const key = [handler, status, reason].join(" ");
    const { count, example } = all.get(key) ?? { ...group, count: 0 };
    all.set(key, { handler, status, count: count + group.count, example, reason });
  }
  return [...all.values()];
}
