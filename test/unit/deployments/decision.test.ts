import { expect, it } from "vitest";
import { decideNext } from "../../../src/deployments/decision.js";
import { isResumable, mustPause, type SingleInvocation } from "../../../src/deployments/invocation-groups.js";
import * as moves from "../../../src/deployments/move-state.js";
import { listNotMoved, type RollOutOptions, type TriedInvocation } from "../../../src/deployments/roll-out-result.js";

/** A state of a release, with its earlier moves. */
interface Seen extends Pick<RollOutOptions, "canary" | "tolerance"> {
  /** Whether moved invocations must pass. Default: true. */
  readonly awaitsMoved?: boolean;
  readonly bake?: "none" | "running" | "over";
  /** How many invocations on the new deployment have each outcome. */
  readonly there?: Partial<Record<SingleInvocation["outcome"], number>>;
  /** The states of the tried invocations at the last turn. `passed`: it is open, and has passed. */
  readonly tried?: Readonly<Record<string, TriedInvocation["state"] | "passed">>;
  /** The moved invocations when they were moved, as they differ from `PAUSED`. */
  readonly before?: Partial<SingleInvocation>;
  readonly moved?: readonly string[];
  /** The ids of the invocations that were asked to pause. */
  readonly pausing?: readonly string[];
  /** The seconds since the registration. Default: 60. */
  readonly since?: number;
  /** The invocations that were read, as they differ from `PAUSED`. */
  readonly rows?: Readonly<Record<string, Partial<SingleInvocation>>>;
}

/** An invocation that is paused after a failure at its third entry on the old deployment. */
const PAUSED: Omit<SingleInvocation, "id" | "example"> = {
  ...{ service: "Order", handler: "charge", status: "paused", pinned: "dp_old", deployment: "dp_old", plan: "move" },
  ...{ outcome: "failing", count: 1, entries: 3, isQueued: false, modifiedAt: "1:00" },
};

const NOW = 100_000;

function create(seen: Seen = {}): moves.MoveState {
  const { there = {}, tried = {}, before, moved = [], bake = "none", pausing = [], since = 60 } = seen;
  const { canary = 2, tolerance = 0, awaitsMoved = true } = seen;
  const goal = { services: new Map(), movesUnpinned: true, move: "failing", bake: bake === "none" ? 0 : 9 } as const;
  const state = moves.createMoveState({ ...goal, canary, tolerance, awaitsMoved }, true);
  state.inFlightUntil = NOW - since * 1_000 + 5_000;
  if (bake === "over") state.bakesUntil = NOW;
  for (const id of [...moved, ...Object.keys(tried)]) state.moved.set(id, { ...PAUSED, id, example: id, ...before });
  for (const [id, word] of Object.entries(tried)) {
    const hasPassed = word === "passed" || word === "succeeded";
    const one = word === "passed" ? "open" : word;
    state.tried = [...state.tried, { id, handler: "Order/charge", failure: undefined, state: one, hasPassed }];
  }
  for (const id of pausing) state.pausing.add(id);
  const groups = Object.entries(there).map(([outcome, count]) => {
    return { ...PAUSED, id: outcome, example: outcome, outcome, count, plan: "at destination" } as SingleInvocation;
  });
  const rows = Object.entries(seen.rows ?? {}).map(([id, row]) => ({ ...PAUSED, id, example: id, ...row }));
  moves.updateState(state, [...groups, ...rows], NOW);
  return state;
}

