/** What a release, or a mere move, does next, by what it has done and seen: decisions alone, which send nothing. */

import type { ServiceMetadata } from "../../generated/index.js";
import type { InvocationGroup, InvocationKind, InvocationRow } from "./invocation-evidence.js";
import type { NotMovedInvocations, Outcomes, RollOutOptions, TriedInvocation } from "./roll-out-result.js";

export interface MoveGoal extends Required<Pick<RollOutOptions, "move" | "canary" | "tolerance">> {
  /** The services of the deployment that continues the invocations, or the latest ones, by name. */
  readonly services: ReadonlyMap<string, ServiceMetadata>;
  /** Whether to resume those that were never pinned, too: they run on the latest deployment. */
  readonly isLatest: boolean;
  /** Whether to wait until what was moved is past its failure. */
  readonly isAwaited: boolean;
  /** For how long to wait for an attempt that does not end, in milliseconds. */
  readonly patience: number;
}

/** What has been done, and seen. */
export interface MoveState {
  readonly goal: MoveGoal;
  /** Those whose resume was accepted, or may have been, as they were then; or those that a dry run would resume. */
  readonly moved: Map<string, InvocationRow>;
  /** Those that were moved first. */
  tried: Map<string, TriedInvocation>;
  /** Those that were asked to pause, and have not continued since: when that was, and their handlers. */
  readonly asked: Map<string, { readonly at: number; readonly handler: string }>;
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

/** What the server lists now. */
export interface Look {
  /** Those to move, those that are tried, and those on the new deployment of which nothing tells whether they fail there. */
  readonly rows: readonly InvocationRow[];
  readonly groups: readonly InvocationGroup[];
  /** The deployments that somebody has deleted: what is pinned there cannot go on, whether it fails yet or not. */
  readonly deleted: readonly string[];
  readonly bake: "none" | "running" | "over";
  /** Until when what was in flight at the registration may fail, and the time now, on the clock of `performance.now`. */
  readonly inFlightUntil: number;
  readonly now: number;
}

/** What is done next, and what is known now. */
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
  "invocations that were tried have vanished, so nothing tells how they ended: give the service a completion retention (idempotency_retention; on 1.6 journal_retention), or pass canary: 0";

export function decide(state: MoveState, look: Look): Step {
  const { canary, tolerance, isAwaited } = state.goal;
  const { rows, groups, bake, now } = look;
  const tried = judgeTried(state, rows);
  const seen = countOutcomes(state, look, tried);
  const left = rows.filter((row) => isElsewhere(state, row) && findReason(state, look, row) === undefined);
  const wrong = seen.failed + seen.failing;
  const ended = wrong + seen.succeeded;
  const all = [...tried.values()];
  const bad = all.filter(hasFailed).length;
  const held = all.find((one) => one.state === "open" && !one.hasPassed)?.id;
  const trial = canary > 0 ? chooseTrial(state, tried, left, now) : undefined;
  const unsettled = rows.find(
    (row) => state.moved.has(row.id) && row.evidence === "stuck" && judge(state, row) === "open",
  );
  const inFlight = groups.find((group) => isElsewhere(state, group) && findReason(state, look, group) === "in flight");
  // One that was moved while it was paused in its queue waits out the back-off of the older deployment.
  const delayed = rows.filter(
    (row) => row.isQueued && row.evidence === "stuck" && row.pinned && !isElsewhere(state, row),
  );

  const then = (action: Step["action"], why: string, some: readonly InvocationRow[] = []): Step => {
    return { action, why, chosen: [...some, ...delayed], tried, seen };
  };
  if (bad > 0) return then("stop", `${bad} of ${tried.size} invocations that were tried fail`);
  if (wrong > tolerance * Math.max(ended, FEWEST))
    return then("stop", `${wrong} of ${ended} invocations that have ended or fail have failed`);
  if (trial?.isNow) return then("try", `${left.length} left to move, of which some are tried first`, trial.chosen);
  if (left.length > 0 && (held ?? trial?.awaited))
    return then(
      "wait",
      `${left.length} left to move, since ${held ?? trial?.awaited} is tried first, and has not passed`,
    );
  if (left.length > 0 && tried.size > 0 && seen.vanished === tried.size && !seen.isChecked)
    return then("stop", `all ${tried.size} ${VANISHED}`);
  if (left.length > 0) return then("move", `${left.length} left to move`, left);
  if (bake === "running") return then("bake", `${seen.succeeded} have succeeded, ${seen.open} have not ended`);
  const waited = held ?? (bake === "none" && isAwaited ? unsettled?.id : undefined);
  if (waited) return then("wait", `some have not passed yet, such as ${waited}`);
  if (bake === "none" && inFlight && now < look.inFlightUntil)
    return then("wait", `some that the older code has begun have not ended, such as ${inFlight.example}`);
  if (bake === "over" && !seen.isChecked && seen.open + ended > 0 && tolerance < 1)
    return then("stop", `none of ${seen.open + ended} invocations has succeeded by the end of the bake`);
  return then("end", "");
}

export const hasFailed = ({ state }: TriedInvocation): boolean => state === "failing" || state === "failed";

const nameHandler = ({ service, handler }: InvocationKind): string => `${service}/${handler}`;

/**
 * Chooses whom to try, at least one of each handler, among those that can move now. Those that were asked to pause arrive when they
 * do: meanwhile others are chosen, and a handler of which none arrives in time is not tried.
 */
function chooseTrial({ goal, asked }: MoveState, tried: Step["tried"], left: readonly InvocationRow[], now: number) {
  const isFree = (row: InvocationRow) => isReady(row) || !asked.has(row.id);
  const rank = (row: InvocationRow) =>
    (isBad(row) ? 0 : 4) + (mustPause(row) ? 1 : 0) + (row.status === "running" ? 2 : 0);
  const free = left.filter(isFree).sort((a, b) => rank(a) - rank(b));
  const late = [...asked.values()].filter(({ at }) => now - at > goal.patience);
  const covered = new Set([...tried.values(), ...late].map(({ handler }) => handler));
  const awaited = left.find((row) => !covered.has(nameHandler(row)) || tried.size === 0)?.id;
  for (const row of left) if (!isFree(row)) covered.add(nameHandler(row));
  const firsts = free.filter((row) => !covered.has(nameHandler(row)) && covered.add(nameHandler(row)));
  const others = free.filter((row) => !firsts.includes(row));
  const chosen = [...firsts, ...others.slice(0, Math.max(0, goal.canary - tried.size - firsts.length))];
  const isNow =
    firsts.length > 0 || (chosen.length > 0 && (tried.size === 0 || chosen.some((row) => row.status !== "running")));
  return { chosen, isNow, awaited };
}

/** Says what has become of those that are tried. */
function judgeTried(state: MoveState, rows: readonly InvocationRow[]): Map<string, TriedInvocation> {
  const found = new Map(rows.map((row) => [row.id, row]));
  const judged = [...state.tried].map(([id, one]): [string, TriedInvocation] => {
    if (isOver(one)) return [id, one];
    const row = found.get(id);
    if (!row) return [id, { ...one, state: "vanished" }];
    // One whose resume was lost may have ended where it was, which tells nothing.
    if (isElsewhere(state, row)) return [id, { ...one, state: row.status === "completed" ? "vanished" : "open" }];
    const word = judge(state, row);
    // One that has made a step is past its failure. One that is suspended has replayed all of its journal.
    const isPast = row.entries > (state.moved.get(id)?.entries ?? 0) || row.status === "suspended";
    const hasPassed = one.hasPassed || word === "succeeded" || (isPast && row.evidence === "open");
    return [id, { ...one, state: word, hasPassed }];
  });
  return new Map(judged);
}

/** Whether nothing more can become of it. */
export const isOver = ({ state }: TriedInvocation): boolean => ["succeeded", "failed", "vanished"].includes(state);

/** Says what has become of one on the deployment that it needs. */
function judge(state: MoveState, row: InvocationRow): Exclude<TriedInvocation["state"], "vanished"> {
  if (row.evidence !== "stuck") return row.evidence;
  // Without a pin, nothing in the tables tells where one failed that is paused. This call has resumed it on the latest deployment.
  const before = row.pinned === null && row.status === "paused" ? state.moved.get(row.id) : undefined;
  return before && before.modifiedAt !== row.modifiedAt ? "failing" : "open";
}

function countOutcomes(state: MoveState, { groups, rows }: Look, tried: Step["tried"]): Outcomes {
  const there = groups.filter((group) => !isElsewhere(state, group));
  // No group tells where these are.
  const waiting = rows.filter((row) => isResumed(state, row) && row.deployment === null && row.evidence === "stuck");
  const count = (...wanted: readonly string[]): number =>
    there.reduce((sum, { evidence, count: some }) => sum + (wanted.includes(evidence) ? some : 0), 0) +
    waiting.filter((row) => wanted.includes(judge(state, row))).length;
  const [succeeded, failed, all] = [count("succeeded"), count("failed"), [...tried.values()]];
  const vanished = all.filter(({ state }) => state === "vanished").length;
  const hasAnyPassed = all.some(({ hasPassed }) => hasPassed);
  const isChecked = state.seen.isChecked || succeeded > 0 || (hasAnyPassed && failed + vanished > 0);
  return { succeeded, failed, failing: count("failing"), open: count("open", "stuck"), vanished, isChecked };
}

/** Lists those that are tried, or that this call has resumed, and that fail there. */
export function listFailing(state: MoveState, { rows }: Look): readonly string[] {
  const resumed = rows.filter((row) => isResumed(state, row) && judge(state, row) === "failing").map(({ id }) => id);
  return [...[...state.tried.values()].filter(hasFailed).map(({ id }) => id), ...resumed];
}

/** Whether the rows of a group are needed: some are to move, or nothing tells whether they fail where they were moved. */
export function isConcerned(state: MoveState, look: Pick<Look, "deleted" | "now">, group: InvocationGroup): boolean {
  return isElsewhere(state, group) ? findReason(state, look, group) === undefined : group.evidence === "stuck";
}

/** Whether the server can continue it elsewhere. A pause in a virtual queue would make it wait out its back-off (seen on 1.7.12). */
export function isReady({ status, isQueued, pinned }: InvocationRow): boolean {
  return isQueued || status === "paused" || status === "suspended" || (pinned === null && status === "backing-off");
}

/** Whether it has to be paused first. One that is just changing is `ready` for a moment. */
export function mustPause(row: InvocationRow): boolean {
  return !isReady(row) && (row.status === "running" || row.status === "backing-off");
}

/** Whether it is still where it was. What has no pin runs on the latest deployment as soon as it is resumed. */
export function isElsewhere(state: MoveState, each: InvocationKind & { readonly id?: string }): boolean {
  const target = state.goal.services.get(each.service)?.deployment_id;
  if (each.pinned !== null || target === undefined) return each.pinned !== target;
  return !isResumed(state, each) && each.deployment !== target && each.evidence !== "failing";
}

const isResumed = ({ moved }: MoveState, { id, pinned }: InvocationKind & { readonly id?: string }): boolean =>
  pinned === null && id !== undefined && moved.has(id);

/** Finds the deployment to resume one on. Undefined for one that continues where it is: what has no pin runs on the latest. */
export function findTarget(state: MoveState, row: InvocationRow): string | undefined {
  if (state.isBack || row.pinned === null || !isElsewhere(state, row)) return undefined;
  return state.goal.services.get(row.service)?.deployment_id;
}

/** Whether it fails, or repeats the step at which it failed. */
function isBad({ evidence }: InvocationKind): boolean {
  return evidence === "failing" || evidence === "stuck";
}

/** Finds out why one is not moved, or why some are not. Undefined if they are. */
export function findReason(
  { goal, asked }: Pick<MoveState, "goal" | "asked">,
  { deleted, now }: Pick<Look, "deleted" | "now">,
  each: InvocationKind & { readonly id?: string },
): NotMovedInvocations["reason"] | undefined {
  const { service, type, handler, status, pinned } = each;
  const target = goal.services.get(service);
  // The server would also resume an invocation on a deployment that lacks its handler (seen on 1.6.2 and 1.7.12).
  const isServed = target?.handlers.some(({ name }) => name === handler);
  if (!isServed || target?.ty.replace(/\B[A-Z]/g, "_$&").toLowerCase() !== type) return "no handler";
  const isRunning = status === "running";
  const isStarted = isRunning || status === "paused" || status === "backing-off";
  if (pinned === null && !(goal.isLatest && isStarted)) return "no pin";
  if (goal.move === "none") return "not wanted";
  const { at = now } = asked.get(each.id ?? "") ?? {};
  if (isRunning && (pinned === null || now - at > goal.patience)) return "in flight";
  const isLost = !isRunning && pinned !== null && deleted.includes(pinned);
  if (goal.move === "all" || isBad(each) || isLost) return undefined;
  return isRunning ? "in flight" : "not failing";
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
