import { describe, expect, it } from "vitest";
import { isRefuted, type Phase, type Phases } from "../../../src/deployments/phases.js";
import { planReturn } from "../../../src/deployments/plan-move.js";
import { planRollOut, type Read } from "../../../src/deployments/plan-roll-out.js";
import type { Goal, InvocationRow } from "../../../src/deployments/read-invocations.js";

const [BEFORE, AFTER] = ["2026-01-01T00:00:00Z", "2026-01-03T00:00:00Z"];

const handlers = [{ name: "charge" }, { name: "refund" }];
const goal = {
  from: ["dp_old"],
  to: "dp_new",
  services: [{ name: "Order", ty: "Service", handlers }],
  move: "failing",
  canary: 2,
  unpinned: true,
} as unknown as Goal;

/** An invocation that is paused after a failure at its second step on the old deployment. */
const row = (id: string, changes: Partial<InvocationRow> = {}): InvocationRow => ({
  id,
  service: "Order",
  type: "service",
  handler: "charge",
  status: "paused",
  pinned: "dp_old",
  attempt: null,
  entries: 3,
  isFailing: true,
  lastEvent: "Paused",
  failedAtEntries: 3,
  isQueued: false,
  isSteady: false,
  lastEventAt: BEFORE,
  failure: "is broken",
  ...changes,
});
const retried = { status: "backing-off", attempt: "dp_old", lastEvent: "TransientError" } as const;
/** Resumed on the new deployment, with the columns of the attempt before. */
const resumed = { status: "running", pinned: "dp_new", attempt: "dp_new" } as const;
const passed = { ...resumed, entries: 4, isFailing: false } as const;
const failsThere = { ...resumed, lastEvent: "TransientError", lastEventAt: AFTER } as const;

const phase = (name: Phase["name"], changes: Partial<Phase> = {}): Phase => ({
  name,
  before: row("a"),
  isCanary: true,
  isPausedByUs: false,
  failure: null,
  ...changes,
});

interface Given {
  readonly goal?: Partial<Goal>;
  readonly phases?: Readonly<Record<string, Phase>>;
  readonly rows?: readonly InvocationRow[];
  /** How many invocations need the old deployment. */
  readonly needs?: number;
  readonly latestOf?: readonly string[];
  readonly keepOlder?: boolean;
  readonly deleted?: boolean;
}

interface Want {
  readonly pause?: readonly string[];
  /** Those to resume on the new deployment. */
  readonly move?: readonly string[];
  /** Those to resume where they are. */
  readonly resume?: readonly string[];
  readonly delete?: readonly string[];
  readonly isRefuted?: boolean;
  readonly isDone?: boolean;
  readonly phases?: Readonly<Record<string, Phase["name"]>>;
}

const NOTHING: Want = { pause: [], move: [], resume: [], delete: [], isRefuted: false, isDone: false, phases: {} };
const one = { a: phase("passed") };

function plan({
  goal: changes,
  phases = {},
  rows = [],
  needs = 0,
  latestOf = [],
  keepOlder = false,
  deleted = false,
}: Given) {
  const group = {
    deployment: "dp_old",
    service: "Order",
    type: "service",
    handler: "charge",
    status: "running",
  } as const;
  const groups = needs === 0 ? [] : [{ ...group, isFailing: false, count: needs, example: "inv_1" }];
  const deployment = { id: "dp_old", address: "http://old", latestOf, deleted, invocations: {}, notMoved: [] };
  const older = [{ ...deployment, changes: {} as Read["older"][number]["changes"] }];
  const before: Phases = new Map(Object.entries(phases));
  return planRollOut({ ...goal, ...changes }, before, { rows, groups, older }, keepOlder);
}

