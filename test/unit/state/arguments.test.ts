import { afterEach, describe, expect, it } from "vitest";
import { createAdminClient, readState, replaceState, waitForState } from "../../../src/index.js";
import { catchError } from "../catch-error.js";

/** Keeps what would be sent. */
const sent: string[] = [];
const client = createAdminClient({
  serverVersion: "1.7.12",
  fetch: async ({ url }) => {
    sent.push(url);
    return Response.json({ rows: [] });
  },
});
afterEach(() => void sent.splice(0));

const wrong: readonly unknown[] = [undefined, null, 5, 5n, {}, ["k"], new String("k"), Symbol("k")];
// Plain JavaScript may give anything.
const text = (value: unknown) => value as string;
const calls: readonly [string, (service: string, key: string, scope: string) => Promise<unknown>][] = [
  ["readState", (service, key, scope) => readState(client, service, key, { scope })],
  ["replaceState", (service, key, scope) => replaceState(client, service, key, { a: 1 }, { scope })],
  ["waitForState", (service, key, scope) => waitForState(client, service, key, { scope, until: () => true })],
];

describe.each(calls)("%s", (name, call) => {
  it("rejects a service, a key and a scope that are not strings, and sends nothing", async () => {
    for (const value of wrong) {
      expect(String(await catchError(call(text(value), "k", "s")))).toMatch(
        `TypeError: ${name}: service must be a str`,
      );
      expect(String(await catchError(call("S", text(value), "s")))).toMatch(`TypeError: ${name}: key must be a string`);
      if (value === undefined) continue;
      expect(String(await catchError(call("S", "k", text(value))))).toMatch(`TypeError: ${name}: scope must be a str`);
    }
    expect(sent).toEqual([]);
  });
});

describe("waitForState", () => {
  it.each<[unknown, string]>([
    [undefined, "waitForState: until must be a version, as a string, or a function"],
    [5, "waitForState: until must be a version, as a string, or a function, not 5"],
  ])("rejects until: %o, and sends nothing", async (until, message) => {
    const error = await catchError(waitForState(client, "S", "k", { until: text(until) }));
    expect(String(error)).toBe(`TypeError: ${message}`);
    expect(sent).toEqual([]);
  });
});

describe("replaceState", () => {
  it("rejects an expected version that is not a string", async () => {
    for (const expectedVersion of wrong.slice(1).map(text)) {
      const change = replaceState(client, "S", "k", { a: 1 }, { expectedVersion });
      expect(String(await catchError(change))).toMatch("TypeError: replaceState: expectedVersion must be a string");
    }
    expect(sent).toEqual([]);
  });

  it.each<[unknown, string]>([
    ["no", 'replaceState: verify must be a boolean or an object, not "no"'],
    [null, "replaceState: verify must be a boolean or an object, not null"],
    [{ timeOut: 5 }, 'replaceState: verify: unknown option "timeOut"; the options are timeout, interval'],
    [{ interval: 0 }, "replaceState: verify: interval must be a number of milliseconds from 1 to 2147483647, not 0"],
  ])("rejects verify: %o before anything is sent", async (verify, message) => {
    const options = { verify: verify as boolean };
    expect(String(await catchError(replaceState(client, "S", "k", { a: 1 }, options)))).toContain(message);
    expect(sent).toEqual([]);
  });

  it("rejects values that are not a plain object, and sends nothing", async () => {
    for (const values of [Promise.resolve({ a: 1 }), new Map(), [], "{}", 1, null, { a: Number.NaN }]) {
      const change = replaceState(client, "S", "k", values as Record<string, unknown>);
      expect(await catchError(change)).toBeInstanceOf(TypeError);
    }
    expect(sent).toEqual([]);
  });
});
