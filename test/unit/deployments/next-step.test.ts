import { expect, it } from "vitest";
import * as moves from "../../../src/deployments/move-state.js";
import { countOutcomes, decide } from "../../../src/deployments/next-step.js";
import type { InvocationGroup, InvocationRow, Outcome } from "../../../src/deployments/read-invocations.js";

type State = moves.TriedInvocation["state"];

/** What was seen of a release. */
interface Seen extends Partial<Pick<moves.MoveState, "move" | "canary" | "tolerance" | "unpinned" | "bake">> {
  /** How many invocations on the new deployment have each outcome. */
  readonly there?: Partial<Record<Outcome, number>>;
  /** What became of those that are tried by the last turn. */
  readonly tried?: Readonly<Record<string, State>>;
  /** How they were when they were moved, as it differs from `PAUSED`. */
  readonly before?: Partial<InvocationRow>;
  readonly moved?: readonly string[];
  /** What was read, as it differs from `PAUSED`. Undefined for one that does not exist. */
  readonly rows?: Readonly<Record<string, Partial<InvocationRow> | undefined>>;
}

/** An invocation that is paused after a failure at its third entry on the old deployment. */
const PAUSED: Omit<InvocationRow, "id"> = {
  ...{ service: "Order", type: "service", handler: "charge", status: "paused", pinned: "dp_old" },
  ...{ outcome: "failing", entries: 3, isQueued: false },
};

const handlers = [{ name: "charge" }, { name: "refund" }];
const targets = new Map([["Order", { ty: "Service", name: "Order", handlers, deployment_id: "dp_new" }]]);

function createState({ there = {}, tried = {}, before, moved = [], rows: _, ...changes }: Seen = {}): moves.MoveState {
  const goal = { move: "failing", unpinned: true, canary: 2, tolerance: 0 } as const;
  const state = moves.createState({ ...goal, ...changes, targets } as unknown as moves.MoveState);
  const groups = Object.entries(there).map(
    ([outcome, count]) => ({ outcome, count, example: "inv_1" }) as InvocationGroup,
  );
  for (const id of [...moved, ...Object.keys(tried)]) state.moved.set(id, { ...PAUSED, id, ...before });
  for (const [id, one] of Object.entries(tried))
    state.tried.set(id, { id, handler: "", failure: undefined, state: one });
  return { ...state, bake: changes.bake ?? "none", groups, deleted: ["dp_gone"] };
}

/** Says what is done: `try, move a, 2 left, a leaving`. */
function describeStep(seen: Seen): string {
  const state = createState(seen);
  const rows = Object.entries(seen.rows ?? {}).map(([id, row]) => [id, row && { ...PAUSED, id, ...row }] as const);
  const { action, why, pause, resume, left, tried } = decide(state, new Map(rows));
  const list = (verb: string, some: readonly InvocationRow[]) =>
    some.length > 0 ? [`${verb} ${some.map(({ id }) => id).join(" ")}`] : [];
  return [
    action === "stop" || action === "wait" ? `${action}: ${why}` : action,
    ...list("pause", pause),
    ...list(
      "move",
      resume.filter((row) => moves.findTarget(state, row) === "dp_new"),
    ),
    ...list(
      "resume",
      resume.filter((row) => moves.findTarget(state, row) === undefined),
    ),
    ...(left > 0 ? [`${left} left`] : []),
    ...[...tried].map(([id, one]) => `${id} ${one.state}`).sort(),
  ].join(", ");
}

const backingOff = { status: "backing-off" } as const;
const running = { status: "running" } as const;
const queued = { ...backingOff, isQueued: true } as const;
const unpinned = { pinned: null, entries: 1 } as const;
const healthy = { outcome: "open", status: "suspended" } as const;
const there = { ...running, pinned: "dp_new" } as const;
const open = { ...there, outcome: "open" } as const;
const trying = { ...there, outcome: "trying" } as const;
const passed = { ...there, outcome: "passed", entries: 4 } as const;
const failed = { ...there, status: "completed", outcome: "failed" } as const;
const refund = { handler: "refund" } as const;
const one = { canary: 1 } as const;
const rest = { canary: 0 } as const;
const everything = { canary: 0, move: "all" } as const;

const WRONG = "invocations that have ended or fail have failed";
const NONE = "has ended, or got past a failure, by the end of the bake";
const VANISHED =
  "invocations that were tried have vanished, so nothing tells how they ended: give the service a completion retention, or pass canary: 0";