const CASES: readonly (readonly [string, { readonly given: Given; readonly want: Want }])[] = [
  ["deletes a drained deployment if nothing fails", { given: {}, want: { delete: ["dp_old"], isDone: true } }],
  ["waits for invocations that need it", { given: { needs: 1 }, want: {} }],
  ["keeps a deployment that is the latest of a service", { given: { latestOf: ["Mail"] }, want: { isDone: true } }],
  ["keeps the older ones if it is told so", { given: { keepOlder: true }, want: { isDone: true } }],
  [
    "tries some of each handler first",
    {
      given: { needs: 3, rows: [row("a"), row("b"), row("c", { handler: "refund" })] },
      want: { move: ["a", "c"], phases: { a: "moving", c: "moving" } },
    },
  ],
  [
    "tries one of each handler, even if there are more handlers than it is to try",
    {
      given: { goal: { canary: 1 }, needs: 3, rows: [row("a"), row("b"), row("c", { handler: "refund" })] },
      want: { move: ["a", "c"], phases: { a: "moving", c: "moving" } },
    },
  ],
  [
    "pauses one that is retried",
    { given: { needs: 1, rows: [row("a", retried)] }, want: { pause: ["a"], phases: { a: "pausing" } } },
  ],
  [
    "tries one that is paused rather than one that runs",
    {
      given: { goal: { canary: 1 }, rows: [row("a", { ...retried, status: "running" }), row("b")] },
      want: { move: ["b"], phases: { b: "moving" } },
    },
  ],
  [
    "moves one whose pause has taken effect",
    { given: { phases: { a: phase("pausing") }, rows: [row("a")] }, want: { move: ["a"], phases: { a: "moving" } } },
  ],
  [
    "moves no other until those that are tried have passed",
    {
      given: { needs: 1, phases: { a: phase("moving") }, rows: [row("a", resumed), row("b")] },
      want: { phases: { a: "trying" } },
    },
  ],
  [
    "takes no old columns for a failure on the new deployment",
    {
      given: { phases: { a: phase("moving") }, rows: [row("a", { ...resumed, status: "backing-off" })] },
      want: { phases: { a: "trying" } },
    },
  ],
  [
    "moves the rest once they have passed",
    {
      given: { phases: { a: phase("trying") }, rows: [row("a", passed), row("b")] },
      want: { move: ["b"], phases: { a: "passed", b: "moving" } },
    },
  ],
  [
    "takes one that is gone for passed",
    { given: { phases: { a: phase("trying") } }, want: { delete: ["dp_old"], isDone: true, phases: { a: "passed" } } },
  ],
  [
    "stops if one fails again",
    {
      given: { phases: { a: phase("trying") }, rows: [row("a", failsThere), row("b")] },
      want: { isRefuted: true, phases: { a: "failing" } },
    },
  ],
  [
    "stops if one is paused on the new deployment",
    {
      given: { phases: { a: phase("trying") }, rows: [row("a", { pinned: "dp_new" }), row("b")] },
      want: { isRefuted: true, phases: { a: "failing" } },
    },
  ],
  [
    "stops if one completes with a failure",
    {
      given: {
        phases: { a: phase("trying") },
        rows: [row("a", { ...passed, status: "completed", isFailing: true, failure: "[500] gave up" })],
      },
      want: { isRefuted: true, phases: { a: "failing" } },
    },
  ],
  [
    "takes one that was healthy for passed once it has run for a moment",
    {
      given: {
        phases: { a: phase("trying"), b: phase("trying") },
        rows: [
          row("a", { ...resumed, failedAtEntries: null, isFailing: false, isSteady: true }),
          row("b", { ...resumed, failedAtEntries: null, isFailing: false }),
        ],
      },
      want: { phases: { a: "passed", b: "trying" } },
    },
  ],
  [
    "chooses another one if the one that was tried has completed on the old deployment",
    {
      given: {
        phases: { a: phase("pausing") },
        rows: [row("a", { status: "completed", isFailing: false }), row("b")],
      },
      want: { move: ["b"], phases: { b: "moving" } },
    },
  ],
  [
    "moves all at once without a trial",
    {
      given: { goal: { canary: 0 }, rows: [row("a"), row("b"), row("c", retried)] },
      want: { move: ["a", "b"], pause: ["c"], phases: { a: "moving", b: "moving", c: "pausing" } },
    },
  ],
  [
    "deletes nothing while one fails on the new deployment for a new reason",
    {
      given: { phases: one, rows: [row("b", { ...failsThere, failure: "is worse" })] },
      want: { phases: { a: "passed" } },
    },
  ],
  [
    "deletes although one fails for the reason for which it failed before it was moved",
    {
      given: { phases: { ...one, b: phase("failing", { isCanary: false }) }, rows: [row("b", failsThere)] },
      want: { delete: ["dp_old"], isDone: true, phases: { a: "passed", b: "failing" } },
    },
  ],
  [
    "deletes nothing while one has not got past the step at which it failed, though another process moved it",
    { given: { rows: [row("b", resumed)] }, want: {} },
  ],
  [
    "ends if nothing is left to go back to, although one fails",
    {
      given: { deleted: true, rows: [row("b", { ...failsThere, failure: "is worse" })] },
      want: { isDone: true },
    },
  ],
  [
    "resumes one without a pin, and not again after it has failed on the new deployment",
    {
      given: {
        phases: { ...one, c: phase("moving", { before: row("c", { pinned: null }), isCanary: false }) },
        rows: [
          row("b", { pinned: null }),
          row("c", { pinned: null, lastEventAt: AFTER }),
          row("d", { ...retried, pinned: null }),
        ],
      },
      want: { resume: ["b"], phases: { a: "passed", c: "failing", b: "moving" } },
    },
  ],
  [
    "resumes one without a pin again if the resume was lost",
    {
      given: {
        phases: { ...one, b: phase("moving", { before: row("b", { pinned: null }), isCanary: false }) },
        rows: [row("b", { pinned: null })],
      },
      want: { resume: ["b"], phases: { a: "passed", b: "moving" } },
    },
  ],
  [
    "waits for one without a pin while its columns are those of an attempt elsewhere",
    {
      given: {
        phases: { b: phase("moving", { before: row("b", { pinned: null }) }) },
        rows: [row("b", { pinned: null, status: "running", attempt: "dp_gone" })],
      },
      want: { phases: { b: "moving" } },
    },
  ],
  [
    "leaves one whose handler the new deployment lacks",
    { given: { needs: 1, rows: [row("a", { handler: "gone" }), row("b", { type: "workflow" })] }, want: {} },
  ],
  ["moves nothing if it is told so", { given: { needs: 1, goal: { move: "none" }, rows: [row("a")] }, want: {} }],
  [
    "moves healthy ones only if it is told so",
    {
      given: { goal: { move: "all", canary: 0 }, rows: [row("a", { isFailing: false, status: "suspended" })] },
      want: { move: ["a"], phases: { a: "moving" } },
    },
  ],
];

