import { expect, it } from "vitest";
import {
  type FailedAttempt,
  isOutage,
  type Judged,
  judgeAttempt,
  type Policy,
} from "../../../src/call/judge-attempt.js";
import { type FailureKind, readKind } from "../../../src/errors/index.js";
import {
  AdminConnectionError,
  AdminDecodeError,
  AdminResponseError,
  AdminTimeoutError,
  AdminTokenError,
} from "../../../src/index.js";

const context = { operation: "search", method: "POST", url: "http://127.0.0.1:9070/search", attempts: 1 };
const idempotent: Policy = {
  ...{ maxRetries: 2, idempotent: true, isQuery: false, renewsToken: false },
  health: { confirmedUntil: 0 },
};
const MINUTE = 60_000;

const respond = (status: number, temporary = false, headers: Record<string, string> = {}) =>
  new AdminResponseError({ ...context, status, body: undefined, temporary, headers: new Headers(headers) });
const askToWait = (seconds: string, temporary = false) => respond(503, temporary, { "retry-after": seconds });
const lose = (applied: "no" | "unknown", permanent = false) =>
  new AdminConnectionError({ ...context, problem: "lost", applied, permanent });
const overload = new AdminResponseError({ ...context, status: 500, body: "", temporary: true, retryAfter: 2_000 });
const late = new AdminTimeoutError({ ...context, timeout: 1, applied: "unknown" });

const fail = (error: Error, time = 0, more: Partial<FailedAttempt> = {}): FailedAttempt => ({
  ...{ error, time, kind: readKind(error), applied: "unknown" },
  ...more,
});

/** Judges failures one after the other, with the longest pauses. */
function judge(failures: readonly FailedAttempt[], policy: Policy): readonly Judged[] {
  const judged: Judged[] = [];
  for (const failure of failures) judged.push(judgeAttempt(failure, judged, policy, 1));
  return judged;
}

const away = fail(respond(503));
const temporary = (time = 0) => fail(respond(503, true), time);
const broken = fail(lose("unknown"));
const refused = fail(lose("no"), 0, { applied: "no" });
const denied = fail(respond(401));

it.each<[string, readonly FailedAttempt[], readonly (number | undefined)[], Partial<Policy>?]>([
  ["doubles up to 8 seconds", Array(6).fill(away), [500, 1_000, 2_000, 4_000, 8_000, 8_000], { maxRetries: 9 }],
  ["ends with maxRetries", [away, away, away], [500, 1_000, undefined]],
  ["is none without retries", [away, temporary()], [undefined, undefined], { maxRetries: 0 }],
  ["grows to a second if it is temporary", Array(6).fill(temporary()), [50, 100, 200, 400, 800, 1_000]],
  ["ends a minute after the first temporary one", [0, MINUTE, MINUTE + 1].map(temporary), [50, 100, undefined]],
  ["counts the minute from the first, not from zero", [5_000, MINUTE + 5_000].map(temporary), [50, 100]],
  ["does not count what is temporary", [temporary(), away, temporary(), away], [50, 500, 100, 1_000]],
  ["is added to what the server asks for", [fail(askToWait("3"))], [3_500]],
  ["is added to a minute", [fail(askToWait("60")), fail(askToWait("60", true))], [60_500, 60_050]],
  ["is none if the server asks for more", [fail(askToWait("60.001"))], [undefined]],
  ["is none for what is not idempotent", [fail(respond(429))], [undefined], { idempotent: false }],
  ["is a backoff for what was not sent, idempotent or not", [refused], [500], { idempotent: false }],
  ["is none for what fails again", [fail(lose("no", true), 0, { applied: "no" })], [undefined]],
  ["is none for another token, once", [denied, denied], [0, undefined], { renewsToken: true }],
  ["counts a new token toward maxRetries", [denied, away, away], [0, 500, undefined], { renewsToken: true }],
  ["is none for a 401 of a fixed token", [denied], [undefined]],
  [
    "is shorter for rows that break off, 8 times",
    Array(9).fill(fail(lose("unknown"), 0, { applied: "yes" })),
    [50, 100, 200, 400, 800, 1_600, 3_200, 6_400, undefined],
    { isQuery: true },
  ],
  [
    "is none for a query that broke off again after the server could not be reached",
    [broken, refused, broken],
    [500, 1_000, undefined],
    { maxRetries: 9, isQuery: true },
  ],
  [
    "is a backoff for any other call, whatever it met before",
    [broken, refused, broken],
    [500, 1_000, 2_000],
    { maxRetries: 9 },
  ],
  [
    "is two seconds longer, for a minute, if the server has too much to do",
    [0, 0, 0, MINUTE + 1].map((time) => fail(overload, time)),
    [2_050, 2_100, 2_200, undefined],
  ],
  ["is a backoff after a timeout", [fail(late)], [500]],
])("the delay after a failure %s", (_, failures, wanted, policy = {}) => {
  const judged = judge(failures, { ...idempotent, ...policy });
  expect(judged.map(({ delay }) => delay)).toEqual(wanted);
});

it.each<[FailureKind, readonly unknown[]]>([
  ["lost", [lose("no"), lose("unknown", true)]],
  ["late", [late]],
  ["away", [502, 503, 504].map((status) => respond(status))],
  ["changing", [400, 503].map((status) => respond(status, true))],
  ["busy", [408, 429].map((status) => respond(status))],
  ["failed", [500, 501, 505].map((status) => respond(status))],
  ["unreadable", [new AdminDecodeError({ ...context, status: 200, problem: "a page" })]],
  ["final", [...[0, 301, 401, 404, 425, 499].map((status) => respond(status)), new AdminTokenError(context), "x"]],
])("a failure is of the kind %s", (kind, errors) => {
  expect(errors.map(readKind)).toEqual(errors.map(() => kind));
});

it.each<[string, FailedAttempt, boolean, boolean]>([
  ["a refused connection", refused, true, true],
  ["a broken connection", broken, false, false],
  ["a server that is starting", fail(respond(500, true)), true, false],
  ["any other failure", away, false, false],
])("after %s, the rows of all reads are doubtful: of a query %s, of another operation %s", (_, failure, ...wanted) => {
  expect([true, false].map((isQuery) => isOutage(failure, { isQuery }))).toEqual(wanted);
});
