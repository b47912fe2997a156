import { inspect } from "node:util";
import fc from "fast-check";
import { beforeAll, expect, it } from "vitest";
import { anyText, isWellFormed } from "../../kit/any-text.js";
import { catchError } from "../../kit/catch-error.js";
import { createFrozenClient, type FrozenClient } from "../../kit/frozen-client.js";
import { allowLongRuns, holdsFor } from "../../kit/property-runs.js";
import { useLoopbackServer } from "../../kit/use-loopback-server.js";

allowLongRuns();

const server = useLoopbackServer();
let admin: FrozenClient;

// The client keeps its retries, since the server may close an idle connection between two tests.
beforeAll(() => {
  admin = createFrozenClient({ baseUrl: server.url });
});

it("any string as a path argument is one segment next to another, or is rejected before anything is sent", () =>
  holdsFor(
    fc.asyncProperty(anyText, anyText, async (id, part) => {
      const call = admin.getPart(id, part);
      if ([id, part].every((text) => isWellFormed(text) && !["", ".", ".."].includes(text))) {
        await call;
        expect(takeUrls().map((url) => url.split("/").map(decodeURIComponent))).toEqual([
          ["", "things", id, "parts", part],
        ]);
      } else {
        expect(await catchError(call)).toBeInstanceOf(TypeError);
        expect(takeUrls()).toEqual([]);
      }
    }),
    [
      ["{part}", "{thing_id}"],
      ["$&", "$'"],
      ["a", ".."],
      ["\udfff", "b"],
      ["...", "%2e%2e"],
      ["a/../b", "\t.."],
    ],
  ));

it("any string as a query value arrives unchanged and alone, or is rejected before anything is sent", () =>
  holdsFor(
    fc.asyncProperty(anyText, async (place) => {
      const call = admin.moveThing("t1", { place });
      if (isWellFormed(place)) {
        await call;
        expect(takeUrls().map(readQuery)).toEqual([[["place", place]]]);
      } else {
        expect(await catchError(call)).toBeInstanceOf(TypeError);
        expect(takeUrls()).toEqual([]);
      }
    }),
    [[""], ["a&place=b"], ["a+b c"], ["#"], ["\ud800"]],
  ));

/** Each function sends a value in another way. */
const ways = {
  "a header of the call": (value: string) => admin.listThings({ headers: { "X-Any": value } }),
  "a header of the client": async (value: string) => connect({ headers: { "X-Any": value } }).listThings(),
  "a token": async (value: string) => connect({ token: value }).listThings(),
  "a function that gives the token": async (value: string) => connect({ token: () => value }).listThings(),
};
const connect = (options: object) => createFrozenClient({ baseUrl: server.url, ...options });
const latin1 = fc.string({ unit: fc.integer({ min: 0, max: 255 }).map((code) => String.fromCharCode(code)) });
const text = fc.oneof(latin1, anyText);

it.each(Object.entries(ways))(
  "any string as %s arrives unchanged, or is rejected without being repeated",
  (way, send) =>
    holdsFor(
      fc.asyncProperty(text, text, async (before, after) => {
        const value = `${before}SECRET${after}`;
        const expected = way.includes("token") ? `Bearer ${value}` : value;
        const error: unknown = await send(value).then(
          () => undefined,
          (reason: unknown) => reason,
        );
        const arrived = server.requests.splice(0).map(({ headers }) => headers["x-any"] ?? headers.authorization);
        if (canBeHeaderValue(expected)) {
          expect({ arrived, error }).toEqual({ arrived: [trimHttpSpace(expected)], error: undefined });
        } else {
          // A function returns its token too late for an error about the arguments.
          const refusal = way.startsWith("a function") ? Reflect.get(Object(error), "cause") : error;
          expect(refusal).toBeInstanceOf(TypeError);
          expect(inspect(error)).not.toContain("SECRET");
          expect(arrived).toEqual([]);
        }
      }),
      [
        ["", "\0"],
        ["a\r\nb: ", ""],
        [" \t", "\n"],
        ["\x01", ""],
        ["", "é\xff"],
        ["", "\u0100"],
      ],
    ),
);

/** Bytes, without the control characters that RFC 9110 (5.5) forbids in a field's value, once trimmed. */
function canBeHeaderValue(value: string): boolean {
  return /^[\t\x20-\x7e\x80-\xff]*$/.test(trimHttpSpace(value));
}

function trimHttpSpace(value: string): string {
  return value.replace(/^[\t\r\n ]+|[\t\r\n ]+$/g, "");
}

function takeUrls(): string[] {
  return server.requests.splice(0).map(({ url }) => url);
}

function readQuery(url: string): [string, string][] {
  return [...new URL(url, server.url).searchParams];
}
