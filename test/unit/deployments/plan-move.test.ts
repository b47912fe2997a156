import { describe, expect, it } from "vitest";
import type { Goal } from "../../../src/deployments/goal.js";
import { MOST_PAUSED, planMove, planReturn } from "../../../src/deployments/plan-move.js";
import type { InvocationRow } from "../../../src/deployments/read-invocations.js";
import { groupFailing, isFailingHere, judge, type Tracked } from "../../../src/deployments/tracked.js";

/** When one fails after it has been moved. */
const LATER = "2026-01-03T00:00:00Z";

/** An invocation that is paused after a failure at its third entry on the old deployment. */
function row(id: string, changes: Partial<InvocationRow> = {}): InvocationRow {
  return {
    ...{ id, service: "Order", type: "service", handler: "charge", status: "paused", pinned: "dp_old" },
    ...{ entries: 3, isFailing: true, hasFailedHere: false, isQueued: false },
    ...{ failedAt: "2026-01-01T00:00:00Z", failedAtEntries: 3, failure: "is broken" },
    ...changes,
  };
}

const handlers = [{ name: "charge" }, { name: "refund" }];
const goal = {
  from: ["dp_old"],
  targets: new Map([["Order", { ty: "Service", handlers, deployment_id: "dp_new" }]]),
  move: "failing",
  canary: 2,
  unpinned: true,
} as unknown as Goal;

const backingOff = { status: "backing-off" } as const;
const unpinned = { pinned: null, entries: 1, failedAtEntries: null } as const;
/** Resumed on the new deployment: the events are those of the old one. */
const resumed = { status: "running", pinned: "dp_new" } as const;
const passed = { ...resumed, entries: 4, isFailing: false } as const;
const failsThere = { ...resumed, hasFailedHere: true, failedAt: LATER } as const;
const pausedThere = { pinned: "dp_new", failedAt: LATER } as const;

const known = (state: Tracked["state"], changes: Partial<Tracked> = {}): Tracked => ({
  ...{ state, before: row("a"), isCanary: true, isPausedByUs: false, failure: null },
  ...changes,
});
const pausing = known("pausing", { isPausedByUs: true });
const seen = { a: known("passed") };
const readAll = (rows: readonly InvocationRow[], gone: readonly string[] = []) =>
  new Map<string, InvocationRow | undefined>([
    ...gone.map((id) => [id, undefined] as const),
    ...rows.map((each) => [each.id, each] as const),
  ]);

interface Given {
  readonly goal?: Partial<Goal>;
  readonly tracked?: Readonly<Record<string, Tracked>>;
  readonly rows?: readonly InvocationRow[];
  readonly gone?: readonly string[];
}

interface Want {
  readonly pause?: readonly string[];
  /** Those to resume on the new deployment. */
  readonly move?: readonly string[];
  /** Those to resume where they are. */
  readonly resume?: readonly string[];
  readonly left?: number;
  readonly states?: Readonly<Record<string, Tracked["state"]>>;
}