/** Describes the next action: `try, move a, 2 left, b open`. */
function describeNext(seen: Seen): string {
  const state = create(seen);
  const { action, why, chosen } = decideNext(state, NOW);
  const list = (verb: string, isListed: (row: SingleInvocation) => boolean) => {
    const some = chosen.filter(isListed).map(({ id }) => id);
    return some.length > 0 ? [`${verb} ${some.join(" ")}`] : [];
  };
  const isMoved = ({ pinned, plan }: SingleInvocation) => pinned !== null && plan === "move";
  const left = /^\d+ left/.exec(why) ?? [];
  const words = state.tried.map(
    ({ id, state: word, hasPassed }) => `${id} ${word}${word === "open" && hasPassed ? " passed" : ""}`,
  );
  return [
    action === "stop" || action === "wait" ? `${action}: ${why}` : action,
    ...list("pause", mustPause),
    ...list("move", (row) => isResumable(row) && isMoved(row)),
    ...list("resume", (row) => isResumable(row) && !isMoved(row)),
    ...[...left, ...words.sort()],
  ].join(", ");
}

const backingOff = { status: "backing-off" } as const;
const running = { status: "running" } as const;
const queued = { ...backingOff, isQueued: true } as const;
const unpinned = { pinned: null, deployment: null, outcome: "stuck", entries: 1 } as const;
const healthy = { outcome: "open", status: "suspended" } as const;
const there = { ...running, plan: "at destination", pinned: "dp_new", deployment: "dp_new" } as const;
const open = { ...there, outcome: "open" } as const;
const suspended = { ...there, ...healthy } as const;
const stuck = { ...there, outcome: "stuck" } as const;
const passed = { ...open, entries: 4 } as const;
const failing = { ...there, outcome: "failing" } as const;
const failed = { ...there, status: "completed", outcome: "failed" } as const;
const again = { ...unpinned, modifiedAt: "2:00" } as const;
const refund = { handler: "refund" } as const;
const one = { canary: 1 } as const;
const rest = { canary: 0 } as const;
const a = { tried: { a: "open" } } as const;
const past = { tried: { a: "passed" } } as const;
const soon = { ...one, ...past, since: 1 } as const;
const good = { there: { succeeded: 1 } } as const;
const wasHealthy = { ...a, before: healthy } as const;
const baked = { bake: "over" } as const;
const tenth = { tolerance: 0.1 } as const;
const late = { pausing: ["a"], rows: { a: running } } as const;
const inFlight = { rows: { a: { ...running, plan: "in flight" } } } as const;

const FAIL = "tried invocations fail";
const WRONG = "ended or failing invocations have failed";
const WAIT = "wait: some have not passed yet, such as";
const FIRST = "wait: 1 left to move, since a is tried first and has not passed, 1 left";
const NONE = "invocations has succeeded by the end of the bake, and no tried one got past its failure";
const VANISHED =
  "invocations that were tried have vanished: give the service a completion retention (idempotency_retention; on 1.6 journal_retention), or pass canary: 0";

