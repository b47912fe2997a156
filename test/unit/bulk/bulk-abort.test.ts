import assert from "node:assert/strict";
import { getEventListeners } from "node:events";
import { describe, expect, it, vi } from "vitest";
import {
  type BulkProgress,
  createClient,
  killInvocations,
  RestateAdminError,
  resumeInvocations,
} from "../../../src/index.js";
import { catchError } from "../../kit/catch-error.js";
import { calls, catchStop, client, ids, names, server, useBulkServer } from "./bulk-server.js";

useBulkServer();

describe("an abort", () => {
  /** Answers the first ones, and leaves the others without an answer; aborts once `concurrency` of those have come. */
  function stall(answered: number, concurrency: number): AbortSignal {
    const controller = new AbortController();
    server.answer = (response) => {
      if (server.requests.length <= answered) response.writeHead(200).end();
      if (server.requests.length === answered + concurrency) controller.abort(new Error("changed my mind"));
    };
    return controller.signal;
  }

  it("stops with what was done by then, what may have been done, and what was not begun", async () => {
    const signal = stall(10, 4);
    const error = await catchStop(resumeInvocations(client, names(40), { signal, concurrency: 4 }));
    const { succeeded, unknown, failed, notStarted } = error.result;
    expect([succeeded.length, unknown.length, failed.length, notStarted.length]).toEqual([10, 4, 0, 26]);
    expect(ids([...succeeded, ...unknown, ...notStarted])).toEqual(names(40).sort());
    expect(unknown[0]?.error).toBe(signal.reason);
    expect(server.requests).toHaveLength(14);
    expect(error).toBeInstanceOf(RestateAdminError);
    expect(error).toMatchObject({
      name: "BulkStoppedError",
      calledFunction: "resumeInvocations",
      cause: signal.reason,
      message:
        "resumeInvocations: stopped early: changed my mind (succeeded 10, unchanged 0, failed 0, unknown 4, " +
        "notStarted 26)",
    });
  });

  it.each<[string, unknown]>([
    ["has no prototype", Object.create(null)],
    ["cannot be printed", { toString: () => assert.fail() }],
    ["is an error without a readable message", Object.defineProperty(new Error(), "message", { get: assert.fail })],
  ])("whose reason %s loses nothing of the result", async (_, reason) => {
    const controller = new AbortController();
    server.answer = (response) => {
      if (server.requests.length <= 2) response.writeHead(200).end();
      else controller.abort(reason);
    };
    const { signal } = controller;
    const { result, cause } = await catchStop(killInvocations(client, names(9), { signal, concurrency: 1 }));
    expect([result.succeeded.length, result.unknown.length, result.notStarted.length]).toEqual([2, 1, 6]);
    expect(cause).toBe(reason);
  });

  it.each([resumeInvocations, killInvocations])("right after the call sends nothing", async (run) => {
    const controller = new AbortController();
    const running = run(client, names(3), { signal: controller.signal });
    controller.abort(new Error("changed my mind"));
    expect(await catchError(running)).toBe(controller.signal.reason);
    expect(server.requests).toEqual([]);
  });

  it("of what all had begun says so too, and one after all is done changes nothing", async () => {
    const { result } = await catchStop(killInvocations(client, names(4), { signal: stall(0, 4), concurrency: 4 }));
    expect([result.unknown.length, result.failed, result.notStarted]).toEqual([4, [], []]);

    server.answer = (response) => response.writeHead(200).end();
    const controller = new AbortController();
    const onProgress = ({ done }: BulkProgress) => done === 4 && controller.abort();
    const whole = await killInvocations(client, names(4), { signal: controller.signal, onProgress });
    expect(whole.succeeded).toHaveLength(4);

    const late = new AbortController();
    const own = createClient({ baseUrl: server.url, onCallEnd: () => late.abort() });
    expect((await killInvocations(own, ["inv_1"], { signal: late.signal })).succeeded).toHaveLength(1);
    expect(late.signal.aborted).toBe(true);
  });

  it("tells of as many as there are", async () => {
    const { result } = await catchStop(
      killInvocations(client, names(150_000), { signal: stall(4, 4), concurrency: 4 }),
    );
    expect([result.succeeded.length, result.unknown.length, result.notStarted.length]).toEqual([4, 4, 149_992]);
  });

  it("before the beginning is the signal's reason, and nothing is sent", async () => {
    const reason = new Error("changed my mind");
    expect(await catchError(killInvocations(client, names(4), { signal: AbortSignal.abort(reason) }))).toBe(reason);
    expect(calls()).toEqual([]);
  });

  it("while a filter is listed is the signal's reason, and nothing is done", async () => {
    const controller = new AbortController();
    const reason = new Error("changed my mind");
    server.answer = () => controller.abort(reason);
    const { signal } = controller;
    expect(await catchError(killInvocations(client, { status: "paused" }, { signal }))).toBe(reason);
    expect(calls()).toEqual(["POST /query"]);
  });

  it("does not wait for a target that never comes, and closes what they come from", async () => {
    const controller = new AbortController();
    let isClosed = false;
    const targets = {
      [Symbol.asyncIterator]: () => ({
        left: ["inv_1"],
        next() {
          const value = this.left.shift();
          return value === undefined ? new Promise<never>(() => {}) : Promise.resolve({ done: false as const, value });
        },
        async return(): Promise<IteratorResult<string>> {
          isClosed = true;
          throw new Error("not of interest");
        },
      }),
    };
    const onProgress = ({ done }: BulkProgress) => done === 1 && controller.abort("enough");
    const error = await catchStop(killInvocations(client, targets, { signal: controller.signal, onProgress }));
    expect(error.cause).toBe("enough");
    expect(ids(error.result.succeeded)).toEqual(["inv_1"]);
    expect(isClosed).toBe(true);
  });

  it("that comes between a target and its call leaves it not begun", async () => {
    const notStarted: string[] = [];
    for (let steps = 0; steps < 20; steps++) {
      const controller = new AbortController();
      const abort = async () => {
        for (let step = 0; step < steps; step++) await undefined;
        controller.abort();
      };
      function* targets(): Generator<string> {
        yield "inv_1";
        void abort();
        yield* ["inv_2", "inv_3"];
      }
      const options = { signal: controller.signal, concurrency: 1 };
      const { result } = await catchStop(killInvocations(client, targets(), options));
      expect(ids(result.succeeded)).toEqual(["inv_1"]);
      expect(["", "inv_2"]).toContain(ids([...result.unknown, ...result.notStarted]).join());
      notStarted.push(...ids(result.notStarted));
    }
    expect(notStarted.length).toBeGreaterThan(0);
  });

  it("leaves no listener on the signal", async () => {
    const { signal } = new AbortController();
    const add = vi.spyOn(signal, "addEventListener");
    await killInvocations(client, new Set(names(50)), { signal });
    expect(add).toHaveBeenCalled();
    expect(getEventListeners(signal, "abort")).toEqual([]);
  });
});
