import { expect, it } from "vitest";
import {
  type BulkProgress,
  createClient,
  killInvocations,
  RestateAdminError,
  resumeInvocations,
} from "../../../src/index.js";
import { catchError } from "../../kit/catch-error.js";
import { answerJson } from "../../kit/loopback-server.js";
import { calls, catchStop, client, ids, names, refusal, server, useBulkServer } from "./bulk-server.js";

useBulkServer();

/** Answers the first calls, and leaves the others without an answer. Aborts once `concurrency` unanswered calls have come. */
function stall(answered: number, concurrency: number): AbortSignal {
  const controller = new AbortController();
  server.answer = (response) => {
    if (server.requests.length <= answered) response.writeHead(200).end();
    if (server.requests.length === answered + concurrency) controller.abort(new Error("changed my mind"));
  };
  return controller.signal;
}

it("an abort stops with lists of the targets that were done, may have been done, or were not begun", async () => {
  const signal = stall(10, 4);
  // More targets than a function call can take as arguments.
  const error = await catchStop(resumeInvocations(client, names(150_000), { signal, concurrency: 4 }));
  const { succeeded, unknown, failed, notStarted } = error.result;
  expect([succeeded.length, unknown.length, failed.length, notStarted.length]).toEqual([10, 4, 0, 149_986]);
  expect(ids([...succeeded, ...unknown, ...notStarted])).toEqual(names(150_000).sort());
  expect(unknown[0]?.error).toBe(signal.reason);
  expect(server.requests).toHaveLength(14);
  expect(error).toBeInstanceOf(RestateAdminError);
  expect(error).toMatchObject({
    name: "BulkStoppedError",
    calledFunction: "resumeInvocations",
    cause: signal.reason,
    message:
      "resumeInvocations: stopped early: changed my mind (succeeded 10, unchanged 0, failed 0, unknown 4, " +
      "notStarted 149986)",
  });
});

it.each<[string, string[] | { readonly status: "paused" }, "first" | "next" | "later", string[]]>([
  ["before the beginning", names(3), "first", []],
  ["right after the call", names(3), "next", []],
  ["while a filter is listed", { status: "paused" }, "later", ["POST /query"]],
])("an abort %s is the signal's reason, and nothing is done", async (_, targets, when, sent) => {
  const controller = new AbortController();
  const { signal } = controller;
  const abort = () => controller.abort(new Error("changed my mind"));
  if (when === "first") abort();
  server.answer = abort;
  const running = killInvocations(client, targets, { signal });
  if (when === "next") abort();
  expect(await catchError(running)).toBe(signal.reason);
  expect(calls()).toEqual(sent);
});

it.each([
  ["succeeded", 200],
  ["unchanged", 409],
] as const)("an abort changes nothing after the last target has %s", async (list, status) => {
  server.answer = (response) => answerJson(response, status, { message: refusal("inv_1") });
  const late = new AbortController();
  const own = createClient({ baseUrl: server.url, onCallEnd: () => late.abort() });
  expect((await killInvocations(own, ["inv_1"], { signal: late.signal }))[list]).toHaveLength(1);
  expect(late.signal.aborted).toBe(true);
});

it("an abort does not wait for a target that never comes, and closes the source of the targets", async () => {
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
