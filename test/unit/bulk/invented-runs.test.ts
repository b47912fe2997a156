import fc from "fast-check";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { AdminResponseError, type BulkProgress, type BulkResult, BulkStoppedError } from "../../../src/index.js";
import { allowLongRuns, holdsFor } from "../../kit/property-runs.js";
import { names } from "./bulk-server.js";
import { FAULTS, InventedServer, type State, VERBS, type Verb } from "./invented-server.js";

allowLongRuns();
beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** The reasons of an abort. Some look like errors of a request. */
const REASONS: readonly unknown[] = [
  ...["enough", Object.create(null), new TypeError("mine")],
  new AdminResponseError({
    ...{ operation: "killInvocation", method: "PATCH", url: "/", attempts: 1 },
    ...{ status: 404, body: { message: "no" }, documented: true },
  }),
];

const anyState = fc.constantFrom<State>("running", "paused", "completed", "gone");
const RUN = fc.record({
  verb: fc.constantFrom(...VERBS),
  states: fc.oneof(
    { weight: 8, arbitrary: fc.array(anyState, { maxLength: 6 }) },
    anyState.map((state) => Array.from({ length: 120 }, () => state)),
  ),
  from: fc.constantFrom("array", "set", "keys", "generator", "async iterable", "filter"),
  concurrency: fc.option(fc.integer({ min: 1, max: 8 }), { nil: undefined, freq: 2 }),
  perSecond: fc.oneof(
    { weight: 4, arbitrary: fc.constant(undefined) },
    fc.double({ min: 0.05, max: 5, noNaN: true }),
    fc.double({ min: 5, max: 3_000, noNaN: true }),
  ),
  maxRetries: fc.constantFrom(undefined, 0),
  latency: fc.integer({ min: 1, max: 200 }),
  hasBatches: fc.constantFrom(true, true, false),
  faults: fc.array(fc.option(fc.constantFrom(...FAULTS), { nil: undefined, freq: 3 }), { maxLength: 4, size: "max" }),
  /** The milliseconds before each of the first targets of a slow iterable. */
  waits: fc.array(fc.constantFrom<number>(0, 0, 5_000), { maxLength: 6 }),
  outage: fc.option(
    fc.record({ after: fc.integer({ min: 1, max: 4 }), took: fc.integer({ min: 1_000, max: 4_000 }) }),
    {
      nil: undefined,
      freq: 9,
    },
  ),
  /** The request at which the caller aborts, and the reason. */
  abort: fc.option(fc.record({ at: fc.integer({ min: 1, max: 6 }), reason: fc.constantFrom(...REASONS) }), {
    nil: undefined,
    freq: 3,
  }),
});
type Run = typeof RUN extends fc.Arbitrary<infer Value> ? Value : never;

interface Entry {
  readonly id: string;
  readonly reason?: string;
  readonly error?: unknown;
}

const USUAL: Run = {
  ...{ verb: VERBS[0] as Verb, states: [], from: "array", concurrency: undefined, perSecond: undefined },
  ...{ maxRetries: undefined, latency: 10, hasBatches: true, faults: [], abort: undefined },
  ...{ waits: [], outage: undefined },
};

/** How a run ended. There is a cause if it stopped early. */
interface Ended {
  readonly result: BulkResult;
  readonly cause?: unknown;
  readonly abortedAt: number;
  readonly endedAt: number;
  readonly took: number;
  readonly progress: readonly BulkProgress[];
  readonly server: InventedServer;
}

/** Yields each item, after a pause before some of them. */
async function* yieldAll<Item>(items: readonly Item[], waits: readonly number[]): AsyncGenerator<Item> {
  for (const [index, item] of items.entries()) {
    const wait = waits[index];
    if (wait) await new Promise((resolve) => setTimeout(resolve, wait));
    yield item;
  }
}