it.each<[string, Seen, string]>([
  // The choice of the tried invocations.
  ["nothing fails", {}, "end"],
  ["two handlers", { rows: { a: {}, b: {}, c: refund } }, "try, move a c, 3 left"],
  ["more canaries", { rows: { a: {}, b: {}, c: {} } }, "try, move a b, 3 left"],
  ["one need not be paused", { ...one, rows: { a: running, b: {} } }, "try, move b, 2 left"],
  ["one is healthy", { ...one, rows: { a: healthy, b: backingOff } }, "try, pause b, 2 left"],
  ["one of them hangs", { since: 1, pausing: ["a"], rows: { a: running, b: {} } }, "try, move b, 2 left"],
  ["none else can be moved", { since: 1, pausing: ["a"], rows: { a: running } }, FIRST],
  ["more arrive", { since: 1, ...past, rows: { a: passed, b: {}, c: {} } }, "try, move b, 2 left, a open passed"],
  ["more run", { ...past, rows: { a: passed, b: running } }, "move, pause b, 1 left, a open passed"],
  ["another handler comes", { ...soon, rows: { a: passed, b: {}, c: refund } }, "try, move c, 2 left, a open passed"],
  ["more come later", { ...past, rows: { a: passed, b: {} } }, "move, move b, 1 left, a open passed"],
  ["only one is left that hangs", late, "end"],
  ["only one is left that is about to pause", { since: 1, pausing: ["a"], rows: { a: { status: "ready" } } }, FIRST],
  ["only one is left that is ready for long", { ...rest, rows: { a: { status: "ready" } } }, "end"],
  ["another is left, since one hangs", { pausing: ["a"], rows: { a: running, b: {} } }, "try, move b, 1 left"],
  // The fate of the tried invocations.
  ["one is stuck", { ...one, ...a, rows: { a: stuck, b: {} } }, `${FIRST}, a open`],
  ["one has passed", { ...one, ...a, rows: { a: passed, b: {} } }, "move, move b, 1 left, a open passed"],
  ["one is gone", { tried: { a: "passed", b: "open" }, rows: { a: passed } }, "end, a open passed, b vanished"],
  ["all are gone, and nothing is left", a, "end, a vanished"],
  ["all are gone, and some are left", { ...one, ...a, rows: { b: {} } }, `stop: all 1 ${VANISHED}, a vanished`],
  ["all are gone, but others end", { ...one, ...a, ...good, rows: { b: {} } }, "move, move b, 1 left, a vanished"],
  ["one that passed is gone", { ...one, ...past, rows: { b: {} } }, "move, move b, 1 left, a vanished"],
  ["one fails, and some are left", { ...a, rows: { a: failing, c: {} } }, `stop: 1 of 1 ${FAIL}, a failing`],
  ["one fails later", { ...past, rows: { a: failing } }, `stop: 1 of 1 ${FAIL}, a failing`],
  ["one fails for good", { ...a, tolerance: 1, rows: { a: failed } }, `stop: 1 of 1 ${FAIL}, a failed`],
  ["a healthy one has made a step", { ...wasHealthy, rows: { a: passed } }, "end, a open passed"],
  ["a healthy one is suspended", { ...wasHealthy, rows: { a: suspended } }, "end, a open passed"],
  ["a healthy one replays", { ...wasHealthy, rows: { a: open } }, `${WAIT} a, a open`],
  ["one has ended where it was", { ...a, rows: { a: { ...failed, plan: "not failing" } } }, "end, a vanished"],
  ["one without a pin is paused as before", { ...a, rows: { a: unpinned } }, `${WAIT} a, a open`],
  ["one without a pin is paused again", { ...a, rows: { a: again } }, `stop: 1 of 1 ${FAIL}, a failing`],
  // The choice among the rest, and the way in which they are moved.
  ["some run or back off", { ...rest, rows: { a: backingOff, b: running } }, "move, pause a b, 2 left"],
  [
    "some need no pause",
    { ...rest, since: 1, rows: { a: healthy, b: queued, c: { status: "ready" } } },
    "move, move a b, 3 left",
  ],
  ["a resume was lost", { ...rest, moved: ["a"], rows: { a: {} } }, "move, move a, 1 left"],
  ["one waits out an older back-off", { ...rest, rows: { a: { ...stuck, ...queued } } }, "end, resume a"],
  ["one that hung is paused", { ...rest, pausing: ["a"], rows: { a: {} } }, "move, move a, 1 left"],
  ["one has no pin", { ...rest, rows: { a: unpinned } }, "move, resume a, 1 left"],
  ["one without a pin backs off", { ...rest, rows: { a: { ...unpinned, ...backingOff } } }, "move, resume a, 1 left"],
  // The number of failures on the new code.
  ["all have succeeded", { ...baked, there: { succeeded: 9 } }, "end"],
  ["one fails", { there: { succeeded: 999, failing: 1 } }, `stop: 1 of 1000 ${WRONG}`],
  ["two of two fail, of 20", { ...tenth, there: { failed: 1, failing: 1 } }, "end"],
  ["three of three fail, of 20", { ...tenth, there: { failed: 1, failing: 2 } }, `stop: 3 of 3 ${WRONG}`],
  ["a tenth may fail", { ...tenth, there: { succeeded: 90, failing: 10 } }, "end"],
  ["more than a tenth fail", { ...tenth, there: { succeeded: 90, failing: 11 } }, `stop: 11 of 101 ${WRONG}`],
  ["open ones do not count", { ...tenth, there: { open: 99, failing: 3 } }, `stop: 3 of 3 ${WRONG}`],
  ["all may fail", { ...baked, tolerance: 1, there: { failing: 500 } }, "end"],
  // The reasons to wait.
  ["one that was moved is stuck", { ...rest, moved: ["b"], rows: { b: stuck } }, `${WAIT} b`],
  ["another is stuck there", { ...rest, rows: { b: stuck } }, "end"],
  ["a healthy one without a pin was moved", { ...rest, moved: ["b"], rows: { b: { ...unpinned, ...healthy } } }, "end"],
  ["one is stuck on the way back", { ...rest, awaitsMoved: false, moved: ["b"], rows: { b: stuck } }, "end"],
  ["older code has just begun one", { ...inFlight, since: 4 }, "wait: some are in flight on older code, such as a"],
  ["the older code has begun one", inFlight, "end"],
  ["it bakes", { ...a, bake: "running", rows: { a: stuck } }, "bake, a open"],
  ["some are left while it bakes", { ...rest, bake: "running", rows: { a: {} } }, "move, move a, 1 left"],
  ["some are open, and there is no bake", { there: { open: 3 } }, "end"],
  ["nothing was seen in the bake", baked, "end"],
  ["none has ended in the bake", { ...baked, there: { open: 3 } }, `stop: none of 3 ${NONE}`],
  ["some wait in it, whoever has moved them", { ...baked, rows: { a: suspended } }, "end"],
  ["a few fail in it, and no other ran", { ...baked, ...tenth, there: { failing: 2 } }, `stop: none of 2 ${NONE}`],
  ["none has ended in it, and all may fail", { ...baked, tolerance: 1, there: { open: 3 } }, "end"],
  ["one that is tried has not passed in the bake", { ...baked, ...a, rows: { a: stuck } }, `${WAIT} a, a open`],
])("if %s", (_, seen, done) => {
  expect(describeNext(seen)).toBe(done);
});

