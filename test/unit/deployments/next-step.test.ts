import { expect, it } from "vitest";
import * as moves from "../../../src/deployments/next-step.js";
import type { RegisteredDeployment } from "../../../src/deployments/register-deployment.js";
import type { RollOutOptions, TriedInvocation } from "../../../src/deployments/roll-out-result.js";
import type { InvocationGroup, InvocationRow, Outcome } from "../../../src/deployments/usage.js";

/** What was seen of a release. */
interface Seen extends Pick<RollOutOptions, "move" | "canary" | "tolerance">, Partial<Pick<moves.MoveState, "bake">> {
  /** Whether those without a pin go to the latest deployment. Default: true. */
  readonly isLatest?: boolean;
  /** How many invocations on the new deployment have each outcome. */
  readonly there?: Partial<Record<Outcome, number>>;
  /** What became of those that are tried by the last turn. */
  readonly tried?: Readonly<Record<string, TriedInvocation["state"]>>;
  /** How they were when they were moved, as it differs from `PAUSED`. */
  readonly before?: Partial<InvocationRow>;
  readonly moved?: readonly string[];
  /** What was read, as it differs from `PAUSED`. */
  readonly rows?: Readonly<Record<string, Partial<InvocationRow>>>;
}

/** An invocation that is paused after a failure at its third entry on the old deployment. */
const PAUSED: Omit<InvocationRow, "id"> = {
  ...{ service: "Order", type: "service", handler: "charge", status: "paused", pinned: "dp_old" },
  ...{ outcome: "failing", entries: 3, isQueued: false },
};

type Services = RegisteredDeployment["services"];
const handlers = [{ name: "charge" }, { name: "refund" }];
const services = [{ ty: "Service", name: "Order", handlers, deployment_id: "dp_new" }] as unknown as Services;

function createState({ there = {}, tried = {}, before, moved = [], bake = "none", isLatest, ...goal }: Seen = {}) {
  const { move = "failing", canary = 2, tolerance = 0 } = goal;
  const state = new moves.MoveState({ move, canary, tolerance }, services, isLatest ?? true);
  const groups = Object.entries(there).map(
    ([outcome, count]) => ({ outcome, count, example: "inv_1" }) as InvocationGroup,
  );
  for (const id of [...moved, ...Object.keys(tried)]) state.moved.set(id, { ...PAUSED, id, ...before });
  for (const [id, one] of Object.entries(tried))
    state.tried.set(id, { id, handler: "", failure: undefined, state: one });
  return Object.assign(state, { bake, groups, deleted: ["dp_gone"] });
}

/** Says what is done: `try: 2 left to move, since a is tried first, and has not passed, move a, a leaving`. */
function describeStep(seen: Seen): string {
  const state = createState(seen);
  const rows = Object.entries(seen.rows ?? {}).map(([id, row]) => ({ ...PAUSED, id, ...row }));
  const { action, why, chosen } = moves.decide(state, rows);
  const list = (verb: string, isListed: (row: InvocationRow) => boolean) => {
    const some = chosen.filter(isListed).map(({ id }) => id);
    return some.length > 0 ? [`${verb} ${some.join(" ")}`] : [];
  };
  const isMoved = (row: InvocationRow) => moves.findTarget(state, row) === "dp_new";
  const left = /^\d+ left/.exec(why) ?? [];
  return [
    action === "stop" || action === "wait" ? `${action}: ${why}` : action,
    ...list("pause", moves.mustPause),
    ...list("move", (row) => moves.isReady(row) && isMoved(row)),
    ...list("resume", (row) => moves.isReady(row) && !isMoved(row)),
    ...[...left, ...[...state.tried].map(([id, one]) => `${id} ${one.state}`).sort()],
  ].join(", ");
}

