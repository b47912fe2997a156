/** Judges a trial by the promises of the guide, from the attempts and side effects that the code wrote down, and from the tables. */

import { AdminRequestError, WaitTimeoutError } from "../../../../src/index.js";
import type { Ended } from "./call-releases.js";
import { isGood } from "./draw.js";
import { Knowledge } from "./know-new-code.js";
import type { Row } from "./read-tables.js";
import type { Report } from "./run-trial.js";

export const KINDS = [
  "false stop",
  "false pass",
  "wrong number",
  "doubled",
  "lost",
  "left behind",
  "not restored",
  "restore threw",
] as const;

export interface Finding {
  readonly kind: (typeof KINDS)[number];
  readonly why: string;
  readonly ids: readonly string[];
}

/** A call need not have seen a change that is younger than this at its end, in milliseconds. */
const MOMENT = 1_000;

export function judgeTrial(report: Report, hasQueues: boolean): readonly Finding[] {
  const findings: Finding[] = [];
  const find = (kind: Finding["kind"], why: string, ids: Iterable<string> = []): void => {
    findings.push({ kind, why, ids: [...ids] });
  };
  const { draw, release, restore } = report;
  const isStopped = release.error !== undefined;
  if (isStopped) judgeStop(report, find);
  else judgePass(report, find);
  if (draw.code !== "is not reachable") judgeNumbers(report, find);
  judgeLosses(report, hasQueues, find);
  const open = restore?.rows.filter((row) => row.status !== "completed" && row.pinned === report.ids.get("new")) ?? [];
  if (restore?.error !== undefined) find("restore threw", String(restore.error), idsOf(open));
  if (report.notBack) find("not restored", report.notBack);
  if (restore && restore.error === undefined) judgeLeft(report, restore, "old", "not restored", find);
  if (!isStopped) judgeLeft(report, release, "new", "left behind", find);
  return findings;
}

/** Whether a release ended because of the proxy before its client, and says nothing about the code. */
function isOfProxy({ draw, release: { error } }: Report): boolean {
  const { cause = error } = Object(error);
  return draw.faults !== undefined && (cause instanceof AdminRequestError || cause instanceof WaitTimeoutError);
}

type Find = (kind: Finding["kind"], why: string, ids?: Iterable<string>) => void;

const idsOf = (some: readonly { readonly id: string }[]): string[] => some.map(({ id }) => id);

/** Good code is stopped only if nothing can be known of it. */
function judgeStop(report: Report, find: Find): void {
  const { draw, release } = report;
  if (!isGood(draw.code) || isOfProxy(report)) return;
  const { gone, ran } = new Knowledge(report, release.at);
  // The release cannot count a success or a step that follows its last read of the invocations.
  const { succeeded, passed } = new Knowledge(report, release.readFrom - MOMENT);
  const tried = release.result?.tried ?? [];
  const hasBlamed = release.result === undefined || release.result.failing + release.result.failed > 0;
  const isUnknown = gone.size > 0 || (draw.bake > 0 && !tried.some(({ id }) => passed.has(id)) && ran.size > 0);
  if (hasBlamed || succeeded.size > 0 || !isUnknown) find("false stop", String(release.error));
}

function judgePass(report: Report, find: Find): void {
  const { draw, release, sent } = report;
  if (draw.tolerance === 1) return;
  const late = new Knowledge(report, release.at);
  const early = new Knowledge(report, release.readFrom - MOMENT);
  const bad = [...early.failed, ...early.failing.keys()].filter((id) => !late.succeeded.has(id));
  const limit = (all: number): number => draw.tolerance * Math.max(all, 20);
  if (draw.code === "is not reachable") {
    const seen = release.rows.filter((row) => row.status !== "completed" && row.pinned === report.ids.get("new"));
    if (seen.length > limit(seen.length)) find("false pass", `${seen.length} are on code that is not reachable`);
    return;
  }
  const moved = [...late.ran].filter((id) => late.failedBefore.has(id));
  if (draw.bake === 0) {
    const stuck = moved.filter((id) => !late.passed.has(id) && !late.succeeded.has(id));
    const wrong = stuck.filter((id) => bad.includes(id));
    if (wrong.length > limit(moved.length)) find("false pass", "moved invocations fail where they failed", wrong);
    const isTried = draw.canary !== 0 && moved.some((id) => early.ran.has(id));
    // The guide says that a call waits only for the invocations that it moves itself: not for those of a call that was killed.
    const isOwn = draw.move !== "none" && draw.killedAfter === undefined;
    // The server keeps nothing of these invocations, and the result says that nothing is known.
    const isUnknown = release.result?.isChecked === false && stuck.every((id) => late.gone.has(id));
    if (isTried && isOwn && stuck.length === moved.length && sent.length > 0 && !isUnknown)
      find("false pass", "none of those that were moved has got past its failure", stuck);
    return;
  }
  if (bad.length > limit(bad.length + late.succeeded.size)) find("false pass", `${bad.length} fail`, bad);
  const isNothingKnown = late.succeeded.size + late.gone.size + late.passed.size === 0;
  if (isNothingKnown && early.ran.size > 0)
    find("false pass", "nothing has succeeded or got past a failure", early.ran);
}

