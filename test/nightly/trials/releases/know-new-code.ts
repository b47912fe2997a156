import { isKept } from "./draw.js";
import type { Report } from "./run-trial.js";
import type { Attempt } from "./serve-code.js";

type Ids = ReadonlySet<string>;

const idsOf = (some: readonly Attempt[]): Set<string> => new Set(some.map(({ id }) => id));

/** The truth about the new code at some time. An invocation is at most one of: succeeded, gone, failed, failing. */
export class Knowledge {
  /** The invocations that have begun an attempt on the new code. */
  readonly ran: Ids;
  readonly succeeded: Ids;
  readonly failed: Ids;
  /** The invocations that have ended and of which the server keeps nothing. */
  readonly gone: Ids;
  /** How many attempts of each invocation have failed there, unless it has ended. */
  readonly failing: ReadonlyMap<string, number>;
  /** The invocations that run on the new code. */
  readonly open: Ids;
  /** The invocations that have got past the step at which they had failed on older code. */
  readonly passed: Ids;
  /** The invocations whose side effect has begun. */
  readonly entered: Ids;
  /** The invocations that had failed on older code, had made a step there, or had run there without a step: one set each. */
  readonly failedBefore: Ids;
  readonly pinnedBefore: Ids;
  readonly unpinnedBefore: Ids;

  constructor({ world, draw, sent }: Report, time: number) {
    const attempts = world.attempts.filter(({ began }) => began <= time);
    const there = attempts.filter(({ on }) => on === "new");
    const before = attempts.filter(({ on }) => on !== "new");
    const hasEnded = (how: string) => (each: Attempt) => each.ended?.how === how && each.ended.at <= time;
    const services = new Map(sent.map(({ id, service }) => [id, service]));
    const isVisible = (id: string): boolean => isKept(draw, services.get(id) ?? "Plain");

    const returned = [...idsOf(there.filter(hasEnded("returned")))];
    const gaveUp = [...idsOf(there.filter(hasEnded("gave up")))];
    const ended = [...returned, ...gaveUp];
    this.ran = idsOf(there);
    this.succeeded = new Set(returned.filter(isVisible));
    this.failed = new Set(gaveUp.filter(isVisible));
    this.gone = new Set(ended.filter((id) => !isVisible(id)));
    const failing = new Map<string, number>();
    for (const { id } of there.filter(hasEnded("threw")))
      if (!ended.includes(id)) failing.set(id, (failing.get(id) ?? 0) + 1);
    this.failing = failing;
    this.open = idsOf(there.filter((each) => !((each.ended?.at ?? each.cutAt ?? Number.NaN) <= time)));

    const stepsOf = (each: Attempt): number => each.steps.filter((at) => at <= time).length;
    const failedAt = new Map<string, number>();
    for (const each of before.filter(hasEnded("threw")))
      failedAt.set(each.id, Math.max(failedAt.get(each.id) ?? 0, stepsOf(each)));
    this.failedBefore = new Set(failedAt.keys());
    this.pinnedBefore = idsOf(before.filter((each) => each.steps.length > 0));
    this.unpinnedBefore = new Set([...idsOf(before)].filter((id) => !this.pinnedBefore.has(id)));
    // An invocation that waits is where it was, after a whole replay.
    const waiting = new Set(sent.filter(({ id, awaits }) => awaits && this.pinnedBefore.has(id)).map(({ id }) => id));
    const startOf = (id: string): number => (waiting.has(id) ? 0 : (failedAt.get(id) ?? Number.POSITIVE_INFINITY));
    this.entered = idsOf(there.filter(({ enteredAt = Number.POSITIVE_INFINITY }) => enteredAt <= time));
    this.passed = idsOf(there.filter((each) => stepsOf(each) > startOf(each.id)));
  }
}
