/** Decides from rows which invocations to pause and resume next. */

import { type Goal, isSelected, locate, nameHandler } from "./goal.js";
import type { InvocationRow, Rows } from "./read-invocations.js";
import { isOnItsWay, isOpen, isUnsettled, judge, listIds, listTried, type Tracked, type Tracking } from "./tracked.js";

export interface MovePlan {
  /** What is known once the server has accepted the plan. */
  readonly tracked: Map<string, Tracked>;
  readonly pause: readonly string[];
  readonly resume: readonly Resume[];
  /** Those to pause once others have continued. */
  readonly waiting: readonly string[];
  /** How many are left to move, or on their way. */
  readonly left: number;
}

/** Without a deployment, it is resumed where it is. One that was never pinned is on the latest. */
type Resume = { readonly id: string; readonly deployment: string | undefined };

/** The most invocations that a move pauses at once. If its process is killed, they stay paused. */
export const MOST_PAUSED = 100;

/** Plans the next turn of a move. */
export function planMove(goal: Goal, before: Tracking, rows: Rows): MovePlan {
  const tracked = update(goal, before, rows);
  const found = [...rows.values()].filter((row) => row !== undefined);
  const candidates = found.filter((row) => isMovable(goal, row, tracked.get(row.id)?.state));
  const tried = listTried(tracked).map(({ state }) => state);
  const isTried =
    goal.canary === 0 || (tried.length > 0 && tried.every((state) => state === "passed" || state === "gone"));
  const chosen = isTried ? candidates : tried.includes("failing") ? [] : listCanaries(goal, tracked, candidates);

  const pause: string[] = [];
  const waiting: string[] = [];
  const resume: Resume[] = listDelayed(goal, tracked, rows).map((id) => ({ id, deployment: undefined }));
  let room = MOST_PAUSED - listIds(tracked, ({ isPausedByUs }) => isPausedByUs).length;
  for (const row of chosen) {
    const { id, pinned, service } = row;
    const known = tracked.get(id);
    const action = chooseAction(row);
    if (action === "pause" && known?.state !== "pausing" && room-- <= 0) waiting.push(id);
    else if (action === "pause") pause.push(id);
    else if (action === "resume") {
      resume.push({ id, deployment: pinned === null ? undefined : goal.targets.get(service)?.deployment_id });
    }
    if (!action || waiting.at(-1) === id) continue;
    const isPausedByUs = action === "pause" || known?.isPausedByUs === true;
    const state = action === "pause" ? "pausing" : "moving";
    tracked.set(id, { state, before: row, isCanary: known?.isCanary ?? !isTried, isPausedByUs, failure: null });
  }
  const left = new Set([...candidates.map(({ id }) => id), ...listIds(tracked, isOnItsWay)]).size;
  return { tracked, pause, resume, waiting, left };
}

/** Plans how what a stopped move has paused continues where it was, and, if the code is wrong, what it has tried in vain. */
export function planReturn(goal: Goal, before: Tracking, rows: Rows, isWrong: boolean): MovePlan {
  const tracked = update(goal, before, rows);
  const pause: string[] = [];
  const resume: Resume[] = [];
  let left = 0;
  for (const [id, each] of tracked) {
    if (!isUnsettled(each)) continue;
    const row = rows.get(id);
    const place = row && row.status !== "completed" ? locate(goal, row, each.state !== "pausing") : "elsewhere";
    const isHome = place === "old";
    const isRejected = place === "new" && isWrong && each.isCanary;
    // After another step, the older code might not make the same one.
    const canReturn = isHome || (each.before.pinned !== null && row?.entries === each.before.entries);
    const isStill = row?.status === "paused" || (row?.isQueued && canReturn);
    const settled = { ...each, isPausedByUs: false };
    if (!isHome && !isRejected) tracked.set(id, settled);
    // A suspension ends a pause that has not taken effect.
    else if (isHome && (!each.isPausedByUs || row?.status === "suspended"))
      tracked.set(id, { ...settled, state: "back" });
    else if (!isStill) {
      left++;
      if (isRejected) pause.push(id);
      tracked.set(id, { ...each, isPausedByUs: true });
    } else if (canReturn) resume.push({ id, deployment: isHome ? undefined : (each.before.pinned ?? undefined) });
    else tracked.set(id, { ...settled, state: "paused" });
  }
  return { tracked, pause, resume, waiting: [], left };
}

/** Reads from rows what has become of each. Those that were not read keep their state. */
function update(goal: Goal, before: Tracking, rows: Rows): Map<string, Tracked> {
  const tracked = new Map(before);
  for (const [id, each] of before) {
    // One that has passed is read again only if it fails at a later step.
    if (!rows.has(id) || !(isOpen(each) || each.state === "passed")) continue;
    const row = rows.get(id);
    const isResumed = each.state !== "pausing";
    const isThere = row ? locate(goal, row, isResumed) === "new" : isResumed;
    if (isThere) {
      const state = judge(each.before, row);
      const failure = (state === "failing" && row?.failure) || null;
      tracked.set(id, { ...each, state, isPausedByUs: false, failure });
    } else if (!row || row.status === "completed") tracked.delete(id);
  }
  return tracked;
}

function isMovable(goal: Goal, row: InvocationRow, state: string | undefined): boolean {
  const isOld = locate(goal, row, state !== undefined && state !== "pausing") === "old";
  return isOld && row.status !== "completed" && (row.pinned !== null || goal.unpinned) && isSelected(goal, row);
}

/**
 * The server changes the deployment of an invocation that is paused, is suspended, or waits in a virtual queue (1.7.12). There, a
 * pause would make it wait out its back-off.
 */
function chooseAction({ status, isQueued }: InvocationRow): "pause" | "resume" | undefined {
  if (status === "paused" || status === "suspended" || isQueued) return "resume";
  // One that is just changing is `ready` for a moment.
  return status === "running" || status === "backing-off" ? "pause" : undefined;
}

/** Lists those that wait out the back-off of the older deployment: one that was paused in its queue goes back there. */
function listDelayed(goal: Goal, tracked: Tracking, rows: Rows): readonly string[] {
  return listIds(tracked, ({ state, before }) => {
    const row = rows.get(before.id);
    return state === "trying" && row?.isQueued === true && row.failedAt !== null && locate(goal, row, true) === "new";
  });
}

/** Lists those that are tried, or chooses at least one of each handler, and of these the ones that take the least time. */
function listCanaries(goal: Goal, tracked: Tracking, candidates: readonly InvocationRow[]) {
  if (listTried(tracked).length > 0) return candidates.filter(({ id }) => tracked.get(id)?.isCanary);
  const rank = (row: InvocationRow) => (row.isFailing ? 0 : 2) + (chooseAction(row) === "resume" ? 0 : 1);
  const sorted = [...candidates].sort((a, b) => rank(a) - rank(b));
  // Of several with the same key, a map keeps the last.
  const firsts = new Set(new Map([...sorted].reverse().map((row) => [nameHandler(row), row])).values());
  const others = sorted.filter((row) => !firsts.has(row));
  return [...sorted.filter((row) => firsts.has(row)), ...others].slice(0, Math.max(goal.canary, firsts.size));
}
