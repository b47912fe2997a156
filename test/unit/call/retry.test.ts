import fc from "fast-check";
import { afterEach, describe, expect, it, vi } from "vitest";
import type { RequestOptions } from "../../../src/index.js";
import { anyText } from "../../kit/any-text.js";
import { catchError } from "../../kit/catch-error.js";
import { createFrozenClient, type FrozenClient } from "../../kit/frozen-client.js";
import { allowLongRuns, holdsFor } from "../../kit/property-runs.js";

allowLongRuns();

type Call = (admin: FrozenClient, options: RequestOptions) => Promise<unknown>;
type Failure = () => Response;

const idempotent: Call = (admin, options) => admin.listThings(options);
const unsafe: Call = (admin, options) => admin.moveThing("t1", options);

const fail = (code: string) => (): never => {
  throw new TypeError("fetch failed", { cause: { code } });
};
const answer =
  (status: number, retryAfter?: string): Failure =>
  () =>
    new Response(null, { status, headers: retryAfter === undefined ? {} : { "retry-after": retryAfter } });

/** Returns the pause before the next attempt after some that failed; undefined if there is none. Nobody waits for it. */
async function findDelay(call: Call, failures: Failure, attempt = 1): Promise<number | undefined> {
  const controller = new AbortController();
  const delays: number[] = [];
  const onRetry = ({ delay }: { readonly delay: number }) => {
    if (delays.push(delay) === attempt) controller.abort();
  };
  const admin = createFrozenClient({ fetch: async () => failures(), onRetry, maxRetries: attempt });
  const error = catchError(call(admin, { signal: controller.signal }));
  for (let index = 1; index < attempt; index++) await vi.advanceTimersByTimeAsync(70_000);
  await error;
  return delays[attempt - 1];
}

afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
});

const RETRIED = [408, 429, 502, 503, 504];

describe("whether a call is retried", () => {
  it.each<readonly [string, Failure, idempotent: boolean, unsafe: boolean]>([
    ["nothing sent", fail("ECONNREFUSED"), true, true],
    ["broken off after something was sent", fail("ECONNRESET"), true, false],
    ...RETRIED.map((status) => [`${status}`, answer(status), true, false] as const),
    ...[301, 304, 400, 401, 403, 404, 405, 409, 410, 413, 415, 422, 425, 500, 501, 505, 599].map(
      (status) => [`${status}`, answer(status), false, false] as const,
    ),
  ])("%s", async (_, failure, first, second) => {
    const delays = await Promise.all([findDelay(idempotent, failure), findDelay(unsafe, failure)]);
    expect(delays.map((delay) => delay !== undefined)).toEqual([first, second]);
  });

  it.each<[string, Call, boolean]>([
    ["an operation without exceptions", (admin, options) => admin.paintThing("t1", options), true],
    ["without the field of the exception", (admin, options) => admin.createThing({ name: "a" }, options), true],
    ["with another value", (admin, options) => admin.createThing({ name: "a", force: false }, options), true],
    ["with the exception's value", (admin, options) => admin.createThing({ name: "a", force: true }, options), false],
    ["with another value in the query", (admin, options) => admin.deleteThing("a", { force: false, ...options }), true],
    ["with the value in the query", (admin, options) => admin.deleteThing("a", { force: true, ...options }), false],
  ])("depends on what is sent: %s", async (_, call, want) => {
    expect((await findDelay(call, answer(503))) !== undefined).toBe(want);
  });
});

it.each([
  ["lost, away and back", ["ECONNRESET", "ECONNREFUSED"], 3],
  ["lost twice, and not away between", ["ECONNRESET", "ECONNRESET", "ECONNREFUSED"], 4],
  ["lost again when it is back", ["ECONNRESET", "ECONNREFUSED", "ECONNREFUSED", "ECONNRESET", "ECONNRESET"], 4],
])("a call whose server is %s", async (_, codes, count) => {
  vi.useFakeTimers();
  const left = [...codes];
  let sent = 0;
  const fetch = async () => {
    sent += 1;
    const code = left.shift();
    return code === undefined ? Response.json({ things: [] }) : fail(code)();
  };
  const result = idempotent(createFrozenClient({ fetch, maxRetries: 9 }), {}).then(() => "done", String);
  await vi.advanceTimersByTimeAsync(200_000);
  expect(await result).toMatch(count > codes.length ? "done" : "ECONNRESET");
  expect(sent).toBe(count);
});

describe("the delay before a retry", () => {
  it.each([
    [1, 500],
    [2, 1_000],
    [3, 2_000],
    [4, 4_000],
    [5, 8_000],
    [6, 8_000],
    [9, 8_000],
  ])("after attempt %i is up to %i ms", async (attempt, longest) => {
    vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
    for (const share of [0, 0.5, 0.99]) {
      vi.spyOn(Math, "random").mockReturnValue(share);
      expect(await findDelay(idempotent, answer(503), attempt)).toBe(share * longest);
    }
  });

  const retryAfter = fc.oneof(
    // A header has Latin-1 only, and no line ends.
    anyText.filter((text) => /^[\x20-\x7e\xa0-\xff]*$/.test(text)),
    fc.double().map(String),
    fc.bigInt({ min: -(10n ** 400n), max: 10n ** 400n }).map(String),
    fc.date({ noInvalidDate: true }).map((date) => date.toUTCString()),
    fc.constantFrom("", "-5", "Mon", "Infinity", "1e3", "0x10", "Sun, 99 X 0000 99:99:99 GMT"),
  );

  it("is at most the server's minute and a backoff, whatever Retry-After says", () =>
    holdsFor(
      fc.asyncProperty(retryAfter, fc.double({ min: 0, max: 0.99, noNaN: true }), async (value, share) => {
        vi.spyOn(Math, "random").mockReturnValue(share);
        const delay = await findDelay(idempotent, answer(503, value));
        if (delay === undefined) return;
        expect(delay).toBeGreaterThanOrEqual(0);
        expect(delay).toBeLessThanOrEqual(60_000 + share * 500);
      }),
    ));

  it("follows Retry-After in seconds up to a minute, beyond which there is no retry", () =>
    holdsFor(
      fc.asyncProperty(fc.nat({ max: 200 }), fc.constantFrom(...RETRIED), async (seconds, status) => {
        vi.spyOn(Math, "random").mockReturnValue(0);
        const delay = await findDelay(idempotent, answer(status, `${seconds}`));
        expect(delay).toBe(seconds <= 60 ? seconds * 1_000 : undefined);
      }),
    ));

  it("follows a Retry-After date in each of HTTP's three formats, and ignores a past date", () =>
    holdsFor(
      fc.asyncProperty(
        // RFC 850 has years of two digits, which are of this century up to 49.
        fc.integer({ min: Date.UTC(2000, 0, 2), max: Date.UTC(2049, 11, 30) }),
        fc.integer({ min: -100, max: 100 }),
        fc.constantFrom(...Object.values(writeDate)),
        async (moment, seconds, write) => {
          vi.useFakeTimers({ toFake: ["Date"], now: moment });
          vi.spyOn(Math, "random").mockReturnValue(0);
          const wholeSecond = moment - (moment % 1_000) + seconds * 1_000;
          const left = Math.max(0, wholeSecond - moment);
          const delay = await findDelay(idempotent, answer(429, write(new Date(wholeSecond))));
          expect(delay).toBe(left <= 60_000 ? left : undefined);
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
