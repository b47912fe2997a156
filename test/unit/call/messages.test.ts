import { afterEach, describe, expect, it, vi } from "vitest";
import { AdminResponseError, type CallEndEvent, type ClientOptions } from "../../../src/index.js";
import { catchError } from "../../kit/catch-error.js";
import { createFrozenClient } from "../../kit/frozen-client.js";

afterEach(() => {
  vi.unstubAllEnvs();
  vi.restoreAllMocks();
});

const BASE = "http://restate:9070";

/** Returns the error of a call that is answered like this. */
async function fail(status: number, body: string | null, headers: HeadersInit = {}, options: ClientOptions = {}) {
  const fetch = async () => new Response(body, { status, headers });
  const error = await catchError(
    createFrozenClient({ baseUrl: BASE, fetch, maxRetries: 0, ...options }).getThing("t1"),
  );
  if (!(error instanceof AdminResponseError)) throw error;
  return error;
}

describe("the error of a response", () => {
  it.each<[string, number, string | null, HeadersInit, ClientOptions, string]>([
    ["no token", 401, "no", {}, {}, "401: no; no token was sent: set `token` or RESTATE_AUTH_TOKEN"],
    ["a wrong token", 401, "no", {}, { token: "secret" }, "401: no; the token that was sent is not accepted"],
    ["a wrong path", 404, null, {}, {}, "404; is the path in baseUrl correct?"],
    ["the server's own 404", 404, '{"message":"gone"}', {}, {}, "404: gone (GET"],
    ["quiet", 429, null, { "retry-after": "3600" }, {}, "429; it asks to retry after 3600 seconds (GET"],
    [
      "a code that the message has already",
      400,
      '{"message":"[META0003] [META0003] not there","restate_code":"META0003"}',
      {},
      {},
      "400: not there [META0003, https://docs.restate.dev/references/errors#META0003] (GET",
    ],
  ])("says what to do about %s", async (_, status, body, headers, options, message) => {
    const warn = vi.spyOn(console, "warn").mockImplementation(() => {});
    expect((await fail(status, body, headers, options)).message).toContain(`getThing: the server returned ${message}`);
    warn.mockRestore();
  });

  it("has the server's own words, without the request", async () => {
    expect((await fail(404, '{"message":"no such thing"}')).detail).toBe("no such thing");
    expect((await fail(404, null)).detail).toBeUndefined();
  });

  it("says in milliseconds how long the server asks to wait", async () => {
    expect((await fail(429, null, { "retry-after": "0" })).retryAfter).toBe(0);
    expect((await fail(429, null)).retryAfter).toBeUndefined();
    // This clock may be five minutes behind the server's.
    const date = new Date(Date.now() + 300_000).toUTCString();
    const later = new Date(Date.parse(date) + 7_000).toUTCString();
    expect((await fail(429, null, { date, "retry-after": later })).retryAfter).toBe(7_000);
  });
});

describe("headers of a function", () => {
  it("are asked for each attempt, override the client's token, and yield to those of the call", async () => {
    const seen: (string | undefined)[][] = [];
    let count = 0;
    const admin = createFrozenClient({
      baseUrl: BASE,
      token: "fixed",
      headers: async () => ({ authorization: `Bearer ${++count}`, "x-a": "client" }),
      fetch: async (_, { headers }) => {
        seen.push([headers.authorization, headers["x-a"], headers.accept]);
        return new Response(null, { status: seen.length === 1 ? 401 : 200 });
      },
    });
    vi.spyOn(console, "warn").mockImplementation(() => {});
    await admin.health({ headers: { "x-a": "call" } });
    expect(seen).toEqual([1, 2].map((number) => [`Bearer ${number}`, "call", "application/json"]));
  });

  it("that fail are an AdminTokenError, and nothing is sent", async () => {
    const fetch = vi.fn(async () => new Response());
    const cause = new Error("no vault");
    const headers = () => Promise.reject(cause);
    const error = await catchError(createFrozenClient({ fetch, headers }).health());
    expect(error).toMatchObject({ name: "AdminTokenError", applied: "no", cause });
    expect(fetch).not.toHaveBeenCalled();
  });
});

describe("observers", () => {
  it("may be several, and see the headers of a response", async () => {
    const seen: unknown[] = [];
    const onResponse = ["a", "b"].map((name) => ({ headers }: { readonly headers: Headers }) => {
      seen.push([name, headers.get("x-id")]);
    });
    const fetch = async () => new Response(null, { headers: { "x-id": "7" } });
    await createFrozenClient({ fetch, onResponse }).health();
    expect(seen).toEqual([
      ["a", "7"],
      ["b", "7"],
    ]);
  });

  it.each([
    ["before anything is sent", () => AbortSignal.abort("enough"), "no"],
    ["while it waits for a response", (controller: AbortController) => controller.signal, "unknown"],
  ])(
    "learn whether a call that is aborted %s was applied, which rejects with the caller's reason",
    async (_, start, applied) => {
      const ends: CallEndEvent[] = [];
      const controller = new AbortController();
      const fetch = () => {
        controller.abort("enough");
        return new Promise<never>(() => {});
      };
      const admin = createFrozenClient({ baseUrl: BASE, fetch, onCallEnd: (event) => ends.push(event) });
      expect(await catchError(admin.paintThing("t1", { signal: start(controller) }))).toBe("enough");
      expect(ends).toMatchObject([{ applied, error: "enough" }]);
    },
  );

  it("log each attempt without secrets, where the environment says so", async () => {
    vi.stubEnv("RESTATE_ADMIN_LOG", "debug");
    const log = vi.spyOn(console, "error").mockImplementation(() => {});
    const statuses = [200];
    const fetch = async () => {
      const status = statuses.shift();
      if (!status) throw new TypeError("fetch failed");
      return new Response(null, { status });
    };
    const admin = createFrozenClient({ baseUrl: "http://localhost", fetch, token: "SECRET", maxRetries: 0 });
    await admin.health();
    await catchError(admin.copyThing("t1"));
    const lines = log.mock.calls.map(([line]) => String(line));
    expect(lines[0]).toMatch(
      /^restate-admin-client: health: 200 in \d+ ms \(GET http:\/\/localhost\/health, attempt 1\)$/,
    );
    expect(lines[1]).toContain("restate-admin-client: copyThing: no complete response: fetch failed");
    expect(lines.join()).not.toContain("SECRET");
  });
});