const MOVES: readonly (readonly [string, Given, Want])[] = [
  ["does nothing if nothing fails", {}, {}],
  [
    "tries some of each handler first",
    { rows: [row("a"), row("b"), row("c", { handler: "refund" })] },
    { move: ["a", "c"], left: 3, states: { a: "moving", c: "moving" } },
  ],
  [
    "tries one of each handler, even if there are more handlers than it is to try",
    { goal: { canary: 1 }, rows: [row("a"), row("b"), row("c", { handler: "refund" })] },
    { move: ["a", "c"], left: 3, states: { a: "moving", c: "moving" } },
  ],
  [
    "tries one that need not be paused rather than one that runs",
    { goal: { canary: 1 }, rows: [row("a", { status: "running" }), row("b")] },
    { move: ["b"], left: 2, states: { b: "moving" } },
  ],
  [
    "tries one that fails rather than a healthy one",
    {
      goal: { canary: 1, move: "all" },
      rows: [row("a", { status: "suspended", isFailing: false }), row("b", backingOff)],
    },
    { pause: ["b"], left: 2, states: { b: "pausing" } },
  ],
  [
    "pauses one that backs off or runs, and resumes at once one that is suspended or waits in a virtual queue",
    {
      goal: { canary: 0, move: "all" },
      rows: [
        row("a", backingOff),
        row("b", { status: "running" }),
        row("c", { status: "suspended", isFailing: false }),
        row("d", { ...backingOff, isQueued: true }),
        row("e", { status: "ready" }),
      ],
    },
    {
      ...{ pause: ["a", "b"], move: ["c", "d"], left: 5 },
      states: { a: "pausing", b: "pausing", c: "moving", d: "moving" },
    },
  ],
  [
    "moves one whose pause has taken effect",
    { tracked: { a: pausing }, rows: [row("a")] },
    { move: ["a"], left: 1, states: { a: "moving" } },
  ],
  [
    "moves no other until those that are tried have passed",
    { tracked: { a: known("moving") }, rows: [row("a", resumed), row("b")] },
    { left: 1, states: { a: "trying" } },
  ],
  [
    "moves the rest once they have passed, or are gone",
    {
      tracked: { a: known("trying"), b: known("moving") },
      rows: [row("a", passed), row("c")],
      gone: ["b"],
    },
    { move: ["c"], left: 1, states: { a: "passed", b: "gone", c: "moving" } },
  ],
  [
    "moves no other if one of them fails",
    { tracked: { a: known("trying") }, rows: [row("a", failsThere), row("b")] },
    { left: 1, states: { a: "failing" } },
  ],
  [
    "moves no other if one that had passed fails at a later step",
    {
      tracked: { a: known("passed"), b: known("passed") },
      rows: [row("a", { ...failsThere, entries: 4, failedAtEntries: 4 }), row("c")],
    },
    { left: 1, states: { a: "failing", b: "passed" } },
  ],
  [
    "chooses another one if the one that it paused has completed on the old deployment",
    { tracked: { a: pausing }, rows: [row("a", { status: "completed" }), row("b")] },
    { move: ["b"], left: 1, states: { b: "moving" } },
  ],
  [
    "moves one again whose resume was lost",
    { tracked: { ...seen, b: known("moving", { isCanary: false }) }, rows: [row("b")] },
    { move: ["b"], left: 1, states: { a: "passed", b: "moving" } },
  ],
  [
    "resumes one again that waits out the back-off of the old deployment in a queue",
    {
      tracked: { ...seen, b: known("moving", { isCanary: false, before: row("b") }) },
      rows: [row("b", { ...backingOff, pinned: "dp_new", isQueued: true })],
    },
    { resume: ["b"], states: { a: "passed", b: "trying" } },
  ],
  [
    "resumes one without a pin where it is, and not again after that",
    {
      tracked: { ...seen, c: known("moving", { before: row("c", unpinned) }) },
      rows: [row("b", unpinned), row("c", { ...unpinned, ...failsThere, pinned: null }), row("d", unpinned)],
    },
    { left: 2, states: { a: "passed", c: "failing" } },
  ],
  [
    "resumes those without a pin with the rest",
    { tracked: seen, rows: [row("b", unpinned), row("c", { ...unpinned, ...backingOff })] },
    { pause: ["c"], resume: ["b"], left: 2, states: { a: "passed", b: "moving", c: "pausing" } },
  ],
  [
    "leaves those without a pin if they are not to be moved",
    {
      goal: { unpinned: false },
      tracked: seen,
      rows: [row("b", unpinned), row("c", { ...unpinned, ...resumed, pinned: null })],
    },
    { states: { a: "passed" } },
  ],
  [
    "leaves one whose handler the new deployment lacks, and one that is pinned elsewhere",
    {
      rows: [row("a", { handler: "gone" }), row("b", { type: "workflow" }), row("c", { pinned: "dp_other" })],
    },
    {},
  ],
  [
    "moves from any deployment if none is given",
    { goal: { from: undefined, canary: 0 }, rows: [row("a", { pinned: "dp_other" }), row("b", pausedThere)] },
    { move: ["a"], left: 1, states: { a: "moving" } },
  ],
  ["moves nothing if it is told so", { goal: { move: "none" }, rows: [row("a")] }, {}],
  [
    "moves healthy ones only if it is told so",
    { goal: { canary: 0 }, rows: [row("a", { isFailing: false, status: "suspended" })] },
    {},
  ],
];

const NOTHING = { pause: [], move: [], resume: [], waiting: [], left: 0, states: {} };