it.each<[string, Seen, string]>([
  // Which are tried.
  ["nothing fails", {}, "end"],
  ["two handlers", { rows: { a: {}, b: {}, c: refund } }, "try, move a c, 3 left, a leaving, c leaving"],
  [
    "more handlers than canaries",
    { ...one, rows: { a: {}, c: refund } },
    "try, move a c, 2 left, a leaving, c leaving",
  ],
  ["one need not be paused", { ...one, rows: { a: running, b: {} } }, "try, move b, 2 left, b leaving"],
  ["one is healthy", { ...one, move: "all", rows: { a: healthy, b: backingOff } }, "try, pause b, 2 left, b leaving"],
  // What has become of them.
  ["one has not left", { tried: { a: "leaving" }, rows: { a: running, b: {} } }, "try, pause a, 2 left, a leaving"],
  ["one tries again", { tried: { a: "leaving" }, rows: { a: trying, b: {} } }, "try, 1 left, a open"],
  ["one has passed", { tried: { a: "open" }, rows: { a: passed, b: {} } }, "move, move b, 1 left, a passed"],
  [
    "one is gone",
    { tried: { a: "passed", b: "open" }, rows: { a: passed, c: {} } },
    "move, move c, 1 left, a passed, b vanished",
  ],
  ["all are gone", { tried: { a: "open" }, rows: { a: undefined } }, `stop: all 1 ${VANISHED}, a vanished`],
  ["one that has passed is gone", { tried: { a: "passed" }, rows: { b: {} } }, "move, move b, 1 left, a passed"],
  [
    "one fails, even at a later step",
    { tried: { a: "passed", b: "open" }, rows: { a: { ...there, outcome: "failing" }, b: passed, c: {} } },
    "stop: 1 of 2 invocations that were tried fail, 1 left, a failing, b passed",
  ],
  [
    "one fails for good",
    { tolerance: 1, tried: { a: "open" }, rows: { a: failed } },
    "stop: 1 of 1 invocations that were tried fail, a failed",
  ],
  [
    "a healthy one has made a step",
    { tried: { a: "open" }, before: healthy, rows: { a: { ...open, entries: 4 } } },
    "end, a passed",
  ],
  [
    "a healthy one is suspended",
    { tried: { a: "open" }, before: healthy, rows: { a: { ...there, ...healthy } } },
    "end, a passed",
  ],
  [
    "a healthy one replays",
    { tried: { a: "open" }, before: healthy, rows: { a: open } },
    "wait: some have not passed yet, such as a, a open",
  ],
  [
    "one that failed is suspended there",
    { tried: { a: "open" }, rows: { a: { ...there, ...healthy } } },
    "wait: some have not passed yet, such as a, a open",
  ],
  [
    "one without a pin has run",
    { tried: { a: "leaving" }, moved: ["a"], rows: { a: unpinned } },
    "stop: 1 of 1 invocations that were tried fail, a failing",
  ],
  // Which of the rest are moved, and how.
  [
    "some run or back off",
    { ...everything, rows: { a: backingOff, b: running, c: healthy, d: queued, e: { status: "ready" } } },
    "move, pause a b, move c d, 5 left",
  ],
  ["a resume was lost", { ...rest, moved: ["a"], rows: { a: {} } }, "move, move a, 1 left"],
  [
    "one waits out an older back-off",
    { ...rest, moved: ["a"], rows: { a: { ...queued, ...trying, ...queued } } },
    "end, resume a",
  ],
  [
    "some have no pin",
    { ...rest, moved: ["b"], rows: { a: unpinned, b: unpinned, c: { ...unpinned, ...backingOff } } },
    "move, pause c, resume a, 2 left",
  ],
  ["those without a pin are left", { ...rest, unpinned: false, rows: { a: unpinned } }, "end"],
  [
    "its handler is gone, or of another type",
    { ...rest, rows: { a: { handler: "gone" }, b: { type: "workflow" } } },
    "end",
  ],
  ["one is there", { ...rest, rows: { a: { pinned: "dp_other" }, b: { pinned: "dp_new" } } }, "move, move a, 1 left"],
  [
    "its deployment was deleted",
    { ...rest, rows: { a: { ...healthy, pinned: "dp_gone" }, b: { ...open, pinned: "dp_gone" } } },
    "move, move a, 1 left",
  ],
  ["nothing is to be moved", { move: "none", rows: { a: {} } }, "end"],
  ["a healthy one is not to be moved", { ...rest, rows: { a: healthy } }, "end"],
  // What was seen on the new code.
  ["all have succeeded", { bake: "over", there: { succeeded: 9 } }, "end"],
  ["one fails", { there: { succeeded: 999, failing: 1 } }, `stop: 1 of 1000 ${WRONG}`],
  ["one has failed for good", { there: { failed: 1 } }, `stop: 1 of 1 ${WRONG}`],
  ["two of two fail, of 20", { tolerance: 0.1, there: { failed: 1, failing: 1 } }, "end"],
  ["three of three fail, of 20", { tolerance: 0.1, there: { failed: 1, failing: 2 } }, `stop: 3 of 3 ${WRONG}`],
  ["a tenth may fail", { tolerance: 0.1, there: { succeeded: 90, failing: 10 } }, "end"],
  ["more than a tenth fail", { tolerance: 0.1, there: { succeeded: 90, failing: 11 } }, `stop: 11 of 101 ${WRONG}`],
  ["open ones do not count", { tolerance: 0.1, there: { open: 99, passed: 99, failing: 3 } }, `stop: 3 of 3 ${WRONG}`],
  ["all may fail", { tolerance: 1, bake: "over", there: { failing: 500 } }, "end"],
  // What it waits for.
  ["one there tries again", { there: { open: 3, trying: 2 } }, "wait: some have not passed yet, such as inv_1"],
  ["it bakes", { bake: "running", tried: { a: "open" }, rows: { a: trying } }, "bake, a open"],
  ["some are left while it bakes", { ...rest, bake: "running", rows: { a: {} } }, "move, move a, 1 left"],
  ["nothing was seen in the bake", { bake: "over" }, "end"],
  [
    "none has ended in the bake",
    { bake: "over", there: { open: 3, trying: 2 } },
    `stop: none of 5 invocations ${NONE}`,
  ],
  ["none has ended in the bake, and all may fail", { bake: "over", tolerance: 1, there: { open: 3 } }, "end"],
  ["one has passed in the bake", { bake: "over", there: { open: 3, passed: 1 } }, "end"],
  [
    "one that is tried has not passed in the bake",
    { bake: "over", tried: { a: "open" }, rows: { a: trying } },
    "wait: some have not passed yet, such as a, a open",
  ],
])("if %s", (_, seen, done) => {
  expect(describeStep(seen)).toBe(done);
});