async function run(drawn: Run): Promise<Ended> {
  const { verb, states, from, concurrency, perSecond, maxRetries, abort } = drawn;
  const start = performance.now();
  const controller = new AbortController();
  let abortedAt = Number.POSITIVE_INFINITY;
  const server = new InventedServer(verb, states, drawn, (number) => {
    if (number !== abort?.at) return;
    abortedAt = performance.now();
    controller.abort(abort.reason);
  });
  // The targets are ids and rows, one of them twice.
  const ids = names(states.length);
  const list = [...ids.map((id, index) => (index % 2 ? id : { id })), ...ids.slice(0, 1)];
  const targets = {
    ...{ array: list, set: new Set(list), keys: new Map(list.entries()).values(), generator: list.values() },
    ...{ "async iterable": yieldAll(list, drawn.waits), filter: { service: "S" } },
  }[from];
  const progress: BulkProgress[] = [];
  const options = { concurrency, perSecond, maxRetries, timeout: 1_000, signal: controller.signal };
  const running = server.admin[verb.call](targets, { ...options, onProgress: (each) => progress.push(each) }).catch(
    (error) => {
      if (error instanceof BulkStoppedError) return error;
      throw error;
    },
  );
  let end: BulkResult | BulkStoppedError | undefined;
  running.then((found) => (end = found));
  while (!end) await vi.advanceTimersToNextTimerAsync();
  const ending = end instanceof BulkStoppedError ? { result: end.result, cause: end.cause } : { result: end };
  const endedAt = performance.now();
  return { ...ending, abortedAt, endedAt, took: endedAt - start, progress, server };
}

/** Returns what is wrong about the list in which a target is. */
function findLie(drawn: Run, id: string, [list, reason]: readonly [string, unknown], ended: Ended): string | undefined {
  const { becomes, goals, isIdempotent, call } = drawn.verb;
  const { server, abortedAt, cause } = ended;
  const accepted = server.accepted.get(id) ?? 0;
  const faults = server.faults.get(id) ?? [];
  const isUnclear = server.isUnclear(id);
  const [before, after] = [drawn.states[Number(id.slice(4))] ?? "gone", server.states.get(id) ?? "gone"];
  const hasStopped = cause !== undefined;
  // An id that nobody has seen may be mistyped, except for a purge, or if an earlier request may have been applied.
  const isKnown = before !== "gone" || drawn.from === "filter" || call.startsWith("purge") || isUnclear;
  const isOver = goals[before] !== undefined;
  const isRetried = isIdempotent && drawn.maxRetries === undefined && faults.length < 3;
  // A refusal does not show what an earlier request has done, and these operations are not retried.
  const isFinal = (!isOver && becomes[before] === undefined) || /half|page|500|40|302/.test(`${faults}`);
  // After these faults, an idempotent operation is retried, and meets the result of the first request.
  const isFound = isRetried ? /^(lost|silent|unmentioned|on the way|not leader|502)/ : /^$/;
  const lies: readonly (readonly [boolean, string])[] = [
    [accepted > 1 && !isIdempotent, `was done ${accepted} times`],
    [server.repeated.has(id) && (drawn.maxRetries === 0 || !isIdempotent), "was sent again"],
    [list === "succeeded" && accepted === 0, "was not done"],
    [["failed", "notStarted"].includes(list) && accepted > 0, "was done"],
    [list === "notStarted" && !hasStopped, "was left by a run that did not stop"],
    [list === "unchanged" && goals[after] !== reason, `is ${after}`],
    [list === "unchanged" && !isKnown, "may be mistyped"],
    [list === "failed" && isOver && isKnown && faults.every((fault) => isFound.test(fault)), "has nothing to do"],
    [list === "unknown" && !isUnclear && abortedAt === Number.POSITIVE_INFINITY, "is known"],
    [list === "unknown" && isRetried && !isFinal && !hasStopped, "can be repeated"],
  ];
  return lies.find(([isTold]) => isTold)?.[1];
}

/** Lists the targets at which more than allowed began within a second, in batches or not. */
function findHaste({ perSecond = Number.POSITIVE_INFINITY }: Run, { server }: Ended): readonly string[] {
  const most = Math.max(1, perSecond) + Math.max(1, perSecond / 10);
  const begun = [...server.begun];
  const countFrom = (time: number) => begun.filter(([, other]) => other >= time && other < time + 998).length;
  return begun.flatMap(([id, time]) => (countFrom(time) > most ? [id] : []));
}