describe("planMove", () => {
  it.each(MOVES)("%s", (_, given, want) => {
    const before = new Map(Object.entries(given.tracked ?? {}));
    const plan = planMove({ ...goal, ...given.goal }, before, readAll(given.rows ?? [], given.gone));
    const list = (to: string | undefined) =>
      plan.resume.filter(({ deployment }) => deployment === to).map(({ id }) => id);
    const states = Object.fromEntries([...plan.tracked].map(([id, { state }]) => [id, state]));
    const { pause, waiting, left } = plan;
    expect({ pause, move: list("dp_new"), resume: list(undefined), waiting, left, states }).toEqual({
      ...NOTHING,
      ...want,
    });
  });

  it("has at most 100 paused at once, with those of earlier turns", () => {
    const rows = Array.from({ length: 150 }, (_, index) => row(`inv_${index}`, backingOff));
    const all = { ...goal, canary: 0 };
    const first = planMove(all, new Map(), readAll(rows));
    expect([MOST_PAUSED, first.pause.length, first.waiting.length, first.left]).toEqual([100, 100, 50, 150]);
    expect([...first.tracked.keys()]).toEqual(first.pause);
    // Ten have been paused since, and one has arrived: its place is free. The other pauses are repeated, since some may be lost.
    const later = rows.map((each, index) => (index === 0 ? row(each.id, resumed) : index <= 10 ? row(each.id) : each));
    const second = planMove(all, first.tracked, readAll(later));
    expect([second.pause.length, second.resume.length, second.waiting.length]).toEqual([90, 10, 49]);
  });
});

/** What is done with an invocation, or else its state. */
type Return = "pause" | "wait" | "resume" | "resume on dp_old" | "forgotten" | Tracked["state"];

const RETURNS: readonly (readonly [
  name: string,
  before: Tracked,
  now: InvocationRow | undefined,
  want: Return,
  isWrong: boolean,
])[] = [
  ["resumes one that it has paused where it is", pausing, row("a"), "resume", false],
  ["waits until a pause takes effect", pausing, row("a", { status: "running" }), "wait", false],
  ["leaves one whose suspension has ended the pause", pausing, row("a", { status: "suspended" }), "back", false],
  ["forgets one that has completed", pausing, row("a", { status: "completed" }), "forgotten", false],
  ["leaves one that is gone", known("trying"), undefined, "gone", false],
  ["leaves one that was paused before", known("moving"), row("a"), "back", false],
  ["leaves one that has arrived after all", { ...pausing, state: "moving" }, row("a", passed), "passed", false],
  ["leaves one that is tried if the code does not fail", known("trying"), row("a", resumed), "trying", false],
  ["pauses one that has not passed if the code fails", known("trying"), row("a", resumed), "pause", true],
  ["pauses one that fails on the new deployment", known("failing"), row("a", failsThere), "pause", true],
  [
    "returns it to the old deployment then",
    { ...pausing, state: "failing" },
    row("a", pausedThere),
    "resume on dp_old",
    true,
  ],
  [
    "returns one that waits in a virtual queue without a pause",
    known("failing"),
    row("a", { ...pausedThere, ...backingOff, isQueued: true }),
    "resume on dp_old",
    true,
  ],
  [
    "pauses one in a queue that has made another step",
    known("failing"),
    row("a", { ...pausedThere, ...backingOff, isQueued: true, entries: 4 }),
    "pause",
    true,
  ],
  [
    "leaves it paused if it has made another step",
    known("failing"),
    row("a", { ...pausedThere, entries: 4 }),
    "paused",
    true,
  ],
  [
    "leaves it paused if it was never pinned",
    known("failing", { before: row("a", unpinned) }),
    row("a", { ...unpinned, failedAt: LATER }),
    "paused",
    true,
  ],
  [
    "leaves one that was not tried first, though the code fails",
    known("failing", { isCanary: false }),
    row("a", failsThere),
    "failing",
    true,
  ],
  ["leaves one that has passed", known("passed"), row("a", passed), "passed", true],
  [
    "leaves one that completes before its pause",
    { ...pausing, state: "failing" },
    row("a", { ...passed, status: "completed" }),
    "failing",
    true,
  ],
];

describe("planReturn", () => {
  it.each(RETURNS)("%s", (_, given, now, want, isWrong) => {
    const rows = readAll(now ? [now] : [], now ? [] : ["a"]);
    const { tracked, pause, resume, left } = planReturn(goal, new Map([["a", given]]), rows, isWrong);
    const [target] = resume;
    const resumed = target && (target.deployment ? `resume on ${target.deployment}` : "resume");
    const action = pause.includes("a") ? "pause" : left > 0 ? "wait" : resumed;
    expect(action ?? tracked.get("a")?.state ?? "forgotten").toBe(want);
    // One that it has paused counts as such until it has continued.
    if (!action || action === "wait") expect(tracked.get("a")?.isPausedByUs ?? false).toBe(action === "wait");
  });
});

