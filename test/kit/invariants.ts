/** The invariants of every call. The set-up of the unit tests checks them after each test. */

import { setTimeout as sleep } from "node:timers/promises";
import { afterEach, beforeEach, expect, vi } from "vitest";
import { forgetLeft, listLeft } from "./left-behind.js";
import { listBroken, seenCalls } from "./seen-calls.js";
import { misnamed } from "./seen-functions.js";

vi.mock("../../src/client/observers.js", async (importOriginal) => {
  const original = await importOriginal<typeof import("../../src/client/observers.js")>();
  const { watchAll } = await import("./seen-calls.js");
  return { ...original, watchCalls: watchAll(original.watchCalls) };
});

vi.mock("../../src/call/make-call.js", async (importOriginal) => {
  const original = await importOriginal<typeof import("../../src/call/make-call.js")>();
  const { watchCall } = await import("./seen-calls.js");
  return { ...original, makeCall: watchCall(original.makeCall) };
});

vi.mock("../../src/client/bind-functions.js", async (importOriginal) => {
  const original = await importOriginal<typeof import("../../src/client/bind-functions.js")>();
  const { watchFunctions } = await import("./seen-functions.js");
  return { ...original, bindFunctions: watchFunctions(original.bindFunctions) };
});

const listAll = () => [...listBroken(), ...misnamed, ...listLeft()];

/** Tests that run at the same time are checked together, after the last of them. */
let running = 0;
/** How often to check again: less often after each test that leaves something, so that a mistake ends the run soon. */
let patience = 60;

beforeEach(() => {
  if (running === 0) {
    seenCalls.length = 0;
    misnamed.length = 0;
    forgetLeft();
  }
  running += 1;
});

afterEach(async ({ task }) => {
  running -= 1;
  if (running > 0 || task.result?.state === "fail") return;
  // A call that a test does not wait for ends a moment later.
  for (let turn = 0; turn < patience && listAll().length > 0; turn++) await sleep(2 * turn);
  if (listAll().length > 0) patience = Math.max(5, patience / 2);
  expect(listAll()).toEqual([]);
});
