import { describe, expect, it, vi } from "vitest";
import { createRetryPlan } from "../../../src/call/retry-plan.js";
import { matchTemporary } from "../../../src/call/temporary-failure.js";
import { internals } from "../../../src/client/index.js";
import {
  AdminResponseError,
  countInvocations,
  createClient,
  operationTable,
  query,
  queryRows,
  restartAsNewInvocation,
  restartInvocations,
} from "../../../src/index.js";
import { answerJson } from "../../loopback-server.js";
import { catchError } from "../catch-error.js";
import { useLoopbackServer } from "../use-loopback-server.js";

const server = useLoopbackServer();
const connect = () => createClient({ baseUrl: server.url, serverVersion: false });

const ROUTING = "Error when routing the request internally. Reason: rpc for partition 3 at node N2:1 failed: ";
const SCANNER =
  "Datafusion error: Internal error: No such scanner. It could have expired due to a long period of inactivity.";

/** Answers with an error so many times, then with an empty success. */
function failFirst(times: number, status: number, message: string): void {
  let left = times;
  server.answer = (response) => {
    if (left-- > 0) answerJson(response, status, { message });
    else answerJson(response, 200, { rows: [], new_invocation_id: "inv_2" });
  };
}

/** What servers of 1.7.12 said, on a cluster of three that lost a node, and of 1.6.2 and 1.7.12 where a caller was wrong. */
describe("a message", () => {
  const isTemporary = (name: string, status: number, message: string): boolean => {
    const found = operationTable.find((operation) => operation.name === name);
    if (found === undefined) throw new Error(`there is no ${name}`);
    return matchTemporary(found.retry, {}, createClient()[internals])(status, message);
  };

  it.each<[string, number, string, boolean]>([
    ["query", 500, "Datafusion error: External error: connect throttled; 134ms left in throttling window", true],
    ["query", 500, "Datafusion error: External error: connection closed", true],
    ["query", 500, "Datafusion error: External error: expecting a partition store", true],
    ["query", 500, "Datafusion error: External error: handshake failed: http2 error", true],
    ["query", 500, "Datafusion error: External error: node lookup for partition 3 failed", true],
    [
      "query",
      500,
      "Datafusion error: External error: partition 3 doesn't exist on this node, this is benign if ...",
      true,
    ],
    ["query", 500, "Datafusion error: External error: remote scanner ScannerId(N1, 7) connection lost to N2", true],
    ["query", 500, "Datafusion error: External error: cannot open remote scanner; connection lost to N1:3", true],
    ["query", 500, "Datafusion error: External error: the peer dropped the reply port for this request", true],
    ["query", 500, "Datafusion error: External error: node N3:2 was shut down or removed", true],
    ["query", 500, "Datafusion error: External error: the requested rpc service stopped processing messages", true],
    [
      "query",
      500,
      "Datafusion error: Internal error: External error: expecting a partition store.\nThis issue ...",
      true,
    ],
    ["query", 500, SCANNER, true],
    ["query", 400, SCANNER, false],
    ["query", 500, "Datafusion error: External error: non valid invocation id", false],
    [
      "query",
      500,
      "Datafusion error: Optimizer rule 'simplify_expressions' failed\ncaused by\nExternal error: regex",
      false,
    ],
    ["query", 500, "Datafusion error: Internal error: Arrow error: Divide by zero error", false],
    ["query", 500, "Datafusion error: Schema error: No field named connection closed", false],
    ["query", 500, "Datafusion error: Error during planning: table 'No such scanner' not found", false],
    ["restartAsNewInvocation", 503, `${ROUTING}connect throttled; 12ms left in throttling window`, true],
    ["restartAsNewInvocation", 503, `${ROUTING}failed sending request: Connection lost`, true],
    ["restartAsNewInvocation", 503, `${ROUTING}handshake failed: http2 error`, true],
    ["restartAsNewInvocation", 503, `${ROUTING}not leader`, true],
    ["restartAsNewInvocation", 503, `${ROUTING}node N1:2 was shut down or removed`, true],
    ["restartAsNewInvocation", 503, ROUTING.replace(/rpc .*/, "cannot find node for partition 3"), true],
    ["restartAsNewInvocation", 503, `${ROUTING}internal error: connection closed`, false],
    ["restartAsNewInvocation", 503, `${ROUTING}lost leadership`, false],
    ["restartAsNewInvocation", 503, "not leader", false],
    ["restartAsNewInvocation", 400, "The given deployment was not found", false],
  ])("to %s, %i %j, is temporary: %s", (name, status, message, want) => {
    expect(isTemporary(name, status, message)).toBe(want);
  });
});