const backingOff = { status: "backing-off" } as const;
const running = { status: "running" } as const;
const queued = { ...backingOff, isQueued: true } as const;
const unpinned = { pinned: null, entries: 1 } as const;
const healthy = { outcome: "open", status: "suspended" } as const;
const gone = { pinned: "dp_gone" } as const;
const there = { ...running, pinned: "dp_new" } as const;
const open = { ...there, outcome: "open" } as const;
const suspended = { ...there, ...healthy } as const;
const trying = { ...there, outcome: "trying" } as const;
const passed = { ...there, outcome: "passed", entries: 4 } as const;
const failing = { ...there, outcome: "failing" } as const;
const failed = { ...there, status: "completed", outcome: "failed" } as const;
const refund = { handler: "refund" } as const;
const one = { canary: 1 } as const;
const rest = { canary: 0 } as const;
const all = { canary: 0, move: "all" } as const;
const a = { tried: { a: "open" } } as const;
const wasHealthy = { ...a, before: healthy } as const;
const baked = { bake: "over" } as const;
const tenth = { tolerance: 0.1 } as const;

const FAIL = "invocations that were tried fail";
const WRONG = "invocations that have ended or fail have failed";
const WAIT = "wait: some have not passed yet, such as";
const NONE = "has succeeded, or got past a failure, by the end of the bake";
const VANISHED =
  "invocations that were tried have vanished, so nothing tells how they ended: give the service a completion retention (idempotency_retention; on 1.6 journal_retention), or pass canary: 0";

