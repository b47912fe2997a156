import fc from "fast-check";
import { expect, it } from "vitest";
import { decideNext } from "../../../src/deployments/decision.js";
import type { SingleInvocation } from "../../../src/deployments/invocation-groups.js";
import { createMoveState, recordMove, updateState } from "../../../src/deployments/move-state.js";
import { allowLongRuns, holdsFor } from "../../kit/property-runs.js";

allowLongRuns();

const OLD: Omit<SingleInvocation, "id"> = {
  ...{ service: "Order", handler: "charge", status: "paused", pinned: "dp_old", deployment: "dp_old", plan: "move" },
  ...{ outcome: "failing", count: 1, example: "inv_0", entries: 3, isQueued: false, modifiedAt: "1:00" },
};
const THERE = { ...OLD, status: "running", plan: "at destination", pinned: "dp_new", deployment: "dp_new" } as const;

/** The rows that a tried invocation can have at one poll; undefined if it is gone. */
const SEEN: Readonly<Record<string, Omit<SingleInvocation, "id"> | undefined>> = {
  stuck: { ...THERE, outcome: "stuck" },
  "stuck after a step": { ...THERE, outcome: "stuck", entries: 4 },
  replays: { ...THERE, outcome: "open" },
  "makes a step": { ...THERE, outcome: "open", entries: 4 },
  "is suspended": { ...THERE, outcome: "open", status: "suspended" },
  succeeded: { ...THERE, outcome: "succeeded", status: "completed" },
  fails: { ...THERE, outcome: "failing" },
  failed: { ...THERE, outcome: "failed", status: "completed" },
  gone: undefined,
};
/** These show that the invocation is past its failure. */
const PAST = /^(makes a step|is suspended|succeeded)$/;
/** After these, an invocation has the same row until it is gone. */
const END = /^(succeeded|failed|gone)$/;

const isFailure = (word: string): boolean => word.startsWith("fail");
const anyWord = fc.oneof(
  { weight: 9, arbitrary: fc.constantFrom(...Object.keys(SEEN).filter((word) => !isFailure(word))) },
  // A failure ends the move.
  fc.constantFrom(...Object.keys(SEEN).filter(isFailure)),
);
const FATE = fc.array(anyWord, { minLength: 5, maxLength: 5, size: "max" }).map((words) => {
  let end = "";
  return words.map((word) => {
    if (end === "" || word === "gone") end = END.test(word) ? word : "";
    return end || word;
  });
});

it("a tried invocation that has been seen past its failure holds up no others, whatever it shows later", () =>
  holdsFor(
    fc.property(fc.array(FATE, { minLength: 1, maxLength: 3 }), (fates) => {
      const goal = { services: new Map(), movesUnpinned: true, move: "failing", bake: 0, awaitsMoved: true } as const;
      const state = createMoveState({ ...goal, canary: fates.length, tolerance: 0 }, true);
      for (const index of fates.keys()) recordMove(state, { ...OLD, id: `inv_${index}` }, true);
      state.inFlightUntil = 0;
      let wasChecked = false;
      for (const [poll] of fates[0]?.entries() ?? []) {
        const rows = fates.flatMap((fate, index) => {
          const row = SEEN[fate[poll] ?? ""];
          return row ? [{ ...row, id: `inv_${index}` }] : [];
        });
        updateState(state, [...rows, { ...OLD, id: "inv_left" }], poll);
        const past = fates.map((fate) => fate.slice(0, poll + 1).some((word) => PAST.test(word)));
        expect(state.tried.map(({ hasPassed }) => hasPassed)).toEqual(past);
        const { isChecked, vanished, succeeded, failed, failing, open } = state.outcomes;
        expect(succeeded + failed + failing + open).toBe(rows.length);
        expect(vanished).toBe(fates.filter((fate) => fate[poll] === "gone" && !fate.includes("succeeded")).length);
        wasChecked ||= succeeded > 0 || (past.includes(true) && failed + vanished > 0);
        expect(isChecked).toBe(wasChecked);

        const { action } = decideNext(state, poll);
        const now = fates.map((fate) => fate[poll] ?? "");
        const isHeld = now.some((word, index) => !past[index] && word !== "gone");
        if (now.some(isFailure)) {
          expect(action).toBe("stop");
          return;
        }
        const areGone = vanished === fates.length && !wasChecked;
        expect(action).toBe(areGone ? "stop" : isHeld ? "wait" : "move");
      }
    }),
    [],
    1 / 4,
  ));
