/** What a release, or a mere move, does next, by what it has done and seen: decisions alone, which send nothing. */

import type { InvocationStatus, ServiceMetadata } from "../../generated/index.js";
import { type Sql, sql } from "../sql/index.js";
import { neededDeployment } from "../waiting/index.js";
import type { NotMovedInvocations, Outcomes, RollOutOptions, TriedInvocation } from "./roll-out-result.js";
import { type InvocationGroup, type InvocationKind, type InvocationRow, writeOutcome } from "./usage.js";

/** What a release, or a mere move, is to do, what it has done, and what it has seen. */
export class MoveState {
  readonly goal: Required<Pick<RollOutOptions, "move" | "canary" | "tolerance">>;
  /** The services of the deployment that continues the invocations, or the latest ones, by name. */
  readonly services: ReadonlyMap<string, ServiceMetadata>;
  /** Whether to resume those that were never pinned, too: they run on the latest deployment. */
  readonly isLatest: boolean;
  /** Those whose resume was accepted, or may have been, as they were then; or those that a dry run would resume. */
  readonly moved: Map<string, InvocationRow> = new Map();
  /** Those that it has paused, or may have, and that have not continued since. */
  paused: Set<string> = new Set();
  readonly tried: Map<string, TriedInvocation> = new Map();
  /** The deployments that somebody has deleted: what is pinned there cannot go on, whether it fails yet or not. */
  deleted: readonly string[] = [];
  /** Those that are on the new deployment, or have ended there. */
  groups: readonly InvocationGroup[] = [];
  seen: Outcomes = { succeeded: 0, failed: 0, failing: 0, open: 0, vanished: 0, isChecked: false };
  bake: "none" | "running" | "over" = "none";
  /** Whether it has stopped, so that what it has paused continues where it was. */
  isBack = false;
  /** What failed in the last turn, as the end of a message. */
  problem = "";

  constructor(goal: MoveState["goal"], services: readonly ServiceMetadata[], isLatest: boolean) {
    this.goal = goal;
    this.services = new Map(services.map((one) => [one.name, one]));
    this.isLatest = isLatest;
  }
}

