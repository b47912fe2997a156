import { describe, expect, it } from "vitest";
import type { Goal } from "../../../src/deployments/goal.js";
import {
  listNotMoved,
  NOTHING,
  type Progress,
  planMoves,
  type TrialState,
} from "../../../src/deployments/plan-moves.js";
import type { InvocationGroup, InvocationRow } from "../../../src/deployments/read-invocations.js";

/** An invocation that is paused after a failure at its third entry on the old deployment. */
function row(id: string, changes: Partial<InvocationRow> = {}): InvocationRow {
  return {
    ...{ id, service: "Order", type: "service", handler: "charge", status: "paused", pinned: "dp_old" },
    ...{ outcome: "failing", entries: 3, isQueued: false },
    ...changes,
  };
}

const handlers = [{ name: "charge" }, { name: "refund" }];
const goal = {
  ...{ from: ["dp_old", "dp_gone"], deleted: ["dp_gone"], move: "failing", canary: 2, unpinned: true },
  targets: new Map([["Order", { ty: "Service", handlers, deployment_id: "dp_new" }]]),
} as unknown as Goal;

const backingOff = { status: "backing-off" } as const;
const unpinned = { pinned: null, entries: 1 } as const;
const healthy = { outcome: "open", status: "suspended" } as const;
const there = { pinned: "dp_new", status: "running" } as const;
const passed = { ...there, outcome: "passed", entries: 4 } as const;
const isTried = (id: string, state: TrialState = "leaving", before = row(id)): Progress["trial"] =>
  new Map([[id, { before, state }]]);

interface Given {
  readonly goal?: Partial<Goal>;
  readonly trial?: Progress["trial"];
  readonly moved?: readonly string[];
  readonly rows?: readonly InvocationRow[];
  /** Those that were looked up, and do not exist. */
  readonly gone?: readonly string[];
}

interface Want {
  readonly pause?: readonly string[];
  /** Those to resume on the new deployment. */
  readonly move?: readonly string[];
  /** Those to resume where they are. */
  readonly resume?: readonly string[];
  readonly left?: number;
  readonly trial?: Readonly<Record<string, TrialState>>;
}

const MOVES: readonly (readonly [string, Given, Want])[] = [
  ["does nothing if nothing fails", {}, {}],
  [
    "tries some of each handler first",
    { rows: [row("a"), row("b"), row("c", { handler: "refund" })] },
    { move: ["a", "c"], left: 3, trial: { a: "leaving", c: "leaving" } },
  ],
  [
    "tries one of each handler, even if there are more handlers than it is to try",
    { goal: { canary: 1 }, rows: [row("a"), row("b"), row("c", { handler: "refund" })] },
    { move: ["a", "c"], left: 3, trial: { a: "leaving", c: "leaving" } },
  ],
  [
    "tries one that need not be paused rather than one that runs",
    { goal: { canary: 1 }, rows: [row("a", { status: "running" }), row("b")] },
    { move: ["b"], left: 2, trial: { b: "leaving" } },
  ],
  [
    "tries one that fails rather than a healthy one",
    { goal: { canary: 1, move: "all" }, rows: [row("a", healthy), row("b", backingOff)] },
    { pause: ["b"], left: 2, trial: { b: "leaving" } },
  ],
  [
    "pauses one that backs off or runs, and resumes at once one that is suspended or waits in a virtual queue",
    {
      goal: { canary: 0, move: "all" },
      rows: [
        row("a", backingOff),
        row("b", { status: "running" }),
        row("c", healthy),
        row("d", { ...backingOff, isQueued: true }),
        row("e", { status: "ready" }),
      ],
    },
    { pause: ["a", "b"], move: ["c", "d"], left: 5 },
  ],
  [
    "moves no other until those that are tried have passed",
    { trial: isTried("a"), moved: ["a"], rows: [row("a", { ...there, outcome: "trying" }), row("b")] },
    { left: 1, trial: { a: "open" } },
  ],
  [
    "moves the rest once they have passed, even if some have vanished",
    {
      trial: new Map([...isTried("a"), ...isTried("b")]),
      moved: ["a", "b"],
      rows: [row("a", passed), row("c")],
      gone: ["b"],
    },
    { move: ["c"], left: 1, trial: { a: "passed", b: "vanished" } },
  ],
  [
    "moves no other if all of them have vanished",
    { trial: isTried("a"), moved: ["a"], rows: [row("c")], gone: ["a"] },
    { left: 1, trial: { a: "vanished" } },
  ],
  [
    "does not forget that one has passed, once it is gone",
    { trial: isTried("a", "passed"), moved: ["a"], rows: [row("c")], gone: ["a"] },
    { move: ["c"], left: 1, trial: { a: "passed" } },
  ],
  [
    "moves no other if one of them fails, even at a later step",
    { trial: isTried("a", "passed"), moved: ["a"], rows: [row("a", { ...there, outcome: "failing" }), row("b")] },
    { left: 1, trial: { a: "failing" } },
  ],
  [
    "moves no other if one of them has ended with a failure",
    {
      trial: isTried("a"),
      moved: ["a"],
      rows: [row("a", { ...there, status: "completed", outcome: "failed" }), row("b")],
    },
    { left: 1, trial: { a: "failed" } },
  ],
  [
    "says that a healthy one has passed once it has made a step",
    {
      goal: { move: "all" },
      trial: isTried("a", "open", row("a", healthy)),
      moved: ["a"],
      rows: [row("a", { ...there, outcome: "open", entries: 4 })],
    },
    { trial: { a: "passed" } },
  ],
  [
    "says that a healthy one has passed once it is suspended, and not before",
    {
      goal: { move: "all" },
      trial: new Map([...isTried("a", "open", row("a", healthy)), ...isTried("b", "open", row("b", healthy))]),
      moved: ["a", "b"],
      rows: [row("a", { ...there, ...healthy }), row("b", { ...there, outcome: "open" })],
    },
    { trial: { a: "passed", b: "open" } },
  ],
  [
    "says that one that failed has not passed where it is suspended at the same step",
    { trial: isTried("a"), moved: ["a"], rows: [row("a", { ...there, ...healthy })] },
    { trial: { a: "open" } },
  ],
  [
    "moves one again whose resume was lost",
    { trial: isTried("a", "passed"), moved: ["a", "b"], rows: [row("b")], gone: ["a"] },
    { move: ["b"], left: 1, trial: { a: "passed" } },
  ],
  [
    "resumes one again that waits out the back-off of the old deployment in a queue",
    {
      goal: { canary: 0 },
      moved: ["b"],
      rows: [row("b", { ...backingOff, pinned: "dp_new", isQueued: true, outcome: "trying" })],
    },
    { resume: ["b"] },
  ],
  [
    "resumes one without a pin where it is, and not again after that",
    {
      goal: { canary: 0 },
      moved: ["b"],
      rows: [row("a", unpinned), row("b", unpinned), row("c", { ...unpinned, ...backingOff })],
    },
    { resume: ["a"], pause: ["c"], left: 2 },
  ],
  [
    "judges one without a pin once it is resumed",
    { trial: isTried("a", "leaving", row("a", unpinned)), moved: ["a"], rows: [row("a", unpinned)] },
    { trial: { a: "failing" } },
  ],
  [
    "leaves those without a pin if they are not to be moved",
    { goal: { unpinned: false }, rows: [row("a", unpinned)] },
    {},
  ],
  [
    "leaves one whose handler the new deployment lacks, and one that is pinned elsewhere",
    { rows: [row("a", { handler: "gone" }), row("b", { type: "workflow" }), row("c", { pinned: "dp_other" })] },
    {},
  ],
  [
    "moves from any deployment if none is given",
    { goal: { from: undefined, canary: 0 }, rows: [row("a", { pinned: "dp_other" }), row("b", { pinned: "dp_new" })] },
    { move: ["a"], left: 1 },
  ],
  [
    "moves what is pinned to a deployment that somebody has deleted, but for what still runs",
    {
      goal: { canary: 0 },
      rows: [
        row("a", { ...healthy, pinned: "dp_gone" }),
        row("b", { outcome: "open", status: "running", pinned: "dp_gone" }),
      ],
    },
    { move: ["a"], left: 1 },
  ],
  ["moves nothing if it is told so", { goal: { move: "none" }, rows: [row("a")] }, {}],
  ["moves healthy ones only if it is told so", { goal: { canary: 0 }, rows: [row("a", healthy)] }, {}],
];