it.each<[string, Seen, boolean]>([
  ["nothing was seen", {}, false],
  ["what was seen is open, or has failed", { there: { open: 5, trying: 1, failed: 5, failing: 5 } }, false],
  ["all have vanished", { tried: { a: "vanished" } }, false],
  ["one has succeeded", { there: { succeeded: 1 } }, true],
  ["one has got past its failure", { there: { passed: 1 } }, true],
  ["one that was tried has passed, and is gone", { tried: { a: "passed" } }, true],
])("is checked or not if %s", (_, seen, isChecked) => {
  const { groups, tried } = createState(seen);
  expect(countOutcomes(groups, tried)).toMatchObject({ isChecked });
});

it("counts each invocation once", () => {
  const counts = { succeeded: 1, failed: 2, failing: 4, open: 8, passed: 16, trying: 32 };
  const { groups, tried } = createState({ there: counts, tried: { a: "vanished" } });
  expect(countOutcomes(groups, tried)).toMatchObject({ succeeded: 1, failed: 2, failing: 4, open: 56, vanished: 1 });
});

const group = (changes: Partial<InvocationGroup>): InvocationGroup => ({
  ...{ service: "Order", type: "service", handler: "charge", status: "running", outcome: "open" },
  ...{ deployment: "dp_old", pinned: "dp_old", count: 2, example: "inv_1" },
  ...changes,
});

it.each<[string, Seen, Partial<InvocationGroup>, string | undefined]>([
  ["do not fail", {}, {}, "not failing"],
  ["fail", {}, { outcome: "failing" }, undefined],
  ["try again", {}, { outcome: "trying" }, undefined],
  ["are pinned to a deleted deployment", {}, { pinned: "dp_gone", status: "suspended" }, undefined],
  ["fail, of a handler that is gone", {}, { outcome: "failing", handler: "gone" }, "no handler"],
  ["fail, with another type", {}, { outcome: "failing", type: "virtual_object" }, "no handler"],
  ["fail, and are not wanted", { move: "none" }, { outcome: "failing" }, "not wanted"],
  ["have no pin, and are scheduled", {}, { pinned: null, status: "scheduled" }, "no pin"],
  ["have no pin, and fail", {}, { pinned: null, status: "paused", outcome: "failing" }, undefined],
  ["fail, and go to no older one", { unpinned: false }, { pinned: null, outcome: "failing" }, "no pin"],
])("those that %s are listed as not moved", (_, seen, changes, reason) => {
  const listed = moves.listNotMoved(createState(seen), [group(changes)]);
  const { handler = "charge", status = "running" } = changes;
  expect(listed).toEqual(reason ? [{ handler: `Order/${handler}`, status, count: 2, example: "inv_1", reason }] : []);
});

it("adds up those of one handler, status and reason", () => {
  const groups = [group({}), group({ outcome: "passed", example: "inv_2", count: 3 })];
  expect(moves.listNotMoved(createState(), groups)).toMatchObject([{ count: 5, example: "inv_1" }]);
});
