import type { Report } from "./run-trial.js";
import type { Attempt } from "./serve-code.js";

type Ids = ReadonlySet<string>;

/** What was true of the new code at some time. An invocation is one of these at most: succeeded, gone, failed, or failing. */
export interface Knowledge {
  /** They have begun an attempt there. */
  readonly ran: Ids;
  readonly succeeded: Ids;
  readonly failed: Ids;
  /** They have ended, and the server keeps nothing of them. */
  readonly gone: Ids;
  /** How many of their attempts have failed there, of those that have not ended. */
  readonly failing: ReadonlyMap<string, number>;
  /** How many attempts of each run. */
  readonly open: ReadonlyMap<string, number>;
  /** They have got past the step at which they had failed on older code. */
  readonly passed: Ids;
  /** They had failed on older code, had made a step there, or had run there without making one. */
  readonly failedBefore: Ids;
  readonly pinnedBefore: Ids;
  readonly unpinnedBefore: Ids;
}

export function knowNewCode({ world, draw, sent }: Report, time: number): Knowledge {
  const attempts = world.attempts.filter(({ began }) => began <= time);
  const isEnded = ({ ended }: Attempt, how: string): boolean =>
    ended !== undefined && ended.at <= time && ended.how === how;
  const idsOf = (some: readonly Attempt[]): Set<string> => new Set(some.map(({ id }) => id));
  const there = attempts.filter(({ on }) => on === "new");
  const before = attempts.filter(({ on }) => on !== "new");
  const serviceOf = new Map(sent.map(({ id, service }) => [id, service]));
  const keeps = { all: ["Plain", "Keyed", "Flow"], "those with keys": ["Keyed", "Flow"], none: ["Flow"] }[draw.kept];
  const isKept = (id: string): boolean => keeps.includes(serviceOf.get(id) ?? "Plain");

  const returned = idsOf(there.filter((each) => isEnded(each, "returned")));
  const gaveUp = idsOf(there.filter((each) => isEnded(each, "gave up")));
  const ended = new Set([...returned, ...gaveUp]);
  const failing = new Map<string, number>();
  for (const each of there.filter((one) => isEnded(one, "threw") && !ended.has(one.id)))
    failing.set(each.id, (failing.get(each.id) ?? 0) + 1);
  const open = new Map<string, number>([...idsOf(there)].map((id) => [id, 0]));
  for (const each of there.filter((one) => !((one.ended?.at ?? one.cutAt ?? Number.POSITIVE_INFINITY) <= time)))
    open.set(each.id, (open.get(each.id) ?? 0) + 1);

  const stepsOf = (each: Attempt): number => each.steps.filter((at) => at <= time).length;
  const failedAt = new Map<string, number>();
  for (const each of before.filter((one) => isEnded(one, "threw")))
    failedAt.set(each.id, Math.max(failedAt.get(each.id) ?? 0, stepsOf(each)));
  const passed = idsOf(there.filter((each) => stepsOf(each) > (failedAt.get(each.id) ?? Number.POSITIVE_INFINITY)));
  const pinnedBefore = idsOf(before.filter((each) => each.steps.length > 0));
  // One that waits is where it was, after a whole replay.
  const waiting = new Set(sent.filter(({ awaits }) => awaits).map(({ id }) => id));
  for (const each of there)
    if (waiting.has(each.id) && pinnedBefore.has(each.id) && stepsOf(each) > 0) passed.add(each.id);
  return {
    ...{ ran: idsOf(there), failing, open, passed, failedBefore: new Set(failedAt.keys()), pinnedBefore },
    succeeded: new Set([...returned].filter(isKept)),
    failed: new Set([...gaveUp].filter(isKept)),
    gone: new Set([...ended].filter((id) => !isKept(id))),
    unpinnedBefore: new Set([...idsOf(before)].filter((id) => !pinnedBefore.has(id))),
  };
}