describe("planRollOut", () => {
  it.each(CASES)("%s", (_, { given, want }) => {
    const { phases, resume, ...actions } = plan(given);
    const names = Object.fromEntries([...phases].map(([id, { name }]) => [id, name]));
    const list = (wanted: string | undefined) =>
      resume.filter(({ deployment }) => deployment === wanted).map(({ id }) => id);
    const seen = { move: list("dp_new"), resume: list(undefined), isRefuted: isRefuted(phases), phases: names };
    expect({ ...actions, ...seen }).toMatchObject({ ...NOTHING, ...want });
    expect(Object.keys(names)).toEqual(Object.keys(want.phases ?? {}));
  });
});

const pausing = phase("pausing", { isPausedByUs: true });
const there = { pinned: "dp_new" } as const;

/** What is done with an invocation, or else its phase. */
type Return = "pause" | "wait" | "resume" | "resume on dp_old" | Phase["name"] | "forget";

const RETURNS: readonly (readonly [
  string,
  { readonly phase: Phase; readonly row?: InvocationRow; readonly isWrong?: boolean; readonly want: Return },
])[] = [
  ["resumes one that it has paused where it is", { phase: pausing, row: row("a"), want: "resume" }],
  ["waits until a pause takes effect", { phase: pausing, row: row("a", { status: "running" }), want: "wait" }],
  [
    "leaves one whose suspension has ended the pause",
    { phase: pausing, row: row("a", { status: "suspended" }), want: "back" },
  ],
  ["forgets one that has completed", { phase: pausing, row: row("a", { status: "completed" }), want: "forget" }],
  ["forgets one that is gone", { phase: pausing, want: "forget" }],
  ["leaves one that was paused before", { phase: phase("moving"), row: row("a"), want: "back" }],
  [
    "leaves one that has arrived after all",
    { phase: { ...pausing, name: "moving" }, row: row("a", passed), want: "passed" },
  ],
  [
    "leaves one that is tried if the code does not fail",
    { phase: phase("trying"), row: row("a", resumed), want: "trying" },
  ],
  [
    "pauses one that has not passed if the code fails",
    { phase: phase("trying"), row: row("a", resumed), isWrong: true, want: "pause" },
  ],
  [
    "pauses one that fails on the new deployment",
    { phase: phase("failing"), row: row("a", failsThere), isWrong: true, want: "pause" },
  ],
  [
    "returns it to the old deployment then",
    { phase: { ...pausing, name: "trying" }, row: row("a", there), isWrong: true, want: "resume on dp_old" },
  ],
  [
    "leaves it paused if it has made another step",
    { phase: phase("failing"), row: row("a", { ...there, entries: 4 }), isWrong: true, want: "paused" },
  ],
  [
    "leaves it paused if it was never pinned",
    {
      phase: phase("failing", { before: row("a", { pinned: null }) }),
      row: row("a", { pinned: null, lastEventAt: AFTER }),
      isWrong: true,
      want: "paused",
    },
  ],
  ["leaves one that has passed", { phase: phase("passed"), row: row("a", passed), isWrong: true, want: "passed" }],
  [
    "leaves one that completes before its pause",
    {
      phase: { ...pausing, name: "failing" },
      row: row("a", { ...passed, status: "completed" }),
      isWrong: true,
      want: "failing",
    },
  ],
];

describe("planReturn", () => {
  it.each(RETURNS)("%s", (_, { phase: given, row: seen, isWrong = false, want }) => {
    const { phases, pause, resume, left } = planReturn(goal, new Map([["a", given]]), seen ? [seen] : [], isWrong);
    const [target] = resume;
    const resumed = target && (target.deployment ? `resume on ${target.deployment}` : "resume");
    const action = pause.includes("a") ? "pause" : left > 0 ? "wait" : resumed;
    expect(action ?? phases.get("a")?.name ?? "forget").toBe(want);
    // It counts as paused by the move until it has continued.
    expect(phases.get("a")?.isPausedByUs ?? false).toBe(action !== undefined);
  });
});