it.each<[string, Seen, string]>([
  // Which are tried.
  ["nothing fails", {}, "end"],
  ["two handlers", { rows: { a: {}, b: {}, c: refund } }, "try, move a c, 3 left, a leaving, c leaving"],
  ["fewer canaries", { ...one, rows: { a: {}, c: refund } }, "try, move a c, 2 left, a leaving, c leaving"],
  ["more canaries", { rows: { a: {}, b: {}, c: {} } }, "try, move a b, 3 left, a leaving, b leaving"],
  ["one need not be paused", { ...one, rows: { a: running, b: {} } }, "try, move b, 2 left, b leaving"],
  ["one is healthy", { ...one, move: "all", rows: { a: healthy, b: backingOff } }, "try, pause b, 2 left, b leaving"],
  // What has become of them.
  ["one has not left", { tried: { a: "leaving" }, rows: { a: running, b: {} } }, "try, pause a, 2 left, a leaving"],
  ["one tries again", { tried: { a: "leaving" }, rows: { a: trying, b: {} } }, "try, 1 left, a open"],
  ["one has passed", { ...a, rows: { a: passed, b: {} } }, "move, move b, 1 left, a passed"],
  ["one is gone", { tried: { a: "passed", b: "open" }, rows: { a: passed } }, "end, a passed, b vanished"],
  ["all are gone", a, `stop: all 1 ${VANISHED}, a vanished`],
  [
    "one that has succeeded is gone",
    { tried: { a: "succeeded" }, rows: { b: {} } },
    "move, move b, 1 left, a succeeded",
  ],
  ["one that has passed is gone", { tried: { a: "passed" }, rows: { b: {} } }, "move, move b, 1 left, a passed"],
  ["one fails, and some are left", { ...a, rows: { a: failing, c: {} } }, `stop: 1 of 1 ${FAIL}, a failing`],
  ["one fails later", { tried: { a: "passed" }, rows: { a: failing } }, `stop: 1 of 1 ${FAIL}, a failing`],
  ["one fails for good", { ...a, tolerance: 1, rows: { a: failed } }, `stop: 1 of 1 ${FAIL}, a failed`],
  ["a healthy one has made a step", { ...wasHealthy, rows: { a: { ...open, entries: 4 } } }, "end, a passed"],
  ["a healthy one is suspended", { ...wasHealthy, rows: { a: suspended } }, "end, a passed"],
  ["a healthy one fails there", { ...wasHealthy, rows: { a: failing } }, `stop: 1 of 1 ${FAIL}, a failing`],
  ["one waits that has passed", { ...a, rows: { a: { ...passed, ...queued } } }, "end, a passed"],
  ["a healthy one replays", { ...wasHealthy, rows: { a: open } }, `${WAIT} a, a open`],
  [
    "one has ended where it was",
    { ...a, rows: { a: { ...failed, pinned: "dp_old" } } },
    `stop: 1 of 1 ${FAIL}, a failed`,
  ],
  [
    "a healthy one has, too",
    { ...all, ...a, rows: { a: { ...failed, outcome: "succeeded", pinned: "dp_old" } } },
    "end, a succeeded",
  ],
  ["one that failed is suspended there", { ...a, rows: { a: suspended } }, `${WAIT} a, a open`],
  ["one without a pin has run", { ...a, rows: { a: unpinned } }, `stop: 1 of 1 ${FAIL}, a failing`],
  // Which of the rest are moved, and how.
  ["some run or back off", { ...all, rows: { a: backingOff, b: running } }, "move, pause a b, 2 left"],
  ["some need no pause", { ...all, rows: { a: healthy, b: queued, c: { status: "ready" } } }, "move, move a b, 3 left"],
  ["a resume was lost", { ...rest, moved: ["a"], rows: { a: {} } }, "move, move a, 1 left"],
  ["one waits out an older back-off", { ...rest, rows: { a: { ...trying, ...queued } } }, "end, resume a"],
  ["one that is not to be moved does", { move: "none", rows: { a: { ...queued, outcome: "trying" } } }, "end"],
  ["one without a pin does", { ...rest, moved: ["a"], rows: { a: { ...trying, ...queued, ...unpinned } } }, "end"],
  [
    "some have no pin",
    { ...rest, rows: { a: unpinned, b: { ...unpinned, ...running } } },
    "move, pause b, resume a, 2 left",
  ],
  ["one without a pin was resumed", { ...rest, moved: ["a"], rows: { a: unpinned } }, "end"],
  ["those without a pin are left", { ...rest, isLatest: false, rows: { a: unpinned } }, "end"],
  ["no handler", { ...rest, rows: { a: { handler: "gone" }, b: { type: "workflow" }, c: { service: "Mail" } } }, "end"],
  ["one is there", { ...rest, rows: { a: { pinned: "dp_other" }, b: { pinned: "dp_new" } } }, "move, move a, 1 left"],
  ["its deployment was deleted", { ...rest, rows: { a: { ...healthy, ...gone } } }, "move, move a, 1 left"],
  ["one still runs on a deleted one", { ...rest, rows: { a: { ...open, ...gone } } }, "end"],
  ["nothing is to be moved", { move: "none", rows: { a: {} } }, "end"],
  ["a healthy one is not to be moved", { ...rest, rows: { a: healthy } }, "end"],
  // What was seen on the new code.
  ["all have succeeded", { ...baked, there: { succeeded: 9 } }, "end"],
  ["one fails", { there: { succeeded: 999, failing: 1 } }, `stop: 1 of 1000 ${WRONG}`],
  ["one has failed for good", { there: { failed: 1 } }, `stop: 1 of 1 ${WRONG}`],
  ["two of two fail, of 20", { ...tenth, there: { failed: 1, failing: 1 } }, "end"],
  ["three of three fail, of 20", { ...tenth, there: { failed: 1, failing: 2 } }, `stop: 3 of 3 ${WRONG}`],
  ["a tenth may fail", { ...tenth, there: { succeeded: 90, failing: 10 } }, "end"],
  ["more than a tenth fail", { ...tenth, there: { succeeded: 90, failing: 11 } }, `stop: 11 of 101 ${WRONG}`],
  ["open ones do not count", { ...tenth, there: { open: 99, passed: 99, failing: 3 } }, `stop: 3 of 3 ${WRONG}`],
  ["all may fail", { ...baked, tolerance: 1, there: { failing: 500 } }, "end"],
  // What it waits for.
  ["one there tries again", { there: { open: 3, trying: 2 } }, `${WAIT} inv_1`],
  ["it bakes", { ...a, bake: "running", rows: { a: trying } }, "bake, a open"],
  ["some are left while it bakes", { ...rest, bake: "running", rows: { a: {} } }, "move, move a, 1 left"],
  ["some are open, and there is no bake", { there: { open: 3 } }, "end"],
  ["nothing was seen in the bake", baked, "end"],
  ["none has ended in the bake", { ...baked, there: { open: 3, trying: 2 } }, `stop: none of 5 invocations ${NONE}`],
  [
    "a few fail in it, and no other ran",
    { ...baked, ...tenth, there: { failing: 2 } },
    `stop: none of 2 invocations ${NONE}`,
  ],
  ["none has ended in it, and all may fail", { ...baked, tolerance: 1, there: { open: 3 } }, "end"],
  ["one has passed in the bake", { ...baked, there: { open: 3, passed: 1 } }, "end"],
  ["one that is tried has not passed in the bake", { ...baked, ...a, rows: { a: trying } }, `${WAIT} a, a open`],
])("if %s", (_, seen, done) => {
  expect(describeStep(seen)).toBe(done);
});