it.each<[string, Seen, object]>([
  ["nothing was seen", {}, { isChecked: false }],
  ["all have vanished", { tried: { a: "vanished" } }, { isChecked: false, vanished: 1 }],
  ["one has succeeded", { there: { succeeded: 1 } }, { isChecked: true, succeeded: 1 }],
  ["one has passed, and none has ended", { ...past, rows: { a: passed } }, { isChecked: false }],
  ["one has passed, and is gone", past, { isChecked: true, vanished: 1 }],
  [
    "some are open, or fail",
    { there: { failed: 2, failing: 4, open: 8 } },
    { isChecked: false, failed: 2, failing: 4, open: 8 },
  ],
  ["some without a pin were resumed", { moved: ["a", "b"], rows: { a: unpinned, b: again } }, { failing: 1, open: 1 }],
])("counts each once if %s", (_, seen, counts) => {
  expect(create(seen).outcomes).toMatchObject(counts);
});

it("adds up the invocations of one handler, status and reason", () => {
  const waits = { status: "suspended", plan: "not failing", count: 2 } as const;
  const runs = { ...running, plan: "in flight" } as const;
  const rows = {
    a: waits,
    b: { ...waits, pinned: "dp_older" },
    c: { ...waits, ...refund },
    d: runs,
    e: running,
    f: there,
  };
  expect(listNotMoved(create({ rows, pausing: ["e"] }).groups)).toEqual([
    { handler: "Order/charge", status: "suspended", count: 4, example: "a", reason: "not failing" },
    { handler: "Order/refund", status: "suspended", count: 2, example: "c", reason: "not failing" },
    { handler: "Order/charge", status: "running", count: 2, example: "d", reason: "in flight" },
  ]);
});