it("whatever happens to the requests, every target is in one list, which is true, and nothing is done twice", () =>
  holdsFor(
    fc.asyncProperty(RUN, async (drawn) => {
      const ended = await run(drawn);
      const { server, cause, abortedAt, progress } = ended;
      const { hasUnread, ...result } = ended.result;
      const lists: [string, readonly Entry[]][] = Object.entries(result);
      const entries = lists.flatMap(([list, all]) => all.map((entry) => ({ list, ...entry })));
      const ids = entries.map(({ id }) => id);
      // A list that comes one target at a time is not read any further once the run stops.
      if (hasUnread) expect([drawn.from, cause === undefined]).toEqual(["async iterable", false]);
      const wanted = names(drawn.states.length).filter((id) => !hasUnread || ids.includes(id) || server.begun.has(id));
      expect([...ids].sort()).toEqual(wanted.sort());
      const lies = entries.map(({ id, list, reason }) => [id, list, findLie(drawn, id, [list, reason], ended)]);
      expect(lies.filter(([, , lie]) => lie)).toEqual([]);
      expect(server.mostInFlight).toBeLessThanOrEqual(drawn.concurrency ?? (drawn.verb.isIdempotent ? 200 : 100));

      expect(server.lastBegun).toBeLessThanOrEqual(abortedAt);
      // An abort ends every wait at once.
      expect(ended.endedAt - abortedAt).toBeLessThan(1_000);
      // A target that was begun by then may be sent again.
      for (const begun of server.begun.values()) expect(begun).toBeLessThanOrEqual(server.mustStop);
      if (server.mustStop < abortedAt) expect(cause).toBeDefined();
      if (abortedAt < server.mustStop && cause !== undefined) expect(Object.is(cause, drawn.abort?.reason)).toBe(true);
      for (const { id, list, error } of entries)
        if (list === "unknown" && !server.isUnclear(id)) expect(Object.is(error, drawn.abort?.reason)).toBe(true);
      const silences = drawn.faults.filter((fault) => fault?.startsWith("silent")).length;
      if (Math.min(abortedAt, server.mustStop) === Number.POSITIVE_INFINITY && silences < 3)
        expect(cause).toBeUndefined();

      expect(findHaste(drawn, ended)).toEqual([]);
      // If answers come sooner, the run waits only for its limit.
      const { perSecond = Number.POSITIVE_INFINITY, concurrency = 20, latency } = drawn;
      const isUndisturbed = server.faults.size === 0 && drawn.outage === undefined;
      const isLimit = isUndisturbed && perSecond * latency < 1_000 * Math.min(concurrency, 20);
      const waited = drawn.waits.reduce((sum, wait) => sum + wait, 0);
      if (isLimit) expect(ended.took).toBeLessThan(waited + (1_000 * ids.length) / perSecond + 10 * latency + 1_000);

      const total = drawn.from === "async iterable" ? undefined : ids.length;
      const counts = Object.fromEntries(Object.entries(result).map(([list, { length }]) => [list, length]));
      expect(progress[0]).toMatchObject({ total, done: 0 });
      expect(progress.at(-1)).toMatchObject({ ...counts, total, done: ids.length });
    }),
    [
      // A batch that was applied and lost, and whose ids are refused when they are called again.
      [{ ...USUAL, states: ["running", "running"], faults: ["lost!", "403"] }],
      // An id that nobody has seen, whose first request may have been applied.
      [{ ...USUAL, states: ["gone"], faults: ["lost"], hasBatches: false }],
      // A server without batches that goes away while the ids of several batches wait for their calls.
      [
        {
          ...USUAL,
          verb: VERBS.find(({ call }) => call === "purgeJournals") ?? USUAL.verb,
          states: Array.from({ length: 120 }, () => "gone" as const),
          ...{ perSecond: 38, latency: 8, hasBatches: false, faults: ["refused"], outage: { after: 2, took: 3_000 } },
        },
      ],
      // An abort while the run waits for its limit.
      [
        {
          ...USUAL,
          states: ["running", "running"],
          perSecond: 0.001,
          concurrency: 1,
          abort: { at: 1, reason: "enough" },
        },
      ],
    ],
    1 / 6,
  ));
