/** Decides from rows which invocations to pause and resume next. */

import { judge } from "./judge.js";
import type { Goal, InvocationRow, Rows } from "./read-invocations.js";
import { isSelected, locate, nameHandler } from "./selection.js";
import {
  isOnItsWay,
  isOpen,
  isRefuted,
  isUnsettled,
  listIds,
  listTried,
  settleTracked,
  type Tracked,
} from "./tracked.js";

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

interface Resume {
  readonly id: string;
  /** Undefined leaves it where it is. One that was never pinned is on the latest. */
  readonly deployment: string | undefined;
}

/** The most invocations that a move pauses at once. If its process is killed, they stay paused. */
export const MOST_PAUSED = 100;

/** Plans the next turn of a move. */
export function planMove(goal: Goal, before: ReadonlyMap<string, Tracked>, rows: Rows): MovePlan {
  const tracked = update(goal, before, rows);
  const candidates = [...rows.values()]
    .filter((row) => row !== undefined)
    .filter((row) => isMovable(goal, row, tracked.get(row.id)));
  const tried = listTried(tracked).map(({ state }) => state);
  const isTried =
    goal.canary === 0 || (tried.length > 0 && tried.every((state) => state === "passed" || state === "gone"));
  const chosen = isTried ? candidates : isRefuted(tracked) ? [] : listCanaries(goal, tracked, candidates);

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
      resume.push({ id, deployment: pinned === null ? undefined : goal.targets.get(service)?.deployment });
    }
    if (!action || waiting.at(-1) === id) continue;
    const isPausedByUs = action === "pause" || known?.isPausedByUs === true;
    const state = action === "pause" ? "pausing" : "moving";
    tracked.set(id, { state, before: row, isCanary: known?.isCanary ?? !isTried, isPausedByUs, failure: null });
  }
  const left = new Set([...candidates.map(({ id }) => id), ...listIds(tracked, isOnItsWay)]).size;
  return { tracked, pause, resume, waiting, left };
}

/**
 * Plans the next turn of a move that has stopped: what it has paused continues where it was. If the new code fails, so does
 * what was tried and has not passed.
 */
export function planReturn(goal: Goal, before: ReadonlyMap<string, Tracked>, rows: Rows, isRefuted: boolean): MovePlan {
  const tracked = update(goal, before, rows);
  const pause: string[] = [];
  const resume: Resume[] = [];
  let left = 0;
  for (const id of listIds(tracked, isUnsettled)) {
    const [each, row] = [tracked.get(id), rows.get(id)];
    if (!each) continue;
    const place = row && row.status !== "completed" ? locate(goal, row, each.state !== "pausing") : "elsewhere";
    const isHome = place === "old";
    const isRejected = place === "new" && isRefuted && each.isCanary;
    // After another step, the older code might not make the same one.
    const canReturn = isHome || (each.before.pinned !== null && row?.entries === each.before.entries);
    const isStill = row?.status === "paused" || (row?.isQueued && canReturn);
    if (!row || !(isHome || isRejected)) settleTracked(tracked, id);
    // A suspension ends a pause that has not taken effect.
    else if (isHome && (!each.isPausedByUs || row.status === "suspended")) settleTracked(tracked, id, "back");
    else if (!isStill) {
      left++;
      if (isRejected) pause.push(id);
      tracked.set(id, { ...each, isPausedByUs: true });
    } else if (canReturn) resume.push({ id, deployment: isHome ? undefined : (each.before.pinned ?? undefined) });
    else settleTracked(tracked, id, "paused");
  }
  return { tracked, pause, resume, waiting: [], left };
}

/** Reads from rows what has become of each. Those that were not read keep their state. */
function update(goal: Goal, before: ReadonlyMap<string, Tracked>, rows: Rows): Map<string, Tracked> {
  const tracked = new Map<string, Tracked>();
  for (const [id, each] of before) {
    // One that has passed is read again only if it fails at a later step.
    const isFollowed = rows.has(id) && (isOpen(each) || each.state === "passed");
    const next = isFollowed ? follow(goal, each, rows.get(id)) : each;
    if (next) tracked.set(id, next);
  }
  return tracked;
}

function follow(goal: Goal, each: Tracked, row: InvocationRow | undefined): Tracked | undefined {
  const isResumed = each.state !== "pausing";
  const isThere = row ? locate(goal, row, isResumed) === "new" : isResumed;
  if (!isThere) return row && row.status !== "completed" ? each : undefined;
  const state = judge(each.before, row);
  return { ...each, state, isPausedByUs: false, failure: (state === "failing" && row?.failure) || null };
}

function isMovable(goal: Goal, row: InvocationRow, each: Tracked | undefined): boolean {
  const isOld = locate(goal, row, each !== undefined && each.state !== "pausing") === "old";
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
function listDelayed(goal: Goal, tracked: ReadonlyMap<string, Tracked>, rows: Rows): readonly string[] {
  const isDelayed = ({ state }: Tracked, row: InvocationRow | undefined) =>
    state === "trying" && row?.isQueued && row.failedAt !== null && locate(goal, row, true) === "new";
  return [...tracked].filter(([id, each]) => isDelayed(each, rows.get(id))).map(([id]) => id);
}

/** Lists those that are tried, or chooses at least one of each handler, and of these the ones that take the least time. */
function listCanaries(
  goal: Goal,
  tracked: ReadonlyMap<string, Tracked>,
  candidates: readonly InvocationRow[],
): readonly InvocationRow[] {
  if (listTried(tracked).length > 0) return candidates.filter(({ id }) => tracked.get(id)?.isCanary);
  const rank = (row: InvocationRow) => (row.isFailing ? 0 : 2) + (chooseAction(row) === "resume" ? 0 : 1);
  const counts = new Map<string, number>();
  const turns = [...candidates]
    .sort((a, b) => rank(a) - rank(b))
    .map((row) => {
      const turn = counts.get(nameHandler(row)) ?? 0;
      counts.set(nameHandler(row), turn + 1);
      return { row, turn };
    });
  const sorted = turns.sort((a, b) => a.turn - b.turn).map(({ row }) => row);
  return sorted.slice(0, Math.max(goal.canary, counts.size));
}