describe("planMoves", () => {
  it.each(MOVES)("%s", (_, given, want) => {
    const { rows = [], gone = [], moved = [], trial = new Map() } = given;
    const progress = { ...NOTHING, trial, moved: new Map(moved.map((id) => [id, row(id)])) };
    const read = new Map([
      ...gone.map((id) => [id, undefined] as const),
      ...rows.map((each) => [each.id, each] as const),
    ]);
    const plan = planMoves({ ...goal, ...given.goal }, progress, read);
    const list = (to: string | undefined) =>
      plan.resume.filter(({ deployment }) => deployment === to).map(({ row: { id } }) => id);
    const states = Object.fromEntries([...plan.trial].map(([id, { state }]) => [id, state]));
    const pause = plan.pause.map(({ id }) => id);
    expect({ pause, move: list("dp_new"), resume: list(undefined), left: plan.left, trial: states }).toEqual({
      ...{ pause: [], move: [], resume: [], left: 0, trial: {} },
      ...want,
    });
  });
});

const group = (changes: Partial<InvocationGroup>): InvocationGroup => ({
  ...{ service: "Order", type: "service", handler: "charge", status: "running", outcome: "open" },
  ...{ deployment: "dp_old", isPinned: true, count: 2, example: "inv_1" },
  ...changes,
});

it.each<[string, Partial<Goal>, Partial<InvocationGroup>, string | undefined]>([
  ["do not fail", {}, {}, "not failing"],
  ["fail", {}, { outcome: "failing" }, undefined],
  ["try again", {}, { outcome: "trying" }, undefined],
  ["are pinned to a deleted deployment", {}, { deployment: "dp_gone", status: "suspended" }, undefined],
  ["fail, of a handler that is gone", {}, { outcome: "failing", handler: "gone" }, "no handler"],
  ["fail, with another type", {}, { outcome: "failing", type: "virtual_object" }, "no handler"],
  ["fail, and are not wanted", { move: "none" }, { outcome: "failing" }, "not wanted"],
  ["have no pin, and are scheduled", {}, { isPinned: false, deployment: null, status: "scheduled" }, "no pin"],
  ["have no pin, and fail", {}, { isPinned: false, status: "paused", outcome: "failing" }, undefined],
  [
    "fail without a pin, and go to no older deployment",
    { unpinned: false },
    { isPinned: false, outcome: "failing" },
    "no pin",
  ],
])("those that %s are listed as not moved", (_, changed, changes, reason) => {
  const listed = listNotMoved({ ...goal, ...changed }, [group(changes)]);
  const { handler = "charge", status = "running" } = changes;
  expect(listed).toEqual(reason ? [{ handler: `Order/${handler}`, status, count: 2, example: "inv_1", reason }] : []);
});

it("adds up those of one handler, status and reason", () => {
  const groups = [group({}), group({ outcome: "passed", example: "inv_2", count: 3 })];
  expect(listNotMoved(goal, groups)).toMatchObject([{ count: 5, example: "inv_1" }]);
});