describe("a temporary failure", () => {
  it("is repeated more often than maxRetries, even for what is not idempotent", async () => {
    failFirst(4, 503, `${ROUTING}not leader`);
    await restartAsNewInvocation(connect(), "inv_1", { maxRetries: 1, deployment: "keep" });
    expect(server.requests).toHaveLength(5);
  });

  it("is repeated for a minute, with a second at most in between", () => {
    vi.useFakeTimers({ toFake: ["performance"] });
    const plan = createRetryPlan(2, false, 1);
    const failure = { maybeSent: true, status: 500, isTemporary: true };
    let repeats = 0;
    for (let step = plan(failure, "a"); step.delay !== undefined; step = plan(failure, "a")) {
      expect(step.delay).toBeLessThanOrEqual(1_000);
      vi.advanceTimersByTime(step.delay);
      repeats++;
    }
    expect(performance.now()).toBeGreaterThan(60_000);
    expect(performance.now()).toBeLessThan(62_000);
    expect(repeats).toBeLessThan(100);
    vi.useRealTimers();
  });

  it("is not a query that breaks off: it runs again 8 times, with growing pauses", () => {
    const plan = createRetryPlan(2, true, 1);
    const failure = { maybeSent: true, isDisconnected: true, isCut: true };
    const delays: number[] = [];
    for (let { delay } = plan(failure, "a"); delay !== undefined; { delay } = plan(failure, "a")) delays.push(delay);
    expect(delays).toHaveLength(8);
    // A cluster that loses a node recovers within 8 seconds.
    expect(delays.reduce((sum, delay) => sum + delay, 0)).toBeGreaterThan(8_000);
    expect(createRetryPlan(0, true, 1)(failure, "a").delay).toBeUndefined();
  });

  it("is not a lost connection: with one address, each refusal after it is a retry", () => {
    const [lost, refused] = [true, false].map((maybeSent) => ({ maybeSent, isDisconnected: true }));
    const listDelays = (addresses: number) => {
      const plan = createRetryPlan(6, true, addresses);
      return [lost, ...Array(6).fill(refused)].map((failure) => plan(failure, "a").delay !== undefined);
    };
    expect(listDelays(1)).toEqual([true, true, true, true, true, true, false]);
    // With others, the query that has crashed this node would go to the next.
    expect(listDelays(2).slice(0, 3)).toEqual([true, true, false]);
  });

  it("does not use up the retries of other failures", async () => {
    let count = 0;
    server.answer = (response) => {
      count++;
      if (count > 6) answerJson(response, 200, { rows: [] });
      else if (count % 3 === 0) response.writeHead(503, { "retry-after": "0" }).end();
      else answerJson(response, 500, { message: SCANNER });
    };
    await query(connect(), { query: "SELECT 1" });
    expect(server.requests).toHaveLength(7);
  });

  it("is an error that says so, where retries are off", async () => {
    failFirst(1, 500, SCANNER);
    const error = await catchError(query(connect(), { query: "SELECT 1" }, { maxRetries: 0 }));
    expect(error).toBeInstanceOf(AdminResponseError);
    expect(error).toMatchObject({ status: 500, temporary: true, attempts: 1 });
  });

  it("is what other failures are not", async () => {
    failFirst(1, 500, "Datafusion error: External error: non valid invocation id");
    const error = await catchError(query(connect(), { query: "SELECT 1" }));
    expect(error).toMatchObject({ status: 500, temporary: false, attempts: 1 });
  });

  it("ends at once when the caller aborts", async () => {
    failFirst(1_000, 500, SCANNER);
    const error = await catchError(countInvocations(connect(), {}, { signal: AbortSignal.timeout(300) }));
    expect(error).toMatchObject({ name: "TimeoutError" });
  });

  it("fails a target of a bulk operation, and is not unknown", async () => {
    server.answer = (response) => answerJson(response, 503, { message: `${ROUTING}not leader` });
    const { failed, unknown } = await restartInvocations(connect(), ["inv_1"], { maxRetries: 0, deployment: "keep" });
    expect([failed.map(({ id }) => id), unknown]).toEqual([["inv_1"], []]);
  });
});

describe("rows that are truncated", () => {
  it("are read again, more often than maxRetries", async () => {
    let left = 4;
    server.answer = (response) => {
      if (left-- === 0) return answerJson(response, 200, { rows: [{ a: 1 }] });
      response.writeHead(200, { "content-type": "application/json" }).write('{"rows":[{"a":1},');
      setTimeout(() => response.destroy(), 10);
    };
    expect(await queryRows(connect(), "SELECT a")).toEqual([{ a: 1 }]);
    expect(server.requests).toHaveLength(5);
  });
});
