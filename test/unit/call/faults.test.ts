import { beforeAll, describe, expect, it, vi } from "vitest";
import { startFaultServer } from "./fault-server.js";
import { ANSWER_TEXT, answer } from "./fault-steps.js";
import { FAULTS, NOW } from "./fault-table.js";
import { type Fault, meetFault, type Operation, type Outcome } from "./meet-fault.js";

// More than goes out at once.
const deployment = { uri: "http://localhost:9080", additional_headers: { "x-long": "x".repeat(300_000) } };

const OPERATIONS: readonly Operation[] = [
  { name: "listDeployments", safe: true, call: (admin) => admin.listDeployments() },
  { name: "cancelInvocation", safe: true, bodiless: true, call: (admin) => admin.cancelInvocation("inv_1") },
  { name: "createDeployment", safe: true, call: (admin) => admin.createDeployment(deployment) },
  {
    name: "createDeployment with force",
    safe: false,
    call: (admin) => admin.createDeployment({ ...deployment, force: true }),
  },
  { name: "restartAsNewInvocation", safe: false, call: (admin) => admin.restartAsNewInvocation("inv_1") },
  { name: "resumeInvocation", safe: false, bodiless: true, call: (admin) => admin.resumeInvocation("inv_1") },
];

beforeAll(async () => {
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

describe("a call, retried only if that is safe,", () => {
  it.concurrent.for(FAULTS)("survives %s", { timeout: 30_000 }, async (fault) => {
    const outcomes = await Promise.all(OPERATIONS.map((operation) => meetFault(fault, operation)));
    expect(outcomes).toEqual(OPERATIONS.map((operation) => wantOutcome(fault, operation)));
  });
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
