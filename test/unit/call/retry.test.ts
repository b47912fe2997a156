import { describe, expect, it } from "vitest";
import type { OperationRequest } from "../../../src/call/operation.js";
import { type AttemptFailure, isIdempotent, planRetry } from "../../../src/call/retry.js";

const NOW = Date.UTC(2026, 0, 1, 12, 0, 0);
const NEVER = undefined;

describe("whether a call is retried", () => {
  it.each<readonly [string, { given: AttemptFailure; safe: number | undefined; unsafe: number | undefined }]>([
    ["nothing sent", { given: { maybeSent: false }, safe: 0, unsafe: 0 }],
    ["broken off after something was sent", { given: { maybeSent: true }, safe: 0, unsafe: NEVER }],
    ...[408, 429, 502, 503, 504].map(
      (status) => [`${status}`, { given: { maybeSent: true, status }, safe: 0, unsafe: NEVER }] as const,
    ),
    ...[301, 304, 400, 401, 403, 404, 405, 409, 410, 413, 415, 422, 425, 500, 501, 505, 599].map(
      (status) => [`${status}`, { given: { maybeSent: true, status }, safe: NEVER, unsafe: NEVER }] as const,
    ),
  ])("%s", (_, { given, safe, unsafe }) => {
    expect([planRetry(given, true, 1, 0, NOW), planRetry(given, false, 1, 0, NOW)]).toEqual([safe, unsafe]);
  });
});

describe("the delay before a retry", () => {
  it.each([
    [1, 500],
    [2, 1_000],
    [3, 2_000],
    [4, 4_000],
    [5, 8_000],
    [6, 8_000],
    [1_000, 8_000],
  ])("after attempt %i is up to %i ms", (attempt, longest) => {
    const plan = (random: number) => planRetry({ maybeSent: false }, false, attempt, random, NOW);
    expect([plan(0), plan(0.5), plan(1)]).toEqual([0, longest / 2, longest]);
  });

  it.each<[string, number | undefined]>([
    ["0", 0],
    ["1", 1_000],
    [" 7 ", 7_000],
    ["1.5", 1_500],
    ["60", 60_000],
    ["61", NEVER],
    ["99999999999999999999999", NEVER],
    ["Thu, 01 Jan 2026 12:00:30 GMT", 30_000],
    ["Thursday, 01-Jan-26 12:00:30 GMT", 30_000],
    ["Thu Jan  1 12:00:30 2026", 30_000],
    ["Thu, 01 Jan 2026 12:01:00 GMT", 60_000],
    ["Thu, 01 Jan 2026 12:01:01 GMT", NEVER],
    ["Thu, 01 Jan 2026 11:00:00 GMT", 0],
    ["Thu, 99 Foo 2026", 0],
    ["-5", 0],
    ["1, 2", 0],
    ["soon", 0],
    ["", 0],
  ])("with Retry-After %j is at least %s ms", (retryAfter, least) => {
    const plan = (random: number) => planRetry({ maybeSent: true, status: 503, retryAfter }, true, 1, random, NOW);
    expect([plan(0), plan(1)]).toEqual(least === undefined ? [NEVER, NEVER] : [least, least + 500]);
  });
});

describe("whether a request is idempotent", () => {
  const unless = { body: { force: true, mode: null }, query: { mode: "Kill" } };
  it.each<[string, OperationRequest, boolean]>([
    ["without values", {}, true],
    ["without a body", { body: undefined, params: { query: { mode: undefined } } }, true],
    ["with other values", { body: { force: false, other: true }, params: { query: { mode: "Cancel" } } }, true],
    ["with one of the body's", { body: { force: true } }, false],
    ["with null, where that is the value", { body: { mode: null } }, false],
    ["with one of the query's", { params: { query: { mode: "Kill" } } }, false],
    ["with a body that is no object", { body: "force" }, true],
    ["with a body that is null", { body: null }, true],
  ])("%s", (_, request, want) => {
    expect(isIdempotent({ idempotent: true, unless }, request)).toBe(want);
    expect(isIdempotent({ idempotent: false, unless }, request)).toBe(false);
  });
});
