import fc from "fast-check";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import type { ClientOptions, Fetch } from "../../../src/index.js";
import { catchError } from "../../kit/catch-error.js";
import { createFrozenClient, type FrozenClient } from "../../kit/frozen-client.js";
import { allowLongRuns, holdsFor } from "../../kit/property-runs.js";

allowLongRuns();

beforeEach(() => {
  // No pause before another attempt.
  vi.spyOn(Math, "random").mockReturnValue(0);
  vi.spyOn(console, "warn").mockReturnValue();
});
afterEach(() => {
  vi.unstubAllEnvs();
  vi.restoreAllMocks();
});

const NAMES = ["authorization", "x-a", "accept", "content-type"] as const;
type Values = Partial<Record<(typeof NAMES)[number], string>>;

const maybe = <T>(value: fc.Arbitrary<T>): fc.Arbitrary<T | undefined> => fc.option(value, { nil: undefined });
const number = (min: number) => maybe(fc.integer({ min, max: min + 2 }));

/** Draws the headers of one source, in any form that an option accepts. */
function anyHeaders(source: string) {
  const written = fc.record(
    Object.fromEntries(NAMES.map((name) => [name, fc.constantFrom(`${source}-${name}`, undefined)])) as Record<
      keyof Values,
      fc.Arbitrary<string | undefined>
    >,
    { requiredKeys: [] },
  );
  return fc.tuple(written, fc.boolean(), fc.boolean()).map(([values, isUpper, isHeaders]) => {
    const fields = Object.entries(values).map(([name, value]) => [isUpper ? name.toUpperCase() : name, value] as const);
    const given = fields.filter((field): field is [string, string] => field[1] !== undefined);
    return { values, headers: isHeaders ? new Headers(given) : Object.fromEntries(fields) };
  });
}

const CALLS: Readonly<Record<string, (admin: FrozenClient, options: object) => Promise<unknown>>> = {
  getThing: (admin, options) => admin.getThing("t1", options),
  getNote: (admin, options) => admin.getNote("t1", options),
  createThing: (admin, options) => admin.createThing({ name: "a" }, options),
};

let origins = 0;

it("each value is that of the source nearest to the call, and no message repeats the credentials that were sent", () =>
  holdsFor(
    fc.asyncProperty(
      fc.record({
        name: fc.constantFrom(...Object.keys(CALLS)),
        scheme: fc.constantFrom("http", "https"),
        url: fc.constantFrom("option", "environment", "both"),
        envToken: maybe(fc.constantFrom("token-of-environment")),
        token: maybe(fc.constantFrom("", "token-of-option", () => "token-of-function")),
        client: anyHeaders("client"),
        isFunction: fc.boolean(),
        own: anyHeaders("call"),
        maxRetries: fc.tuple(number(0), number(0)),
        timeout: fc.tuple(number(1), number(1)),
        isHanging: fc.boolean(),
      }),
      async ({ name, url, envToken, token, client, isFunction, own, maxRetries, timeout, ...given }) => {
        origins += 1;
        const origin = (source: string) => `${given.scheme}://${source}-${origins}.test`;
        vi.stubEnv("RESTATE_ADMIN_URL", url === "option" ? "" : origin("environment"));
        vi.stubEnv("RESTATE_AUTH_TOKEN", envToken ?? "");
        const isHanging = given.isHanging && timeout.some((each) => each !== undefined);
        const sent: Parameters<Fetch>[] = [];
        const fetch: Fetch = (...request) => {
          sent.push(request);
          const { signal, headers } = request[1];
          if (!isHanging) return Promise.resolve(new Response(`Not you: ${headers.authorization}`, { status: 503 }));
          return new Promise((_, reject) => signal.addEventListener("abort", () => reject(signal.reason)));
        };
        const options: ClientOptions = {
          ...(url !== "environment" && { baseUrl: origin("option") }),
          ...{ fetch, token, headers: isFunction ? async () => client.headers : client.headers },
          ...{ maxRetries: maxRetries[0], timeout: timeout[0] },
        };
        const call = CALLS[name] ?? expect.fail(name);
        const request = { headers: own.headers, maxRetries: maxRetries[1], timeout: timeout[1] };
        const error = await catchError(call(createFrozenClient(options), request));

        const asked = typeof token === "function" ? token() : (token ?? envToken);
        const wanted: Values = {
          ...(asked && { authorization: `Bearer ${asked}` }),
          accept: "application/json",
          ...(name === "createThing" && { "content-type": "application/json" }),
        };
        // Only the headers of a call may ask for another type of a note.
        const ofOperation = { values: name === "getNote" ? { accept: "text/plain" } : ({} as Values) };
        for (const { values } of [client, ofOperation, own]) {
          for (const each of NAMES) if (values[each] !== undefined) wanted[each] = values[each];
        }
        const retries = maxRetries[1] ?? maxRetries[0] ?? 2;
        expect(sent).toHaveLength(retries + 1);
        for (const [address, { headers }] of sent) {
          expect(new URL(address).origin).toBe(origin(url === "environment" ? "environment" : "option"));
          for (const each of NAMES.filter((one) => one !== "content-type" || name === "createThing")) {
            expect([each, headers[each]]).toEqual([each, wanted[each]]);
          }
        }
        if (isHanging) expect(error).toMatchObject({ name: "AdminTimeoutError", timeout: timeout[1] ?? timeout[0] });
        else expect(error).toMatchObject({ status: 503, attempts: retries + 1 });
        const isWarned = vi
          .mocked(console.warn)
          .mock.calls.some(([words]) => String(words).includes(`-${origins}.test`));
        expect(isWarned).toBe(given.scheme === "http" && (typeof token === "function" || Boolean(asked)));
      },
    ),
  ));
