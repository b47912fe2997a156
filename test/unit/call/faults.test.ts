import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { type FaultServer, startFaultServer } from "./fault-server.js";
import { ANSWER_TEXT, answer } from "./fault-steps.js";
import { FAULTS, NOW } from "./fault-table.js";
import { type Fault, meetFault, type Operation, type Outcome } from "./meet-fault.js";

// More than goes out at once.
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
  // Node's fetch loads its parser with its first connection, and does not notice what happens to that meanwhile.
  const server = await startFaultServer([answer(200, ANSWER_TEXT)]);
  await fetch(server.origin);
  await server.close();
  // No backoff: what is waited for is what the server asks for.
  vi.spyOn(Math, "random").mockReturnValue(0);
  // A date without a zone is in GMT, wherever the client is.
  vi.stubEnv("TZ", "Asia/Tokyo");
  vi.useFakeTimers({ toFake: ["Date"], now: NOW });
});

afterAll(() => elsewhere.close());

describe("a call, retried only if that is safe,", () => {
  it.concurrent.for(FAULTS.filter(([, , , , except]) => !except?.timeout))("survives %s", (fault) => survive(fault));
});

// Apart, so that the others do not delay an attempt that is to be answered in time.
describe("the timeout of an attempt", () => {
  // On a machine that has much else to do, the first time limit may be too short for that.
  it.concurrent.for(FAULTS.filter(([, , , , except]) => except?.timeout))("ends %s", { retry: 1 }, (fault, { task }) =>
    survive(fault, task.result?.retryCount ? 10 : 1),
  );
});

async function survive(fault: Fault, patience = 1): Promise<void> {
  const outcomes = await Promise.all(OPERATIONS.map((operation) => meetFault(fault, operation, elsewhere, patience)));
  expect(outcomes).toEqual(OPERATIONS.map((operation) => wantOutcome(fault, operation)));
}

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
