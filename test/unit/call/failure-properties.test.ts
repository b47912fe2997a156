import fc from "fast-check";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { AdminRequestError } from "../../../src/index.js";
import { allowLongRuns, holdsFor } from "../../kit/property-runs.js";
import { anyBehaviour, oddValue, refusing } from "./any-behaviour.js";
import { type Answer, callNames, type EndedCall, runCall, type ScriptedCall, unsafeCalls } from "./scripted-call.js";

allowLongRuns();

beforeEach(() => void vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] }));
afterEach(() => void vi.useRealTimers());

const call: fc.Arbitrary<ScriptedCall> = fc.record({
  name: fc.constantFrom(...callNames),
  script: fc.array(anyBehaviour, { minLength: 1, maxLength: 4 }),
  timeout: fc.constantFrom(0, 1, 30, 30_000),
  maxRetries: fc.integer({ min: 0, max: 3 }),
  whole: fc.boolean(),
});

const once: ScriptedCall = { name: "health", script: [], timeout: 0, maxRetries: 0, whole: false };
const answer: Answer = {
  ...{ kind: "answer", pause: 0, status: 200, headers: [], chunks: [], ending: "end", obedient: true, used: false },
};
const failing: ScriptedCall = { ...once, script: [{ ...answer, status: 503 }] };

describe("whatever fetch does", () => {
  it("a call ends as a success, as one of our errors, or with the reason that it was aborted for", () =>
    holdsFor(
      fc.asyncProperty(
        call,
        oddValue,
        fc.option(fc.integer({ min: 1, max: 200 }), { nil: undefined }),
        async (scripted, { value: reason }, abortAt) => {
          const ended = await runCall(scripted, new AbortController(), reason, abortAt);
          expectKnownEnd(ended);
          expectNoWrongRepetition(scripted, ended);
        },
      ),
      [
        [{ ...once, script: [{ kind: "throw", pause: 0, thrown: refusing }] }, refusing, undefined],
        [{ ...once, script: [{ ...answer, ending: refusing }] }, refusing, undefined],
        [{ ...once, script: [{ kind: "silence", obedient: false }] }, refusing, 1],
        [{ ...once, script: [{ ...answer, status: 500, used: true }] }, refusing, undefined],
      ],
    ));
});

describe("whatever an observer does", () => {
  const moment = fc.constantFrom("onRequest", "onResponse", "onError", "onRetry");

  it("once it aborts the call, nothing more is sent, and the call rejects with the reason if it had not ended", () =>
    holdsFor(
      fc.asyncProperty(call, moment, fc.integer({ min: 1, max: 3 }), oddValue, async (scripted, on, nth, reason) => {
        const controller = new AbortController();
        let begun = 0;
        let told = 0;
        let begunBefore: number | undefined;
        const abortInTime = () => {
          if (++told !== nth) return;
          begunBefore = begun;
          controller.abort(reason.value);
        };
        const ended = await runCall(scripted, controller, reason.value, undefined, {
          [on]: abortInTime,
          onRequest() {
            if (on === "onRequest") abortInTime();
            begun++;
          },
        });
        if (begunBefore === undefined) return;
        expect(ended.played.length).toBeLessThanOrEqual(begunBefore);
        if (on === "onRequest" || on === "onRetry") expect(isReason(ended)).toBe(true);
        else expectKnownEnd(ended);
      }),
      [
        [failing, "onRequest", 1, refusing],
        [{ ...failing, maxRetries: 1 }, "onRetry", 1, refusing],
      ],
    ));
});

function expectKnownEnd(ended: EndedCall): void {
  const { outcome, played, cutShort } = ended;
  if ("value" in outcome || isReason(ended)) {
    expect(cutShort && "value" in outcome).toBe(false);
    return;
  }
  if (!isOurs(outcome.error)) throw new Error("the call ends with an error that is not ours", { cause: outcome.error });
  expect(cutShort).toBe(false);
  expect(outcome.error.message).toBeTypeOf("string");
  // An error of ours that fetch throws, such as that of another call, stays as it is.
  if (outcome.error.operation !== "o") expect(outcome.error.attempts).toBeGreaterThanOrEqual(played.length);
}

/** Of an operation that must not be done twice, only an attempt of which nothing was sent is followed by another. */
function expectNoWrongRepetition({ name, maxRetries }: ScriptedCall, { played }: EndedCall): void {
  expect(played.length).toBeLessThanOrEqual(1 + maxRetries);
  if (!unsafeCalls.includes(name)) return;
  expect(played.slice(0, -1).map(({ kind }) => kind)).toEqual(Array(Math.max(0, played.length - 1)).fill("refuse"));
}

function isReason({ outcome, signal }: EndedCall): boolean {
  return "error" in outcome && signal.aborted && Object.is(outcome.error, signal.reason);
}

/** An odd value may refuse even to be asked. */
function isOurs(error: unknown): error is AdminRequestError {
  try {
    return error instanceof AdminRequestError;
  } catch {
    return false;
  }
}