it.each<[string, Seen, object]>([
  ["nothing was seen", {}, { isChecked: false }],
  ["all have vanished", { tried: { a: "vanished" } }, { isChecked: false, vanished: 1 }],
  ["one has succeeded", { there: { succeeded: 1 } }, { isChecked: true, succeeded: 1 }],
  ["one has got past its failure", { there: { passed: 1 } }, { isChecked: true, open: 1 }],
  ["one that was tried has passed, and is gone", { tried: { a: "passed" } }, { isChecked: true, vanished: 0 }],
  ["some are open, or fail", { there: { failed: 2, failing: 4, open: 8, trying: 1 } }, { isChecked: false, open: 9 }],
])("counts each once if %s", (_, seen, counts) => {
  const state = createState(seen);
  moves.decide(state, []);
  expect(state.seen).toMatchObject(counts);
});

it("remembers that one has passed, though it fails later", () => {
  const state = createState({ there: { passed: 1 } });
  moves.decide(state, []);
  moves.decide(Object.assign(state, createState({ there: { failing: 1 } }), { seen: state.seen }), []);
  expect(state.seen).toMatchObject({ failing: 1, open: 0, isChecked: true });
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
  ["fail, of another service", {}, { outcome: "failing", service: "Mail" }, "no handler"],
  ["are there", { move: "none" }, { pinned: "dp_new" }, undefined],
  ["fail, and are not wanted", { move: "none" }, { outcome: "failing" }, "not wanted"],
  ["have no pin, and are scheduled", {}, { pinned: null, status: "scheduled" }, "no pin"],
  ["have no pin, and fail", {}, { pinned: null, status: "paused", outcome: "failing" }, undefined],
  ["have no pin, and back off", {}, { pinned: null, status: "backing-off", outcome: "failing" }, undefined],
  ["fail, and go to no older one", { isLatest: false }, { pinned: null, outcome: "failing" }, "no pin"],
])("those that %s are listed as not moved", (_, seen, changes, reason) => {
  const listed = moves.listNotMoved(createState(seen), [group(changes)]);
  const { service = "Order", handler = "charge", status = "running" } = changes;
  expect(listed).toEqual(
    reason ? [{ handler: `${service}/${handler}`, status, count: 2, example: "inv_1", reason }] : [],
  );
});

it("adds up those of one handler, status and reason", () => {
  const groups = [group({}), group({ outcome: "passed", count: 3 }), group({ status: "suspended" })];
  expect(moves.listNotMoved(createState(), groups)).toMatchObject([{ count: 5 }, { status: "suspended", count: 2 }]);
});
