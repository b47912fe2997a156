import { inspect } from "node:util";
import { describe, expect, it } from "vitest";
import { AdminConnectionError, AdminUnsupportedError, type Fetch } from "../../../src/index.js";
import { catchError } from "../catch-error.js";
import { createFrozenClient } from "../frozen-client.js";

const refuse: Fetch = () => Promise.reject(Object.assign(new Error("connect"), { code: "ECONNREFUSED" }));

describe("a caller's fetch that itself makes a call", () => {
  it("and is refused does not mean that nothing was sent", async () => {
    const inner = createFrozenClient({ fetch: refuse, maxRetries: 0 });
    const outer = createFrozenClient({ fetch: async () => (await inner.health().withResponse()).response });
    const error = await catchError(outer.moveThing("t1"));
    expect(error).toMatchObject({
      name: "AdminConnectionError",
      operation: "moveThing",
      attempts: 1,
      applied: "unknown",
    });
    expect((error as Error).cause).toMatchObject({ operation: "health", applied: "no" });
  });

  it("and meets an older server is a failure of the outer call, which may have been sent", async () => {
    const inner = createFrozenClient({ serverVersion: "1.6.2" });
    const outer = createFrozenClient({ fetch: async () => (await inner.listBoxes().withResponse()).response });
    const error = await catchError(outer.moveThing("t1"));
    expect(error).toBeInstanceOf(AdminConnectionError);
    expect(error).toMatchObject({ operation: "moveThing", attempts: 1, applied: "unknown" });
    expect((error as Error).cause).toBeInstanceOf(AdminUnsupportedError);
  });
});

describe("the reason of an abort", () => {
  /** Fails the test if anything looks at it. */
  const createHostile = (looks: string[]) => {
    const look = (trap: string) => () => {
      looks.push(trap);
      throw new Error(trap);
    };
    const traps = ["get", "has", "getPrototypeOf", "ownKeys", "getOwnPropertyDescriptor"];
    return new Proxy({}, Object.fromEntries(traps.map((trap) => [trap, look(trap)])));
  };

  it.each<[string, Fetch]>([
    [
      "while fetch waits",
      (_, init) => new Promise((_resolve, reject) => init?.signal?.addEventListener("abort", reject)),
    ],
    ["between attempts", async () => new Response(null, { status: 503, headers: { "retry-after": "9" } })],
  ])("is not looked at, even if it is hostile, %s", async (_, fetch) => {
    const looks: string[] = [];
    const reason = createHostile(looks);
    const controller = new AbortController();
    const ended = createFrozenClient({ fetch })
      .listThings({ signal: controller.signal })
      .withResponse()
      .then(
        () => "resolved",
        (error: unknown) => (Object.is(error, reason) ? "rejected with it" : "rejected"),
      );
    setTimeout(() => controller.abort(reason), 20);
    expect([await ended, looks]).toEqual(["rejected with it", []]);
  });
});

it("the platform's own error for headers, which prints their values, is not passed on", async () => {
  // It says: `Headers.append: "SECRET\nx" is an invalid header value.`
  expect(() => new Headers({ "x-a": "SECRET\nx" })).toThrow(/SECRET/);
  const error = await catchError(createFrozenClient({ fetch: refuse }).health({ headers: { "x-a": "SECRET\nx" } }));
  expect(error).toBeInstanceOf(TypeError);
  expect(inspect(error, { depth: null })).not.toContain("SECRET");
});