/** What is done next. */
export interface Step {
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

/** Notes what has become of those that are tried, and decides. The rows are those, and those to move. */
export function decide(state: MoveState, rows: readonly InvocationRow[]): Step {
  const { canary, tolerance } = state.goal;
  const left = rows.filter((row) => isMovable(state, row));
  if (canary > 0 && state.tried.size === 0) chooseTrial(state, left);
  else judgeTried(state, rows);
  state.seen = countOutcomes(state);
  const { groups, bake, tried } = state;
  const { succeeded, failed, failing, open, vanished, isChecked } = state.seen;
  const bad = [...tried.values()].filter(hasFailed).length;
  const wrong = failed + failing;
  const ended = wrong + succeeded;
  const ran = open + ended;
  const held = [...tried.values()].find((one) => one.state === "open" || one.state === "leaving")?.id;

  // One that was moved while it was paused in its queue waits out the back-off of the older deployment.
  const delayed = rows.filter((row) => row.isQueued && row.outcome === "trying" && row.pinned && !isOld(state, row));

  const then = (action: Step["action"], why: string, some: readonly InvocationRow[] = []): Step => {
    return { action, why, chosen: [...some, ...delayed] };
  };
  if (bad > 0) return then("stop", `${bad} of ${tried.size} invocations that were tried fail`);
  if (tried.size > 0 && vanished === tried.size) return then("stop", `all ${vanished} ${VANISHED}`);
  if (wrong > tolerance * Math.max(ended, FEWEST))
    return then("stop", `${wrong} of ${ended} invocations that have ended or fail have failed`);
  const first = left.filter(({ id }) => tried.has(id));
  if (left.length > 0 && held)
    return then("try", `${left.length} left to move, since ${held} is tried first, and has not passed`, first);
  if (left.length > 0) return then("move", `${left.length} left to move`, left);
  if (bake === "running") return then("bake", `${succeeded} have succeeded, ${open} have not ended`);
  // By the end of a bake, only what was tried must have passed: the rest counts as open.
  const trying = bake === "none" ? groups.find(({ outcome }) => outcome === "trying")?.example : undefined;
  if (held ?? trying) return then("wait", `some have not passed yet, such as ${held ?? trying}`);
  if (bake === "over" && !isChecked && ran > 0 && tolerance < 1)
    return then("stop", `none of ${ran} invocations has succeeded, or got past a failure, by the end of the bake`);
  return then("end", "");
}

function countOutcomes({ groups, tried, seen }: MoveState): Outcomes {
  const count = (outcome: InvocationGroup["outcome"]): number =>
    groups.reduce((sum, group) => sum + (group.outcome === outcome ? group.count : 0), 0);
  const [succeeded, passed, all] = [count("succeeded"), count("passed"), [...tried.values()]];
  return {
    ...{ succeeded, failed: count("failed"), failing: count("failing") },
    open: passed + count("open") + count("trying"),
    vanished: all.filter(({ state }) => state === "vanished").length,
    isChecked: seen.isChecked || succeeded + passed > 0 || all.some(hasPassed),
  };
}

const hasPassed = ({ state }: TriedInvocation): boolean => state === "passed" || state === "succeeded";
export const hasFailed = ({ state }: TriedInvocation): boolean => state === "failing" || state === "failed";

/** Chooses at least one of each handler, and of these the ones that take the least time. */
function chooseTrial({ goal, tried }: MoveState, candidates: readonly InvocationRow[]): void {
  const rank = (row: InvocationRow) => (isFailing(row) ? 0 : 2) + (mustPause(row) ? 1 : 0);
  const sorted = [...candidates].sort((a, b) => rank(a) - rank(b));
  // Of several with the same key, a map keeps the last.
  const firsts = new Map([...sorted].reverse().map((row) => [`${row.service}/${row.handler}`, row]));
  const chosen = [...new Set([...firsts.values(), ...sorted])].slice(0, Math.max(goal.canary, firsts.size));
  for (const { id, service, handler } of chosen)
    tried.set(id, { id, handler: `${service}/${handler}`, state: "leaving", failure: undefined });
}

/** Says what has become of those that are tried. One that has passed does not vanish. */
function judgeTried(state: MoveState, rows: readonly InvocationRow[]): void {
  const judged = new Map(rows.map((row) => [row.id, judge(state, row)]));
  for (const [id, one] of state.tried) {
    const gone = hasPassed(one) ? one.state : "vanished";
    state.tried.set(id, { ...one, state: judged.get(id) ?? gone });
  }
}

function judge(state: MoveState, row: InvocationRow): TriedInvocation["state"] {
  const { id, outcome, status, entries } = row;
  if (status !== "completed" && isOld(state, row)) return "leaving";
  if (outcome === "trying") return "open";
  const before = state.moved.get(id);
  if (outcome !== "open" || !before || isFailing(before)) return outcome;
  // One that had not failed has made a step, or is suspended, which takes a whole replay.
  return status === "suspended" || entries > before.entries ? "passed" : "open";
}

/** Whether the server can change its deployment. A pause in a virtual queue would make it wait out its back-off (seen on 1.7.12). */
export function isReady({ status, isQueued }: InvocationRow): boolean {
  return isQueued || status === "paused" || status === "suspended";
}

/** Whether it has to be paused first. One that is just changing is `ready` for a moment. */
export function mustPause({ status, isQueued }: InvocationRow): boolean {
  return !isQueued && (status === "running" || status === "backing-off");
}

/** Whether it is still where it was. One without a pin runs on the latest deployment, as soon as it is resumed. */
export function isOld(state: MoveState, { id, pinned, service }: InvocationRow): boolean {
  return pinned === null ? !state.moved.has(id) : pinned !== state.services.get(service)?.deployment_id;
}

function isMovable(state: MoveState, row: InvocationRow): boolean {
  return row.status !== "completed" && isOld(state, row) && findReason(state, row) === undefined;
}

/** Finds the deployment to resume one on. Undefined for one that continues where it is: what has no pin runs on the latest. */
export function findTarget(state: MoveState, row: InvocationRow): string | undefined {
  if (state.isBack || row.pinned === null || !isMovable(state, row)) return undefined;
  return state.services.get(row.service)?.deployment_id;
}

/** Whether it fails, or repeats the step at which it failed. */
function isFailing({ outcome }: InvocationKind): boolean {
  return outcome === "failing" || outcome === "trying";
}

const STARTED: readonly InvocationStatus[] = ["paused", "backing-off", "running"];

/** Finds out why some are not moved. Undefined if they are, unless they are there already. */
export function findReason(state: MoveState, each: InvocationKind): NotMovedInvocations["reason"] | undefined {
  const { service, type, handler, status, pinned } = each;
  const target = state.services.get(service);
  // The server would also resume an invocation on a deployment that lacks its handler (seen on 1.6.2 and 1.7.12).
  const isServed = target?.handlers.some(({ name }) => name === handler);
  if (!isServed || target?.ty.replace(/\B[A-Z]/g, "_$&").toLowerCase() !== type) return "no handler";
  if (pinned === null && !(state.isLatest && STARTED.includes(status))) return "no pin";
  if (state.goal.move === "none") return "not wanted";
  const isLost = status !== "running" && pinned !== null && state.deleted.includes(pinned);
  return state.goal.move === "all" || isFailing(each) || isLost ? undefined : "not failing";
}

/** Lists those of the groups that are elsewhere, and are not moved. */
export function listNotMoved(state: MoveState, groups: readonly InvocationGroup[]): readonly NotMovedInvocations[] {
  const all = new Map<string, NotMovedInvocations>();
  for (const group of groups) {
    const { service, status } = group;
    const [handler, reason] = [`${service}/${group.handler}`, findReason(state, group)];
    if (reason === undefined || group.pinned === state.services.get(service)?.deployment_id) continue;
    const key = [handler, status, reason].join(" ");
    const { count, example } = all.get(key) ?? { ...group, count: 0 };
    all.set(key, { handler, status, count: count + group.count, example, reason });
  }
  return [...all.values()];
}

/** Writes which invocations to read: those to move, for which `isFrom` holds, and those that wait out an older back-off. */
export function writeConcerned(state: MoveState, isFrom: Sql = sql`TRUE`): Sql {
  const { services, deleted, goal, isLatest } = state;
  const places = [...services].map(([name, { deployment_id }]) => `${name} ${deployment_id}`);
  const isThere = sql`concat(target_service_name, ' ', ${neededDeployment()}) IN ${places}`;
  const isBad = sql`${writeOutcome()} IN ('failing', 'trying') OR pinned_deployment_id IN ${deleted}`;
  const isChosen = { none: sql`FALSE`, failing: isBad, all: sql`TRUE` }[goal.move];
  return sql`status <> 'completed' AND target_service_name IN ${[...services.keys()]}
    AND ((is_queued AND ${isThere} AND ${writeOutcome()} = 'trying') OR ((${isFrom}) AND (${isChosen}) AND NOT (${isThere})
      AND (pinned_deployment_id IS NOT NULL OR (${isLatest} AND status IN ${STARTED}))))`;
}
