import { setImmediate, setTimeout as sleep } from "node:timers/promises";
import { inspect } from "node:util";
import { afterAll, beforeAll, expect, it, vi } from "vitest";
import { RestateAdminError } from "../../../src/index.js";
import { createFrozenClient, type FrozenClient } from "../../kit/frozen-client.js";
import { type FaultServer, startFaultServer } from "./fault-server.js";
import { ANSWER, ANSWER_TEXT, answer, type Ending, FAULTS, type Fault, NOW } from "./fault-table.js";

/** The time limits that the server ends, by their milliseconds, which no two clients share. */
const timeLimits = new Map<number, () => void>();

interface Operation {
  readonly name: string;
  readonly safe: boolean;
  readonly bodiless?: true;
  readonly call: (admin: FrozenClient) => Promise<unknown>;
}

interface Outcome {
  readonly operation: string;
  readonly attempts: number;
  /** The number of requests that the server saw. */
  readonly asked: number;
  readonly ending: Ending;
  /** Milliseconds before each further attempt. */
  readonly delays: readonly number[];
  /** Violations of the rules that hold for every fault. */
  readonly wrong: readonly string[];
}

/** Nobody listens at this port. A freed port could go to another test's server. */
const NOBODY = "http://127.0.0.1:2";

const TOKEN = "SECRET-token";

/**
 * Makes a call to a server with the fault, and returns the outcome.
 *
 * @param elsewhere - The server to which only redirects lead.
 */
async function meetFault(
  [, script, , wanted, except = {}]: Fault,
  operation: Operation,
  elsewhere: FaultServer,
): Promise<Outcome> {
  const timeout = 1_000_000 + timeLimits.size;
  timeLimits.set(timeout, () => {});
  let response: Promise<Response> | undefined;
  const server = await startFaultServer(script, elsewhere.origin, async () => {
    const end = timeLimits.get(timeout);
    if (Object(wanted).status) await response;
    // Waits until the client has read the bytes that came with the head.
    for (let turn = 0; turn < 20; turn++) await setImmediate();
    end?.();
  });
  let attempts = 0;
  const delays: number[] = [];
  const admin = createFrozenClient({
    baseUrl: script.length > 0 ? server.origin : NOBODY,
    token: operation.bodiless ? async () => TOKEN : TOKEN,
    timeout,
    maxRetries: 2,
    fetch: (url, init) => {
      response = fetch(url, init);
      return response;
    },
    onRequest: ({ attempt }) => {
      attempts = attempt;
    },
    onRetry: ({ delay }) => delays.push(delay),
  });
  if (except.reused) {
    await admin.listThings();
    // The connection is free a moment after its answer is complete.
    await sleep(20);
  }
  const wrong: string[] = [];
  const check = (isRight: boolean, otherwise: string) => isRight || wrong.push(otherwise);
  const start = performance.now();
  const ending = await operation.call(admin).then(
    (data): Ending => {
      const wanted = operation.bodiless ? undefined : ANSWER;
      check(inspect(data) === inspect(wanted), `the answer is ${inspect(data)}`);
      return "success";
    },
    (error): Ending => {
      check(error instanceof RestateAdminError, `it is no RestateAdminError: ${inspect(error)}`);
      check(error.attempts === attempts, `the error tells of ${error.attempts} attempts`);
      const told = inspect(error, { depth: null }) + error.stack + JSON.stringify(error);
      check(!told.includes(TOKEN), "the error tells the token");
      return describeError(error);
    },
  );
  const waited = performance.now() - start;
  const asked = server.countAsked();
  await sleep(50);
  check(server.countAsked() === asked, `a request came late: ${server.heads.at(-1)}`);
  check(elsewhere.countAsked() === 0, `the other origin was asked: ${elsewhere.heads.join("\n")}`);
  const delay = delays.reduce((sum, each) => sum + each, 0);
  // Under load, a timer fires early, since it counts from the beginning of the event loop's turn.
  check(waited >= delay / 2, `it waited ${waited} ms instead of ${delay}`);
  check(server.heads.every(hasToken), "a request had no token");
  await server.close();
  return { operation: operation.name, attempts, asked, ending, delays, wrong };
}

function describeError({ name, status, body, applied, timeout }: Exclude<Ending, "success">): Ending {
  const shown = typeof body === "string" && body.length > 200 ? `${body.length} characters` : body;
  return { name, status, body: shown, applied, timeout };
}

function hasToken(head: string): boolean {
  return /^authorization: Bearer SECRET-token\r?$/im.test(head);
}

// A body that is larger than one write.
const body = { name: "x".repeat(300_000) };

const OPERATIONS: readonly Operation[] = [
  { name: "listThings", safe: true, call: (admin) => admin.listThings() },
  { name: "paintThing", safe: true, bodiless: true, call: (admin) => admin.paintThing("t1") },
  { name: "createThing", safe: true, call: (admin) => admin.createThing(body) },
  {
    name: "createThing with force",
    safe: false,
    call: (admin) => admin.createThing({ ...body, force: true }),
  },
  { name: "copyThing", safe: false, call: (admin) => admin.copyThing("t1") },
  { name: "moveThing", safe: false, bodiless: true, call: (admin) => admin.moveThing("t1") },
];

let elsewhere: FaultServer;

beforeAll(async () => {
  elsewhere = await startFaultServer([]);
  // Node's fetch loads its parser with its first connection, and meanwhile does not notice the connection's faults.
  const server = await startFaultServer([answer(200, ANSWER_TEXT)]);
  await fetch(server.origin);
  await server.close();
  // Without a backoff, a call waits only as long as the server asks.
  vi.spyOn(Math, "random").mockReturnValue(0);
  // A date without a zone is in GMT, wherever the client is.
  vi.stubEnv("TZ", "Asia/Tokyo");
  vi.useFakeTimers({ toFake: ["Date"], now: NOW });
  const start = globalThis.setTimeout;
  const hold = (run: () => void, milliseconds = 0, ...given: readonly []) =>
    timeLimits.has(milliseconds) ? void timeLimits.set(milliseconds, run) : start(run, milliseconds, ...given);
  vi.stubGlobal("setTimeout", hold);
});

afterAll(() => elsewhere.close());

it.concurrent.for(FAULTS)("a call, retried only if that is safe, survives %s", async (fault) => {
  const outcomes = await Promise.all(OPERATIONS.map((operation) => meetFault(fault, operation, elsewhere)));
  expect(outcomes).toEqual(OPERATIONS.map((operation) => wantOutcome(fault, operation)));
});

function wantOutcome([, , counts, ending, except = {}]: Fault, { name, safe, bodiless }: Operation): Outcome {
  const column = safe ? 0 : 1;
  const attempts = counts[column];
  const wanted = (!safe && except.unsafe) || (bodiless && except.bodiless) || ending;
  return {
    operation: name,
    attempts,
    asked: (except.asked ?? counts)[column],
    ending: except.or ? expect.toBeOneOf([wanted, except.or]) : wanted,
    delays: Array(attempts - 1).fill(except.delay ?? 0),
    wrong: [],
  };
}