function judgeNumbers(report: Report, find: Find): void {
  const { release, draw } = report;
  const { result, at, readFrom } = release;
  if (result === undefined) {
    if (isOfProxy(report)) return;
    find("wrong number", `no result: ${release.error}`);
    return;
  }
  const early = new Knowledge(report, readFrom - MOMENT);
  const late = new Knowledge(report, at);
  // The server may have been slow to learn what the code knew.
  const isWritten = ({ completed_at, modified_at }: Row): boolean =>
    Date.parse(completed_at ?? modified_at) < performance.timeOrigin + readFrom;
  const written = new Set(idsOf(release.rows.filter(isWritten)));
  const count = (some: ReadonlySet<string>): number => [...some].filter((id) => written.has(id)).length;
  const check = (name: string, seen: number, low: number, high: number, ids: Iterable<string>): void => {
    if (seen < low || seen > high) find("wrong number", `${name} is ${seen}, and not ${low} to ${high}`, ids);
  };
  check("succeeded", result.succeeded, count(early.succeeded), late.succeeded.size, late.succeeded);
  check("failed", result.failed, count(early.failed), late.failed.size, late.failed);
  const wronged = result.failures.flatMap(({ examples }) => examples);
  const hadFailed = new Set([...early.failing.keys(), ...late.failing.keys()]);
  const stay = [...early.failing.keys()].filter(
    (id) => early.failing.get(id) === late.failing.get(id) && !late.open.has(id) && written.has(id),
  );
  check("failing", result.failing, stay.length, hadFailed.size, [...wronged, ...hadFailed]);
  const hasEnded = late.failed.size + late.gone.size > 0;
  if (
    result.isChecked &&
    late.succeeded.size === 0 &&
    !(hasEnded && late.passed.size + late.gone.size + late.entered.size > 0)
  )
    find("wrong number", "isChecked, and nothing has succeeded, or passed with one that has ended", late.ran);
  if (!result.isChecked && count(early.succeeded) > 0) find("wrong number", "not isChecked, though some succeeded");
  const were = [...late.ran].filter((id) => late.pinnedBefore.has(id)).length;
  if (draw.killedAfter === undefined && draw.before === undefined)
    check("moved", result.moved, were, were + late.unpinnedBefore.size, late.ran);
}

/** No step that the server knew of is done twice, and no invocation vanishes before it is done. */
function judgeLosses(report: Report, hasQueues: boolean, find: Find): void {
  const { draw, world, sent, rows, deployments, ids } = report;
  // A pause with virtual queues and the end of a process cut an attempt off, and then its step runs again.
  const isCut = hasQueues || draw.code === "is not reachable" || draw.closesFirst;
  const twice = [...world.charges].filter(
    ([, all]) => all.length > 1 && (!isCut || all.slice(0, -1).some((one) => one.isStored)),
  );
  if (twice.length > 0)
    find(
      "doubled",
      "their side effect was done twice",
      twice.map(([id]) => id),
    );
  const kept = new Set(rows.map(({ id }) => id));
  const gaveUp = new Set(world.attempts.filter(({ ended }) => ended?.how === "gave up").map(({ id }) => id));
  const gone = sent.filter(({ id }) => id && !kept.has(id) && !world.charges.get(id)?.length && !gaveUp.has(id));
  if (gone.length > 0) find("lost", "they no longer exist, and are not done", idsOf(gone));
  const deleted = [...ids].filter(([, id]) => !deployments.includes(id)).map(([on]) => on);
  if (deleted.length > 0) find("lost", `the deployments ${deleted} no longer exist`);
}

/** The result of a call names each invocation that fails or hangs elsewhere at its end, and does not call it healthy. */
function judgeLeft(report: Report, call: Ended, target: "old" | "new", kind: Finding["kind"], find: Find): void {
  const { draw, world, ids, sent } = report;
  const there = [...ids].filter(([on]) => on.startsWith(target)).at(-1)?.[1];
  const isElsewhere = (row: Row): boolean =>
    row.pinned !== undefined && row.pinned !== there && row.status !== "completed";
  const waits = new Set(sent.filter(({ awaits }) => awaits).map(({ id }) => id));
  const nameOf = new Map([...ids].map(([on, id]) => [id, on]));
  const isBad = (row: Row): boolean => {
    const on = nameOf.get(row.pinned ?? "") ?? "";
    const last = world.attempts.filter((each) => each.id === row.id && each.on === on).at(-1);
    if (row.status === "paused" && last?.ended?.how !== "threw") return true;
    if (last === undefined || waits.has(row.id)) return false;
    const isClosed = on === "new" && draw.closesFirst;
    return isClosed || last.ended?.how === "threw" || last.began < call.at;
  };
  const left = call.rowsLater.filter((row) => isElsewhere(row) && isBad(row));
  for (const handler of new Set(left.map((row) => `${row.service}/${row.handler}`))) {
    const own = left.filter((row) => `${row.service}/${row.handler}` === handler);
    const named = (call.result?.others ?? [])
      .flatMap(({ notMoved }) => notMoved)
      .filter((one) => one.handler === handler && one.reason !== "not failing")
      .reduce((sum, { count }) => sum + count, 0);
    if (own.length > named)
      find(kind, `${own.length} of ${handler} fail or hang elsewhere, and ${named} are named`, idsOf(own));
  }
}
