// An option of the client and the same option of a call are two sources of one value, and every request of a function depends on it.
import { setImmediate } from "node:timers/promises";
import fc from "fast-check";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { createAdminClient, type Fetch, type RequestOptions } from "../../src/index.js";
import { allowLongRuns, holdsFor } from "../kit/property-runs.js";
import { respondInPieces } from "../kit/respond-in-pieces.js";
import { cut, FEATURES, hang, lose, passTime } from "./features.js";

allowLongRuns();

beforeEach(() => {
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout", "setInterval", "clearInterval", "performance"] });
  vi.spyOn(Math, "random").mockReturnValue(0);
});
afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
});

const ROW = { id: "inv_1", created_at: "2026-01-01T00:00:00Z", status: "running" };
const START = `{"rows":[${JSON.stringify(ROW)},`;

/** Answers in the order in which they are asked for. After them, each connection is reset. */
const ANSWERS: Readonly<Record<string, Fetch>> = {
  ok: async (url, { body = "" }) => {
    if (url.endsWith("/query")) return Response.json({ rows: [ROW] });
    if (url.includes("/internal/")) return Response.json({ succeeded: JSON.parse(body).invocation_ids, failed: [] });
    return Response.json({ id: "dp_1", deployments: [], services: [] });
  },
  "breaks off": async () => cut(START),
  stalls: async () => respondInPieces([START], "nothing"),
  "is silent": hang,
  resets: lose("ECONNRESET"),
  overloaded: async () => new Response("", { status: 503 }),
};

/** The options that a client and a call share. The timeout of a wait is for the whole wait. */
const OPTIONS: readonly RequestOptions[] = [
  ...[{ maxRetries: 0 }, { maxRetries: 1 }, { timeout: 700 }, { timeout: 700, maxRetries: 0 }],
  { headers: { "x-team": "a" } },
];
/** The computation of a state's version takes real time, in which a wait sends any number of requests. */
const NAMES = Object.keys(FEATURES).filter((name) => !/States?$/.test(name));
const hasOwnTimeout = (name: string) => /^(wait|move|prune)/.test(name);

it("an option of the client has the effect on a function of many requests that it has as an option of the call", () =>
  holdsFor(
    fc.asyncProperty(
      fc.constantFrom(...NAMES),
      fc.constantFrom(...OPTIONS),
      fc.array(fc.constantFrom(...Object.keys(ANSWERS)), { minLength: 1, maxLength: 3 }),
      async (name, shared, answers) => {
        fc.pre(shared.timeout === undefined || !hasOwnTimeout(name));
        const run = async (ofClient: RequestOptions, ofCall: RequestOptions) => {
          const sent: unknown[] = [];
          const fetch: Fetch = async (url, init) => {
            // Waits for a turn, so that requests without a pause leave time for the end of the test.
            await setImmediate();
            const answer = answers[sent.length] ?? "resets";
            sent.push([init.method, new URL(url).pathname, init.headers["x-team"]]);
            return (ANSWERS[answer] ?? expect.fail(answer))(url, init);
          };
          const admin = createAdminClient({ fetch, serverVersion: "1.7.12", ...ofClient });
          const ended = (FEATURES[name] ?? expect.fail(name))(admin, ofCall).then(String, String);
          return { isOver: await passTime(ended, 20), ended: await Promise.race([ended, setImmediate("never")]), sent };
        };
        expect(await run(shared, {})).toEqual(await run({}, shared));
      },
    ),
    // A request that is lost, and a response that stalls after its first row: each function, with each limit.
    NAMES.flatMap((name): [string, RequestOptions, string[]][] => [
      [name, { maxRetries: 0 }, ["resets"]],
      [name, { maxRetries: 0 }, ["resets", "ok", "ok"]],
      ...(hasOwnTimeout(name) ? [] : [[name, { timeout: 700 }, ["stalls"]] satisfies [string, object, string[]]]),
    ]),
    // The examples count as cases.
    0.8,
  ));
