import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { RetryDescription } from "../../../src/call/operation.js";
import { isIdempotent, planRetry } from "../../../src/call/retry.js";
import { anyText } from "../any-text.js";
import { allowLongRuns, holdsFor } from "../property-runs.js";

allowLongRuns();

const RETRIED = [408, 429, 502, 503, 504];

const attempt = fc.oneof(fc.integer({ min: 1, max: 10 }), fc.integer({ min: 1, max: Number.MAX_SAFE_INTEGER }));
const random = fc.double({ min: 0, max: 1, noNaN: true });
/** Any moment that a Date can have. */
const now = fc.integer({ min: 0, max: 8_640_000_000_000_000 });
const retryAfter = fc.oneof(
  anyText,
  fc.double().map(String),
  fc.bigInt({ min: -(10n ** 400n), max: 10n ** 400n }).map(String),
  fc.date().map(String),
  fc.constantFrom(null, undefined, "", "-5", "Mon", "Infinity", "1e3", "0x10", "Sun, 99 Xxx 0000 99:99:99 GMT"),
);
const failure = fc.record({
  maybeSent: fc.boolean(),
  status: fc.oneof(fc.constantFrom(undefined, ...RETRIED), fc.integer({ min: 100, max: 999 })),
  retryAfter,
});

describe("the delay before another attempt", () => {
  it("does not exist for a request that is not idempotent and may have been sent, or a permanent status", () =>
    holdsFor(
      fc.property(failure, fc.boolean(), attempt, random, now, (failed, safe, ...rest) => {
        fc.pre((failed.maybeSent && !safe) || (failed.status !== undefined && !RETRIED.includes(failed.status)));
        expect(planRetry(failed, safe, ...rest)).toBeUndefined();
      }),
    ));

  it("is at most the server's minute plus a backoff that doubles up to 8 seconds", () =>
    holdsFor(
      fc.property(failure, fc.boolean(), attempt, random, now, (failed, safe, number, share, moment) => {
        const delay = planRetry(failed, safe, number, share, moment);
        const asked = planRetry(failed, safe, number, 0, moment);
        if (delay === undefined || asked === undefined) {
          expect(delay).toBe(asked);
          return;
        }
        expect(asked).toBeGreaterThanOrEqual(0);
        expect(asked).toBeLessThanOrEqual(60_000);
        const backoff = share * Math.min(8_000, 500 * 2 ** (number - 1));
        expect(delay).toBe(asked + backoff);
      }),
    ));

  it("exists without Retry-After for a temporary failure", () =>
    holdsFor(
      fc.property(fc.boolean(), fc.constantFrom(undefined, ...RETRIED), attempt, (maybeSent, status, number) => {
        expect(planRetry({ maybeSent, ...(status && { status }) }, true, number, 0)).toBe(0);
      }),
    ));

  it("follows Retry-After in seconds up to a minute, beyond which there is no retry", () =>
    holdsFor(
      fc.property(fc.nat({ max: 200 }), attempt, (seconds, number) => {
        const delay = planRetry({ maybeSent: true, status: 503, retryAfter: ` ${seconds} ` }, true, number, 0);
        expect(delay).toBe(seconds <= 60 ? seconds * 1_000 : undefined);
      }),
    ));

  it("follows a Retry-After date in each of HTTP's three formats, and ignores a past date", () =>
    holdsFor(
      fc.property(
        // RFC 850 has years of two digits, which are of this century up to 49.
        fc.integer({ min: Date.UTC(2000, 0, 2), max: Date.UTC(2049, 11, 30) }),
        fc.integer({ min: -100, max: 100 }),
        fc.constantFrom(...Object.values(writeDate)),
        (moment, seconds, write) => {
          const wholeSecond = moment - (moment % 1_000) + seconds * 1_000;
          const left = Math.max(0, wholeSecond - moment);
          const failed = { maybeSent: true, status: 429, retryAfter: write(new Date(wholeSecond)) };
          expect(planRetry(failed, true, 1, 0, moment)).toBe(left <= 60_000 ? left : undefined);
        },
      ),
    ));
});

describe("a request", () => {
  const scalar = fc.oneof(fc.boolean(), fc.nat({ max: 3 }), fc.constantFrom("", "true", null));
  const fields = fc.dictionary(fc.constantFrom("force", "dry_run", "uri"), scalar);
  const notAnObject = fc.constantFrom(undefined, null, "force", 0, true, []);

  it("is idempotent only if its operation is and it has none of the exceptional values", () =>
    holdsFor(
      fc.property(
        fc.record({
          idempotent: fc.boolean(),
          unless: fc.record({ body: fields, query: fields }, { requiredKeys: [] }),
        }),
        fc.record({ body: fc.oneof(fields, notAnObject), query: fields }, { requiredKeys: [] }),
        (rule: RetryDescription, values) => {
          const has = (part: "body" | "query") =>
            Object.entries(rule.unless?.[part] ?? {}).some(
              ([name, value]) => new Map(Object.entries(values[part] ?? {})).get(name) === value,
            );
          const request = { body: values.body, params: { query: values.query ?? {} } };
          expect(isIdempotent(rule, request)).toBe(rule.idempotent && !has("body") && !has("query"));
        },
      ),
    ));
});

const DAYS = ["Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"];

/** The forms of a date that a recipient must accept (RFC 9110, 5.6.7). */
const writeDate = {
  fixed: (date: Date): string => date.toUTCString(),
  rfc850: (date: Date): string => {
    const [, day, month, year, time] = date.toUTCString().split(" ");
    return `${DAYS[date.getUTCDay()]}, ${day}-${month}-${year?.slice(2)} ${time} GMT`;
  },
  asctime: (date: Date): string => {
    const [weekday, day, month, year, time] = date.toUTCString().replace(",", "").split(" ");
    return `${weekday} ${month} ${String(Number(day)).padStart(2)} ${time} ${year}`;
  },
};