describe("groupFailing", () => {
  const there = (id: string, failure: string, changes = {}) => row(id, { ...failsThere, failure, ...changes });
  const moved = (id: string, failure: string) => known("failing", { before: row(id), failure });
  const handler = "Order/charge";
  it("counts by handler, message, and whether the message is new, what it has moved and what else fails there", () => {
    const tracked = new Map([
      ["a", moved("a", "is broken")],
      ["b", moved("b", "is worse")],
      ["c", moved("c", "is worse")],
      ["d", known("passed")],
    ]);
    const rows = readAll([
      there("a", "is broken"),
      there("x", "is worse"),
      there("y", "is worse", { handler: "refund" }),
      // None of these fails on the new deployment.
      row("z"),
      there("v", "is broken", { pinned: "dp_old" }),
      there("w", "is broken", { hasFailedHere: false }),
      there("u", "is broken", { pinned: null }),
    ]);
    expect(groupFailing(goal, tracked, rows)).toEqual([
      { handler, message: "is worse", isNew: true, count: 2, example: "b" },
      { handler, message: "is broken", isNew: false, count: 1, example: "a" },
      { handler, message: "is worse", isNew: undefined, count: 1, example: "x" },
      { handler: "Order/refund", message: "is worse", isNew: undefined, count: 1, example: "y" },
    ]);
  });
});

const failing = row("a");
const healthy = row("a", { isFailing: false, failedAt: null, failedAtEntries: null, failure: null });
const unpinnedRow = row("a", unpinned);

const there = { status: "running", pinned: "dp_new", hasFailedHere: false } as const;
const failsAgain = { ...there, failedAt: LATER, hasFailedHere: true } as const;

/** What an invocation was before, how it has changed since, and what that means. Undefined if it does not exist. */
const JUDGED: readonly (readonly [
  string,
  InvocationRow,
  Partial<InvocationRow> | undefined,
  ReturnType<typeof judge>,
])[] = [
  ["no longer exists", failing, undefined, "gone"],
  ["has completed successfully", failing, { ...there, status: "completed", isFailing: false }, "passed"],
  ["has completed with a failure", failing, { ...there, status: "completed" }, "failing"],
  ["has completed with a failure after it was healthy", healthy, { status: "completed", isFailing: true }, "failing"],

  ["runs its first attempt there", failing, there, "trying"],
  ["waits for its first attempt there, in a queue", failing, { ...there, status: "backing-off" }, "trying"],
  ["is where it failed, and reports no failure", failing, { ...there, isFailing: false }, "trying"],
  ["fails and runs again", failing, failsAgain, "failing"],
  ["fails and backs off", failing, { ...failsAgain, status: "backing-off", hasFailedHere: false }, "failing"],
  ["fails and is paused", failing, { ...failsAgain, status: "paused", hasFailedHere: false }, "failing"],
  ["fails at a later step", failing, { ...failsAgain, entries: 4, failedAtEntries: 4 }, "failing"],
  ["was paused by someone", failing, { ...there, status: "paused" }, "trying"],
  ["runs, and the invoker has not seen the later failure", failing, { ...there, failedAt: LATER }, "trying"],

  ["runs after a step", failing, { ...there, isFailing: false, entries: 4 }, "passed"],
  ["is suspended after a step", failing, { ...there, status: "suspended", isFailing: false, entries: 4 }, "passed"],
  [
    "is paused by someone after a step",
    failing,
    { ...there, status: "paused", isFailing: false, entries: 4 },
    "passed",
  ],
  ["is suspended where it failed", failing, { ...there, status: "suspended", isFailing: false }, "trying"],

  ["has made steps, and the one at which it failed is unknown", unpinnedRow, { ...there, entries: 3 }, "trying"],
  ["fails before its first step", unpinnedRow, { ...failsAgain, pinned: null, entries: 1 }, "failing"],

  ["was healthy, and runs", healthy, there, "trying"],
  ["was healthy, and has made a step", healthy, { ...there, entries: 4 }, "passed"],
  ["was healthy, and is suspended", healthy, { ...there, status: "suspended" }, "passed"],
  ["was healthy, and fails", healthy, { ...failsAgain, isFailing: true, failure: "is worse" }, "failing"],
];

it.each(JUDGED)("one that %s", (_, before, changes, want) => {
  expect(judge(before, changes && { ...before, ...changes })).toBe(want);
});

it.each([
  ["backing-off", true, false, true],
  ["paused", true, false, true],
  ["running", true, true, true],
  // The failure may be one of the attempt elsewhere.
  ["running", true, false, false],
  ["running", false, true, false],
] as const)("one that is %s, fails: %s, has failed here: %s, is failing here: %s", (status, isFailing, here, want) => {
  expect(isFailingHere(row("a", { status, isFailing, hasFailedHere: here }))).toBe(want);
});
