import { expect, it } from "vitest";
import type { InvocationRow } from "../../../src/deployments/read-invocations.js";
import { isFailingHere, judge } from "../../../src/deployments/tracked.js";
import { LATER, row } from "./rows.js";

const failing = row("a");
const healthy = row("a", { isFailing: false, failedAt: null, failedAtEntries: null, failure: null });
const unpinned = row("a", { pinned: null, entries: 1, failedAtEntries: null });

const there = { status: "running", pinned: "dp_new", hasFailedHere: false } as const;
const failsAgain = { ...there, failedAt: LATER, hasFailedHere: true } as const;

/** What an invocation was before, how it has changed since, and what that means. Undefined if it does not exist. */
const CASES: readonly (readonly [
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

  ["has made steps, and the one at which it failed is unknown", unpinned, { ...there, entries: 3 }, "trying"],
  ["fails before its first step", unpinned, { ...failsAgain, pinned: null, entries: 1 }, "failing"],

  ["was healthy, and runs", healthy, there, "trying"],
  ["was healthy, and has made a step", healthy, { ...there, entries: 4 }, "passed"],
  ["was healthy, and is suspended", healthy, { ...there, status: "suspended" }, "passed"],
  ["was healthy, and fails", healthy, { ...failsAgain, isFailing: true, failure: "is worse" }, "failing"],
];

it.each(CASES)("%s", (_, before, changes, want) => {
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
